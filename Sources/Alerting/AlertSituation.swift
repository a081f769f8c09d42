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

        /// Creates a channel's name.
        public init(id: String, kind: ChannelKind, title: Text? = nil) {
            self.id = id
            self.kind = kind
            self.title = title
        }

        /// The name of a registered channel.
        public init(_ channel: ServiceChannel) {
            self.init(id: channel.id, kind: channel.kind, title: channel.title)
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

        /// Creates an unknown.
        public init(subject: Subject, title: Text, channel: Channel? = nil, cause: StatusCause, since: Timestamp) {
            self.subject = subject
            self.title = title
            self.channel = channel
            self.cause = cause
            self.since = since
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

    /// Whether it is known that one cause is shared: the connection to the origin failed for several checks.
    ///
    /// Else alerts with the same `sharedCause` are about services of the same server, and may have different causes.
    public var isConnectionShared: Bool {
        notes.contains { if case .sharedOrigin = $0 { true } else { false } }
    }

    /// How many things people cannot do, each on each of its channels.
    var lost: Int { cannotDo.reduce(0) { $0 + $1.channels.count } }

    /// Whether another situation, of the same alert, knows of other ways that work or do not.
    ///
    /// One that knows of none says nothing about them.
    func isOutdated(by other: AlertSituation) -> Bool {
        !other.cannotDo.isEmpty && (cannotDo != other.cannotDo || stillWorks != other.stillWorks)
    }

    /// Creates a situation.
    public init(
        before: String, after: String, since: Timestamp, reason: String? = nil, cannotDo: [TaskOnChannels] = [],
        stillWorks: [TaskOnChannels] = [], unknown: [Unknown] = [], standard: Text? = nil, points: [Point] = [],
        evidence: [Evidence] = [], run: Run? = nil, sharedCause: String? = nil, notes: [AlertNote] = [],
        until: Timestamp? = nil
    ) {
        self.before = before
        self.after = after
        self.since = since
        self.reason = reason
        self.cannotDo = cannotDo
        self.stillWorks = stillWorks
        self.unknown = unknown
        self.standard = standard
        self.points = points
        self.evidence = evidence
        self.run = run
        self.sharedCause = sharedCause
        self.notes = notes
        self.until = until
    }

    /// Creates a situation that knows no more than the change itself.
    public init(_ change: Change) {
        self.init(
            before: change.before, after: change.after, since: change.at, evidence: change.evidence,
            sharedCause: change.sharedCause)
    }
}
