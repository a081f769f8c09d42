/// How a source pushes what it knows.
public struct HeartbeatModel: Sendable, Hashable {
    /// The address it sends to; secret.
    public var url: String
    /// How often it is expected.
    public var every: Duration
    /// After how long without a word it counts as silent.
    public var silentAfter: Duration

    /// Creates a model.
    public init(url: String, every: Duration, silentAfter: Duration) {
        self.url = url
        self.every = every
        self.silentAfter = silentAfter
    }
}
