public import Measures
public import Registry

/// Everything that the page of one service shows to those who run it.
public struct ServiceModel: Sendable, Hashable {
    /// The slug.
    public var slug: String
    /// What it is called.
    public var title: Text
    /// What it is for.
    public var summary: Text?
    /// Who answers for it.
    public var organisation: Text
    /// Its status, why, and since when.
    public var status: StatusSpan
    /// The times since then in which Plumbline did not watch.
    public var unwatched: [Window]
    /// How many people use it on a day; nothing where nobody says.
    public var peoplePerDay: Int?
    /// Where that number comes from.
    public var peopleSource: String?
    /// What people can and cannot do now.
    public var situation: Situation
    /// Its channels, in the order declared.
    public var channels: [ChannelLabel]
    /// Tasks × channels.
    public var coverage: [CoverageRow]
    /// 90 days of each channel.
    public var histories: [ChannelHistory]
    /// What happened, newest first.
    public var events: [HistoryEntry]
    /// What was measured.
    public var measures: [MeasureRow]
    /// The newest results, newest first.
    public var results: [ResultRow]
    /// One result that was asked for by its address; nil where none was.
    public var meant: MeantResult?
    /// The place in the list of results.
    public var resultPagination: Pagination
    /// What is checked and how often.
    public var probes: [ProbeRow]
    /// Slugs of the offices that answer for it; never addresses or names.
    public var offices: [String]
    /// When it is planned not to work.
    public var maintenance: [MaintenanceWindow]
    /// Open alerts about it, as links.
    public var openAlerts: [Int64]
    /// Whether people are asked what they think of it.
    public var asksForFeedback: Bool
    /// What each place says of each fact.
    public var facts: [FactRow]
    /// The standards that it is judged by, with how often each verdict came out.
    public var standards: [JudgedBy]

    /// A result that a link from an alert or a status means.
    public struct MeantResult: Sendable, Hashable {
        /// Its address.
        public var address: ObservationAddress
        /// The result; nil where none is kept under that address.
        public var row: ResultRow?

        /// Creates a result that was asked for.
        public init(address: ObservationAddress, row: ResultRow?) {
            self.address = address
            self.row = row
        }
    }

    /// A standard that a service is judged by.
    public struct JudgedBy: Sendable, Hashable {
        /// The id of the standard.
        public var id: String
        /// What it is called.
        public var title: Text
        /// How often each verdict came out; empty where it was not assessed yet.
        public var counts: [VerdictRow.Verdict: Int]

        /// Creates an entry.
        public init(id: String, title: Text, counts: [VerdictRow.Verdict: Int]) {
            self.id = id
            self.title = title
            self.counts = counts
        }
    }

    /// Creates a model.
    public init(
        slug: String, title: Text, summary: Text? = nil, organisation: Text, status: StatusSpan,
        unwatched: [Window] = [],
        peoplePerDay: Int? = nil, peopleSource: String? = nil, situation: Situation, channels: [ChannelLabel],
        coverage: [CoverageRow] = [], histories: [ChannelHistory] = [], events: [HistoryEntry] = [],
        measures: [MeasureRow] = [], results: [ResultRow] = [],
        resultPagination: Pagination = Pagination(page: 1, total: 0), probes: [ProbeRow] = [], offices: [String] = [],
        maintenance: [MaintenanceWindow] = [], openAlerts: [Int64] = [], standards: [JudgedBy] = [],
        facts: [FactRow] = [], asksForFeedback: Bool = false
    ) {
        self.slug = slug
        self.title = title
        self.summary = summary
        self.organisation = organisation
        self.status = status
        self.unwatched = unwatched
        self.peoplePerDay = peoplePerDay
        self.peopleSource = peopleSource
        self.situation = situation
        self.channels = channels
        self.coverage = coverage
        self.histories = histories
        self.events = events
        self.measures = measures
        self.results = results
        self.resultPagination = resultPagination
        self.probes = probes
        self.offices = offices
        self.maintenance = maintenance
        self.openAlerts = openAlerts
        self.standards = standards
        self.facts = facts
        self.asksForFeedback = asksForFeedback
    }
}
