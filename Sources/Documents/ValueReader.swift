/// Reads one value; whatever is wrong with it is reported where it stands, and `nil` given.
public struct ValueReader {
    let decoder: DocumentDecoder
    let node: DocumentNode
    /// The key at which the value stands, or the key of the list that it is an item of.
    public let name: String
    let isItem: Bool

    init(decoder: DocumentDecoder, name: String, node: DocumentNode, isItem: Bool = false) {
        self.decoder = decoder
        self.name = name
        self.node = node
        self.isItem = isItem
    }

    /// Where the value begins.
    public var location: SourceLocation { node.location }

    /// What is there, as it was read.
    public var content: DocumentContent { node.content }

    /// Whether it is a mapping.
    public var isMapping: Bool {
        if case .mapping = node.content { true } else { false }
    }

    /// Whether it is a list.
    public var isList: Bool {
        if case .sequence = node.content { true } else { false }
    }

    /// Reports something wrong with the value; `hint` is the bare word that was probably meant.
    public func report(_ what: String, expected: String? = nil, hint: String? = nil) {
        decoder.report(what, at: location, expected: expected, hint: hint)
    }

    /// How a message calls the value: its key in quotes.
    public var subject: String { isItem ? "an item of \(quoted(name))" : quoted(name) }

    /// A reader of the mapping that is there.
    public func mapping() -> MappingReader? {
        guard case .mapping(let entries) = node.content else {
            reportWrongKind(expected: "a mapping (keys with values)")
            return nil
        }
        return MappingReader(decoder: decoder, name: name, entries: entries, location: location)
    }

    /// The items that could be read of the list that is there; the others are reported.
    public func list<T>(_ read: (ValueReader) -> T?) -> [T]? {
        guard case .sequence(let nodes) = node.content else {
            reportWrongKind(expected: "a list")
            return nil
        }
        return nodes.compactMap { read(ValueReader(decoder: decoder, name: name, node: $0, isItem: true)) }
    }

    func reportWrongKind(expected: String) {
        if case .null = node.content {
            report("\(subject) has no value", expected: expected)
        } else {
            report("\(subject) is \(node.content.name)", expected: expected)
        }
    }
}
