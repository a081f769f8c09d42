public import Measures
public import Registry

/// What the weekly summary says: what to decide, what changed, what people said, what is not known, and what is fine.
public struct SummaryModel: Sendable, Hashable {
    /// A service as every line names it.
    public struct Service: Sendable, Hashable {
        /// The slug.
        public var slug: String
        /// What it is called.
        public var title: Text
        /// How many people use it on a day; nothing where nobody says.
        public var peoplePerDay: Int?

        /// Creates a service.
        public init(slug: String, title: Text, peoplePerDay: Int? = nil) {
            self.slug = slug
            self.title = title
            self.peoplePerDay = peoplePerDay
        }
    }

    /// Something that waits for a person.
    public struct Decision: Sendable, Hashable {
        /// What it is.
        public enum Matter: Sendable, Hashable {
            /// An alert that is not over.
            case alert(AlertModel)
            /// Statements that nobody has reviewed.
            case reviews(Int, standard: Text)
            /// Statements or exemptions whose time has run out.
            case ranOut(Int, standard: Text)
            /// Exemptions that nobody has approved.
            case exemptions(Int, standard: Text)
            /// Something was taken up, and no office has it.
            case untaken(said: String, since: Timestamp)
            /// An office has something whose day is over, and nothing was changed.
            case late(said: String, due: CivilDate)
        }

        /// The service.
        public var service: Service
        /// What it is.
        public var matter: Matter

        /// Creates a decision.
        public init(service: Service, matter: Matter) {
            self.service = service
            self.matter = matter
        }
    }

    /// Something that changed.
    public struct Change: Sendable, Hashable {
        /// What it is.
        public enum Event: Sendable, Hashable {
            /// It did not work on some channels; it still does not where there is no end.
            case outage(channels: [ChannelLabel], until: Timestamp?, reason: String?)
            /// It did not work on a channel several times; the newest began when the change says.
            case outages(channel: ChannelLabel, count: Int, length: Duration)
            /// It worked badly on some channels; it still does where there is no end.
            case degradation(channels: [ChannelLabel], until: Timestamp?, reason: String?)
            /// It worked badly on a channel several times; the newest began when the change says.
            case degradations(channel: ChannelLabel, count: Int, length: Duration)
            /// A point of a standard came out differently.
            case verdict(
                Text, standard: Text, was: VerdictRow.Verdict, became: VerdictRow.Verdict, isDisputed: Bool,
                cause: AssessmentModel.Change.Cause)
            /// Several points of a standard came out differently, all in the same way.
            case verdicts(
                Int, standard: Text, became: VerdictRow.Verdict, isDisputed: Bool,
                cause: AssessmentModel.Change.Cause)
            /// A fact was not the same everywhere; it still is not where there is no end.
            case fact(String, channels: [ChannelLabel], until: Timestamp?)
            /// People were less happy than usual; they still are where there is no end.
            case ratings(ChannelLabel?, unhappy: Int, answers: Int, until: Timestamp?)
        }

        /// The service.
        public var service: Service
        /// When it began.
        public var at: Timestamp
        /// What it is.
        public var event: Event
        /// The times in it in which nobody watched.
        public var unwatched: [Window]

        /// Creates a change.
        public init(service: Service, at: Timestamp, event: Event, unwatched: [Window] = []) {
            self.service = service
            self.at = at
            self.event = event
            self.unwatched = unwatched
        }
    }

    /// What people say of one service.
    public struct Voice: Sendable, Hashable {
        /// The service.
        public var service: Service
        /// Their satisfaction, 0 to 10, or why there is no value.
        public var now: MeasuredValue
        /// The same over the time before.
        public var before: MeasuredValue

        /// Creates a voice.
        public init(service: Service, now: MeasuredValue, before: MeasuredValue) {
            self.service = service
            self.now = now
            self.before = before
        }
    }

    /// What somebody wrote, without personal data.
    public struct Comment: Sendable, Hashable {
        /// The service.
        public var service: Service
        /// The channel.
        public var channel: ChannelLabel?
        /// When.
        public var at: Timestamp
        /// The words.
        public var words: String

