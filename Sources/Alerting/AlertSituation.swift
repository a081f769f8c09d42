public import Measures
public import Registry

/// What is known about an alert at one moment, in words that can be shown: filled by whoever knows the service.
public struct AlertSituation: Hashable, Sendable {
    /// A way of reaching a service, named.
    public struct Channel: Hashable, Sendable {
        /// The slug.
        public var id: String
        /// What kind of way it is.
        public var kind: ChannelKind
        /// What it is called; the kind's name where nothing is given.
        public var title: Text?
        /// Since when it has been so on this channel; nil where nobody kept it.
        public var since: Timestamp?
        /// What the probe that decided for this channel found; nil where none did.
        public var reason: String?
        /// The probe that decided for this channel; nil where none did, and in alerts of earlier versions.
        public var evidence: String?

        /// Creates a channel's name.
        public init(
            id: String, kind: ChannelKind, title: Text? = nil, since: Timestamp? = nil, reason: String? = nil,
            evidence: String? = nil
        ) {
            self.id = id
            self.kind = kind
            self.title = title
            self.since = since
            self.reason = reason
            self.evidence = evidence
        }

        /// The name of a registered channel, with what is so on it.
        public init(
            _ channel: ServiceChannel, since: Timestamp? = nil, reason: String? = nil, evidence: String? = nil
        ) {
            self.init(
                id: channel.id, kind: channel.kind, title: channel.title, since: since, reason: reason,
                evidence: evidence)
        }
    }

    /// A task with the channels for which the same is true.
    public struct TaskOnChannels: Hashable, Sendable {
        /// The slug of the task; nothing for a service that names no tasks.
        public var task: String?
        /// What the task, or else the service, is called.
        public var title: Text
        /// The channels, in the order of the service's file.
        public var channels: [Channel]

        /// Creates a task on channels.
        public init(task: String?, title: Text, channels: [Channel]) {
            self.task = task
            self.title = title
            self.channels = channels
        }
    }

    /// Something of which nothing is known, and why.
    public struct Unknown: Hashable, Sendable {
        /// What it is.
        public var subject: Subject
        /// What it is called.
        public var title: Text
        /// The channel, where it is or is on one.
        public var channel: Channel?
        /// Why nothing is known.
        public var cause: StatusCause
        /// Since when.
        public var since: Timestamp
        /// Whether anything watches it; nil in alerts of earlier versions.
        public var isWatched: Bool?

        /// Creates an unknown.
        public init(
            subject: Subject, title: Text, channel: Channel? = nil, cause: StatusCause, since: Timestamp,
            isWatched: Bool? = nil
        ) {
            self.subject = subject
            self.title = title
            self.channel = channel
            self.cause = cause
            self.since = since
            self.isWatched = isWatched
        }
    }

    /// How many results in a row said that it is so.
    public struct Run: Hashable, Sendable {
        /// How many are known.
        public var count: Int
        /// Whether there may be more of them, further back than is remembered.
        public var isAtLeast: Bool

        /// Creates a run.
        public init(count: Int, isAtLeast: Bool = false) {
            self.count = count
            self.isAtLeast = isAtLeast
        }
    }

    /// A point of a standard that is no longer met.
    public struct Point: Hashable, Sendable {
        /// Its id.
        public var criterion: String
        /// What it is called.
        public var title: Text
        /// The verdict, `fail`.
        public var verdict: String
        /// What was found, in one line in each language.
        public var found: Text?
        /// The line of the standard that it was held against, as it is written.
        public var threshold: String?
        /// What to do.
        public var remedy: Text?

        /// Creates a point.
        public init(
            criterion: String, title: Text, verdict: String, found: Text? = nil, threshold: String? = nil,
            remedy: Text? = nil
        ) {
            self.criterion = criterion
            self.title = title
            self.verdict = verdict
            self.found = found
            self.threshold = threshold
            self.remedy = remedy
        }
    }

    /// How it was before, in the words of the alert's kind (a `Status`, a `Hearing`).
    public var before: String
    /// How it is now, in the words of the alert's kind.
    public var after: String
    /// Since when it has been as it is now.
    public var since: Timestamp
    /// What the deciding probe found (`http_status`, `connect_refused`, …), where a probe decided.
    public var reason: String?
    /// What people cannot do, and on which channels not.
    public var cannotDo: [TaskOnChannels]
    /// What of it people could still do when the same alert was last told: what has got worse.
    public var newlyLost: [TaskOnChannels] = []
    /// What people can do only with trouble, and on which channels.
    public var worksBadly: [TaskOnChannels]
    /// What people still can do, and on which channels.
    public var stillWorks: [TaskOnChannels]
    /// What nothing is known of.
    public var unknown: [Unknown]
    /// What the standard is called, where it is about one.
    public var standard: Text?
    /// The points of the standard that are no longer met.
    public var points: [Point]
    /// What all this rests on, the most telling first.
    public var evidence: [Evidence]
    /// How many results of the deciding probe said so in a row, counted back from the newest; nil where none is counted.
    public var run: Run?
    /// What it shares with alerts of other services: the origin that all of them are served from (`isConnectionShared`).
    public var sharedCause: String?
    /// What a reader must know about how sure this is.
    public var notes: [AlertNote]
    /// Until when it was so, where that is known and is not when the alert ended.
    public var until: Timestamp?
    /// What was known last of what the alert is about, until something hid it; nil while it is seen.
    ///
    /// Maintenance, closed hours and what keeps us from seeing it hide it: this situation then says what is so meanwhile.
    public var lastKnown: AlertSituation? {
        get { hidden.first }
        set { hidden = newValue.map { [$0] } ?? [] }
    }

