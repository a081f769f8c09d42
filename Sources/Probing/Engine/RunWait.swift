public import Registry

/// The time that a run waits for its turn: at a host that is slow, or while the engine is full.
public struct RunWait: Sendable, Hashable {
    /// When its own time came.
    public var since: Timestamp
    /// When it was started; nil while it waits.
    public var until: Timestamp?

    /// Creates the wait of a run.
    public init(since: Timestamp, until: Timestamp? = nil) {
        self.since = since
        self.until = until
    }

    /// How much of the time up to a moment it has waited.
    public func length(at now: Timestamp) -> Duration { max(.zero, (until ?? now) - since) }
}
