public import Measures
public import Registry

/// One alert, as its page and the mails about it show it.
public struct AlertModel: Sendable, Hashable {
    /// Where in its life an alert is.
    public enum State: String, CaseIterable, Sendable, Hashable {
        case open, acknowledged, resolved
    }

    /// How urgent it is.
    public enum Severity: String, CaseIterable, Sendable, Hashable {
        case critical, warning, info
    }

    /// What it is about.
    public enum Kind: String, CaseIterable, Sendable, Hashable {
        /// People cannot do something, or it works badly.
        case status
        /// A source fell silent.
        case overdue
        /// What a standard asks is no longer met.
        case verdict
        /// People are less happy than usual.
        case ratings
        /// A fact is not the same everywhere.
        case fact
        /// We look and have not been able to see anything for long.
        case unmeasured
        /// Our own way out to the network is lost.
        case network

        /// Whether it is about what people can do, of which a status tells.
        var isAboutStatus: Bool { self == .status || self == .overdue || self == .unmeasured }
    }

    /// A standard of which something is no longer met.
    public struct LapsedStandard: Sendable, Hashable {
        /// One point that is no longer met.
        public struct Point: Sendable, Hashable {
            /// Its id.
            public var criterion: String
            /// What it is called.
            public var title: Text
            /// The verdict.
            public var verdict: VerdictRow.Verdict
            /// What was found, in one line in each language.
            public var found: Text?
            /// What it was held against.
            public var threshold: String?
            /// What to do.
            public var remedy: Text?

            /// Creates a point.
            public init(
                criterion: String, title: Text, verdict: VerdictRow.Verdict, found: Text? = nil,
                threshold: String? = nil, remedy: Text? = nil
            ) {
                self.criterion = criterion
                self.title = title
                self.verdict = verdict
                self.found = found
                self.threshold = threshold
                self.remedy = remedy
            }
        }

        /// The id of the standard.
        public var id: String
        /// What it is called.
        public var title: Text
        /// The points; empty where all are met again.
        public var points: [Point]

        /// Creates a standard.
        public init(id: String, title: Text, points: [Point]) {
            self.id = id
            self.title = title
            self.points = points
        }
    }

    /// What a reader must know about how sure an alert is.
    public enum Note: Sendable, Hashable {
        /// Nothing told whether our own network worked.
        case wayOutUntold
        /// Several checks of the same server failed together.
        case sharedOrigin(checks: Int)
        /// An announced maintenance ended, and what it stopped has not come back since.
        case afterMaintenance(ended: Timestamp)
        /// It was seen to work while an announced maintenance still went on.
        case duringMaintenance
        /// The page sends people on to another server (scheme, host and port), and that is where it fails.
        case sentOn(to: String)
        /// How what cannot be seen now was when it was last seen.
        case lastSeen(LastSeen)
    }

    /// What is so now, where something hides what an open alert is about: maintenance, closed hours, what keeps us from
    /// seeing it.
    public struct Meanwhile: Sendable, Hashable {
        /// Since when it is hidden.
        public var since: Timestamp
        /// What the whole service is now: in maintenance, or not known.
        public var status: Status
        /// What people can and cannot do now.
        public var situation: Situation

        /// Creates what is so now.
        public init(since: Timestamp, status: Status, situation: Situation) {
            self.since = since
            self.status = status
            self.situation = situation
        }
    }

    /// From when to when our own network was cut off, so that an alert was taken back.
    public struct CutOff: Sendable, Hashable {
        /// When it was cut off.
        public var from: Timestamp
        /// When it was there again; nil where it was not yet.
        public var until: Timestamp?

        /// Creates a stretch.
        public init(from: Timestamp, until: Timestamp? = nil) {
            self.from = from
            self.until = until
        }
    }

