import Documents

/// Reads the part of the OpenStreetMap `opening_hours` form that is understood; everything else is refused by name.
struct HoursParser {
    private static let weekdays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    private static let supported =
        "rules as Mo-Fr 09:00-12:30,13:30-17:00; PH off; Dec 24-26 off; 24/7 (days, then times, rules apart by ;)"

    private let text: String
    private var tokens: [HoursToken] = []
    private var position = 0

    init(_ text: String) {
        self.text = text
    }

    /// All rules, in order.
    mutating func rules() throws(OpeningHoursProblem) -> [HoursRule] {
        var rules: [HoursRule] = []
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            tokens = try HoursToken.tokens(of: part, supported: HoursParser.supported)
            position = 0
            // A semicolon at the end is common and means nothing.
            if tokens.isEmpty, !rules.isEmpty, part.endIndex == text.endIndex { continue }
            guard !tokens.isEmpty else { throw problem("a rule is empty") }
            rules.append(try rule())
        }
        return rules
    }

    private func problem(_ what: String, hint: String? = nil) -> OpeningHoursProblem {
        OpeningHoursProblem(what: what, expected: HoursParser.supported, hint: hint)
    }

    private var current: HoursToken? { position < tokens.count ? tokens[position] : nil }
    private var following: HoursToken? { position + 1 < tokens.count ? tokens[position + 1] : nil }

    private mutating func take(_ symbol: Character) -> Bool {
        guard current == .symbol(symbol) else { return false }
        position += 1
        return true
    }

    private mutating func rule() throws(OpeningHoursProblem) -> HoursRule {
        var rule = HoursRule()
        if current == .always {
            position += 1
            rule.ranges = [HoursRule.wholeDay]
            guard current == nil else { throw problem("24/7 has something after it: \(quoted(rest))") }
            return rule
        }
        rule.dates = try dates()
        rule.days = try days()
        // A colon between days and times is allowed by the form.
        if !rule.dates.isEmpty || rule.days != nil { _ = take(":") }
        if case .word(let word)? = current, ["off", "closed"].contains(word) {
            position += 1
        } else {
            rule.ranges = try times()
        }
        guard current == nil else { throw problem("\(quoted(rest)) is not understood here") }
        return rule
    }

    private var rest: String { tokens[position...].map(\.description).joined(separator: " ") }

    // MARK: Dates

    private mutating func dates() throws(OpeningHoursProblem) -> [HoursRule.DateRange] {
        var ranges: [HoursRule.DateRange] = []
        while let month = self.month() {
            ranges.append(try dateRange(from: month))
            // `Dec 24,26`: another day of the same month; `Dec 24,Jan 1`: another date.
            while current == .symbol(","), case .number? = following {
                position += 1
                ranges.append(try dateRange(from: month))
            }
            guard current == .symbol(","), case .word(let word)? = following, HoursParser.months.contains(word) else {
                break
            }
            position += 1
        }
        return ranges
    }

    private mutating func month() -> Int? {
        guard case .word(let word)? = current, let index = HoursParser.months.firstIndex(of: word) else { return nil }
        position += 1
        return index + 1
    }

    private mutating func dateRange(from month: Int) throws(OpeningHoursProblem) -> HoursRule.DateRange {
        let firstDay = try day(of: month)
        guard take("-") else {
            return range(month, firstDay, month, firstDay)
        }
        guard let lastMonth = self.month() else {
            guard firstDay != nil, let lastDay = try day(of: month) else {
                throw problem("the end of a range of dates is missing")
            }
            let range = range(month, firstDay, month, lastDay)
            guard range.from <= range.until else { throw problem("a range of dates ends before it begins") }
            return range
        }
        let lastDay = try day(of: lastMonth)
        guard (firstDay == nil) == (lastDay == nil) else {
            throw problem("a range of dates has a day at one end only")
        }
        return range(month, firstDay, lastMonth, lastDay)
    }

    private func range(_ month: Int, _ day: Int?, _ lastMonth: Int, _ lastDay: Int?) -> HoursRule.DateRange {
        HoursRule.DateRange(
            from: HoursRule.MonthDay(month: month, day: day ?? 1),
            until: HoursRule.MonthDay(month: lastMonth, day: lastDay ?? 31))
    }

    private mutating func day(of month: Int) throws(OpeningHoursProblem) -> Int? {
        guard case .number(let day)? = current else { return nil }
        guard (1...HoursParser.monthLengths[month - 1]).contains(day) else {
            throw problem("\(HoursParser.months[month - 1]) has no day \(day)")
        }
        position += 1
        return day
    }

    // MARK: Days of the week

    private mutating func days() throws(OpeningHoursProblem) -> HoursRule.Days? {
        var days = HoursRule.Days()
        guard try dayItem(into: &days) else { return nil }
        while take(",") {
            guard try dayItem(into: &days) else { throw problem("a day is missing after a comma") }
        }
        return days
    }

    private mutating func dayItem(into days: inout HoursRule.Days) throws(OpeningHoursProblem) -> Bool {
        guard case .word(let word)? = current else { return false }
        if word == "PH" {
            position += 1
            days.holidays = true
            return true
        }
        guard !["off", "closed"].contains(word) else { return false }
        let first = try weekday(word)
        guard take("-") else {
            days.weekdays.insert(first)
            return true
        }
        guard case .word(let end)? = current else { throw problem("the end of a range of days is missing") }
        let last = try weekday(end)
        // Sa-Mo runs over the end of the week.
        days.weekdays.formUnion((0...((last - first + 7) % 7)).map { (first + $0) % 7 })
        return true
    }

    private mutating func weekday(_ word: String) throws(OpeningHoursProblem) -> Int {
        guard let index = HoursParser.weekdays.firstIndex(of: word) else {
            throw problem("\(quoted(word)) is not understood", hint: HoursParser.meant(word))
        }
        position += 1
        return index
    }

    /// `Mon`, `MONDAY` and `tue` are often written.
    private static func meant(_ word: String) -> String? {
        let known = weekdays + months + ["PH", "off", "closed"]
        return known.first { word.lowercased().hasPrefix($0.lowercased()) } ?? suggestion(for: word, among: known)
    }

    // MARK: Times

    private mutating func times() throws(OpeningHoursProblem) -> [Range<Int64>] {
        var ranges = [try timeRange()]
        while take(",") { ranges.append(try timeRange()) }
        return ranges
    }

    private mutating func timeRange() throws(OpeningHoursProblem) -> Range<Int64> {
        guard case .time(let from)? = current else {
            throw problem(current == nil ? "a rule has no times" : "\(quoted(rest)) is not a range of times")
        }
        position += 1
        guard take("-"), case .time(let until)? = current else {
            throw problem("the time \(HoursToken.time(from)) has no end")
        }
        position += 1
        guard from < 1440, until != from else {
            throw problem("\(HoursToken.time(from))-\(HoursToken.time(until)) is not a range of times")
        }
        // An end before the beginning lies on the next day.
        let end = until > from ? until : until + 1440
        return Int64(from) * 60_000..<Int64(end) * 60_000
    }
}
