/// One observation in words: a sentence for officials, and what the team needs beside it.
public struct EvidenceWords: Sendable, Hashable {
    /// A whole sentence that an official understands.
    public let sentence: String
    /// The technical line, for whoever repairs it; nil where there is no more to say.
    public let technical: String?
}
