import Registry

/// What stands around every page, lists and their pages.
extension Messages {
    var product: String { "Plumbline" }
    var skip: String { say("Skip to the content", "Aller au contenu") }
    var navigation: String { say("Main", "Principale") }
    var contents: String { say("On this page", "Sur cette page") }
    var noticeLabel: String { say("Notice", "Avis") }
    var languages: String { say("Language", "Langue") }
    var services: String { say("Services", "Services") }
    var alerts: String { say("Alerts", "Alertes") }
    var statuses: String { say("Status", "État") }
    var about: String { say("Words and methods", "Mots et méthodes") }
    var mailbox: String { say("Caught mail", "Courriels captés") }
    var signIn: String { say("Sign in", "Se connecter") }
    var signOut: String { say("Sign out", "Se déconnecter") }
    var aboutWords: String { say("What the words mean", "Ce que les mots veulent dire") }

    var purpose: String {
        say(
            "Plumbline checks public services the way people reach them, and tells the officials who answer for them.",
            "Plumbline contrôle les services publics par les moyens que chacun utilise et prévient leurs responsables.")
    }

    func signedInAs(_ name: String) -> String { say("Signed in: \(name)", "Connecté : \(name)") }

    func written(_ moment: Timestamp) -> String {
        say("This page was written on \(momentAndZone(moment)).", "Page établie le \(momentAndZone(moment)).")
    }

    func shown(_ pagination: Pagination) -> String {
        say(
            "\(number(pagination.first)) to \(number(pagination.last)) of \(number(pagination.total))",
            "\(number(pagination.first)) à \(number(pagination.last)) sur \(number(pagination.total))")
    }

    func page(_ number: Int, of pages: Int) -> String {
        say(
            "page \(self.number(number)) of \(self.number(pages))",
            "page \(self.number(number)) sur \(self.number(pages))")
    }

    var previousPage: String { say("Previous page", "Page précédente") }
    var nextPage: String { say("Next page", "Page suivante") }
    var pages: String { say("Pages", "Pages") }
    var show: String { say("Show", "Afficher") }
    var all: String { say("All", "Tous") }
    var serviceColumn: String { say("Service", "Service") }
    var organisationColumn: String { say("Organisation", "Organisme") }
    var statusColumn: String { say("Status", "État") }
    var sinceColumn: String { say("Since", "Depuis") }
    var peopleColumn: String { say("People", "Personnes") }
    var channelColumn: String { say("Channel", "Moyen d’accès") }
    var wholeService: String { say("The whole service", "Le service entier") }
}