    /// What we have not been able to see, and why.
    public struct Unseen: Sendable, Hashable {
        /// The channel; nil where it is no longer known.
        public var channel: ChannelLabel?
        /// What the service's file calls the check that sees nothing, where others see something; nil for the channel.
        public var check: String?
        /// What the check is for, as its definition says; nil where that is not known.
        public var checkTitle: Text?
        /// The name that this program may not visit, for whoever runs it; nil for officials.
        public var name: String?
        /// Why nothing can be seen.
        public var cause: StatusCause
        /// What the deciding probe found.
        public var reason: String?

        /// Creates something unseen.
        public init(
            channel: ChannelLabel? = nil, check: String? = nil, checkTitle: Text? = nil, name: String? = nil,
            cause: StatusCause,
            reason: String? = nil
        ) {
            self.channel = channel
            self.check = check
            self.checkTitle = checkTitle
            self.name = name
            self.cause = cause
            self.reason = reason
        }
    }

    /// One observation that the alert rests on.
    public struct EvidenceLine: Sendable, Hashable {
        /// When.
        public var at: Timestamp
        /// On which channel; nil for the whole service.
        public var channel: ChannelLabel?
        /// What the service's file calls the check; nil where it was none.
        public var check: String?
        /// What the check is for, as its definition says; nil where that is not known.
        public var checkTitle: Text?
        /// The code of what was found (`http_status`, a `FactSaid`); nil where only `detail` says it.
        public var reason: String?
        /// What was found, in technical words for the team; of a fact, what is stated, word for word.
        public var detail: String
        /// Where a fact stands, or who declared it.
        public var source: String?

        /// Creates a line.
        public init(
            at: Timestamp, channel: ChannelLabel? = nil, check: String? = nil, checkTitle: Text? = nil,
            reason: String? = nil, detail: String, source: String? = nil
        ) {
            self.at = at
            self.channel = channel
            self.check = check
            self.checkTitle = checkTitle
            self.reason = reason
            self.detail = detail
            self.source = source
        }
    }

    /// How many checks in a row said so.
    public struct Run: Sendable, Hashable {
        /// How many are known.
        public var count: Int
        /// Whether there may be more of them.
        public var isAtLeast: Bool

        /// Creates a run.
        public init(_ count: Int, isAtLeast: Bool = false) {
            self.count = count
            self.isAtLeast = isAtLeast
        }
    }

    /// The id.
    public var id: Int64
    /// The slug of the service.
    public var service: String
    /// What the service is called.
    public var title: Text
    /// Who answers for it.
    public var organisation: Text
    /// What it is about.
    public var kind: Kind
    /// Where in its life it is.
    public var state: State
    /// How urgent it is.
    public var severity: Severity
    /// The status that it is about: what it was at its worst, once it is over.
    public var status: Status
    /// Since when it has been so: the first observation that shows it.
    public var since: Timestamp
    /// When the alert was opened.
    public var openedAt: Timestamp
    /// When it was acknowledged.
    public var acknowledgedAt: Timestamp?
    /// By which office; nobody's name.
    public var acknowledgedBy: String?
    /// How many people are unhappy, beside how many usually are.
    public struct Ratings: Sendable, Hashable {
        /// What somebody said.
        public struct Example: Sendable, Hashable {
            /// When.
            public var at: Timestamp
            /// Without personal data, as far as programs find it.
            public var words: String

            /// Creates an example.
            public init(at: Timestamp, words: String) {
                self.at = at
                self.words = words
            }
        }

        /// Unhappy answers since.
        public var unhappy: Int
        /// Answers since.
        public var answers: Int
        /// The share that is usual, 0 to 1.
        public var usual: Double?
        /// How many answers that was learnt from.
        public var learned: Int?
        /// What unhappy people say; nothing for whoever may not read it.
        public var examples: [Example]?

        /// Creates the figures.
        public init(
            unhappy: Int, answers: Int, usual: Double? = nil, learned: Int? = nil, examples: [Example]? = nil
        ) {
            self.unhappy = unhappy
            self.answers = answers
            self.usual = usual
            self.learned = learned
            self.examples = examples
        }
    }

