public import Patterns

/// What a text has to be like.
public enum TextTest: Sendable, Hashable {
    case contains(String)
    case lacks(String)
    case starts(String)
    case ends(String)
    case equals(String)
    case differs(String)
    case matches(Pattern)
    case matchesNot(Pattern)

    /// The words that a condition uses for it, as `not contains`.
    var words: String {
        switch self {
        case .contains: "contains"
        case .lacks: "not contains"
        case .starts: "starts"
        case .ends: "ends"
        case .equals: "=="
        case .differs: "!="
        case .matches: "matches"
        case .matchesNot: "not matches"
        }
    }

    /// The text that it looks for.
    var operand: String {
        switch self {
        case .contains(let text), .lacks(let text), .starts(let text), .ends(let text), .equals(let text),
            .differs(let text):
            text
        case .matches(let pattern), .matchesNot(let pattern): pattern.text
        }
    }

    /// Whether it searches for a pattern, which may take long.
    var isCostly: Bool {
        switch self {
        case .matches, .matchesNot: true
        case .contains, .lacks, .starts, .ends, .equals, .differs: false
        }
    }

    /// Whether it says what must not be.
    var isDenied: Bool {
        switch self {
        case .lacks, .differs, .matchesNot: true
        case .contains, .starts, .ends, .equals, .matches: false
        }
    }

    /// Whether a text is so.
    func holds(for text: [UInt8]) throws(PatternError) -> Bool {
        switch self {
        case .contains(let words): ByteSearch.contains(words, in: text)
        case .lacks(let words): !ByteSearch.contains(words, in: text)
        case .starts(let words): text.starts(with: words.utf8)
        case .ends(let words): text.reversed().starts(with: words.utf8.reversed())
        case .equals(let words): text.elementsEqual(words.utf8)
        case .differs(let words): !text.elementsEqual(words.utf8)
        case .matches(let pattern): try pattern.firstMatch(in: text) != nil
        case .matchesNot(let pattern): try pattern.firstMatch(in: text) == nil
        }
    }

    /// What was found instead, after the name of what was looked at.
    var denial: String {
        let shown = ConditionWords.quoted(operand)
        return switch self {
        case .contains: "does not contain \(shown)"
        case .lacks: "contains \(shown)"
        case .starts: "does not start with \(shown)"
        case .ends: "does not end with \(shown)"
        case .equals: "is not \(shown)"
        case .differs: "is \(shown)"
        case .matches: "does not match \(shown)"
        case .matchesNot: "matches \(shown)"
        }
    }
}
