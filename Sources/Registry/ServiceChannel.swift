/// One way of reaching a service.
public struct ServiceChannel: Hashable, Sendable {
    /// The slug, unique in the service.
    public var id: String
    /// What kind of way it is.
    public var kind: ChannelKind
    /// What it is called; the kind's name where nothing is given.
    public var title: Text?
    /// Where it is: a URL, `tel:`, `mailto:` or words.
    public var address: String?
    /// When it is declared open; always, where nothing is given.
    public var hours: OpeningHours?
    /// BCP 47 tags of the languages offered on it; the service's where empty.
    public var languages: [String]
    /// Slugs of the tasks that can be done on it.
    public var tasks: [String]
    /// Slugs of the places where it is offered.
    public var places: [String]
    /// What is probed on it.
    public var probes: [ProbeDeclaration]
    /// How each fact is stated on it.
    public var facts: [ChannelFact]

    /// Creates a channel from its parts.
    public init(
        id: String, kind: ChannelKind, title: Text? = nil, address: String? = nil, hours: OpeningHours? = nil,
        languages: [String] = [], tasks: [String] = [], places: [String] = [], probes: [ProbeDeclaration] = [],
        facts: [ChannelFact] = []
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.address = address
        self.hours = hours
        self.languages = languages
        self.tasks = tasks
        self.places = places
        self.probes = probes
        self.facts = facts
    }
}

/// A probe as a service file declares it: a definition by name, an interval, and parameters.
public struct ProbeDeclaration: Hashable, Sendable {
    /// The slug, unique on the channel.
    public var id: String
    /// The id of the definition (a file in `probes/`).
    public var use: String
    /// The slug of the task that it is about; the whole channel where nothing is given.
    public var task: String?
    /// How often it runs, or is expected to report.
    public var every: Duration
    /// Parameter values by id, as written.
    public var parameters: [String: String]
    /// Names of secrets by parameter id (`with: { token: { secret: "crm-token" } }`).
    public var secrets: [String: String]

    /// Creates a declaration.
    public init(
        id: String, use: String, task: String? = nil, every: Duration, parameters: [String: String] = [:],
        secrets: [String: String] = [:]
    ) {
        self.id = id
        self.use = use
        self.task = task
        self.every = every
        self.parameters = parameters
        self.secrets = secrets
    }
}
