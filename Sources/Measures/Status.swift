public import Registry

/// Whether people can use something, as far as is known.
public enum Status: String, CaseIterable, Sendable, Hashable {
    case up, degraded, down, maintenance, unknown

    /// How much it matters beside others: the worst status is the one with the highest weight.
    ///
    /// What is known to be wrong comes before what is not known, and what is not known before what is fine.
    public var weight: Int {
        switch self {
        case .up: 0
        case .unknown: 1
        case .maintenance: 2
        case .degraded: 3
        case .down: 4
        }
    }

    /// Whether people can get in.
    public var works: Bool { self == .up || self == .degraded }
}

/// Why a status is what it is, where the status alone does not say.
public enum StatusCause: String, CaseIterable, Sendable, Hashable {
    /// Probes say so.
    case observed
    /// Nothing has been observed yet.
    case pending
    /// Something should have been heard or run by now, and was not.
    case overdue
    /// Plumbline itself was not running.
    case notWatched = "not_watched"
    /// Plumbline itself could not measure (its own network, its own limits).
    case ownFault = "own_fault"
    /// The target keeps automatic visitors out: neither its fault nor ours.
    case blocked
    /// The target asked us to come less often.
    case rateLimited = "rate_limited"
    /// Outside declared hours, when nothing is expected.
    case closed
    /// Results change too often to say that it works.
    case flapping
    /// A declared maintenance window.
    case maintenance
}

/// A stretch of time in which the status of a subject did not change.
public struct StatusSpan: Hashable, Sendable {
    /// The status.
    public var status: Status
    /// Why it is so.
    public var cause: StatusCause
    /// What the deciding probe found (`http_status`, `connect_refused`, …), where a probe decided.
    public var reason: String?
    /// When it began: the time of the first result that shows it.
    public var start: Timestamp
    /// When it ended; nothing while it lasts.
    public var end: Timestamp?
    /// Address of the probe and time of the result that it rests on, `renew-passport/web/probe:start@1770000000000`.
    public var evidence: String?
    /// What it rests on beside the newest results of that probe; nil where those say it all.
    public var basis: SpanBasis?

    /// Creates a span.
    public init(
        status: Status, cause: StatusCause = .observed, reason: String? = nil, start: Timestamp,
        end: Timestamp? = nil, evidence: String? = nil, basis: SpanBasis? = nil
    ) {
        self.status = status
        self.cause = cause
        self.reason = reason
        self.start = start
        self.end = end
        self.evidence = evidence
        self.basis = basis
    }
}
