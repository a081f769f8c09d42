import Documents
import Patterns
import Registry

/// Reads the one line of a comparison.
struct ComparisonParser {
    /// What is wrong with a line.
    struct Problem: Error {
        let what: String
        let expected: String
        /// The bare word or sign that was probably meant.
        var hint: String?
    }

    static let forms =
        "a comparison, as \">= 99.5\", \"between [5, 8)\", \"in full, partial\", \"not_in no\", \"matches ^1\\\\.\", "
        + "\"present\", \"absent\" or \"otherwise\""

    private static let signs = ["<", "<=", "=", "!=", ">=", ">"]

    /// How other languages and people write the signs.
    private static let signsMeant = [
        "=>": ">=", "≥": ">=", "=<": "<=", "≤": "<=", "==": "=", "===": "=", "<>": "!=", "≠": "!=", "!==": "!=",
        "!": "!=",
    ]

    private let line: String

    static func parse(_ line: String) throws(Problem) -> Comparison {
        Comparison(form: try ComparisonParser(line: line).form(), description: line)
    }

    private static func isSign(_ character: Character) -> Bool { "<>=!≤≥≠".contains(character) }

    private func form() throws(Problem) -> Comparison.Form {
        let trimmed = line.drop { $0 == " " }
        guard trimmed == line, line.last != " " else {
            throw Problem(what: "there is a space at an end of \(shown)", expected: "none")
        }
        switch line {
        case "present": return .present
        case "absent": return .absent
        case "otherwise": return .otherwise
        default: break
        }
        if line.first.map(Self.isSign) ?? false { return try signed() }
        guard let space = line.firstIndex(of: " ") else {
            let hint = suggestion(for: line, among: ["present", "absent", "otherwise"])
            throw Problem(what: "it is \(shown)", expected: Self.forms, hint: hint)
        }
        let (word, rest) = (line[..<space], line[line.index(after: space)...])
        switch word {
        case "between": return try between(rest)
        case "in": return .among(try words(rest))
        case "not_in": return .notAmong(try words(rest))
        case "matches":
            do {
                return .matches(try Pattern(String(rest)))
            } catch {
                throw Problem(what: "\(shown): \(error.description)", expected: "a pattern (PCRE2)")
            }
        default:
            let known = ["between", "in", "not_in", "matches"]
            let isNotIn = line.lowercased().hasPrefix("not in ")
            let hint = isNotIn ? "not_in" : suggestion(for: String(word), among: known)
            throw Problem(what: "it is \(shown)", expected: Self.forms, hint: hint)
        }
    }

    private var shown: String { quoted(line) }

    /// A sign with a bound.
    private func signed() throws(Problem) -> Comparison.Form {
        let start = line.prefix(while: Self.isSign)
        let behind = line.dropFirst(start.count).drop { $0 == " " }
        let more = behind.prefix(while: Self.isSign)
        let sign = "\(start)\(more)"
        guard Self.signs.contains(sign) else {
            throw Problem(
                what: "\(quoted(sign)) in \(shown) is no comparison", expected: "one of < <= = != >= >",
                hint: Self.signsMeant[sign])
        }
        guard more.isEmpty else {
            throw Problem(what: "the sign of \(shown) is in two parts", expected: "no blank inside the sign")
        }
        try checkSingle(sign, behind)
        let bound = try operand(behind)
        switch sign {
        case "<": return .less(bound)
        case "<=": return .atMost(bound)
        case "=": return .equal(bound)
        case "!=": return .notEqual(bound)
        case ">=": return .atLeast(bound)
        default: return .more(bound)
        }
    }

    /// Refuses `>= 98.5 and < 99.5`: words may have signs in them, numbers and parameters may not.
    private func checkSingle(_ sign: String, _ text: Substring) throws(Problem) {
        guard let first = text.first, first.isNumber || "-.{".contains(first),
            let place = text.firstIndex(where: Self.isSign)
        else { return }
        let second = text[place...].prefix(while: Self.isSign)
        let bounds = [
            (sign: sign, number: Double(text.prefix { $0 != " " && !Self.isSign($0) && $0 != "," })),
            (sign: String(second), number: Double(text[place...].dropFirst(second.count).drop { $0 == " " })),
        ]
        var example = "between [5, 8)"
        if let lower = bounds.first(where: { $0.sign.hasPrefix(">") }),
            let upper = bounds.first(where: { $0.sign.hasPrefix("<") }),
            let from = lower.number, let to = upper.number, from < to
        {
            let (opening, closing) = (lower.sign == ">=" ? "[" : "(", upper.sign == "<=" ? "]" : ")")
            example = "between \(opening)\(from.plain), \(to.plain)\(closing)"
        }
        throw Problem(what: "\(shown) is more than one comparison", expected: "one comparison, as \(example)")
    }

