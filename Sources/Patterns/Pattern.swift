/// A regular expression (PCRE2, UTF-8) whose cost is bounded whatever the text.
///
/// `\d`, `\w` and `\b` know ASCII letters and digits only; `(?i)` knows all scripts. Text that is not UTF-8 is searched all
/// the same: bytes that are no character match nothing. The same pattern may be used from several threads at once.
public struct Pattern: Sendable, Hashable, CustomStringConvertible {
    /// What a search found.
    public struct Match: Sendable, Hashable {
        /// Where the whole match stands, in bytes of the text.
        public let range: Range<Int>
        /// Where each group stands, the first one first; nothing for a group that took no part.
        public let groups: [Range<Int>?]
    }

    /// The longest pattern, in bytes.
    public static let longest = 4096

    /// The pattern as it was written.
    public let text: String
    private let code: CompiledPattern

    /// Compiles a pattern.
    ///
    /// - Throws: `PatternError.invalid` with the place and PCRE2's words.
    public init(_ text: String) throws(PatternError) {
        self.text = text
        code = try CompiledPattern(text)
    }

    /// How many groups it captures.
    public var groupCount: Int { code.groupCount }

    /// The first match in a text; nothing where there is none.
    ///
    /// - Throws: `PatternError.tooCostly` where a limit was reached before that could be said.
    public func firstMatch(in text: [UInt8]) throws(PatternError) -> Match? {
        try code.firstMatch(in: text)
    }

    /// A pattern that matches a text and nothing else.
    public static func escaped(_ literal: String) -> String {
        var pattern = ""
        for scalar in literal.unicodeScalars {
            if scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) { pattern += "\\" }
            pattern.unicodeScalars.append(scalar)
        }
        return pattern
    }

    /// The pattern as it was written.
    public var description: String { text }

    /// Patterns are the same when they are written the same.
    public static func == (left: Pattern, right: Pattern) -> Bool { left.text == right.text }

    /// Hashes the pattern as it was written.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
