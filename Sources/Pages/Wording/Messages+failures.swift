/// Requests that failed.
extension Messages {
    /// What happened, and what to do next.
    func failure(_ status: Int) -> (title: String, next: String) {
        switch status {
        case 400, 422:
            (
                say("We could not read this", "Nous n’avons pas pu lire ceci"),
                say(
                    "Go back, check what you entered and send it again.",
                    "Revenez en arrière, vérifiez votre saisie et renvoyez-la.")
            )
        case 401:
            (
                say("Sign in first", "Connectez-vous d’abord"),
                say("This page is for people who are signed in.", "Cette page est réservée aux personnes connectées.")
            )
        case 403:
            (
                say("You may not do this", "Vous n’avez pas ce droit"),
                say(
                    "Your token does not allow it, or the form was open for too long. Load the page again, or ask "
                        + "the operator.",
                    "Votre jeton ne le permet pas, ou le formulaire est resté ouvert trop longtemps. Rechargez la "
                        + "page ou "
                        + "demandez à l’exploitant.")
            )
        case 404:
            (
                say("There is no such page", "Cette page n’existe pas"),
                say(
                    "The address may be mistyped, or what it showed is gone. Look for it from the start.",
                    "L’adresse est peut-être mal saisie, ou son contenu a disparu. Cherchez depuis le début.")
            )
        case 405:
            (
                say("This address does not work that way", "Cette adresse ne s’utilise pas ainsi"),
                say(
                    "Go back and use the form or the link on the page.",
                    "Revenez en arrière et utilisez le formulaire ou le lien de la page.")
            )
        case 409:
            (
                say("This has been done already", "C’est déjà fait"),
                say("Load the page again to see how it is now.", "Rechargez la page pour voir l’état actuel.")
            )
        case 413:
            (
                say("This is too large", "C’est trop volumineux"),
                say("Send less at once.", "Envoyez-en moins à la fois.")
            )
        case 429:
            (
                say("Too many requests", "Trop de demandes"),
                say("Wait a minute, then try again.", "Attendez une minute, puis réessayez.")
            )
        case 503:
            (
                say("Not ready yet", "Pas encore prêt"),
                say(
                    "The program is starting or busy. Try again in a minute.",
                    "Le programme démarre ou est occupé. Réessayez dans une minute.")
            )
        case 500...:
            (
                say("Something failed here", "Une erreur s’est produite chez nous"),
                say(
                    "The fault is ours, and the operator finds it in the log. Nothing that you did is lost if you "
                        + "were told that "
                        + "it was saved. Try again in a minute.",
                    "La faute est de notre côté ; l’exploitant la trouvera dans le journal. Ce dont l’enregistrement "
                        + "vous a été "
                        + "confirmé n’est pas perdu. Réessayez dans une minute.")
            )
        default:
            (
                say("This did not work", "Cela n’a pas fonctionné"),
                say("Go back and try again.", "Revenez en arrière et réessayez.")
            )
        }
    }
    var toStatuses: String { say("See whether the services work", "Voir si les services fonctionnent") }
    func errorCode(_ status: Int) -> String { say("Error \(status)", "Erreur \(status)") }
}
