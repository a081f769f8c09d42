public import Registry

/// What one place says of a fact.
public struct FactStatement: Hashable, Sendable {
    /// How the place is known.
    public enum Origin: Hashable, Sendable {
        /// The service's own file, for all channels.
        case service
        /// Somebody declared it for the channel, from a source, as of a day.
        case declared(source: String?, asOf: CivilDate?)
        /// A probe found it there, at an address, last at a moment.
        case found(probe: String, address: String?, at: Timestamp)
    }

    /// The channel; nothing for what the service says of all.
    public var channel: String?
    /// The words as they stand there.
    public var written: [String]
    /// The same in a form to be compared; nothing where it cannot be read.
    public var value: FactValue?
    /// How it is known.
    public var origin: Origin

    /// Creates a statement.
    public init(channel: String?, written: [String], value: FactValue?, origin: Origin) {
        self.channel = channel
        self.written = written
        self.value = value
        self.origin = origin
    }
}
