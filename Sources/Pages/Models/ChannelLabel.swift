public import Registry

/// A channel as pages name it.
public struct ChannelLabel: Sendable, Hashable {
    /// The slug.
    public var id: String
    /// What kind of way it is.
    public var kind: ChannelKind
    /// What the service calls it.
    public var title: Text?
    /// Whether the service has another channel of this kind, so that the kind alone does not name it.
    public var isOneOfSeveral: Bool

    /// Creates a label.
    public init(id: String, kind: ChannelKind, title: Text? = nil, isOneOfSeveral: Bool = false) {
        self.id = id
        self.kind = kind
        self.title = title
        self.isOneOfSeveral = isOneOfSeveral
    }

    /// The labels of all channels of a service.
    public static func labels(_ channels: [ServiceChannel]) -> [ChannelLabel] {
        channels.map { channel in
            ChannelLabel(
                id: channel.id, kind: channel.kind, title: channel.title,
                isOneOfSeveral: channels.count { $0.kind == channel.kind } > 1)
        }
    }
}
