import Measures
import Registry

/// Standards and verdicts.
extension Messages {
    var standards: String { say("Standards", "Normes") }
    var standardsIntro: String {
        say(
            "What standards bodies ask of public services. Each point says how it is decided.",
            "Ce que les organismes de normalisation demandent aux services publics. Chaque point dit comment il est "
                + "jugé.")
    }
    var allStandards: String { say("All standards", "Toutes les normes") }
    var noStandards: String {
        say(
            "No standard is installed. Put checklist files into the folder that the configuration names (standards).",
            "Aucune norme n’est installée. Placez des fichiers de critères dans le dossier que nomme la configuration "
                + "(standards).")
    }
    var standardColumn: String { say("Standard", "Norme") }
    var publisherColumn: String { say("Publisher", "Éditeur") }
    var versionColumn: String { say("Version", "Version") }
    var pointsColumn: String { say("Points", "Points") }
    var verdictsTitle: String { say("Standards met", "Normes respectées") }
    var noVerdicts: String {
        say(
            "The service’s file names no standard. Add “standards” to have it assessed.",
            "Le fichier du service ne nomme aucune norme. Ajoutez « standards » pour le faire évaluer.")
    }
    var verdictsIntro: String {
        say(
            "What is not known is said, and counts as neither met nor missed.",
            "Ce qui n’est pas connu est dit, et ne compte ni comme respecté ni comme manqué.")
    }
    var authoritativeText: String { say("Authoritative text", "Texte faisant foi") }
    var licenceLabel: String { say("Licence of this wording", "Licence de cette rédaction") }
    var judgedServices: String { say("Services judged by it", "Services évalués") }
    var noJudgedServices: String {
        say("No service names this standard yet.", "Aucun service ne nomme encore cette norme.")
    }
    var decidedByTitle: String { say("How it is decided", "Comment c’est jugé") }
    var remedyTitle: String { say("What to do", "Que faire") }
    var whyTitle: String { say("Why", "Pourquoi") }
    var valuesTitle: String { say("Values", "Valeurs") }
    var thresholdColumn: String { say("Held against", "Seuil") }
    var roleColumn: String { say("Part", "Rôle") }
    var neededColumn: String { say("Needed", "Requis") }
    var followsColumn: String { say("By itself", "À lui seul") }
    var changesTitle: String { say("What changed, and why", "Ce qui a changé, et pourquoi") }
    var noChanges: String { say("Nothing has changed yet.", "Rien n’a encore changé.") }
    var assessedLabel: String { say("Assessed", "Évalué") }
    var notAssessedYet: String {
        say(
            "Not assessed yet: the server does so within the hour, `plumbline assess` at once.",
            "Pas encore évalué : le serveur le fait dans l’heure, `plumbline assess` tout de suite.")
    }
    var fileLabel: String { say("File", "Fichier") }
    var scoreLabel: String { say("Score", "Note") }
    var disputed: String { say("disputed", "contesté par une mesure") }

    /// A verdict in words.
    public func verdict(_ verdict: VerdictRow.Verdict) -> String {
        switch verdict {
        case .pass: say("met", "respecté")
        case .partial: say("partly met", "en partie respecté")
        case .fail: say("not met", "non respecté")
        case .notApplicable: say("not asked here", "non demandé ici")
        case .notAssessed: say("not assessed", "non évalué")
        case .insufficientData: say("too little data", "trop peu de données")
        case .needsPerson: say("a person must look", "à examiner par une personne")
        case .error: say("our measurement failed", "notre mesure a échoué")
        case .exempt: say("exempt", "dispensé")
        case .expired: say("out of date", "périmé")
        }
    }

    /// How much a point weighs.
    public func level(_ level: VerdictRow.Level) -> String {
        switch level {
        case .must: say("must", "obligatoire")
        case .should: say("should", "recommandé")
        case .may: say("may", "facultatif")
        }
    }

    /// What a value may do to a verdict.
    public func role(_ role: VerdictRow.Value.Role) -> String {
        switch role {
        case .decides: say("decides", "décide")
        case .supports: say("supports", "appuie")
        case .contradicts: say("can contradict", "peut contredire")
        }
    }

