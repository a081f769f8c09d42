import Documents
import Patterns
import Registry

/// Words, numbers and limits.
extension ConditionParser {
    var peek: ConditionToken? { place < tokens.count ? tokens[place] : nil }
    var following: ConditionToken? { place + 1 < tokens.count ? tokens[place + 1] : nil }

    mutating func take(word: String) -> Bool {
        guard peek?.content == .word(word) else { return false }
        place += 1
        return true
    }

    mutating func take(sign: String) -> Bool {
        guard peek?.content == .sign(sign) else { return false }
        place += 1
        return true
    }

    mutating func keyword(_ word: String, orSign sign: String? = nil) throws(ConditionProblem) {
        guard !take(word: word) else { return }
        let expected = sign.map { "\(word) or \($0)" } ?? word
        guard case .word(let found) = peek?.content else { throw unexpected(expected) }
        throw unexpected(expected, hint: suggestion(for: found, among: [word]))
    }

    mutating func comparison() throws(ConditionProblem) -> Comparison {
        guard case .sign(let sign) = peek?.content, let comparison = Comparison(rawValue: sign == "=" ? "==" : sign)
        else {
            throw unexpected("a comparison: <, <=, >, >=, == or !=")
        }
        place += 1
        return comparison
    }

    mutating func duration() throws(ConditionProblem) -> Duration {
        let expected = "a duration, as 800ms or 2s"
        switch peek?.content {
        case .word(let word):
            guard let duration = Duration(written: word) else { throw unexpected(expected) }
            place += 1
            return duration
        case .placeholder(let name):
            guard case .duration(let duration) = try parameter(name) else {
                throw unexpected("a parameter of type duration")
            }
            place += 1
            return duration
        default: throw unexpected(expected)
        }
    }

    mutating func integer() throws(ConditionProblem) -> Int {
        switch peek?.content {
        case .word(let word):
            guard let number = Int(word), number >= 0, String(number) == word else {
                throw unexpected("a whole number")
            }
            place += 1
            return number
        case .placeholder(let name):
            guard case .integer(let number) = try parameter(name) else {
                throw unexpected("a parameter of type integer")
            }
            place += 1
            return number
        default: throw unexpected("a whole number")
        }
    }

    mutating func byteCount() throws(ConditionProblem) -> Int {
        if case .placeholder(let name) = peek?.content {
            guard case .bytes(let count) = try parameter(name) else { return try integer() }
            place += 1
            return count
        }
        guard case .word(let word) = peek?.content, let count = ByteCount.read(word) else {
            throw unexpected("a number of bytes, as 500, 20KiB or 1MiB")
        }
        place += 1
        return count
    }

    /// A test of what a person would read: its words are brought into the form that the text has.
    mutating func visibleText() throws(ConditionProblem) -> TextTest {
        let token = following
        let test = try text()
        do {
            let normalised = try test.normalised()
            guard !normalised.operand.isEmpty || test.operand.isEmpty else {
                throw unexpected("words that can be seen", instead: token)
            }
            return normalised
        } catch let error as PatternError {
            throw ConditionProblem("\(error)", expected: "a regular expression", column: token?.column ?? 1)
        } catch let error as ConditionProblem {
            throw error
        } catch {
            throw ConditionProblem("\(error)", column: token?.column ?? 1)
        }
    }

    mutating func path() throws(ConditionProblem) -> JSONPath {
        guard let token = peek, case .path(let text) = token.content else {
            throw unexpected("a path that begins with $, as $.status")
        }
        place += 1
        do {
            return try JSONPath(text)
        } catch {
            throw ConditionProblem(error.what, expected: error.expected, column: token.column + error.column - 1)
        }
    }

    mutating func pattern() throws(ConditionProblem) -> Pattern {
        let token = peek
        let text = try words(asPattern: true)
        do {
            return try Pattern(text)
        } catch {
            throw ConditionProblem("\(error)", expected: "a regular expression", column: token?.column ?? 1)
        }
    }

    mutating func words(asPattern: Bool = false, allowsEmpty: Bool = false) throws(ConditionProblem) -> String {
        let pieces: [TemplatePiece]
        switch peek?.content {
        case .text(let text): pieces = text
        case .placeholder(let name): pieces = [.parameter(name)]
        default: throw unexpected(asPattern ? "a pattern in double quotes" : "text in double quotes")
        }
        var words = ""
        for piece in pieces {
            switch piece {
            case .literal(let text): words += text
            case .parameter(let name):
                let value = try parameter(name)
                if case .secret = value {
                    throw unexpected("another parameter: secrets are for headers and bodies that are sent, never shown")
                }
                if case .pattern(let pattern) = value, asPattern {
                    words += "(?:\(pattern))"
                } else {
                    words += asPattern ? Pattern.escaped(value.written) : value.written
                }
            }
        }
        guard !words.isEmpty || allowsEmpty else { throw unexpected("a text that is not empty") }
        place += 1
        return words
    }

    func parameter(_ name: String) throws(ConditionProblem) -> ParameterValue {
        guard let value = value(name) else {
            throw ConditionProblem("the parameter {\(name)} is not known", column: peek?.column ?? 1)
        }
        return value
    }

    func unexpected(
        _ expected: String, hint: String? = nil, instead token: ConditionToken? = nil
    ) -> ConditionProblem {
        guard let found = token ?? peek else {
            return ConditionProblem("the condition ends too early", expected: expected, column: length + 1)
        }
        return ConditionProblem("\(found.shown) stands here", expected: expected, hint: hint, column: found.column)
    }
}
