public import Registry

/// How something was when it was last seen, where nothing is known of it now: that nothing can be seen makes nothing
/// better or worse.
public struct LastSeen: Sendable, Hashable {
    /// How it was.
    public var status: Status
    /// When that was seen for the last time.
    public var at: Timestamp

    /// Creates what was seen.
    public init(_ status: Status, at: Timestamp) {
        self.status = status
        self.at = at
    }
}
