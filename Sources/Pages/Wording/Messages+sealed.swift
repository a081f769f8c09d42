import Registry

/// The page that the sealed link of a mail leads to.
extension Messages {
    /// How long the link works.
    func sealedUntil(_ end: Timestamp) -> String {
        say(
            "This page is for whoever got the message with its link. The link works until \(momentAndZone(end)).",
            "Cette page est destinée à qui a reçu le message contenant ce lien. Le lien fonctionne jusqu’au "
                + "\(momentAndZone(end)).")
    }
    var sealedMore: String {
        say(
            "Who was told and what happened since is shown to whoever signs in:",
            "Qui a été prévenu et la suite se lisent une fois connecté :")
    }
    var sealedWhole: String { say("the whole alert", "l’alerte entière") }

    var linkRefusedPublic: String {
        say(
            "Whether the services work now is on a page for everybody:",
            "L’état actuel des services figure sur une page ouverte à tous :")
    }
    var toResults: String { say("The newest results of the checks", "Les derniers résultats des contrôles") }
}
