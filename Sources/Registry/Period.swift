/// A length of time by the calendar: years, months and days (`P6M`, `P5Y`, `P90D`, `P1Y6M`, `P2W`).
public struct Period: Hashable, Sendable, CustomStringConvertible {
    /// Whole months; a year is twelve.
    public let months: Int
    /// Whole days; a week is seven.
    public let days: Int

    /// Creates a period of whole months and days, each at least 0 and not both 0.
    public init?(months: Int, days: Int) {
        guard (0...12_000).contains(months), (0...365_250).contains(days), months + days > 0 else { return nil }
        self.months = months
        self.days = days
    }

    /// Reads ISO 8601 without a time of day; nothing for any other form and for no time at all.
    public init?(_ text: String) {
        guard text.first == "P" else { return nil }
        var rest = text.dropFirst()
        var units: ArraySlice<(letter: Character, months: Int, days: Int)> = [
            ("Y", 12, 0), ("M", 1, 0), ("W", 0, 7), ("D", 0, 1),
        ]
        var (months, days) = (0, 0)
        while !rest.isEmpty {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            guard digits.utf8.count <= 6, let number = Int(digits), let letter = rest.dropFirst(digits.count).first,
                let place = units.firstIndex(where: { $0.letter == letter })
            else { return nil }
            months += number * units[place].months
            days += number * units[place].days
            units = units[(place + 1)...]
            rest = rest.dropFirst(digits.count + 1)
        }
        self.init(months: months, days: days)
    }

    /// The day a period after another.
    ///
    /// The 31st becomes the last day of a shorter month. Years end at 9999.
    public func after(_ date: CivilDate) -> CivilDate { moved(date, sign: 1) }

    /// The day a period before another.
    ///
    /// The 31st becomes the last day of a shorter month. Years begin at 1.
    public func before(_ date: CivilDate) -> CivilDate { moved(date, sign: -1) }

    /// The ISO 8601 form.
    public var description: String {
        var text = "P"
        if months / 12 > 0 { text += "\(months / 12)Y" }
        if months % 12 > 0 { text += "\(months % 12)M" }
        if days > 0 { text += "\(days)D" }
        return text
    }

    private func moved(_ date: CivilDate, sign: Int) -> CivilDate {
        let count = min(max(date.year * 12 + date.month - 1 + sign * months, 12), 9999 * 12 + 11)
        let (year, month) = (count / 12, count % 12 + 1)
        let moved = stride(from: date.day, to: 0, by: -1).lazy
            .compactMap { CivilDate(year: year, month: month, day: $0) }.first
        return CivilDate(days: (moved ?? date).days + Int64(sign * days))
    }
}
