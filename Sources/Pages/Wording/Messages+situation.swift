import Measures
import Registry

/// What people can and cannot do, in sentences.
extension Messages {
    /// One statement as a sentence that its tasks can follow after a colon; without its end.
    func lead(_ statement: Situation.Statement, _ tense: Tense = .now) -> String {
        switch tense {
        case .now: break
        case .over(let until): return leadBefore(statement, until: until, naming: true)
        case .then: return leadBefore(statement, until: nil, naming: false)
        }
        let ways = list(statement.channels.map(way))
        let since = since(statement.since) + (notWatched(statement.unwatched).map { " (\($0))" } ?? "")
        let named = !statement.tasks.isEmpty
        switch statement.state {
        case .cannot:
            return named
                ? say("People have not been able to do this \(ways) \(since)", "Impossible \(ways) \(since)")
                : say(
                    "People have not been able to use the service \(ways) \(since)",
                    "Le service est inutilisable \(ways) \(since)")
        case .badly:
            return named
                ? say("This has worked badly \(ways) \(since)", "Fonctionne mal \(ways) \(since)")
                : say("The service has worked badly \(ways) \(since)", "Le service fonctionne mal \(ways) \(since)")
        case .works:
            return named
                ? say("This works \(ways)", "Fonctionne \(ways)")
                : say("The service works \(ways)", "Le service fonctionne \(ways)")
        case .maintenance:
            return named
                ? say(
                    "Stopped for announced maintenance \(ways) \(since)",
                    "Arrêté pour maintenance annoncée \(ways) \(since)")
                : say(
                    "The service has been stopped for announced maintenance \(ways) \(since)",
                    "Le service est arrêté pour maintenance annoncée \(ways) \(since)")
        case .closed:
            return say("Closed at this time \(ways)", "Fermé à cette heure \(ways)")
        case .unknown(let cause):
            let why = because(cause)
            return named
                ? say(
                    "\(capitalised(since)) we have not known whether this works \(ways), because \(why)",
                    "\(capitalised(since)), nous ne savons pas si cela fonctionne \(ways) (\(why))")
                : say(
                    "\(capitalised(since)) we have not known whether the service works \(ways), because \(why)",
                    "\(capitalised(since)), nous ne savons pas si le service fonctionne \(ways) (\(why))")
        case .unwatched:
            return named
                ? say(
                    "We do not know whether this works \(ways), because nothing checks it",
                    "Nous ne savons pas si cela fonctionne \(ways), car rien ne le contrôle")
                : say(
                    "We do not know whether the service works \(ways), because nothing checks it",
                    "Nous ne savons pas si le service fonctionne \(ways), car rien ne le contrôle")
        }
    }

    /// One statement as a whole sentence, tasks included.
    func sentence(_ statement: Situation.Statement, _ tense: Tense = .now) -> String {
        let lead = lead(statement, tense)
        let seen = statement.lastSeen.map { " " + lastSeen($0) } ?? ""
        guard !statement.tasks.isEmpty else { return lead + "." + seen }
        return say("\(lead): ", "\(lead) : ") + statement.tasks.map(text).joined(separator: say("; ", " ; ")) + "."
            + seen
    }

    /// How what is not known now was when it was last seen: one sentence.
    func lastSeen(_ seen: LastSeen) -> String { whenLastSeen(seen, worked(seen.status, isService: false)) }

    /// The same of a whole service.
    func lastSeenOfService(_ seen: LastSeen) -> String { whenLastSeen(seen, worked(seen.status, isService: true)) }

    private func whenLastSeen(_ seen: LastSeen, _ how: String) -> String {
        let after =
            seen.failedSince == 0
            ? ""
            : say("; ", " ; ")
                + counted(
                    seen.failedSince,
                    (
                        one: "check after that failed, too few to say that it does not work",
                        many: "checks after that failed, too few to say that it does not work"
                    ),
                    (
                        one: "contrôle a échoué ensuite, trop peu pour dire que cela ne fonctionne pas",
                        many: "contrôles ont échoué ensuite, trop peu pour dire que cela ne fonctionne pas"
                    ))
        return say(
            "When last seen, at \(spoken(seen.at)), it \(how)\(after).",
            "La dernière fois que nous l’avons vu, \(spoken(seen.at)), cela \(how)\(after).")
    }

    private func worked(_ status: Status, isService: Bool) -> String {
        switch status {
        case .up: say("worked", "fonctionnait")
        case .degraded where isService: say("worked in part", "fonctionnait en partie")
        case .degraded: say("worked badly", "fonctionnait mal")
        case .down: say("did not work", "ne fonctionnait pas")
        case .maintenance: say("was in maintenance", "était en maintenance")
        case .unknown: say("was not known", "était inconnu")
        }
    }

    /// Why, where probes found reasons: one sentence.
    func why(_ statement: Situation.Statement, _ tense: Tense = .now) -> String? {
        guard !statement.reasons.isEmpty else { return nil }
        let found = list(statement.reasons.map { reason($0, tense) })
        return say("What we found: \(found).", "Ce que nous avons constaté : \(found).")
    }

    /// Everything in one paragraph, what matters most first.
    public func summary(_ situation: Situation) -> String {
        let parts = situation.all
        guard !parts.isEmpty else {
            return say(
                "Nothing is registered that could be checked.", "Rien n’est enregistré qui puisse être contrôlé.")
        }
        return parts.map { sentence($0) }.joined(separator: " ")
    }

    /// How many people are concerned on a day.
    public func people(_ perDay: Int?) -> String {
        guard let perDay else { return say("how many people is not known", "nombre de personnes inconnu") }
        guard perDay > 0 else { return say("fewer than one person a day", "moins d’une personne par jour") }
        return say(
            "about \(number(Self.rounded(perDay))) \(perDay == 1 ? "person" : "people") a day",
            "environ \(number(Self.rounded(perDay))) personne\(perDay < 2 ? "" : "s") par jour")
    }

    /// Rounded to three figures, as an estimate should be.
    static func rounded(_ number: Int) -> Int {
        guard number >= 1000 else { return number }
        var step = 1
        while number / step >= 1000 { step *= 10 }
        return (number + step / 2) / step * step
    }
}
