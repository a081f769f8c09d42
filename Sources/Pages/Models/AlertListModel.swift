public import Measures
public import Registry

/// The alerts, newest first within what was asked for.
public struct AlertListModel: Sendable, Hashable {
    /// One alert.
    public struct Row: Sendable, Hashable {
        /// The id.
        public var id: Int64
        /// What the service is called.
        public var title: Text
        /// What it is about.
        public var kind: AlertModel.Kind
        /// Where in its life it is.
        public var state: AlertModel.State
        /// How urgent it is.
        public var severity: AlertModel.Severity
        /// The status that it is about: what it was at its worst, once it is over.
        public var status: Status
        /// Since when it has been so.
        public var since: Timestamp
        /// When it was resolved.
        public var resolvedAt: Timestamp?
        /// When what it is about ended: the first observation that shows it; nil where only `resolvedAt` is known.
        public var endedAt: Timestamp?
        /// Whether it ended because nobody watches any more.
        public var isWithdrawn: Bool
        /// Whether it was taken back, since our own network was cut off.
        public var isTakenBack: Bool
        /// How many people use the service on a day; nothing where nobody says.
        public var peoplePerDay: Int?

        /// Creates a row.
        public init(
            id: Int64, title: Text, kind: AlertModel.Kind = .status, state: AlertModel.State,
            severity: AlertModel.Severity, status: Status, since: Timestamp, resolvedAt: Timestamp? = nil,
            endedAt: Timestamp? = nil, isWithdrawn: Bool = false, isTakenBack: Bool = false, peoplePerDay: Int? = nil
        ) {
            self.id = id
            self.title = title
            self.kind = kind
            self.state = state
            self.severity = severity
            self.status = status
            self.since = since
            self.resolvedAt = resolvedAt
            self.endedAt = endedAt
            self.isWithdrawn = isWithdrawn
            self.isTakenBack = isTakenBack
            self.peoplePerDay = peoplePerDay
        }
    }

    /// The alerts of this page, in the order shown.
    public var rows: [Row]
    /// Only alerts in this state are listed.
    public var state: AlertModel.State?
    /// The place in the list.
    public var pagination: Pagination

    /// Creates a model.
    public init(rows: [Row], state: AlertModel.State? = nil, pagination: Pagination) {
        self.rows = rows
        self.state = state
        self.pagination = pagination
    }
}
