public import Measures

/// Statuses and their causes.
extension Messages {
    /// A status in one or two words, beside its shape.
    public func status(_ status: Status) -> String {
        switch status {
        case .up: say("Works", "Fonctionne")
        case .degraded: say("Works badly", "Fonctionne mal")
        case .down: say("Does not work", "Ne fonctionne pas")
        case .maintenance: say("Maintenance", "Maintenance")
        case .unknown: say("Not known", "Inconnu")
        }
    }

    /// The status of a whole service: it may be down or degraded while some of it works.
    func serviceStatus(_ status: Status) -> String {
        switch status {
        case .up: say("Works", "Fonctionne")
        case .degraded: say("Works in part", "Fonctionne en partie")
        case .down: say("Does not work", "Ne fonctionne pas")
        case .maintenance: say("Maintenance", "Maintenance")
        case .unknown: say("Not known", "Inconnu")
        }
    }

    /// What a status means, for the page about the words.
    func meaning(_ status: Status) -> String {
        switch status {
        case .up:
            say(
                "The newest checks found what they should.",
                "Les derniers contrôles ont trouvé ce qu’ils devaient trouver.")
        case .degraded:
            say(
                "People can get in, but something is not as it should be: it is slow, or one way or task fails while "
                    + "another works.",
                "On peut y accéder, mais quelque chose ne va pas : c’est lent, ou bien un moyen ou une démarche échoue "
                    + "alors qu’un autre fonctionne.")
        case .down:
            say(
                "People cannot get in. For a whole service: at least one task cannot be done in any way that is open "
                    + "now.",
                "On ne peut pas y accéder. Pour un service entier : au moins une démarche est impossible par tous les "
                    + "moyens ouverts en ce moment.")
        case .maintenance:
            say(
                "Work on it was announced beforehand, and it may not be usable until it ends.",
                "Des travaux ont été annoncés à l’avance ; le service peut être inutilisable jusqu’à leur fin.")
        case .unknown:
            say(
                "We cannot say. Not known is never counted as working or as failing.",
                "Nous ne pouvons pas le dire. « Inconnu » ne compte jamais comme bon ni comme mauvais.")
        }
    }

    /// Why a status is what it is, in a few words.
    public func cause(_ cause: StatusCause) -> String {
        switch cause {
        case .observed: say("observed", "observé")
        case .pending: say("nothing has been observed yet", "rien n’a encore été observé")
        case .overdue: say("we no longer hear from it", "nous n’en recevons plus de nouvelles")
        case .notWatched: say("Plumbline was not running", "Plumbline n’était pas en marche")
        case .ownFault: say("we could not measure, the fault is ours", "nous n’avons pas pu mesurer, par notre faute")
        case .blocked: say("it keeps automatic visitors out", "il écarte les visiteurs automatiques")
        case .rateLimited: say("it asked us to come less often", "il nous a demandé de venir moins souvent")
        case .closed: say("closed at this time", "fermé à cette heure")
        case .flapping: say("results change too often", "les résultats changent trop souvent")
        case .maintenance: say("announced maintenance", "maintenance annoncée")
        }
    }

    /// Why nothing is known, after “because”: a whole clause.
    func because(_ cause: StatusCause) -> String {
        switch cause {
        case .notWatched: say("we were not watching", "nous ne surveillions pas")
        case .ownFault:
            say("we could not measure it; that is our fault", "nous n’avons pas pu le mesurer, par notre faute")
        case .maintenance: say("of announced maintenance", "maintenance annoncée")
        case .closed: say("it is closed at this time", "fermé à cette heure")
        case .observed, .pending, .overdue, .blocked, .rateLimited, .flapping: self.cause(cause)
        }
    }

    /// The same of what is over.
    func becauseBefore(_ cause: StatusCause) -> String {
        switch cause {
        case .ownFault:
            say("we could not measure it; that was our fault", "nous ne pouvions pas le mesurer, par notre faute")
        case .closed: say("it was closed at that time", "fermé à ce moment-là")
        case .notWatched, .maintenance: because(cause)
        case .observed, .pending, .overdue, .blocked, .rateLimited, .flapping: causeBefore(cause)
        }
    }

    /// A status of a time that is over.
    func statusBefore(_ status: Status) -> String {
        switch status {
        case .up: say("Worked", "Fonctionnait")
        case .degraded: say("Worked badly", "Fonctionnait mal")
        case .down: say("Did not work", "Ne fonctionnait pas")
        case .maintenance: say("Maintenance", "Maintenance")
        case .unknown: say("Not known", "Inconnu")
        }
    }

    /// The status of a whole service at a time that is over.
    func serviceStatusBefore(_ status: Status) -> String {
        status == .degraded ? say("Worked in part", "Fonctionnait en partie") : statusBefore(status)
    }

    /// What a cause means, for the page about the words.
    func meaning(_ cause: StatusCause) -> String {
        switch cause {
        case .observed:
            say("Checks or people reported it.", "Des contrôles ou des personnes l’ont constaté.")
        case .pending:
            say(
                "The service or channel is new here and its first check has not ended.",
                "Le service ou le moyen d’accès est nouveau ici et son premier contrôle n’est pas terminé.")
        case .overdue:
            say(
                "A report or a check that was due did not come. The service itself may work.",
                "Un signal ou un contrôle attendu n’est pas venu. Le service lui-même fonctionne peut-être.")
        case .notWatched:
            say(
                "This program was stopped during that time, so it saw nothing.",
                "Ce programme était arrêté pendant ce temps et n’a donc rien vu.")
        case .ownFault:
            say(
                "Our own network or machine failed. This is never held against the service.",
                "Notre propre réseau ou machine était en panne. Cela n’est jamais reproché au service.")
        case .blocked:
            say(
                "A guard in front of the service turned this program away as a robot. People may be let through.",
                "Un filtre devant le service a écarté ce programme en tant que robot. Le public passe peut-être.")
        case .rateLimited:
            say(
                "The service asked this program to come less often, so it was not seen. People may be let through.",
                "Le service a demandé à ce programme de venir moins souvent et n’a donc pas été vu. Le public passe "
                    + "peut-être.")
        case .closed:
            say(
                "Outside the hours that the service declares, when nobody expects it to work.",
                "En dehors des heures déclarées par le service, quand personne n’attend qu’il fonctionne.")
        case .flapping:
            say(
                "Good and bad results follow each other so quickly that we cannot say that it works.",
                "Bons et mauvais résultats se suivent si vite que nous ne pouvons pas dire que cela fonctionne.")
        case .maintenance:
            say("Work that was announced beforehand.", "Des travaux annoncés à l’avance.")
        }
    }
}
