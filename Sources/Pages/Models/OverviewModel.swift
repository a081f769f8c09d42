public import Measures
public import Registry

/// The services, worst first.
public struct OverviewModel: Sendable, Hashable {
    /// One service.
    public struct Row: Sendable, Hashable {
        /// The slug.
        public var slug: String
        /// What it is called.
        public var title: Text
        /// Who answers for it.
        public var organisation: Text
        /// Its status.
        public var status: Status
        /// Why it is so.
        public var cause: StatusCause
        /// Since when.
        public var since: Timestamp
        /// The times since then in which Plumbline did not watch.
        public var unwatched: [Window]
        /// How it was when it was last seen, where that is not known now.
        public var lastSeen: LastSeen?
        /// The zone in which people read about it; nil for that of the page.
        public var zone: DisplayZone?
        /// How many people use it on a day; nothing where nobody says.
        public var peoplePerDay: Int?

        /// Creates a row.
        public init(
            slug: String, title: Text, organisation: Text, status: Status, cause: StatusCause = .observed,
            since: Timestamp, unwatched: [Window] = [], lastSeen: LastSeen? = nil, zone: DisplayZone? = nil,
            peoplePerDay: Int? = nil
        ) {
            self.slug = slug
            self.title = title
            self.organisation = organisation
            self.status = status
            self.cause = cause
            self.since = since
            self.unwatched = unwatched
            self.lastSeen = lastSeen
            self.zone = zone
            self.peoplePerDay = peoplePerDay
        }
    }

    /// One organisation that the list can be narrowed to.
    public struct OrganisationChoice: Sendable, Hashable {
        /// The slug.
        public var slug: String
        /// What it is called.
        public var title: Text

        /// Creates a choice.
        public init(slug: String, title: Text) {
            self.slug = slug
            self.title = title
        }
    }

    /// The services of this page, in the order shown.
    public var rows: [Row]
    /// How many services have each status, whatever the filter for the status.
    public var counts: [Status: Int]
    /// Only services with this status are listed.
    public var status: Status?
    /// Only services of this organisation are listed.
    public var organisation: String?
    /// The organisations that can be chosen.
    public var organisations: [OrganisationChoice]
    /// The place in the list.
    public var pagination: Pagination

    /// Creates a model.
    public init(
        rows: [Row], counts: [Status: Int], status: Status? = nil, organisation: String? = nil,
        organisations: [OrganisationChoice] = [], pagination: Pagination
    ) {
        self.rows = rows
        self.counts = counts
        self.status = status
        self.organisation = organisation
        self.organisations = organisations
        self.pagination = pagination
    }
}