    /// In an array, since a value cannot contain itself.
    private var hidden: [AlertSituation] = []

    /// From when on Plumbline did not watch until `since`, where it became so in between: it may have been so from then on.
    public var unwatchedSince: Timestamp?

    /// Whether it is known that one cause is shared: the connection to the origin failed for several checks.
    ///
    /// Else alerts with the same `sharedCause` are about services of the same server, and may have different causes.
    public var isConnectionShared: Bool {
        notes.contains { if case .sharedOrigin = $0 { true } else { false } }
    }

    /// How many things people cannot do, each on each of its channels.
    var lost: Int { cannotDo.reduce(0) { $0 + $1.channels.count } }

    /// Whether another situation, of the same alert, knows other things of the ways that work or do not.
    ///
    /// One that knows of none says nothing about them.
    func isOutdated(by other: AlertSituation) -> Bool {
        let knows = !(other.cannotDo + other.worksBadly + other.stillWorks).isEmpty || !other.unknown.isEmpty
        return knows
            && (cannotDo != other.cannotDo || worksBadly != other.worksBadly || stillWorks != other.stillWorks
                || !hasSameUnknown(as: other))
    }

    /// Whether the same fails in another situation of the same alert, whatever was found there.
    public func hasSameFailures(as other: AlertSituation) -> Bool {
        func ways(_ groups: [TaskOnChannels]) -> [[String]] { groups.map { [$0.task ?? ""] + $0.channels.map(\.id) } }
        return ways(cannotDo) == ways(other.cannotDo) && ways(worksBadly) == ways(other.worksBadly)
    }

    /// Whether another situation knows of the same ways that they work or do not, whatever was found on them.
    func hasSameWays(as other: AlertSituation) -> Bool {
        let works = [stillWorks, other.stillWorks].map { $0.map { [$0.task ?? ""] + $0.channels.map(\.id) } }
        return hasSameFailures(as: other) && works[0] == works[1] && hasSameUnknown(as: other)
    }

    /// Since when nothing is known may be no more than the moment of asking.
    private func hasSameUnknown(as other: AlertSituation) -> Bool {
        unknown.count == other.unknown.count
            && zip(unknown, other.unknown).allSatisfy {
                $0.subject == $1.subject && $0.title == $1.title && $0.cause == $1.cause
                    && ($0.isWatched ?? $1.isWatched) == $1.isWatched
            }
    }

    /// What people cannot do, and could in an earlier situation of the same alert.
    func lost(since earlier: AlertSituation) -> [TaskOnChannels] {
        // Where nothing was known of any way, none is new.
        guard !(earlier.cannotDo + earlier.worksBadly + earlier.stillWorks).isEmpty else { return [] }
        return cannotDo.compactMap { group in
            let before = Set(earlier.cannotDo.filter { $0.task == group.task }.flatMap(\.channels).map(\.id))
            var lost = group
            lost.channels = group.channels.filter { !before.contains($0.id) }
            return lost.channels.isEmpty ? nil : lost
        }
    }

    /// Takes over which ways work and which do not.
    mutating func takeWays(of other: AlertSituation) {
        (cannotDo, worksBadly, stillWorks, unknown) = (
            other.cannotDo, other.worksBadly, other.stillWorks, other.unknown
        )
        newlyLost = newlyLost.compactMap { group in
            var still = group
            let lost = cannotDo.filter { $0.task == group.task }.flatMap(\.channels)
            still.channels = lost.filter { channel in group.channels.contains { $0.id == channel.id } }
            return still.channels.isEmpty ? nil : still
        }
        if !other.evidence.isEmpty { (evidence, run) = (other.evidence, other.run) }
    }

    /// The same as the last that was known, from the moment on at which something hides it.
    func hidden(from moment: Timestamp) -> AlertSituation {
        if let lastKnown { return lastKnown }
        var last = self
        last.until = moment
        return last
    }

    /// Creates a situation.
    public init(
        before: String, after: String, since: Timestamp, reason: String? = nil, cannotDo: [TaskOnChannels] = [],
        worksBadly: [TaskOnChannels] = [], stillWorks: [TaskOnChannels] = [], unknown: [Unknown] = [],
        standard: Text? = nil, points: [Point] = [],
        evidence: [Evidence] = [], run: Run? = nil, sharedCause: String? = nil, notes: [AlertNote] = [],
        until: Timestamp? = nil, unwatchedSince: Timestamp? = nil
    ) {
        self.before = before
        self.after = after
        self.since = since
        self.reason = reason
        self.cannotDo = cannotDo
        self.worksBadly = worksBadly
        self.stillWorks = stillWorks
        self.unknown = unknown
        self.standard = standard
        self.points = points
        self.evidence = evidence
        self.run = run
        self.sharedCause = sharedCause
        self.notes = notes
        self.until = until
        self.unwatchedSince = unwatchedSince
    }

    /// Creates a situation that knows no more than the change itself.
    public init(_ change: Change) {
        self.init(
            before: change.before, after: change.after, since: change.at, evidence: change.evidence,
            sharedCause: change.sharedCause)
    }
}
