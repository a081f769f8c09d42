import PageText
import Patterns

/// Conditions on what an answer holds, of which perhaps not all was read.
///
/// What was read decides wherever it can: only what the rest might change cannot be told.
extension Condition {
    static func visible(_ test: TextTest, _ content: AnswerContent) -> ConditionOutcome {
        let text = content.text
        let count = text.bytes.count
        return outcome(
            test, text.bytes, isWhole: text.isWhole, called: "the text",
            extent: "\(ConditionWords.spaced(count)) \(count == 1 ? "byte" : "bytes") of text")
    }

    static func body(_ test: TextTest, _ content: AnswerContent) -> ConditionOutcome {
        outcome(
            test, content.body, isWhole: content.isWhole, called: "the body",
            extent: "\(ConditionWords.spacedBytes(content.body.count)) read")
    }

    private static func outcome(
        _ test: TextTest, _ text: [UInt8], isWhole: Bool, called name: String, extent: String
    ) -> ConditionOutcome {
        do {
            guard isWhole else {
                switch try test.holds(forStart: text) {
                case true?: return .holds
                case false?: return .fails(found: "\(name) \(test.denial) (\(extent))")
                case nil: return .needsRest("\(name) \(test.denial) as far as it was read (\(extent))")
                }
            }
            return try test.holds(for: text) ? .holds : .fails(found: "\(name) \(test.denial) (\(extent))")
        } catch {
            return .cannotTell("\(name): \(error)")
        }
    }

    static func bodySize(_ comparison: Comparison, _ limit: Int, _ content: AnswerContent) -> ConditionOutcome {
        let count = content.body.count
        let found = "the body has \(content.isWhole ? "" : "at least ")\(ConditionWords.spacedBytes(count))"
        guard !content.isWhole else { return comparison.holds(count, limit) ? .holds : .fails(found: found) }
        switch comparison {
        case .atLeast where count >= limit, .more where count > limit, .different where count > limit: return .holds
        case .less where count >= limit, .atMost where count > limit, .equal where count > limit:
            return .fails(found: found)
        default: return .needsRest(found)
        }
    }

    /// A test of a content type, which is the same in capitals and small letters (RFC 9110 §8.3.1).
    static func mediaType(_ test: TextTest, _ value: String) -> ConditionOutcome {
        let name = "the header content-type"
        let asWritten = text(test, value, called: name, isShown: true)
        // What must be there may be there in either form; what must not be may be there in none.
        guard (asWritten == .holds) == test.isDenied else { return asWritten }
        switch text(test.lowercased(), value.lowercased(), called: name, isShown: true) {
        case .holds: return .holds
        case .fails: return .fails(found: "\(name) \(test.denial) (it is \(ConditionWords.shortened(value)))")
        case let other: return other
        }
    }
}

extension TextTest {
    /// The same test in the form that text has when it is compared.
    func normalised() throws(PatternError) -> TextTest {
        switch self {
        case .matches(let pattern): .matches(try Pattern(VisibleText.normalised(pattern: pattern.text)))
        case .matchesNot(let pattern): .matchesNot(try Pattern(VisibleText.normalised(pattern: pattern.text)))
        default: with(VisibleText.normalised(operand))
        }
    }

    /// The same test for a value in small letters; patterns say themselves what they take.
    func lowercased() -> TextTest { with(operand.lowercased()) }

    private func with(_ words: String) -> TextTest {
        switch self {
        case .contains: .contains(words)
        case .lacks: .lacks(words)
        case .starts: .starts(words)
        case .ends: .ends(words)
        case .equals: .equals(words)
        case .differs: .differs(words)
        case .matches, .matchesNot: self
        }
    }

    /// Whether a text is so of which only the start is known; nil where the rest decides.
    func holds(forStart text: [UInt8]) throws(PatternError) -> Bool? {
        switch self {
        case .contains(let words): return ByteSearch.contains(words, in: text) ? true : nil
        case .lacks(let words): return ByteSearch.contains(words, in: text) ? false : nil
        case .starts(let words):
            if text.starts(with: words.utf8) { return true }
            return Array(words.utf8).starts(with: text) ? nil : false
        case .equals(let words): return Array(words.utf8).starts(with: text) ? nil : false
        case .differs(let words): return Array(words.utf8).starts(with: text) ? nil : true
        case .ends: return nil
        case .matches(let pattern): return try Self.isSure(pattern, in: text) ? true : nil
        case .matchesNot(let pattern): return try Self.isSure(pattern, in: text) ? false : nil
        }
    }

    /// Whether a pattern matches whatever may follow: the match ends before the text does, and nothing looks further.
    private static func isSure(_ pattern: Pattern, in text: [UInt8]) throws(PatternError) -> Bool {
        guard !pattern.text.contains("(?=") && !pattern.text.contains("(?!") else { return false }
        guard let match = try pattern.firstMatch(in: text)?.range else { return false }
        return match.upperBound < text.count - 1
    }
}
