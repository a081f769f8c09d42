/// Words for people, in one or more languages (BCP 47 tags).
public struct Text: Hashable, Sendable {
    /// One wording and its language.
    public struct Wording: Hashable, Sendable {
        /// The BCP 47 tag.
        public let language: String
        /// The words.
        public let words: String

        /// Creates one wording.
        public init(language: String, words: String) {
            self.language = language
            self.words = words
        }
    }

    /// The wordings in the order in which they were written; never empty.
    public let wordings: [Wording]

    /// Creates a text from its wordings; nothing for none.
    public init?(_ wordings: [Wording]) {
        guard !wordings.isEmpty else { return nil }
        self.wordings = wordings
    }

    /// Creates a text in one language.
    public init(_ language: String, _ words: String) {
        wordings = [Wording(language: language, words: words)]
    }

    /// The words for the first language that is there; a region falls back to its language, and all else to the first
    /// wording written.
    public func words(in languages: [String]) -> String {
        for language in languages {
            if let exact = wordings.first(where: { $0.language.lowercased() == language.lowercased() }) {
                return exact.words
            }
            let primary = language.split(separator: "-").first.map { $0.lowercased() }
            if let near = wordings.first(where: {
                $0.language.split(separator: "-").first.map { $0.lowercased() } == primary
            }) {
                return near.words
            }
        }
        return wordings[0].words
    }

    /// The words for one language.
    public func words(in language: String) -> String { words(in: [language]) }
}
