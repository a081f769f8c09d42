/// Reads the text of a path.
struct JSONPathParser {
    private let scalars: [Unicode.Scalar]
    private var place = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// Whether a key can stand after a dot.
    static func isPlain(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, isNameStart(first) else { return false }
        return name.unicodeScalars.allSatisfy(isNameCharacter)
    }

    mutating func parse() throws(JSONPath.Problem) -> [JSONPath.Step] {
        guard take("$") else { throw problem("a path does not begin here", "$ and then keys, as $.status") }
        var steps: [JSONPath.Step] = []
        while place < scalars.count {
            if take(".") {
                steps.append(.name(try plainName()))
            } else if take("[") {
                steps.append(try bracket())
            } else {
                throw problem(
                    "the path cannot go on with \"\(scalars[place])\"", "a dot and a key, or [0], or [\"a key\"]")
            }
        }
        return steps
    }

    private mutating func plainName() throws(JSONPath.Problem) -> String {
        if peek == "." { throw problem("the path searches at every depth (..)", "each key from the top, as $.status") }
        if peek == "*" { throw problem("the path names every key (*)", "one key: a path leads to one value") }
        guard let first = peek, Self.isNameStart(first) else {
            throw problem("no key follows the dot", "a key of letters, digits and underscores, or [\"any other key\"]")
        }
        let start = place
        while let next = peek, Self.isNameCharacter(next) { place += 1 }
        if peek == "-" {
            throw problem("a key with a hyphen stands after a dot", "it in brackets and quotes, as [\"first-name\"]")
        }
        return text(start..<place)
    }

    private mutating func bracket() throws(JSONPath.Problem) -> JSONPath.Step {
        let step: JSONPath.Step
        switch peek {
        case "\"", "'": step = .name(try quotedName())
        case "*": throw problem("the path names every item (*)", "one item, as [0]: a path leads to one value")
        case "?": throw problem("the path filters (?)", "one item, as [0]: a path leads to one value")
        default: step = .index(try index())
        }
        guard take("]") else {
            let isSlice = peek == ":" || peek == ","
            throw problem(
                isSlice ? "the path names several items" : "the bracket is not closed",
                isSlice ? "one item, as [0]: a path leads to one value" : "]")
        }
        return step
    }

    private mutating func index() throws(JSONPath.Problem) -> Int {
        let start = place
        _ = take("-")
        while let next = peek, ("0"..."9").contains(next) { place += 1 }
        let digits = text(start..<place)
        // RFC 9535: no leading zeros, no -0; beyond the range that JSON numbers keep exactly there are no items anyway.
        guard let number = Int(digits), String(number) == digits, abs(number) < 1 << 53 else {
            place = start
            throw problem("no key or item stands in the brackets", "[0], [-1] for the last one, or [\"a key\"]")
        }
        return number
    }

    private mutating func quotedName() throws(JSONPath.Problem) -> String {
        let start = place
        let quote = scalars[place]
        place += 1
        var name = String.UnicodeScalarView()
        while let next = peek, next != quote {
            place += 1
            name.append(next == "\\" ? try escape() : next)
        }
        guard take(quote) else {
            place = start
            throw problem("the key in quotes does not end", "\(quote)")
        }
        return String(name)
    }

    private mutating func escape() throws(JSONPath.Problem) -> Unicode.Scalar {
        let letter = peek
        place += 1
        switch letter {
        case "\"", "'", "\\", "/": return letter ?? "\\"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "u":
            let end = min(place + 4, scalars.count)
            if let value = UInt32(text(place..<end), radix: 16), end == place + 4, let scalar = Unicode.Scalar(value) {
                place = end
                return scalar
            }
            fallthrough
        default:
            place -= 2
            throw problem("the backslash begins nothing known", "\\\\, \\\", \\', \\n, \\t or \\u00e9")
        }
    }

    private var peek: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        place += 1
        return true
    }

    private func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range]))
    }

    private func problem(_ what: String, _ expected: String) -> JSONPath.Problem {
        JSONPath.Problem(what: what, expected: expected, column: place + 1)
    }

    private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || !scalar.isASCII || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
        isNameStart(scalar) || ("0"..."9").contains(scalar)
    }
}
