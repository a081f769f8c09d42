/// One file of the town, as a person would have written it.
public struct DemoFile: Hashable, Sendable {
    /// The name by which messages call it, `demo/renew-parking-permit.yaml`.
    public var name: String
    /// The content.
    public var text: String

    /// Creates a file.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// The content as it is read.
    public var bytes: [UInt8] { Array(text.utf8) }
}
