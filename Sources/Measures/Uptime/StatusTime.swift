/// How some time divides among the statuses.
public struct StatusTime: Hashable, Sendable {
    /// All of it works.
    public var up: Duration = .zero
    /// It works, but not as it should.
    public var degraded: Duration = .zero
    /// People cannot get in.
    public var down: Duration = .zero
    /// In a declared maintenance window.
    public var maintenance: Duration = .zero
    /// Nothing is known, for whatever reason.
    public var unknown: Duration = .zero
    /// The part of `unknown` that is Plumbline's own fault: it did not run, or could not measure.
    public var ownFault: Duration = .zero

    /// Creates a division of no time.
    public init() {}

    /// Time in which people could get in.
    public var good: Duration { up + degraded }

    /// Time about which something is known.
    public var known: Duration { good + down + maintenance }

    /// All of the time.
    public var all: Duration { known + unknown }

    /// The share about which something is known, 0 to 1; 0 where there is no time at all.
    public var knownShare: Double { all > .zero ? known / all : 0 }

    /// Adds time in one status.
    mutating func add(_ duration: Duration, _ status: Status, _ cause: StatusCause) {
        switch status {
        case .up: up += duration
        case .degraded: degraded += duration
        case .down: down += duration
        case .maintenance: maintenance += duration
        case .unknown:
            unknown += duration
            if cause == .ownFault || cause == .notWatched { ownFault += duration }
        }
    }
}
