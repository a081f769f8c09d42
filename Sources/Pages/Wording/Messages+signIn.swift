/// Signing in.
extension Messages {
    var signInFailed: String { say("Signing in failed", "Échec de la connexion") }
    var signInIntro: String {
        say(
            "These pages are for those who run public services or answer for them. Whether services work is open to "
                + "everybody.",
            "Ces pages sont pour celles et ceux qui gèrent les services publics ou en répondent. L’état des services "
                + "est ouvert à tous."
        )
    }
    var token: String { say("Your token", "Votre jeton") }
    var tokenHint: String {
        say(
            "The operator made it for you with “plumbline token”. It is never sent by mail.",
            "L’exploitant l’a créé pour vous avec « plumbline token ». Il n’est jamais envoyé par courriel.")
    }
    func signInFailure(_ failure: SignInFailure) -> String {
        switch failure {
        case .unknownToken:
            say(
                "This token is not known. Check that you copied all of it, or ask the operator for a new one.",
                "Ce jeton est inconnu. Vérifiez que vous l’avez copié en entier ou demandez-en un nouveau à "
                    + "l’exploitant."
            )
        case .tooManyAttempts:
            say("Too many attempts. Wait a minute and try again.", "Trop d’essais. Attendez une minute et réessayez.")
        }
    }
    var oneTimeQuestion: String { say("Sign in with this link?", "Se connecter avec ce lien ?") }
    var oneTimeIntro: String {
        say(
            "The link works once. Sign in on the device that you want to use.",
            "Le lien ne sert qu’une fois. Connectez-vous sur l’appareil que vous voulez utiliser.")
    }
}
