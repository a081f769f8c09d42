public import Registry

/// A stretch of time in which people could not do something, or it worked badly, from one end to the other.
public struct Outage: Hashable, Sendable {
    /// When it began, be it before the window.
    public let start: Timestamp
    /// When it ended, be it after the window; nothing while it lasts.
    public let end: Timestamp?
    /// The part of it that lies inside the window and was watched.
    public let duration: Duration
    /// What the deciding probe found first, where a probe decided.
    public let reason: String?
    /// What it rests on: the evidence of its first span.
    public let evidence: String?
    /// The times inside it in which nobody watched, oldest first.
    public let unwatched: [Window]

    /// Creates an outage.
    public init(
        start: Timestamp, end: Timestamp?, duration: Duration, reason: String?, evidence: String?,
        unwatched: [Window] = []
    ) {
        self.start = start
        self.end = end
        self.duration = duration
        self.reason = reason
        self.evidence = evidence
        self.unwatched = unwatched
    }
}