    private func between(_ text: Substring) throws(Problem) -> Comparison.Form {
        let expected = "two bounds, each with [ or ] where it counts and ( or ) where it does not, as between [5, 8)"
        guard let first = text.first, let last = text.last, "[(".contains(first), "])".contains(last) else {
            throw Problem(what: "the ends of \(shown) do not say whether they count", expected: expected)
        }
        let parts = text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw Problem(what: "\(shown) has \(parts.count) bounds", expected: expected) }
        let (lower, upper) = (try operand(parts[0]), try operand(parts[1]))
        if case (.number(let from), .number(let to)) = (lower, upper) {
            guard from <= to else {
                throw Problem(what: "\(shown) holds no number", expected: "the smaller bound first")
            }
            guard from < to || (first, last) == ("[", "]") else {
                let closed = "[\(from.plain), \(to.plain)]"
                throw Problem(what: "\(shown) holds no number", expected: "\(closed) or two different bounds")
            }
        }
        return .between(lower, isLowerClosed: first == "[", upper, isUpperClosed: last == "]")
    }

    private func operand(_ text: Substring) throws(Problem) -> Comparison.Operand {
        let word = text.drop { $0 == " " }
        guard !word.isEmpty, word.last != " " else {
            throw Problem(what: "\(shown) has no bound", expected: "a number, a word or a parameter, as \"< 800\"")
        }
        if word.first == "{" || word.last == "}" {
            let name = String(word.dropFirst().dropLast())
            guard word.first == "{", word.last == "}", isSlug(name, orUnderscore: true) else {
                throw Problem(what: "\(quoted(word)) in \(shown) is no parameter", expected: "{name}")
            }
            return .parameter(name)
        }
        if word.utf8.allSatisfy(Self.isNumeric) {
            guard let number = Double(word), number.isFinite else {
                throw Problem(what: "\(quoted(word)) in \(shown) is no number", expected: "a number, as 99.5")
            }
            return .number(number)
        }
        guard word.utf8.allSatisfy({ !(48...57).contains($0) }) || isWord(word) else {
            throw Problem(
                what: "\(quoted(word)) in \(shown) is neither number nor word", expected: Self.numberMeant(by: word))
        }
        return .word(String(word))
    }

    /// Digits, the minus and the point.
    private static func isNumeric(_ byte: UInt8) -> Bool { (48...57).contains(byte) || byte == 45 || byte == 46 }

    /// Letters first: what begins with a digit or a dot was meant to be a number.
    private func isWord(_ text: Substring) -> Bool { text.first.map { $0.isLetter } ?? false }

    /// What should have been there in place of a number that is written in another way.
    private static func numberMeant(by word: Substring) -> String {
        let bare = word.filter { !",_' \u{A0}\u{202F}".contains($0) }
        guard bare.utf8.allSatisfy(isNumeric), Double(bare) != nil else { return "a number without unit" }
        let parts = word.split(separator: ",", omittingEmptySubsequences: false)
        if parts.dropLast().contains(where: { $0.contains(".") }) { return "a number, as 99.5" }
        // Three digits behind a comma are thousands, unless nothing stands before it.
        if parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isNumeric) }),
            parts[1].utf8.count != 3 || parts[0] == "0" || parts[0] == "-0"
        {
            return "a point instead of the comma, as \(parts[0]).\(parts[1])"
        }
        return "a number without separators, as \(bare)"
    }

    private func words(_ text: Substring) throws(Problem) -> [String] {
        var words: [String] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let word = part.drop { $0 == " " }
            guard !word.isEmpty, word.last != " " else {
                throw Problem(what: "a word of \(shown) is empty", expected: "words with commas between them")
            }
            guard !words.contains(String(word)) else {
                throw Problem(what: "\(quoted(word)) is twice in \(shown)", expected: "it once")
            }
            words.append(String(word))
        }
        return words
    }
}
