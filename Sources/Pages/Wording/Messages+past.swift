public import Measures
import Registry

/// What was so and is over: the past of what other files say of the present.
extension Messages {
    /// From when to when something was so: `from 14:05 to 14:16 today`.
    func span(_ start: Timestamp, _ end: Timestamp?) -> String {
        guard let end else { return say("from \(spoken(start))", "dès \(clockFirst(start))") }
        guard zone.local(start).day == zone.local(end).day else {
            return say("from \(spoken(start)) to \(spoken(end))", "entre \(spoken(start)) et \(spoken(end))")
        }
        guard clock(start) != clock(end) else { return say("at \(spoken(start))", spoken(start)) }
        return say("from \(clock(start)) to \(spoken(end))", "entre \(clock(start)) et \(clockFirst(end))")
    }

    /// The time of day before its day; English says it so anyway.
    private func clockFirst(_ moment: Timestamp) -> String {
        let spoken = spoken(moment)
        let time = " à " + clock(moment)
        return spoken.hasSuffix(time) ? clock(moment) + " " + spoken.dropLast(time.count) : spoken
    }

    /// One statement about what was so, as a sentence that its tasks can follow after a colon; without its end.
    ///
    /// - Parameter until: until when what failed did so; of what else was so, nobody looked for its end.
    func leadBefore(_ statement: Situation.Statement, until: Timestamp?, naming isDated: Bool) -> String {
        let ways = list(statement.channels.map(way))
        let named = !statement.tasks.isEmpty
        func dated(_ words: String, until: Timestamp? = until) -> String {
            isDated ? words + " " + span(statement.since, until) : words
        }
        switch statement.state {
        case .cannot:
            return dated(
                named
                    ? say("People could not do this \(ways)", "C’était impossible \(ways)")
                    : say("People could not use the service \(ways)", "Le service était inutilisable \(ways)"))
        case .badly:
            return dated(
                named
                    ? say("This worked badly \(ways)", "Cela fonctionnait mal \(ways)")
                    : say("The service worked badly \(ways)", "Le service fonctionnait mal \(ways)"))
        case .works:
            return named
                ? say("This worked \(ways)", "Cela fonctionnait \(ways)")
                : say("The service worked \(ways)", "Le service fonctionnait \(ways)")
        case .maintenance:
            return dated(
                named
                    ? say(
                        "This was stopped for announced maintenance \(ways)",
                        "C’était arrêté pour maintenance annoncée \(ways)")
                    : say(
                        "The service was stopped for announced maintenance \(ways)",
                        "Le service était arrêté pour maintenance annoncée \(ways)"), until: nil)
        case .closed:
            return say("Closed at that time \(ways)", "Fermé à ce moment-là \(ways)")
        case .unknown(let cause):
            let what =
                named
                ? say("we did not know whether this worked \(ways)", "nous ne savions pas si cela fonctionnait \(ways)")
                : say(
                    "we did not know whether the service worked \(ways)",
                    "nous ne savions pas si le service fonctionnait \(ways)")
            let why = becauseBefore(cause)
            let whole = say("\(what), because \(why)", "\(what) (\(why))")
            let start = span(statement.since, nil)
            return capitalised(isDated ? say("\(start) \(whole)", "\(start), \(whole)") : whole)
        case .unwatched:
            return named
                ? say(
                    "We did not know whether this worked \(ways), because nothing checked it",
                    "Nous ne savions pas si cela fonctionnait \(ways), car rien ne le contrôlait")
                : say(
                    "We did not know whether the service worked \(ways), because nothing checked it",
                    "Nous ne savions pas si le service fonctionnait \(ways), car rien ne le contrôlait")
        }
    }

    /// Why a status was what it was, in a few words.
    public func causeBefore(_ cause: StatusCause) -> String {
        switch cause {
        case .observed, .notWatched, .maintenance: self.cause(cause)
        case .pending: say("nothing had been observed yet", "rien n’avait encore été observé")
        case .overdue: say("we no longer heard from it", "nous n’en recevions plus de nouvelles")
        case .ownFault: say("we could not measure, the fault was ours", "nous ne pouvions pas mesurer, par notre faute")
        case .blocked: say("it kept automatic visitors out", "il écartait les visiteurs automatiques")
        case .rateLimited: say("it had asked us to come less often", "il nous avait demandé de venir moins souvent")
        case .closed: say("closed at that time", "fermé à ce moment-là")
        case .flapping: say("results changed too often", "les résultats changeaient trop souvent")
        }
    }

