/// How values are written in conditions.
enum ConditionWords {
    /// A text in double quotes, escaped so that it reads back the same.
    static func quoted(_ text: String) -> String {
        var written = "\""
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"": written += "\\\""
            case "\\": written += "\\\\"
            case "\n": written += "\\n"
            case "\r": written += "\\r"
            case "\t": written += "\\t"
            case "{" where placeholder(at: rest) != nil: written += "\\{"
            default: written.unicodeScalars.append(scalar)
            }
        }
        return written + "\""
    }

    /// The name of the placeholder that begins after a brace, if one does.
    static func placeholder(at rest: some Collection<Unicode.Scalar>) -> String? {
        let name = rest.prefix { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" || $0 == "-" }
        guard let first = name.first, ("a"..."z").contains(first) || first == "_",
            rest.dropFirst(name.count).first == "}"
        else { return nil }
        return name.reduce(into: "") { $0.unicodeScalars.append($1) }
    }

    /// A number of bytes in the largest unit that says it exactly.
    static func bytes(_ count: Int) -> String {
        let units = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]
        guard count > 0, let unit = units.first(where: { count % $0.1 == 0 }) else { return "\(count)" }
        return "\(count / unit.1)\(unit.0)"
    }

    /// A number of bytes for people, digits in groups of three: `12 034 bytes`.
    static func spacedBytes(_ count: Int) -> String { "\(spaced(count)) byte\(count == 1 ? "" : "s")" }

    /// A number of microseconds for people: `812 ms`, `0.4 ms`.
    static func milliseconds(_ microseconds: Int64) -> String {
        guard microseconds < 10_000 else { return "\(spaced(Int((microseconds + 500) / 1000))) ms" }
        let tenths = (microseconds + 50) / 100
        return "\(tenths / 10).\(tenths % 10) ms"
    }

    /// A number as JSON writes it: without a decimal point where it is whole.
    static func number(_ number: Double) -> String {
        guard number == number.rounded(), abs(number) < 1e15 else { return "\(number)" }
        return "\(Int64(number))"
    }

    /// A number with its digits in groups of three.
    static func spaced(_ number: Int) -> String {
        let digits = Array(String(number))
        return digits.enumerated().reduce(into: "") { text, digit in
            if digit.offset > 0, (digits.count - digit.offset) % 3 == 0 { text += " " }
            text.append(digit.element)
        }
    }
}
