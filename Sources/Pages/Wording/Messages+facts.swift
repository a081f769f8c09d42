import Measures
import Registry

/// Facts that are not the same everywhere.
extension Messages {
    /// What a fact is called: common ones in the language, others by their id.
    public func fact(_ id: String) -> String {
        switch id {
        case "fee": say("fee", "tarif")
        case "processing_time": say("processing time", "délai de traitement")
        case "documents": say("documents needed", "pièces à fournir")
        case "hours", "opening_hours": say("opening hours", "horaires d’ouverture")
        case "eligibility": say("eligibility", "conditions d’accès")
        case "contact", "phone": say("contact", "contact")
        default: id.replacing("_", with: " ")
        }
    }

    /// Which fact of which service is not the same everywhere.
    func factHeadline(_ alert: AlertModel) -> String {
        let (title, fact) = (text(alert.title), quoted(fact(alert.topic ?? "")))
        return say("\(title): \(fact) is not the same everywhere", "\(title) : \(fact) n’est pas le même partout")
    }

    /// What it means that a fact is not the same everywhere.
    var factMeaning: String {
        say(
            "People are told different things, depending on how they reach the service. What each says stands below, "
                + "word for word.",
            "Le public reçoit des informations différentes selon le moyen d’accès. Ce que chacun indique figure plus "
                + "bas, mot pour mot.")
    }

    /// What a mail says of a fact that is not the same everywhere.
    func factParts(_ alert: AlertModel) -> [MailPart] {
        [
            .paragraph(factMeaning),
            .paragraph(say("Since: \(momentAndZone(alert.since)).", "Depuis : \(momentAndZone(alert.since)).")),
        ]
    }

    /// What to do about it.
    func factSteps() -> [String] {
        [
            say(
                "Find out which of them is right, and have the others changed.",
                "Établissez lequel est juste, et faites corriger les autres."),
            say(
                "If somebody paid or waited too much because of it, tell them.",
                "Si quelqu’un a trop payé ou trop attendu à cause de cela, prévenez-le."),
        ]
    }

    var factsTitle: String { say("The same everywhere?", "Partout pareil ?") }
    var factsIntro: String {
        say(
            "What each channel says, word for word, held against what the service itself says.",
            "Ce que dit chaque moyen d’accès, mot pour mot, comparé à ce que dit le service.")
    }
    var factColumn: String { say("Fact", "Information") }
    var saysColumn: String { say("It says", "Il indique") }
    var comparedColumn: String { say("Compared", "Comparaison") }
    var serviceItself: String { say("The service itself", "Le service lui-même") }
    var noFacts: String {
        say(
            "The service’s file states no fact to compare. Add “facts” to it and to its channels.",
            "Le fichier du service n’indique aucune information à comparer. Ajoutez-y « facts », ainsi qu’à ses moyens "
                + "d’accès.")
    }

    /// How what a channel says of a fact compares.
    public func finding(_ finding: FactRow.Finding) -> String {
        switch finding {
        case .same: say("the same", "identique")
        case .differs: say("differs", "différent")
        case .missing: say("looked for and not found", "cherché, non trouvé")
        case .stale: say("too old to count", "trop ancien pour compter")
        case .unreadable: say("cannot be compared", "non comparable")
        case .alone: say("nothing to compare it with", "rien à quoi le comparer")
        case .pending: say("not looked for yet", "pas encore cherché")
        }
    }
}
