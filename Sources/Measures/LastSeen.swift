public import Registry

/// How something was when it was last seen, where nothing is known of it now: that nothing can be seen makes nothing
/// better or worse.
public struct LastSeen: Sendable, Hashable {
    /// How it was.
    public var status: Status
    /// When that was seen for the last time.
    public var at: Timestamp
    /// How many checks after that failed, where it worked: too few of them to say that it did not.
    public var failedSince: Int

    /// Creates what was seen.
    public init(_ status: Status, at: Timestamp, failedSince: Int = 0) {
        self.status = status
        self.at = at
        self.failedSince = failedSince
    }
}
