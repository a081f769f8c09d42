import Documents

/// One word of a condition, with the character (from 1) at which it begins.
struct ConditionToken: Sendable, Hashable {
    enum Content: Sendable, Hashable {
        /// A bare word or number, `status` or `200..299`.
        case word(String)
        /// A sign: a comparison or a comma.
        case sign(String)
        /// A text in quotes, with the placeholders in it.
        case text([TemplatePiece])
        /// A placeholder by itself.
        case placeholder(String)
        /// A JSON path.
        case path(String)
    }

    let content: Content
    let column: Int

    /// The token as a message shows it, in quotes.
    var shown: String {
        switch content {
        case .word(let word), .sign(let word), .path(let word): quoted(word)
        case .text(let pieces):
            ConditionWords.quoted(pieces.first.map { if case .literal(let text) = $0 { text } else { "…" } } ?? "")
        case .placeholder(let name): quoted("{\(name)}")
        }
    }
}

/// Splits a condition into its words.
struct ConditionLexer {
    private let scalars: [Unicode.Scalar]
    private var place = 0

    init(_ line: String) {
        scalars = Array(line.unicodeScalars)
    }

    static func tokens(of line: String) throws(ConditionProblem) -> [ConditionToken] {
        var lexer = ConditionLexer(line)
        var tokens: [ConditionToken] = []
        while let token = try lexer.next(after: tokens.last) { tokens.append(token) }
        return tokens
    }

    private mutating func next(after last: ConditionToken?) throws(ConditionProblem) -> ConditionToken? {
        while let blank = peek, blank.properties.isWhitespace { place += 1 }
        guard let first = peek else { return nil }
        let column = place + 1
        switch first {
        case "\"":
            place += 1
            return ConditionToken(content: .text(try text(from: column)), column: column)
        case "{":
            guard let name = ConditionWords.placeholder(at: scalars[(place + 1)...]) else {
                throw ConditionProblem(
                    "a brace begins no parameter", expected: "a name in braces, as {text}", column: column)
            }
            place += name.unicodeScalars.count + 2
            return ConditionToken(content: .placeholder(name), column: column)
        case "$" where last?.content == .word("json"):
            return ConditionToken(content: .path(path()), column: column)
        case "=", "!", "<", ">", ",":
            return ConditionToken(content: .sign(sign()), column: column)
        default:
            let word = take { Self.isWordScalar($0) }
            guard !word.isEmpty else {
                throw ConditionProblem(
                    "the character \(ConditionWords.quoted(String(first))) has no meaning here",
                    expected: "words, numbers, comparisons, or text in double quotes", column: column)
            }
            return ConditionToken(content: .word(word), column: column)
        }
    }

    private mutating func text(from column: Int) throws(ConditionProblem) -> [TemplatePiece] {
        var pieces: [TemplatePiece] = []
        var literal = String.UnicodeScalarView()
        func closed(_ pieces: [TemplatePiece]) -> [TemplatePiece] {
            literal.isEmpty ? pieces : pieces + [.literal(String(literal))]
        }
        while let scalar = peek {
            place += 1
            switch scalar {
            case "\"": return closed(pieces)
            case "\\": literal.append(contentsOf: escape())
            case "{":
                guard let name = ConditionWords.placeholder(at: scalars[place...]) else {
                    literal.append(scalar)
                    continue
                }
                pieces = closed(pieces) + [.parameter(name)]
                literal = String.UnicodeScalarView()
                place += name.unicodeScalars.count + 1
            default: literal.append(scalar)
            }
        }
        throw ConditionProblem("the text in quotes does not end", expected: "a closing \"", column: column)
    }

    /// What stands for a backslash and the scalar after it; pairs without a meaning stay, so that patterns need no doubling.
    private mutating func escape() -> [Unicode.Scalar] {
        guard let next = peek else { return ["\\"] }
        place += 1
        switch next {
        case "\"", "\\": return [next]
        case "n": return ["\n"]
        case "r": return ["\r"]
        case "t": return ["\t"]
        case "{" where ConditionWords.placeholder(at: scalars[place...]) != nil: return ["{"]
        default: return ["\\", next]
        }
    }

    /// A path goes on to the first blank or comparison outside its brackets.
    private mutating func path() -> String {
        var path = String.UnicodeScalarView()
        var quote: Unicode.Scalar?
        var isInBracket = false
        var isEscaped = false
        while let scalar = peek {
            if let open = quote {
                if isEscaped {
                    isEscaped = false
                } else if scalar == "\\" {
                    isEscaped = true
                } else if scalar == open {
                    quote = nil
                }
            } else if isInBracket, scalar == "\"" || scalar == "'" {
                quote = scalar
            } else if scalar == "[" || scalar == "]" {
                isInBracket = scalar == "["
            } else if !isInBracket, scalar.properties.isWhitespace || "=!<>".unicodeScalars.contains(scalar) {
                break
            }
            path.append(scalar)
            place += 1
        }
        return String(path)
    }

    private mutating func sign() -> String {
        let first = take(count: 1)
        guard first != ",", peek == "=" else { return first }
        return first + take(count: 1)
    }

    private var peek: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    private mutating func take(count: Int) -> String {
        defer { place += count }
        return String(String.UnicodeScalarView(scalars[place..<(place + count)]))
    }

    private mutating func take(while isPart: (Unicode.Scalar) -> Bool) -> String {
        take(count: scalars[place...].prefix(while: isPart).count)
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "._-+$/:".unicodeScalars.contains(scalar)
    }
}
