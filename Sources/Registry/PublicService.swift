/// What people come to government for: one registered service with everything its file says.
public struct PublicService: Hashable, Sendable {
    /// The slug, unique among services and never reused.
    public var id: String
    /// What the service is called.
    public var title: Text
    /// What it is for, in a sentence or two.
    public var summary: Text?
    /// The slug of the organisation that answers for it.
    public var organisation: String
    /// Where in its life it is.
    public var phase: ServicePhase
    /// What people do with it.
    public var kind: ServiceKind
    /// The field of government, a slug.
    public var sector: String?
    /// BCP 47 tags of the languages that every channel must offer.
    public var languages: [String]
    /// The slug of the service that this one is an instance of.
    public var instanceOf: String?
    /// Slugs of the components or services that it cannot do without.
    public var dependsOn: [String]
    /// How many people use it.
    public var volumes: DeclaredVolumes?
    /// Times at which failing costs people most.
    public var criticalPeriods: [CriticalPeriod]
    /// Times at which the service is planned not to work.
    public var maintenance: [MaintenanceWindow]
    /// Who answers for it.
    public var officials: [Official]
    /// The standards it is checked against.
    public var standards: [StandardReference]
    /// What people do in it.
    public var tasks: [ServiceTask]
    /// What it says is true on every channel.
    public var facts: [ServiceFact]
    /// The ways of reaching it.
    public var channels: [ServiceChannel]
    /// How people are asked about it.
    public var feedback: FeedbackSettings?

    /// Creates a service from its parts.
    public init(
        id: String, title: Text, summary: Text? = nil, organisation: String, phase: ServicePhase = .live,
        kind: ServiceKind = .transactional, sector: String? = nil, languages: [String] = [],
        instanceOf: String? = nil, dependsOn: [String] = [], volumes: DeclaredVolumes? = nil,
        criticalPeriods: [CriticalPeriod] = [], maintenance: [MaintenanceWindow] = [], officials: [Official] = [],
        standards: [StandardReference] = [], tasks: [ServiceTask] = [], facts: [ServiceFact] = [],
        channels: [ServiceChannel] = [], feedback: FeedbackSettings? = nil
    ) {
        self.id = id
        self.title = title
        self.summary = summary
        self.organisation = organisation
        self.phase = phase
        self.kind = kind
        self.sector = sector
        self.languages = languages
        self.instanceOf = instanceOf
        self.dependsOn = dependsOn
        self.volumes = volumes
        self.criticalPeriods = criticalPeriods
        self.maintenance = maintenance
        self.officials = officials
        self.standards = standards
        self.tasks = tasks
        self.facts = facts
        self.channels = channels
        self.feedback = feedback
    }
}

/// Where in its life a service is.
public enum ServicePhase: String, CaseIterable, Sendable, Hashable {
    case discovery, alpha, beta, live, retired
}

/// What people do with a service.
public enum ServiceKind: String, CaseIterable, Sendable, Hashable {
    case informational, transactional, api
}

/// One thing that people do in a service, offered on some of its channels.
public struct ServiceTask: Hashable, Sendable {
    /// The slug, unique in the service.
    public var id: String
    /// What it is called.
    public var title: Text

    /// Creates a task.
    public init(id: String, title: Text) {
        self.id = id
        self.title = title
    }
}

/// How many people use a service in a year, and who says so.
public struct DeclaredVolumes: Hashable, Sendable {
    /// Uses in a year.
    public var perYear: Int
    /// Where the number comes from.
    public var source: String?

    /// Creates a declared volume.
    public init(perYear: Int, source: String? = nil) {
        self.perYear = perYear
        self.source = source
    }
}

/// A time, by day, at which failing costs people most (a filing deadline, a benefit day).
public struct CriticalPeriod: Hashable, Sendable {
    /// What the time is.
    public var title: Text
    /// The first day.
    public var from: CivilDate
    /// The last day.
    public var until: CivilDate

    /// Creates a period.
    public init(title: Text, from: CivilDate, until: CivilDate) {
        self.title = title
        self.from = from
        self.until = until
    }
}

/// A time at which a service or some of its channels are planned not to work.
public struct MaintenanceWindow: Hashable, Sendable {
    /// What is done.
    public var title: Text
    /// When it begins.
    public var from: Timestamp
    /// When it ends; always later than `from`.
    public var until: Timestamp
    /// Slugs of the channels concerned; empty means all.
    public var channels: [String]

    /// Creates a window.
    public init(title: Text, from: Timestamp, until: Timestamp, channels: [String] = []) {
        self.title = title
        self.from = from
        self.until = until
        self.channels = channels
    }
}

/// A standard that a service is checked against, with the parameters that the service sets.
public struct StandardReference: Hashable, Sendable {
    /// The id of the standard.
    public var id: String
    /// Its version.
    public var version: String
    /// Parameter values by id, as written.
    public var parameters: [String: String]

    /// Creates a reference.
    public init(id: String, version: String, parameters: [String: String] = [:]) {
        self.id = id
        self.version = version
        self.parameters = parameters
    }
}

/// How people are asked about a service.
public struct FeedbackSettings: Hashable, Sendable {
    /// The id of the question set.
    public var questionSet: String
    /// Slugs of the channels on which people are asked.
    public var channels: [String]

    /// Creates settings.
    public init(questionSet: String, channels: [String]) {
        self.questionSet = questionSet
        self.channels = channels
    }
}