    /// What made a verdict different.
    func cause(_ cause: AssessmentModel.Change.Cause) -> String {
        switch cause {
        case .first: say("first verdict", "premier verdict")
        case .service: say("the service changed", "le service a changé")
        case .rule: say("the rule changed", "la règle a changé")
        case .exemption: say("an exemption began or ended", "une dispense a commencé ou pris fin")
        case .attestation: say("a statement was made, reviewed or ran out", "une déclaration faite, vérifiée ou échue")
        case .data: say("there is more or less data", "il y a plus ou moins de données")
        case .monitor: say("our measurement failed or works again", "notre mesure a échoué ou fonctionne de nouveau")
        }
    }

    /// A score with what it rests on.
    public func score(_ score: AssessmentModel.Score) -> String {
        let share = say(
            "\(number(score.assessed)) of \(number(score.asked)) points assessed",
            "\(number(score.assessed)) points évalués sur \(number(score.asked))")
        guard let needed = score.neededShare else { return share }
        guard let value = score.value else {
            return say(
                "no score: \(share), \(percent(share: needed, places: 0)) are needed",
                "pas de note : \(share), il en faut \(percent(share: needed, places: 0))")
        }
        return say(
            "\(percent(share: value, places: 0)) met; \(share)",
            "\(percent(share: value, places: 0)) respectés ; \(share)")
    }

    /// A value with its unit, or why there is none.
    public func shown(_ shown: VerdictRow.Value) -> String { value(shown.value.outcome, shown.measure.unit) }

    /// The lines that a value was held against, with the one that fitted first.
    public func lines(_ shown: VerdictRow.Value) -> String {
        guard let threshold = shown.threshold else { return shown.bands.joined(separator: ", ") }
        let others = shown.bands.filter { $0 != threshold }
        return others.isEmpty
            ? threshold
            : say(
                "\(threshold) (not \(others.joined(separator: ", ")))",
                "\(threshold) (pas \(others.joined(separator: ", ")))")
    }

    /// An interval with its unit.
    public func shown(_ interval: ClosedRange<Double>, _ unit: ShownUnit) -> String { self.interval(interval, unit) }

