extension ValueReader {
    /// A text: words, or anything in quotes.
    ///
    /// Numbers, true and false, and dates have to be quoted.
    ///
    /// - Parameter allowsEmpty: Whether a text of no letters is right.
    public func string(allowsEmpty: Bool = false) -> String? {
        guard case .scalar(let word, let isQuoted) = node.content else {
            reportWrongKind(expected: "text")
            return nil
        }
        guard isQuoted || ScalarForm(plain: word) == .words else {
            reportWrongKind(expected: "text in quotes: \(quoted(word))")
            return nil
        }
        guard allowsEmpty || word.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            report("\(subject) is empty", expected: "text")
            return nil
        }
        return word
    }

    /// A text in a form of its own, which nothing that has to be quoted can have: quotes alone would not help.
    ///
    /// - Parameter expected: What should be there where there is no text, with an example.
    public func string(expected: String) -> String? {
        guard case .scalar(let word, let isQuoted) = node.content, isQuoted || ScalarForm(plain: word) == .words else {
            reportWrongKind(expected: expected)
            return nil
        }
        return string()
    }

    /// A text, number, or true or false, exactly as it was written.
    public func asWritten() -> String? {
        guard case .scalar(let word, _) = node.content else {
            reportWrongKind(expected: "text, a number, or true or false")
            return nil
        }
        return word
    }

    /// A whole number within a range.
    ///
    /// - Parameters:
    ///   - range: The numbers that are right.
    ///   - alternative: What else could be there, for messages only.
    public func integer(_ range: ClosedRange<Int>, or alternative: String? = nil) -> Int? {
        let expected =
            "a whole number from \(range.lowerBound) to \(range.upperBound)" + (alternative.map { ", or \($0)" } ?? "")
        guard case .scalar(let word, quoted: false) = node.content, ScalarForm(plain: word) == .number else {
            reportWrongKind(expected: expected)
            return nil
        }
        let digits = word.first == "-" || word.first == "+" ? word.dropFirst() : word[...]
        guard let number = Int(word), digits == "0" || digits.first != "0", range.contains(number) else {
            report("\(subject) is \(word)", expected: expected)
            return nil
        }
        return number
    }

    /// A number, whole or with a decimal point; never infinite.
    public func number() -> Double? {
        guard case .scalar(let word, quoted: false) = node.content, ScalarForm(plain: word) == .number,
            !word.hasPrefix("0x"), !word.hasPrefix("0o")
        else {
            reportWrongKind(expected: "a number")
            return nil
        }
        guard let number = Double(word), number.isFinite else {
            report("\(subject) is \(word)", expected: "a number that is not too large")
            return nil
        }
        return number
    }

    /// A number within a range.
    public func number(_ range: ClosedRange<Double>) -> Double? {
        guard let number = number() else { return nil }
        guard range.contains(number) else {
            report(
                "\(subject) is \(number.plain)",
                expected: "a number from \(range.lowerBound.plain) to \(range.upperBound.plain)")
            return nil
        }
        return number
    }

    /// `true` or `false`.
    public func boolean() -> Bool? {
        switch node.content {
        case .scalar("true", quoted: false): return true
        case .scalar("false", quoted: false): return false
        case .scalar(let word, _):
            let meant = ["yes": "true", "on": "true", "no": "false", "off": "false"][word.lowercased()]
            report(
                "\(subject) is \(quoted(word))", expected: "true or false, without quotes",
                hint: meant ?? (word.lowercased() == word ? nil : suggestion(for: word, among: ["true", "false"])))
            return nil
        default:
            reportWrongKind(expected: "true or false")
            return nil
        }
    }

    /// One of the words of a closed list.
    public func choice<E: CaseIterable & RawRepresentable<String>>(_ type: E.Type) -> E? {
        guard let word = string() else { return nil }
        guard let value = E(rawValue: word) else {
            let known = E.allCases.map(\.rawValue)
            report(
                "\(subject) is \(quoted(word))", expected: "one of \(known.joined(separator: ", "))",
                hint: suggestion(for: word, among: known))
            return nil
        }
        return value
    }

    /// A name that points to something else, which has to be there.
    ///
    /// - Parameters:
    ///   - known: The names that are there.
    ///   - kind: What they are names of, in the singular: `task`.
    public func word(among known: [String], of kind: String) -> String? {
        guard let word = string() else { return nil }
        guard known.contains(word) else {
            let hint = suggestion(for: word, among: known)
            let shown = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
            let expected = known.isEmpty ? "none, because the file has no \(kind)" : "one of \(shown)"
            report("there is no \(kind) \(quoted(word))", expected: expected, hint: hint)
            return nil
        }
        return word
    }

    /// A text with a meaning: what `read` makes of it.
    ///
    /// - Parameters:
    ///   - expected: What should be there where `read` gives nothing, with an example.
    ///   - read: Gives the value, or nothing where the text does not mean one.
    public func parse<T>(expected: String, _ read: (String) -> T?) -> T? {
        if case .scalar(let word, quoted: false) = node.content, ScalarForm(plain: word) != .words, read(word) == nil {
            // Quotes alone would not help.
            reportWrongKind(expected: expected)
            return nil
        }
        guard let word = string() else { return nil }
        guard let value = read(word) else {
            report("\(subject) is \(quoted(word))", expected: expected)
            return nil
        }
        return value
    }
}

extension Double {
    /// The number without `.0` where it is whole.
    fileprivate var plain: String { self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self) }
}
