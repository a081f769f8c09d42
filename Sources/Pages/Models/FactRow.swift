/// What one place says of a fact, as pages show it.
public struct FactRow: Sendable, Hashable {
    /// How it compares.
    public enum Finding: String, CaseIterable, Sendable, Hashable {
        case same, differs, missing, stale, unreadable, alone, pending
    }

    /// The id of the fact.
    public var fact: String
    /// The channel; nothing for what the service itself says.
    public var channel: ChannelLabel?
    /// The words as they stand there; empty where there are none.
    public var written: String
    /// Where they stand, or who declared them.
    public var source: String?
    /// How they compare; nothing for what others are held against.
    public var finding: Finding?

    /// Creates a row.
    public init(fact: String, channel: ChannelLabel?, written: String, source: String?, finding: Finding?) {
        self.fact = fact
        self.channel = channel
        self.written = written
        self.source = source
        self.finding = finding
    }
}