    /// What was found at a time that is over; most reasons say what happened, and need no other words.
    public func reasonBefore(_ written: String) -> String {
        let told = ToldReason(written)
        if let shortfall = told.shortfall { return shortfallBefore(shortfall) }
        let code = told.code
        return switch code {
        case "dns_not_found":
            say("its name had no address on the internet", "son nom n’avait pas d’adresse sur Internet")
        case "tls_untrusted":
            say("browsers did not trust its certificate", "les navigateurs ne faisaient pas confiance à son certificat")
        case "tls_expired": say("its certificate had expired", "son certificat avait expiré")
        case "tls_not_yet_valid": say("its certificate was not valid yet", "son certificat n’était pas encore valable")
        case "tls_name_mismatch":
            say("its certificate was for another name", "son certificat était établi pour un autre nom")
        case "tls_chain_incomplete":
            say(
                "it did not send its whole chain of certificates, so that some browsers refused it",
                "il n’envoyait pas toute sa chaîne de certificats, si bien que certains navigateurs le refusaient")
        case "tls_protocol_too_old":
            say(
                "it spoke only an old kind of encryption that browsers refuse",
                "il ne parlait qu’un ancien chiffrement que les navigateurs refusent")
        case "tls_client_certificate":
            say(
                "it asked every visitor for a certificate that the public does not have",
                "il demandait à chaque visiteur un certificat que le public n’a pas")
        case "redirects_to_private_address":
            say(
                "it sent people on to an address that could not be reached from outside",
                "il renvoyait le public vers une adresse injoignable de l’extérieur")
        case "name_leads_to_special_address":
            say(
                "its name led to an address that could not be reached from outside",
                "son nom menait à une adresse injoignable de l’extérieur")
        case "undecodable":
            say(
                "the answer was damaged, so that browsers could not show it",
                "la réponse était abîmée, si bien que les navigateurs ne pouvaient pas l’afficher")
        case "blocked_by_target":
            say("it refused automatic visitors such as us", "il refusait les visiteurs automatiques comme nous")
        case "blocked_by_policy":
            say("we were not allowed to visit this address", "nous n’avions pas le droit de visiter cette adresse")
        case "silent":
            say("it fell silent when it should have reported", "il se taisait alors qu’il devait donner signe de vie")
        case "our_error":
            say("we could not measure it, the fault was ours", "nous n’avons pas pu le mesurer, par notre faute")
        case "own_network":
            say("our own network was cut off, the fault was ours", "notre propre réseau était coupé, par notre faute")
        default: reason(code)
        }
    }

    /// What was found, in the time in which it is told.
    func reason(_ code: String, _ tense: Tense) -> String { tense == .now ? reason(code) : reasonBefore(code) }

    /// What kind of alert it is, and was where it is over.
    func kind(_ kind: AlertModel.Kind, isOver: Bool) -> String {
        guard isOver else { return self.kind(kind) }
        switch kind {
        case .status: return say("What people could do changed", "Ce que le public pouvait faire avait changé")
        case .overdue: return say("A source fell silent", "Une source s’est tue")
        case .verdict: return say("A standard was no longer met", "Une norme n’était plus respectée")
        case .ratings: return say("People were less happy", "Le public était moins satisfait")
        case .fact: return say("Channels said different things", "Les moyens d’accès se contredisaient")
        case .unmeasured: return say("We could not see it", "Nous ne le voyions pas")
        case .network: return self.kind(kind)
        }
    }

    /// What it meant that a source fell silent.
    var overdueMeaningBefore: String {
        say(
            "A report or a check that was due did not come. The service itself may have worked: we could not see it.",
            "Un signal ou un contrôle attendu n’est pas venu. Le service fonctionnait peut-être : nous ne le voyions pas."
        )
    }

