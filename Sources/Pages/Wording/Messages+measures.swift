public import Measures
import Registry

/// Measured values, probes and results.
extension Messages {
    var measuresTitle: String { say("What was measured", "Ce qui a été mesuré") }
    var noMeasures: String { say("Nothing has been measured yet.", "Rien n’a encore été mesuré.") }
    var measureColumn: String { say("Measure", "Mesure") }
    var valueColumn: String { say("Value", "Valeur") }
    var intervalColumn: String { say("Range", "Fourchette") }
    var sampleColumn: String { say("Observations", "Observations") }
    var knownColumn: String { say("Known share", "Part connue") }
    var asOfColumn: String { say("As of", "En date du") }

    func measuresCaption(_ windows: [Window]) -> String {
        guard let start = windows.map(\.start).min(), let end = windows.map(\.end).max() else { return measuresTitle }
        return say(
            "Measured values, \(day(zone.local(start).day)) to \(day(zone.local(end).day))",
            "Valeurs mesurées, du \(day(zone.local(start).day)) au \(day(zone.local(end).day))")
    }

    /// A value with its unit, or why there is none.
    public func value(_ outcome: MeasuredValue.Outcome, _ unit: ShownUnit) -> String {
        switch outcome {
        case .number(let number): quantity(number, unit)
        case .presence(let isThere): isThere ? say("yes", "oui") : say("no", "non")
        case .words(let words): words
        case .none(let reason): missing(reason)
        }
    }

    /// A number with its unit.
    func quantity(_ value: Double, _ unit: ShownUnit) -> String {
        switch unit {
        case .percent: percent(value, places: 2)
        case .ratio: percent(share: value, places: 2)
        case .milliseconds: number(value, places: value < 10 ? 1 : 0) + "\u{A0}ms"
        case .seconds: number(value, places: 1) + "\u{A0}s"
        case .minutes: number(value, places: 0) + "\u{A0}min"
        case .hours: number(value, places: 1) + "\u{A0}h"
        case .days: number(value, places: 1) + "\u{A0}" + (abs(value) == 1 ? say("day", "jour") : say("days", "jours"))
        case .bytes: number(value, places: 0) + "\u{A0}" + say("bytes", "octets")
        case .score, .count, .money, .presence, .words: number(value, places: 2)
        }
    }

    /// Both ends, or the one number that both are when they are rounded as values are.
    func interval(_ interval: ClosedRange<Double>, _ unit: ShownUnit) -> String {
        let (lower, upper) = (quantity(interval.lowerBound, unit), quantity(interval.upperBound, unit))
        return lower == upper ? lower : say("\(lower) to \(upper)", "\(lower) à \(upper)")
    }

    /// Why there is no value.
    public func missing(_ reason: MissingReason) -> String {
        switch reason {
        case .insufficientData: say("not enough data yet", "pas encore assez de données")
        case .noData: say("no data", "pas de données")
        case .noSourceYet: say("not measured yet by this version", "pas encore mesuré par cette version")
        case .ourError: say("our error", "erreur de notre part")
        case .needsBrowser: say("needs a browser to be measured", "demande un navigateur pour être mesuré")
        case .notApplicable: say("does not apply here", "sans objet ici")
        case .notMeasured: say("no probe measures it here", "aucune sonde ne le mesure ici")
        }
    }

    var probesTitle: String { say("What is checked", "Ce qui est contrôlé") }
    var probesCaption: String { say("Checks and when they run", "Contrôles et moments où ils ont lieu") }
    var noProbes: String {
        say(
            "Nothing is checked, so the status is not known. Add “probes” to a channel in the service’s file.",
            "Rien n’est contrôlé, l’état est donc inconnu. Ajoutez « probes » à un moyen d’accès dans le fichier du "
                + "service."
        )
    }
    var probeColumn: String { say("Check", "Contrôle") }
    var scheduleColumn: String { say("When", "Quand") }
    var lastColumn: String { say("Last", "Dernier") }
    var nextColumn: String { say("Next", "Prochain") }
    var never: String { say("not yet", "pas encore") }
    func role(_ decidesAvailability: Bool) -> String {
        decidesAvailability
            ? say("whether people can get in", "si l’on peut y accéder")
            : say("whether it is as it should be", "si tout est comme il se doit")
    }
    func schedule(_ every: Duration, isPushed: Bool) -> String {
        isPushed
            ? say("expected to report \(self.every(every))", "doit donner signe de vie \(self.every(every))")
            : self.every(every)
    }

