import Patterns
import Registry

/// Reads the one line of a comparison.
struct ComparisonParser {
    /// What is wrong with a line.
    struct Problem: Error {
        let what: String
        let expected: String
    }

    static let forms =
        "a comparison, as \">= 99.5\", \"between [5, 8)\", \"in full, partial\", \"not_in no\", \"matches ^1\\\\.\", "
        + "\"present\", \"absent\" or \"otherwise\""

    private let line: String

    static func parse(_ line: String) throws(Problem) -> Comparison {
        Comparison(form: try ComparisonParser(line: line).form(), description: line)
    }

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
        let symbols = line.prefix { "<>=!".contains($0) }
        if !symbols.isEmpty {
            let bound = try operand(line.dropFirst(symbols.count))
            switch symbols {
            case "<": return .less(bound)
            case "<=": return .atMost(bound)
            case "=": return .equal(bound)
            case "!=": return .notEqual(bound)
            case ">=": return .atLeast(bound)
            case ">": return .more(bound)
            default:
                throw Problem(what: "\(symbols) in \(shown) is no comparison", expected: "one of < <= = != >= >")
            }
        }
        guard let space = line.firstIndex(of: " ") else { throw Problem(what: "it is \(shown)", expected: Self.forms) }
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
        default: throw Problem(what: "it is \(shown)", expected: Self.forms)
        }
    }

    private var shown: String { "\"\(line)\"" }

    private func between(_ text: Substring) throws(Problem) -> Comparison.Form {
        let expected = "two bounds, each with [ or ] where it counts and ( or ) where it does not, as between [5, 8)"
        guard let first = text.first, let last = text.last, "[(".contains(first), "])".contains(last) else {
            throw Problem(what: "the ends of \(shown) do not say whether they count", expected: expected)
        }
        let parts = text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw Problem(what: "\(shown) has \(parts.count) bounds", expected: expected) }
        let (lower, upper) = (try operand(parts[0]), try operand(parts[1]))
        if case (.number(let from), .number(let to)) = (lower, upper),
            from > to || from == to && (first, last) != ("[", "]")
        {
            throw Problem(what: "\(shown) holds no number", expected: "the smaller bound first")
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
                throw Problem(what: "\(word) in \(shown) is no parameter", expected: "{name}")
            }
            return .parameter(name)
        }
        let isNumeric = word.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 || $0 == 46 }
        if isNumeric {
            guard let number = Double(word), number.isFinite else {
                throw Problem(what: "\(word) in \(shown) is no number", expected: "a number, as 99.5")
            }
            return .number(number)
        }
        guard word.utf8.allSatisfy({ !(48...57).contains($0) }) || isWord(word) else {
            throw Problem(what: "\(word) in \(shown) is neither number nor word", expected: "a number without unit")
        }
        return .word(String(word))
    }

    /// Letters first: what begins with a digit or a dot was meant to be a number.
    private func isWord(_ text: Substring) -> Bool { text.first.map { $0.isLetter } ?? false }

    private func words(_ text: Substring) throws(Problem) -> [String] {
        var words: [String] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let word = part.drop { $0 == " " }
            guard !word.isEmpty, word.last != " " else {
                throw Problem(what: "a word of \(shown) is empty", expected: "words with commas between them")
            }
            guard !words.contains(String(word)) else {
                throw Problem(what: "\(word) is twice in \(shown)", expected: "it once")
            }
            words.append(String(word))
        }
        return words
    }
}