    /// What it meant that people were less happy than usual.
    var ratingsMeaningBefore: String {
        say(
            "Of those who said how it went, more than usual were unhappy. What they wrote is in the inbox of the service.",
            "Parmi ceux qui donnaient leur avis, il y avait plus de mécontents que d’habitude. Ce qu’ils ont écrit se lit "
                + "dans la boîte de réception du service.")
    }

    /// What it meant that a fact was not the same everywhere.
    var factMeaningBefore: String {
        say(
            "People were told different things, depending on how they reached the service. What each said stands below, "
                + "word for word.",
            "Le public recevait des informations différentes selon le moyen d’accès. Ce que chacun indiquait figure plus "
                + "bas, mot pour mot.")
    }

    /// What it meant that our own network was cut off.
    var networkMeaningBefore: String {
        say(
            "This program could not reach the network that it watches services over. Nothing is said against any service "
                + "for that time: what was cut off counts as not known.",
            "Ce programme n’atteignait plus le réseau par lequel il surveille les services. Rien n’est reproché à un "
                + "service pour ce temps : ce qui était coupé compte comme inconnu.")
    }

    /// Where nobody kept what people could do.
    var situationNotKept: String {
        say("What people could do then was not kept.", "Ce que le public pouvait faire alors n’a pas été conservé.")
    }

    // MARK: How it ended

    var howItEndedTitle: String { say("How it ended", "Comment cela s’est terminé") }

    /// How an alert that is about no status ended, on a page that may be read much later.
    func endBefore(_ kind: AlertModel.Kind) -> String? {
        switch kind {
        case .verdict:
            say(
                "Every point that had lapsed was met again.",
                "Chaque point qui ne l’était plus était de nouveau respecté.")
        case .ratings:
            say(
                "Unhappy answers were as rare as usual again.",
                "Les avis négatifs étaient de nouveau aussi rares que d’habitude.")
        case .fact:
            say("Every channel said the same again.", "Tous les moyens d’accès disaient de nouveau la même chose.")
        case .network:
            say(
                "Our own way out to the network worked again.",
                "Notre propre accès au réseau fonctionnait de nouveau.")
        case .status, .overdue, .unmeasured: nil
        }
    }

    /// How an alert ended, a sentence each; empty while it is not over.
    public func endSentences(_ model: AlertModel) -> [String] {
        guard model.isOver else { return [] }
        var sentences = [stateSentence(model)]
        if model.takenBack == nil, !model.isWithdrawn {
            sentences += [endBefore(model.kind)].compactMap(\.self)
            sentences += (model.ending?.all ?? []).map { sentence($0, .then) }
        }
        return sentences
    }

    /// What is so of the time that an alert spoke of that was taken back.
    var takenBackMeaning: String {
        say(
            "Nothing is counted against the service. Whether it worked in that time is not known.",
            "Rien n’est retenu contre le service. On ne sait pas s’il fonctionnait pendant ce temps.")
    }

    /// Above what an alert said that was taken back.
    var whatItSaidTitle: String {
        say("What this alert said, wrongly", "Ce que cette alerte disait à tort")
    }

    /// A line about an alert; of one that was taken back it is not left standing as if it had been so.
    func title(_ line: String, of model: AlertModel) -> String {
        model.takenBack == nil ? line : say("Taken back: \(line)", "Retirée : \(line)")
    }

    /// When it was so: since when, or from when to when.
    func times(_ model: AlertModel) -> String {
        let latest = model.unwatchedBeforeEnd == nil ? "" : say(" at the latest", " au plus tard")
        return capitalised(model.isOver ? span(model.since, model.end) + latest : since(model.since))
    }

    /// When it was so and how many people are concerned; nothing where neither says anything.
    func timesAndPeople(_ model: AlertModel) -> String? {
        let times = model.takenBack == nil ? times(model) : nil
        let people = model.kind == .network ? nil : people(model.peoplePerDay)
        let zoned = times.map { "\($0) (\(zoneName(at: model.since)))" }
        let parts = [zoned, times == nil ? people.map(capitalised) : people].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " – ")
    }

    var beganColumn: String { say("Began", "Début") }
    var endedColumn: String { say("Ended", "Fin") }
    var watchedUntilColumn: String { say("Watched until", "Surveillé jusqu’à") }
}
