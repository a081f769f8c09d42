public import Registry

/// What somebody must find out before runs without an answer can be believed: whether our own way out is open.
public struct WayOutQuestion: Sendable, Hashable {
    /// When it was asked.
    public var asked: Timestamp
    /// Hosts whose runs wait for the answer.
    public var failing: Set<String>
    /// Origins of other hosts that answered lately, the newest first.
    public var origins: [String]
}
