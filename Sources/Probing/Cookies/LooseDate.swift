import Registry

/// Dates as servers write them in headers: the forms of RFC 9110 §5.6.7, and whatever else browsers read (RFC 6265 §5.1.1).
enum LooseDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Seconds since 1970; nothing where a text is no date.
    static func seconds(_ text: String) -> Int64? {
        var time: Int64?
        var day: Int?
        var month: Int?
        var year: Int?
        for token in text.prefix(200).utf8.split(whereSeparator: isDelimiter) {
            if time == nil, let found = clock(token) {
                time = found
            } else if day == nil, let found = number(token, digits: 1...2) {
                day = found
            } else if month == nil, let found = months.firstIndex(of: String(Substring(token.prefix(3))).lowercased()) {
                month = found + 1
            } else if year == nil, let found = number(token, digits: 2...4) {
                year = found < 70 ? found + 2000 : found < 100 ? found + 1900 : found
            }
        }
        guard let time, let day, let month, let year, year >= 1601,
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        return date.days * 86_400 + time
    }

    /// `08:49:37` as seconds of the day.
    private static func clock(_ token: Substring.UTF8View) -> Int64? {
        let parts = token.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 3, let hour = number(parts[0], digits: 1...2),
            let minute = number(parts[1], digits: 1...2),
            let second = number(parts[2], digits: 1...2), hour < 24, minute < 60, second < 60
        else { return nil }
        return Int64(hour * 3600 + minute * 60 + second)
    }

    /// The number that a token begins with; nothing where it has more or fewer digits.
    private static func number(_ token: Substring.UTF8View, digits: ClosedRange<Int>) -> Int? {
        let found = token.prefix { (48...57).contains($0) }
        return digits.contains(found.count) ? Int(String(Substring(found))) : nil
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x20...0x2F, 0x3B...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
