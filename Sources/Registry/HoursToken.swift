import Documents

/// One piece of a rule of opening hours.
enum HoursToken: Hashable, CustomStringConvertible {
    case word(String)
    case number(Int)
    /// Minutes from midnight, at most 1440.
    case time(Int)
    case symbol(Character)
    /// `24/7`
    case always

    /// Splits one rule.
    static func tokens(of rule: Substring, supported: String) throws(OpeningHoursProblem) -> [HoursToken] {
        var tokens: [HoursToken] = []
        var rest = rule
        while let first = rest.first {
            if first == " " {
                rest = rest.dropFirst()
            } else if rest.hasPrefix("24/7") {
                tokens.append(.always)
                rest = rest.dropFirst(4)
            } else if first.isASCII && first.isLetter {
                let word = rest.prefix { $0.isASCII && $0.isLetter }
                tokens.append(.word(String(word)))
                rest = rest.dropFirst(word.count)
            } else if ("0"..."9").contains(first) {
                let number = rest.prefix { ("0"..."9").contains($0) || $0 == ":" }
                // A date is followed by its colon, `Dec 24: off`.
                let isDate = number.hasSuffix(":")
                tokens.append(try token(ofNumber: isDate ? number.dropLast() : number))
                rest = rest.dropFirst(isDate ? number.count - 1 : number.count)
            } else if ",-:".contains(first) || first == "–" {
                tokens.append(.symbol(first == "–" ? "-" : first))
                rest = rest.dropFirst()
            } else {
                throw OpeningHoursProblem(
                    what: "\(quoted(String(first))) is not understood in \(quoted(rule))", expected: supported)
            }
        }
        return tokens
    }

    private static func token(ofNumber text: Substring) throws(OpeningHoursProblem) -> HoursToken {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 1, text.count <= 2, let number = Int(text) { return .number(number) }
        guard parts.count == 2, parts[0].count == 2, parts[1].count == 2, let hour = Int(parts[0]),
            let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 1440
        else {
            throw OpeningHoursProblem(
                what: "\(quoted(text)) is not a time", expected: "two digits each, as 09:00, at most 24:00")
        }
        return .time(hour * 60 + minute)
    }

    /// The piece as it is written.
    var description: String {
        switch self {
        case .word(let word): word
        case .number(let number): String(number)
        case .time(let minutes):
            (minutes < 600 ? "0" : "") + "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
        case .symbol(let symbol): String(symbol)
        case .always: "24/7"
        }
    }
}
