/// A file of the product, read strictly: its tree with the place of every value, and its envelope.
public struct Document: Sendable {
    /// The name of the file, as it was given.
    public let file: String
    /// The mapping at the top, envelope included.
    public let root: DocumentNode
    /// What kind of file it is, `plumbline-service`.
    public let format: String
    /// Where the format is named.
    public let formatLocation: SourceLocation
    /// The version of the format; the major version is 1.
    public let formatVersion: String

    /// Reads YAML or JSON of at most 1 MiB and checks the envelope: `format` first, then `format_version`.
    ///
    /// - Parameters:
    ///   - bytes: The file's content.
    ///   - file: The name by which messages call it.
    /// - Throws: a syntax error, a duplicate key, or everything that the product's files may not contain.
    public static func read(_ bytes: [UInt8], file: String) throws(DocumentProblems) -> Document {
        let source = try SourceText(bytes, file: file)
        let root = try YAMLTree.read(source, file: file)
        func problem(_ what: String, _ expected: String, at location: SourceLocation) -> DocumentProblems {
            DocumentProblems(DocumentProblem(file: file, location: location, what: what, expected: expected))
        }
        guard case .mapping(let entries) = root.content else {
            throw problem(
                "the file is \(root.content.name)", #"a mapping that begins with format: "…""#, at: root.location)
        }
        var envelope: [String] = []
        for (index, (key, example)) in [("format", "…"), ("format_version", "1")].enumerated() {
            let position = index == 0 ? "first" : "second"
            guard index < entries.count, entries[index].key == key else {
                let found = index < entries.count ? entries[index].keyLocation : root.location
                let what =
                    index < entries.count ? "the \(position) key is \(quoted(entries[index].key))" : "\(key) is missing"
                throw problem(what, "\(key): \(quoted(example)) as the \(position) key", at: found)
            }
            let value = entries[index].value
            guard case .scalar(let word, let isQuoted) = value.content,
                isQuoted || ScalarForm(plain: word) == .words
            else {
                throw problem(
                    "\(key) is \(value.content.name)", "\(key): \(quoted(example)) in quotes", at: value.location)
            }
            envelope.append(word)
        }
        guard envelope[1].split(separator: ".", omittingEmptySubsequences: false).first == "1" else {
            throw problem(
                "the format version \(quoted(envelope[1])) is not known to this program",
                #""1" (a newer Plumbline may read this file)"#, at: entries[1].value.location)
        }
        return Document(
            file: file, root: root, format: envelope[0], formatLocation: entries[0].value.location,
            formatVersion: envelope[1])
    }
}

extension DocumentContent {
    /// What is there, as a message names it.
    var name: String {
        switch self {
        case .null: "nothing"
        case .scalar(let word, quoted: false): ScalarForm(plain: word).name
        case .scalar: "text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}