    /// How often: `every minute`, `every 5 minutes`.
    func every(_ length: Duration) -> String {
        let text = duration(length)
        let parts = text.split { $0 == " " || $0 == "\u{A0}" }
        if parts.count == 2, parts[0] == "1" { return say("every \(parts[1])", "chaque \(parts[1])") }
        let isInDays = length.milliseconds >= 86_400_000
        return say("every \(text)", "\(isInDays ? "tous" : "toutes") les \(text)")
    }

    var resultsTitle: String { say("Last results", "Derniers résultats") }
    var resultsCaption: String { say("Results, newest first", "Résultats, les plus récents d’abord") }
    var noResults: String { say("There are no results yet.", "Il n’y a pas encore de résultats.") }
    var atColumn: String { say("When", "Quand") }
    var outcomeColumn: String { say("Outcome", "Issue") }
    var foundColumn: String { say("What was found", "Ce qui a été constaté") }
    var tookColumn: String { say("Took", "Durée") }
    func exactly(_ duration: Duration) -> String {
        quantity(
            Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1000, .milliseconds)
    }

    /// How a run ended, with the status whose shape and colour stand for it.
    func outcome(_ outcome: ResultRow.Outcome) -> (status: Status, word: String) {
        switch outcome {
        case .good: (.up, say("good", "bon"))
        case .slight: (.degraded, say("not as it should be", "imparfait"))
        case .bad: (.down, say("bad", "mauvais"))
        case .unknown: (.unknown, say("not known", "inconnu"))
        }
    }

    func trigger(_ trigger: ResultRow.Trigger) -> String {
        switch trigger {
        case .scheduled: say("on schedule", "à l’heure prévue")
        case .confirmation: say("to make sure", "pour vérifier")
        case .pushed: say("reported", "signalé")
        case .asked: say("asked for", "demandé")
        }
    }

    /// How much is known of a task on a channel.
    public func grade(_ grade: CoverageRow.Grade) -> String {
        switch grade {
        case .used: say("used by people", "utilisé par le public")
        case .done: say("tried to the end", "essayé jusqu’au bout")
        case .reachable: say("can be reached", "joignable")
        case .declared: say("only declared", "seulement déclaré")
        case .fails: say("tried, fails", "essayé, échoue")
        case .unverified: say("not verified lately", "non vérifié récemment")
        case .exempt: say("need not be offered", "dispensé")
        case .absent: say("not offered", "non proposé")
        }
    }

    /// What a grade means, for the page about the words.
    func meaning(_ grade: CoverageRow.Grade) -> String {
        switch grade {
        case .used:
            say("People really completed the task there.", "Des personnes y ont vraiment mené la démarche à bien.")
        case .done:
            say(
                "A check or a person of ours did the task to its end.",
                "Un contrôle ou l’un des nôtres a mené la démarche à son terme.")
        case .reachable:
            say(
                "The door answers; whether the task can be finished behind it is not known.",
                "Le moyen d’accès répond ; on ne sait pas si la démarche peut y être menée à son terme.")
        case .declared: say("Somebody said so; nothing has checked it.", "Quelqu’un l’a dit ; rien ne l’a contrôlé.")
        case .fails:
            say("It was tried and does not work now.", "On l’a essayé, et cela ne fonctionne pas en ce moment.")
        case .unverified:
            say(
                "Something should tell, but did not of late.",
                "Un contrôle devrait le dire, mais ne l’a pas fait récemment.")
        case .exempt:
            say("It was agreed that it need not be offered there.", "Il est admis que ce n’est pas proposé ici.")
        case .absent: say("It is not offered there.", "Ce n’est pas proposé ici.")
        }
    }
}
