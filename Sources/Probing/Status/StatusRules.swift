import Registry

/// When one probe's results change its status: N of the last M, with separate numbers for getting worse and better.
public struct StatusRules: Sendable, Hashable {
    /// How much a failed `must` says about the channel.
    public enum Role: String, CaseIterable, Sendable, Hashable {
        /// People cannot get in: down.
        case availability
        /// Something is not as it should be: at most degraded.
        case check
    }

    /// What the probe is there for.
    public var role: Role
    /// How many of the last `of` results must be worse before the status gets worse.
    public var downAfter: Int
    /// How many results in a row must be better before the status gets better.
    public var upAfter: Int
    /// How many of the newest results are looked at when it may get worse.
    public var of: Int
    /// How soon a result that contradicts the status is checked again.
    public var recheck: Duration
    /// How often the probe runs, or is expected to report.
    public var every: Duration
    /// How long after its time a result may come before the probe counts as overdue.
    public var grace: Duration
    /// Whether results are pushed by somebody, and so expected in declared hours only.
    public var isPushed: Bool
    /// Whether silence of a pushed source is failure; else it is unknown.
    public var silenceIsFailure: Bool

    /// Creates rules; counts below 1 are raised to 1.
    ///
    /// Grace is half an interval, but never less than ten seconds, and for probes that Plumbline runs never less than
    /// the probe's own time-out and five seconds.
    public init(
        role: Role = .availability, downAfter: Int = 3, upAfter: Int = 2, of: Int? = nil,
        recheck: Duration = .seconds(10), every: Duration, timeout: Duration = .zero, isPushed: Bool = false,
        silenceIsFailure: Bool = false
    ) {
        self.role = role
        self.downAfter = max(1, downAfter)
        self.upAfter = max(1, upAfter)
        self.of = max(of ?? self.downAfter, self.downAfter)
        self.recheck = recheck
        self.every = every
        self.grace = max(every / 2, .seconds(10), isPushed ? .zero : timeout + .seconds(5))
        self.isPushed = isPushed
        self.silenceIsFailure = silenceIsFailure
    }
}
