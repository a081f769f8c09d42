public import Registry

/// A stretch of time in which people could not do something: down from one end to the other.
public struct Outage: Hashable, Sendable {
    /// When it began, be it before the window.
    public let start: Timestamp
    /// When it ended, be it after the window; nothing while it lasts.
    public let end: Timestamp?
    /// The part of it that lies inside the window.
    public let duration: Duration
    /// What the deciding probe found first, where a probe decided.
    public let reason: String?
    /// What it rests on: the evidence of its first span.
    public let evidence: String?

    /// Creates an outage.
    public init(start: Timestamp, end: Timestamp?, duration: Duration, reason: String?, evidence: String?) {
        self.start = start
        self.end = end
        self.duration = duration
        self.reason = reason
        self.evidence = evidence
    }
}