    /// When it was resolved.
    public var resolvedAt: Timestamp?
    /// What of the service it is about: the id of a standard or a fact.
    public var topic: String?
    /// Whether it ended because nobody watches any more, and not because it works again.
    public var isWithdrawn: Bool
    /// How many people use the service on a day; nothing where nobody says.
    public var peoplePerDay: Int?
    /// Why and for how long it was not so: it was taken back.
    public var takenBack: CutOff?
    /// What people can and cannot do: as it was at its worst, once it is over.
    public var situation: Situation
    /// What is so now, where the situation is the last that was known before something hid it; nil where nothing does.
    public var meanwhile: Meanwhile?
    /// When what it is about ended: the first observation that shows it; nil where only `resolvedAt` is known.
    public var endedAt: Timestamp?
    /// From when on nobody watched until `endedAt`, where it may have ended in that time; nil where somebody watched.
    public var unwatchedBeforeEnd: Timestamp?
    /// Until when the situation was as it stands here, once it is over; nil where it changed before the end.
    public var situationUntil: Timestamp?
    /// What people could do when it ended; nil while it is not over, and where that was not known.
    public var ending: Situation?
    /// What people cannot do now, and could when it was told before; empty where nothing got worse.
    public var newlyLost: Situation
    /// The origin that the service shares with others of which alerts tell, `https://town.example:443`; nil where none is
    /// known.
    public var sharedCause: String?
    /// What we have not been able to see, where it is about that.
    public var unseen: Unseen?
    /// How sure it is.
    public var notes: [Note]
    /// The standard that it is about, where it is about one.
    public var standard: LapsedStandard?
    /// How many people are unhappy, where it is about what they say.
    public var ratings: Ratings?
    /// What it rests on.
    public var evidence: [EvidenceLine]
    /// How many checks in a row said so; nil where none are counted.
    public var run: Run?
    /// Messages about it.
    public var deliveries: [DeliveryRow]
    /// What happened to it, oldest first.
    public var history: [AlertHistoryRow]

    /// Creates a model.
    public init(
        id: Int64, service: String, title: Text, organisation: Text, kind: Kind = .status, state: State = .open,
        severity: Severity = .critical, status: Status, since: Timestamp, openedAt: Timestamp,
        acknowledgedAt: Timestamp? = nil, acknowledgedBy: String? = nil, resolvedAt: Timestamp? = nil,
        topic: String? = nil, isWithdrawn: Bool = false, takenBack: CutOff? = nil, peoplePerDay: Int? = nil,
        situation: Situation, meanwhile: Meanwhile? = nil, endedAt: Timestamp? = nil,
        unwatchedBeforeEnd: Timestamp? = nil, situationUntil: Timestamp? = nil,
        ending: Situation? = nil, newlyLost: Situation = Situation(cells: []), sharedCause: String? = nil,
        unseen: Unseen? = nil, notes: [Note] = [],
        standard: LapsedStandard? = nil, ratings: Ratings? = nil, evidence: [EvidenceLine] = [],
        run: Run? = nil, deliveries: [DeliveryRow] = [], history: [AlertHistoryRow] = []
    ) {
        self.id = id
        self.service = service
        self.title = title
        self.organisation = organisation
        self.kind = kind
        self.state = state
        self.severity = severity
        self.status = status
        self.since = since
        self.openedAt = openedAt
        self.acknowledgedAt = acknowledgedAt
        self.acknowledgedBy = acknowledgedBy
        self.resolvedAt = resolvedAt
        self.topic = topic
        self.isWithdrawn = isWithdrawn
        self.peoplePerDay = peoplePerDay
        self.takenBack = takenBack
        self.situation = situation
        self.meanwhile = meanwhile
        self.newlyLost = newlyLost
        self.endedAt = endedAt
        self.unwatchedBeforeEnd = unwatchedBeforeEnd
        self.situationUntil = situationUntil
        self.ending = ending
        self.sharedCause = sharedCause
        self.unseen = unseen
        self.notes = notes
        self.standard = standard
        self.ratings = ratings
        self.evidence = evidence
        self.run = run
        self.deliveries = deliveries
        self.history = history
    }
}
