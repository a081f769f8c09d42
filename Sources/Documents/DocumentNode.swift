/// One value of a file and the place where it begins.
public struct DocumentNode: Sendable {
    /// What is there.
    public let content: DocumentContent
    /// Where it begins.
    public let location: SourceLocation

    /// Creates a value.
    public init(content: DocumentContent, location: SourceLocation) {
        self.content = content
        self.location = location
    }
}

/// What a value of a file can be.
public indirect enum DocumentContent: Sendable {
    /// Nothing, `null` or `~`.
    case null
    /// One word, number or text as written; `quoted` when it stood in quotes or in a block (`|`, `>`).
    case scalar(String, quoted: Bool)
    /// A list.
    case sequence([DocumentNode])
    /// Keys with their values, in the order of the file; no key twice.
    case mapping([DocumentEntry])
}

/// One key of a mapping with its value.
public struct DocumentEntry: Sendable {
    /// The key.
    public let key: String
    /// Where the key begins.
    public let keyLocation: SourceLocation
    /// The value.
    public let value: DocumentNode

    /// Creates an entry.
    public init(key: String, keyLocation: SourceLocation, value: DocumentNode) {
        self.key = key
        self.keyLocation = keyLocation
        self.value = value
    }
}