    /// Why a verdict came out as it did, in one sentence without its full stop.
    public func reason(_ reason: VerdictRow.Reason) -> String {
        let measure = reason.measure.map(text) ?? ""
        switch reason.code {
        case .band:
            let label = reason.label.map { " (\(text($0)))" } ?? ""
            if reason.threshold == "otherwise" {
                return say(
                    "\(measure): the value meets no other line of the standard\(label)",
                    "\(measure) : la valeur ne répond à aucune autre ligne de la norme\(label)")
            }
            return say(
                "\(measure): the value is \(reason.threshold ?? "")\(label)",
                "\(measure) : la valeur est \(reason.threshold ?? "")\(label)")
        case .excluded:
            if let label = reason.label { return text(label) }
            return say(
                "the standard asks it of others only: \(reason.detail ?? "")",
                "la norme ne le demande qu’à d’autres : \(reason.detail ?? "")")
        case .parameterMissing:
            return say(
                "the parameter \(reason.detail ?? "") has no value",
                "le paramètre \(reason.detail ?? "") n’a pas de valeur")
        case .noSource: return say("\(measure): no source yet", "\(measure) : pas encore de source")
        case .tooFew:
            return say(
                "\(measure): \(number(reason.found ?? 0)) observations, \(number(reason.needed ?? 0)) are needed",
                "\(measure) : \(number(reason.found ?? 0)) observations, il en faut \(number(reason.needed ?? 0))")
        case .noValue:
            let why = reason.detail.flatMap(MissingReason.init).map(missing) ?? reason.detail ?? ""
            return say("\(measure): \(why)", "\(measure) : \(why)")
        case .noChannel:
            return say("\(measure): no such channel is declared", "\(measure) : aucun moyen d’accès de ce genre")
        case .cannotDecide:
            return say(
                "\(measure): shown, but a value alone does not decide here",
                "\(measure) : affiché, mais une valeur seule ne décide pas ici")
        case .notAttested: return say("nobody has stated it yet", "personne ne l’a encore déclaré")
        case .tooLittleKnown:
            return say(
                "\(measure): something is known of \(reason.found ?? 0) % of the time, and \(reason.needed ?? 0) % is asked for",
                "\(measure) : on connaît \(reason.found ?? 0) % du temps, et il en faut \(reason.needed ?? 0) %")
        case .renewalWaits:
            return say(
                "a newer statement waits for its review; this one still holds",
                "une déclaration plus récente attend sa vérification ; celle-ci vaut encore")
        case .otherVersion:
            return say(
                "it was stated for version \(reason.detail ?? ""), which asked something else; state it anew",
                "la déclaration valait pour la version \(reason.detail ?? ""), qui demandait autre chose ; refaites-la")
        case .notReviewed: return say("the statement waits for its review", "la déclaration attend sa vérification")
        case .rejected:
            return say("the reviewer did not accept the statement", "la vérification a rejeté la déclaration")
        case .attested:
            let answer =
                switch reason.detail {
                case "yes": say("yes", "oui")
                case "partly": say("partly", "en partie")
                default: say("no", "non")
                }
            return say("stated: \(answer)", "déclaré : \(answer)")
        case .tooLittleEvidence:
            return say(
                "the statement has \(number(reason.found ?? 0)) pieces of evidence that count, \(number(reason.needed ?? 0)) are needed",
                "la déclaration a \(number(reason.found ?? 0)) preuves recevables, il en faut \(number(reason.needed ?? 0))"
            )
        case .attestationExpired:
            return say(
                "the statement held until \(written(reason.date))",
                "la déclaration valait jusqu’au \(written(reason.date))")
        case .exempt: return say("exempt until \(written(reason.date))", "dispensé jusqu’au \(written(reason.date))")
        case .exemptionExpired:
            return say(
                "the exemption ended on \(written(reason.date))", "la dispense a pris fin le \(written(reason.date))")
        case .contradicted:
            return say(
                "contradicted by \(measure): the value is \(reason.threshold ?? "")",
                "contredit par \(measure) : la valeur est \(reason.threshold ?? "")")
        case .held:
            let next = reason.detail.flatMap(VerdictRow.Verdict.init).map(verdict) ?? ""
            return say(
                "it now comes out as \(quoted(next)), \(number(reason.found ?? 0)) of \(number(reason.needed ?? 0)) times in a row",
                "le résultat est à présent \(quoted(next)), \(number(reason.found ?? 0)) fois de suite sur \(number(reason.needed ?? 0))"
            )
        }
    }
}

extension Messages {
    /// The days that a value is about.
    func period(_ window: Window) -> String {
        let (first, last) = (zone.local(window.start).day, zone.local(window.end).day)
        return first == last ? day(first) : "\(day(first)) – \(day(last))"
    }

    /// Of how much of the time something is known.
    func knownOf(_ share: Double) -> String {
        let part = quantity((share * 1000).rounded() / 10, .percent)
        return say("known of \(part)", "connu pour \(part)")
    }

    /// A day that a file wrote as `2026-12-31`, in words.
    func written(_ date: String?) -> String {
        guard let date else { return "" }
        return CivilDate(date).map(day) ?? date
    }

    /// Who stated something, and who reviewed it.
    func statedBy(_ stated: VerdictRow.Stated) -> String {
        let who = say("Stated by \(stated.by) on \(day(stated.on))", "Déclaré par \(stated.by) le \(day(stated.on))")
        return who
            + (stated.reviewedBy.map { say(", reviewed by \($0)", ", vérifié par \($0)") }
                ?? say(", not reviewed yet", ", pas encore vérifié")) + "."
    }

    /// What a reviewer noted.
    func reviewNote(_ note: String) -> String { say("The reviewer notes: \(note)", "Note de vérification : \(note)") }
}
