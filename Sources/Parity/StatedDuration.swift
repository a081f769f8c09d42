import Registry

/// A length of time as files and pages state it: `P15D`, `15 days`, `20m`, `1 heure 30 minutes`, `1 h 30`.
struct StatedDuration {
    /// Months by the calendar.
    private(set) var months = 0
    /// What has a fixed length, beside the months; a day is 24 hours.
    private(set) var length = Duration.zero

    private struct Unit {
        var words: Set<String>
        var months = 0
        var seconds = 0

        init(_ words: String, months: Int = 0, seconds: Int = 0) {
            self.words = Set(words.split(separator: " ").map(String.init))
            (self.months, self.seconds) = (months, seconds)
        }
    }

    private static let hour = Unit(
        "h hr hrs hour hours heure heures stunde stunden std hora horas uur uren", seconds: 3600)
    private static let minute = Unit(
        "min mins mn minute minutes minuten minuto minutos minuut", seconds: 60)

    /// The longest first, as they follow each other in a text.
    private static let units: [Unit] = [
        Unit("year years an ans année années jahr jahre año años jaar", months: 12),
        Unit("month months mois monat monate mes meses maand maanden", months: 1),
        Unit("week weeks semaine semaines woche wochen semana semanas weken w", seconds: 7 * 86_400),
        Unit("day days jour jours tag tage día días dag dagen d j", seconds: 86_400),
        hour, minute,
        Unit("s sec secs second seconds seconde secondes sekunde sekunden segundo segundos", seconds: 1),
    ]

    /// Reads a length; nothing for a range (`10 to 15 days`) or any other form.
    init?(_ text: String) {
        let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if let period = Period(trimmed) {
            (months, length) = (period.months, .seconds(86_400 * period.days))
        } else if let fixed = Duration(written: trimmed) {
            length = fixed
        } else {
            guard read(trimmed.lowercased()) else { return nil }
        }
    }

    /// Reads numbers with their units, each unit shorter than the one before.
    private mutating func read(_ text: String) -> Bool {
        var rest = text[...]
        if rest.last == "." { rest.removeLast() }
        var units = Self.units[...]
        var last: Unit?
        while !rest.isEmpty {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            guard let number = Int(digits), (0...1_000_000).contains(number) else { return false }
            rest = rest[digits.endIndex...].drop { $0 == " " }
            let word = rest.prefix(while: \.isLetter)
            rest = rest[word.endIndex...].drop { $0 == " " }
            let unit: Unit
            if word.isEmpty, rest.isEmpty, last?.seconds == Self.hour.seconds, number < 60 {
                // "1 h 30": what stands behind hours alone is minutes.
                unit = Self.minute
            } else {
                guard let place = units.firstIndex(where: { $0.words.contains(String(word)) }) else { return false }
                unit = units[place]
                units = units[(place + 1)...]
            }
            months += number * unit.months
            length += .seconds(number * unit.seconds)
            last = unit
            for joint in ["and ", "et ", "und "] where rest.hasPrefix(joint) { rest.removeFirst(joint.count) }
        }
        return last != nil
    }
}
