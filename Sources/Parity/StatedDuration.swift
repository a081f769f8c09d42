import Registry

/// A length of time as files and pages state it: `P15D`, `15 days`, `two weeks` as `2 weeks`, `15 jours`.
struct StatedDuration {
    let months: Int
    let days: Int

    private static let units: [(words: [String], months: Int, days: Int)] = [
        (["day", "days", "jour", "jours", "tag", "tage", "día", "días", "dag", "dagen", "d"], 0, 1),
        (["week", "weeks", "semaine", "semaines", "woche", "wochen", "semana", "semanas", "w"], 0, 7),
        (["month", "months", "mois", "monat", "monate", "mes", "meses", "maand", "maanden"], 1, 0),
        (["year", "years", "an", "ans", "année", "années", "jahr", "jahre", "año", "años"], 12, 0),
    ]

    /// Reads a length; nothing for a range (`10 to 15 days`) or any other form.
    init?(_ text: String) {
        if let period = Period(text) {
            (months, days) = (period.months, period.days)
            return
        }
        let words = text.lowercased().split { $0.isWhitespace || $0 == "\u{A0}" }.map(String.init)
        guard words.count == 2, let number = Int(words[0]), (0...10_000).contains(number),
            let unit = Self.units.first(where: { $0.words.contains(words[1]) })
        else { return nil }
        (months, days) = (number * unit.months, number * unit.days)
    }
}
