import Registry

/// What people say, and what becomes of it.
extension Messages {
    var feedbackTitle: String { say("Tell us how it went", "Dites-nous comment cela s’est passé") }
    var feedbackStart: String { say("What is it about?", "De quoi s’agit-il ?") }
    var feedbackIntro: String {
        say(
            "Your answers go to the people who run the service. You need no name. You get a code with which you can see "
                + "what becomes of them.",
            "Vos réponses vont à ceux qui assurent le service. Aucun nom n’est demandé. Vous recevrez un code pour voir "
                + "la suite.")
    }
    var feedbackPrivacy: String {
        say(
            "E-mail addresses and telephone, bank, card and national numbers are taken out before anything is kept.",
            "Les adresses électroniques et les numéros de téléphone, de compte, de carte et d’identité sont retirés avant "
                + "toute conservation.")
    }
    var sendFeedback: String { say("Send", "Envoyer") }
    var requiredMark: String { say("(needed)", "(obligatoire)") }
    var optionalMark: String { say("(optional)", "(facultatif)") }
    func askedAfter(_ options: [Text]) -> String {
        let words = list(options.map { quoted(text($0)) })
        return say("Only if you chose \(words) above.", "Seulement si vous avez choisi \(words) plus haut.")
    }
    func characterLimit(_ limit: Int) -> String {
        say("At most \(number(limit)) characters.", "\(number(limit)) caractères au plus.")
    }
    var honeypotLabel: String {
        say(
            "Leave this field empty: it is there to catch machines",
            "Laissez ce champ vide : il sert à repérer les robots")
    }
    var formProblems: String { say("Please look at these answers again", "Veuillez revoir ces réponses") }

    func problem(_ problem: FeedbackFormModel.Problem) -> String {
        switch problem {
        case .missing: say("Please choose an answer.", "Veuillez choisir une réponse.")
        case .wrong: say("This answer is not one of those offered.", "Cette réponse ne fait pas partie des choix.")
        case .several: say("Please choose one answer only.", "Veuillez choisir une seule réponse.")
        case .notAlone:
            say(
                "One of the answers says that none of the others is true.",
                "L’une des réponses exclut toutes les autres.")
        case .tooLong(let count, let limit):
            say(
                "The text has \(number(count)) characters; please keep to \(number(limit)).",
                "Le texte compte \(number(count)) caractères ; \(number(limit)) au plus, s’il vous plaît.")
        case .controls:
            say(
                "The text holds characters that cannot be shown. Please type it instead of pasting it.",
                "Le texte contient des caractères impossibles à afficher. Veuillez le saisir au lieu de le coller.")
        }
    }

    var thanksTitle: String { say("Thank you – we have it", "Merci, c’est bien reçu") }
    var thanksCode: String { say("Your code", "Votre code") }
    var thanksMeaning: String {
        say(
            "Keep this code: with it you can see what becomes of what you said. It is shown only now, and we cannot find "
                + "it out again.",
            "Gardez ce code : il vous permet de voir la suite donnée à vos réponses. Il n’est affiché que maintenant, et "
                + "nous ne pouvons pas le retrouver.")
    }
    var followNow: String { say("See where it is now", "Voir où cela en est") }
    var followTitle: String { say("What became of what you said", "La suite donnée à vos réponses") }
    var followIntro: String {
        say("Enter the code that you were given.", "Saisissez le code qui vous a été remis.")
    }
    var codeLabel: String { say("Code", "Code") }
    var unknownCode: String {
        say(
            "Nothing was found for this code. Check that all of it is there; small letters and dashes do not matter.",
            "Aucun résultat pour ce code. Vérifiez qu’il est complet ; majuscules et tirets sont sans importance.")
    }
    var whatYouSaid: String { say("What you wrote", "Ce que vous avez écrit") }
    var nothingWritten: String {
        say("You wrote nothing, or took it back.", "Vous n’avez rien écrit, ou l’avez retiré.")
    }
    var takeBack: String { say("Take back what I wrote", "Retirer ce que j’ai écrit") }
    var takeBackMeaning: String {
        say(
            "Your words are deleted for good. What you ticked stays in the sums, without a name.",
            "Vos mots sont supprimés définitivement. Vos choix restent dans les totaux, sans nom.")
    }
    var whatHappened: String { say("What happened", "Ce qui s’est passé") }

    /// Where a submission is on its way, for whoever sent it.
    func state(_ state: SubmissionState) -> String {
        switch state {
        case .received: say("Received; nobody has read it yet", "Reçu ; personne ne l’a encore lu")
        case .acknowledged: say("Read", "Lu")
        case .linked: say("Being worked on", "En cours de traitement")
        case .answered: say("Answered", "Répondu")
        case .noAction: say("Closed without change", "Clos sans changement")
        case .held: say("Set aside", "Mis de côté")
        }
    }

    func event(_ kind: SubmissionEventRow.Kind) -> String {
        switch kind {
        case .received: say("It arrived.", "C’est arrivé.")
        case .acknowledged: say("Somebody of the service has read it.", "Une personne du service l’a lu.")
        case .answered: say("The service has answered.", "Le service a répondu.")
        case .noAction: say("The service changes nothing, because:", "Le service ne change rien, car :")
        case .released: say("It was set aside by mistake, and counts.", "Mis de côté par erreur, c’est pris en compte.")
        case .withdrawn: say("You took back what you wrote.", "Vous avez retiré ce que vous aviez écrit.")
        }
    }

    var inboxTitle: String { say("What people say", "Ce que disent les usagers") }
    var inboxIntro: String {
        say(
            "Personal data was taken out before anything was kept. Who reads this is noted.",
            "Les données personnelles ont été retirées avant toute conservation. La lecture est consignée.")
    }
    var inboxEmpty: String { say("Nothing here.", "Rien ici.") }
    var inboxLink: String { say("Read what people say", "Lire ce que disent les usagers") }
    var giveFeedback: String { say("Say how it went", "Donner votre avis") }
    var answerLabel: String { say("Answer, which the person can read", "Réponse, que la personne peut lire") }
    var sendAnswer: String { say("Answer", "Répondre") }
    var heldMeaning: String {
        say(
            "It looks like the work of a machine, so it counts nowhere.",
            "Cela ressemble à l’œuvre d’une machine ; rien n’en est compté.")
    }
    var releaseButton: String {
        say("It is from a person: take it in", "Cela vient d’une personne : le prendre en compte")
    }
    var markRead: String { say("Mark as read", "Marquer comme lu") }
    var noActionButton: String { say("Change nothing, for this reason", "Ne rien changer, pour cette raison") }
    var assistedMark: String { say("entered by staff", "saisi par un agent") }
    var allStates: String { say("All", "Tout") }
    var feedbackClosed: String {
        say("This service does not ask for feedback here.", "Ce service ne recueille pas d’avis ici.")
    }
    var sentAlready: String {
        say(
            "This form was sent already, with other answers. If these should count as well, send them now.",
            "Ce formulaire a déjà été envoyé, avec d’autres réponses. Pour envoyer aussi celles-ci, validez de nouveau."
        )
    }
}