        /// Creates a comment.
        public init(service: Service, channel: ChannelLabel?, at: Timestamp, words: String) {
            self.service = service
            self.channel = channel
            self.at = at
            self.words = words
        }
    }

    /// What is not known of one service.
    public struct Gap: Sendable, Hashable {
        /// A channel of which nothing is heard any more.
        public struct Silence: Sendable, Hashable {
            /// The channel.
            public var channel: ChannelLabel
            /// Since when.
            public var since: Timestamp

            /// Creates a silence.
            public init(channel: ChannelLabel, since: Timestamp) {
                self.channel = channel
                self.since = since
            }
        }

        /// A standard of which points are not assessed.
        public struct Unassessed: Sendable, Hashable {
            /// What the standard is called.
            public var standard: Text
            /// How many points are not assessed.
            public var points: Int
            /// How many are asked; 0 where none was ever looked at.
            public var asked: Int

            /// Creates a standard.
            public init(standard: Text, points: Int, asked: Int) {
                self.standard = standard
                self.points = points
                self.asked = asked
            }
        }

        /// A channel of which too little is known.
        public struct Seldom: Sendable, Hashable {
            /// The channel.
            public var channel: ChannelLabel
            /// The share of the time of which something is known, 0 to 1.
            public var knownShare: Double

            /// Creates a channel.
            public init(channel: ChannelLabel, knownShare: Double) {
                self.channel = channel
                self.knownShare = knownShare
            }
        }

        /// The service.
        public var service: Service
        /// Channels that nothing checks.
        public var unwatched: [ChannelLabel]
        /// Channels that fell silent.
        public var silent: [Silence]
        /// Channels known for less than nine tenths of the time.
        public var seldomKnown: [Seldom]
        /// Standards of which points are not assessed.
        public var unassessed: [Unassessed]

        /// Creates a gap.
        public init(
            service: Service, unwatched: [ChannelLabel] = [], silent: [Silence] = [], seldomKnown: [Seldom] = [],
            unassessed: [Unassessed] = []
        ) {
            self.service = service
            self.unwatched = unwatched
            self.silent = silent
            self.seldomKnown = seldomKnown
            self.unassessed = unassessed
        }

        /// Whether everything is known.
        public var isEmpty: Bool {
            unwatched.isEmpty && silent.isEmpty && seldomKnown.isEmpty && unassessed.isEmpty
        }
    }

    /// The time told of.
    public var window: Window
    /// How many whole days are compared with as many before.
    public var days: Int
    /// How many services it is about.
    public var services: Int
    /// What to decide, what concerns most people first.
    public var decisions: [Decision]
    /// What changed, newest first.
    public var changes: [Change]
    /// Where people answered, what concerns most people first.
    public var voices: [Voice]
    /// Where people are asked and nobody answered.
    public var unanswered: [Service]
    /// What people wrote, newest first.
    public var comments: [Comment]
    /// What is not known, what concerns most people first.
    public var gaps: [Gap]
    /// The services whose files cannot be read, so that nothing is told of them.
    public var unreadable: [Service]
    /// The services that are fine.
    public var fine: [Service]
    /// The address at which everything stands.
    public var pageURL: String
    /// The language of the reader.
    public var language: Language
    /// The zone in which times are written.
    public var zone: DisplayZone
    /// The moment of writing.
    public var now: Timestamp

    /// Creates a model.
    public init(
        window: Window, days: Int = 7, services: Int, decisions: [Decision] = [], changes: [Change] = [],
        voices: [Voice] = [], unanswered: [Service] = [], comments: [Comment] = [], gaps: [Gap] = [],
        unreadable: [Service] = [], fine: [Service] = [], pageURL: String, language: Language, zone: DisplayZone,
        now: Timestamp
    ) {
        self.window = window
        self.days = days
        self.services = services
        self.decisions = decisions
        self.changes = changes
        self.voices = voices
        self.unanswered = unanswered
        self.comments = comments
        self.gaps = gaps
        self.unreadable = unreadable
        self.fine = fine
        self.pageURL = pageURL
        self.language = language
        self.zone = zone
        self.now = now
    }
}
