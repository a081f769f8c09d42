/// A public body.
public struct Organisation: Hashable, Sendable {
    /// The slug, unique among organisations.
    public var id: String
    /// What it is called.
    public var title: Text
    /// The slug of the body above it.
    public var parent: String?
    /// The level of government.
    public var level: GovernmentLevel?
    /// The territory it serves, by name or code.
    public var territory: String?
    /// BCP 47 tags of its languages; the first is the fallback for texts.
    public var languages: [String]
    /// Days on which its offices are closed (the `PH` of opening hours).
    public var publicHolidays: [CivilDate]
    /// The IANA name of the zone in which times about its services are told.
    public var timezone: String?

    /// Creates an organisation.
    public init(
        id: String, title: Text, parent: String? = nil, level: GovernmentLevel? = nil, territory: String? = nil,
        languages: [String] = [], publicHolidays: [CivilDate] = [], timezone: String? = nil
    ) {
        self.id = id
        self.title = title
        self.parent = parent
        self.level = level
        self.territory = territory
        self.languages = languages
        self.publicHolidays = publicHolidays
        self.timezone = timezone
    }
}

/// The level of government at which a body works.
public enum GovernmentLevel: String, CaseIterable, Sendable, Hashable {
    case national, regional, local
}

/// One counter or assisted point of a channel.
public struct Place: Hashable, Sendable {
    /// The slug, unique among places.
    public var id: String
    /// What it is called.
    public var title: Text
    /// Where it is, in words.
    public var address: String?
    /// When it is open.
    public var hours: OpeningHours?
    /// The slug of the organisation that runs it.
    public var organisation: String?
    /// Slugs of the tasks that can be done there, as `service/task`.
    public var tasks: [String]

    /// Creates a place.
    public init(
        id: String, title: Text, address: String? = nil, hours: OpeningHours? = nil, organisation: String? = nil,
        tasks: [String] = []
    ) {
        self.id = id
        self.title = title
        self.address = address
        self.hours = hours
        self.organisation = organisation
        self.tasks = tasks
    }
}

/// A shared platform that services depend on (identity, payment, data exchange).
public struct Component: Hashable, Sendable {
    /// The slug, unique among components.
    public var id: String
    /// What it is called.
    public var title: Text
    /// The slug of the organisation that runs it.
    public var organisation: String
    /// Slugs of the components that it depends on itself.
    public var dependsOn: [String]
    /// Who answers for it.
    public var officials: [Official]

    /// Creates a component.
    public init(
        id: String, title: Text, organisation: String, dependsOn: [String] = [], officials: [Official] = []
    ) {
        self.id = id
        self.title = title
        self.organisation = organisation
        self.dependsOn = dependsOn
        self.officials = officials
    }
}
