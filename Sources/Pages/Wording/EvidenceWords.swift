/// One observation in words: a sentence for officials, and what the team needs beside it.
public struct EvidenceWords: Sendable, Hashable {
    /// A whole sentence that an official understands.
    public let sentence: String
    /// The technical line, for whoever repairs it; nil where there is no more to say.
    public let technical: String?
    /// What of the technical line is English whatever the language of the reader: the words of a check.
    var english: String?

    /// Creates a line.
    init(sentence: String, technical: String?, english: String? = nil) {
        (self.sentence, self.technical, self.english) = (sentence, technical, english)
    }

    /// The technical line; on a page in another language what is English in it says so.
    func technicalLine(_ language: Language) -> HTML? {
        guard let technical else { return nil }
        guard language != .english, let english, technical.hasSuffix(english) else { return HTML(escaping: technical) }
        return "\(String(technical.dropLast(english.count)))<span lang=\"en\">\(english)</span>"
    }
}
