import Curl
import Patterns
import Registry

/// Takes one value out of an answer.
enum Extractor: Sendable, Hashable {
    case pattern(Pattern)
    case path(JSONPath)
    case header(String)

    /// Why an expression cannot be used.
    struct Problem: Error, Sendable, Hashable {
        let what: String
        let expected: String
    }

    /// The longest value that is kept, in characters.
    static let longest = 500

    /// Reads an expression.
    static func reading(_ method: ExtractionMethod, _ expression: String) -> Result<Extractor, Problem> {
        switch method {
        case .regex:
            do {
                return .success(.pattern(try Pattern(expression)))
            } catch {
                return .failure(Problem(what: "\(error)", expected: "a regular expression"))
            }
        case .json:
            do {
                return .success(.path(try JSONPath(expression)))
            } catch {
                return .failure(Problem(what: "\(error.what) (at character \(error.column))", expected: error.expected))
            }
        case .header:
            guard !expression.isEmpty, expression.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") })
            else {
                return .failure(
                    Problem(what: "no header can have this name", expected: "the name of a header, as last-modified"))
            }
            return .success(.header(expression.lowercased()))
        case .css:
            return .failure(Problem(what: method.problem ?? "", expected: "regex, json or header"))
        }
    }

    /// Whether it takes work that grows with what a server sends.
    var isCostly: Bool {
        if case .header = self { false } else { true }
    }

    /// The value; nothing where there is none, or where it cannot be told.
    ///
    /// Patterns are searched for in the characters of the answer, whatever its charset, markup and all.
    func value(in answer: borrowing Answer) -> String? {
        let found: String?
        switch self {
        case .pattern(let pattern):
            let characters = answer.content.characters
            guard let match = try? pattern.firstMatch(in: characters) else { return nil }
            let range = match.groups.isEmpty ? match.range : match.groups[0]
            found = range.map { String(decoding: characters[$0], as: UTF8.self) }
        case .path(let path): found = (try? path.value(in: answer.body))?.scalarText
        case .header(let name): found = answer.result.header(name)
        }
        return found.map { String($0.prefix(Self.longest)) }
    }
}
