public import Registry

/// One run of a probe in a list of results.
public struct ResultRow: Sendable, Hashable {
    /// How a run ended.
    public enum Outcome: String, CaseIterable, Sendable, Hashable {
        case good, slight, bad, unknown
    }

    /// Why a run was made.
    public enum Trigger: String, CaseIterable, Sendable, Hashable {
        case scheduled, confirmation, pushed, asked
    }

    /// When it started.
    public var at: Timestamp
    /// The channel.
    public var channel: ChannelLabel
    /// The slug of the probe.
    public var probe: String
    /// How it ended.
    public var outcome: Outcome
    /// Why it was made.
    public var trigger: Trigger
    /// The code of the reason, `ok` for a good run.
    public var reason: String
    /// The failed condition or the failure in its own words; empty for a good run.
    public var detail: String
    /// How long it took; nothing for a pushed result.
    public var total: Duration?

    /// Creates a row.
    public init(
        at: Timestamp, channel: ChannelLabel, probe: String, outcome: Outcome, trigger: Trigger = .scheduled,
        reason: String = "ok", detail: String = "", total: Duration? = nil
    ) {
        self.at = at
        self.channel = channel
        self.probe = probe
        self.outcome = outcome
        self.trigger = trigger
        self.reason = reason
        self.detail = detail
        self.total = total
    }
}

/// One probe of a service and when it runs.
public struct ProbeRow: Sendable, Hashable {
    /// The slug.
    public var id: String
    /// The channel.
    public var channel: ChannelLabel
    /// What it checks: the title of its definition.
    public var title: Text
    /// The task it is about; nothing for the whole channel.
    public var task: Text?
    /// How often it runs or is expected to report.
    public var every: Duration
    /// Whether it waits to be told instead of asking.
    public var isPushed: Bool
    /// Whether its failure means that people cannot get in, or only that something is not as it should be.
    public var decidesAvailability: Bool
    /// The newest result.
    public var last: Timestamp?
    /// When it runs next; nothing for a pushed one.
    public var next: Timestamp?

    /// Creates a row.
    public init(
        id: String, channel: ChannelLabel, title: Text, task: Text? = nil, every: Duration, isPushed: Bool = false,
        decidesAvailability: Bool = true, last: Timestamp? = nil, next: Timestamp? = nil
    ) {
        self.id = id
        self.channel = channel
        self.title = title
        self.task = task
        self.every = every
        self.isPushed = isPushed
        self.decidesAvailability = decidesAvailability
        self.last = last
        self.next = next
    }
}
