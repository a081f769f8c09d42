import Measures
public import Registry

/// What one mail about the alerts of several services is made from.
public struct GroupMailModel: Sendable, Hashable {
    /// The alerts as they are when the mail is written, in any order.
    public var alerts: [AlertModel]
    /// Other alerts about how the same services stand that are not over, by service: what ends here is not the end of those.
    public var others: [String: [AlertModel]]
    /// What the mail says.
    public var purpose: DeliveryRow.Purpose
    /// The address that asks whether to acknowledge all of them; nil where that makes no sense.
    public var acknowledgeURL: String?
    /// The address of the page that lists the alerts and shows how each of them stands.
    public var pageURL: String
    /// When that address stops to work; nil where it stays.
    public var pageUntil: Timestamp?
    /// Whether the settings name whoever runs this program, who is then told of what is wrong with our own network.
    public var isOperatorTold: Bool
    /// The language of the reader.
    public var language: Language
    /// The zone in which times are written.
    public var zone: DisplayZone
    /// The moment of writing.
    public var now: Timestamp

    /// Creates a model.
    public init(
        alerts: [AlertModel], others: [String: [AlertModel]] = [:], purpose: DeliveryRow.Purpose,
        acknowledgeURL: String? = nil, pageURL: String,
        pageUntil: Timestamp? = nil, isOperatorTold: Bool = false, language: Language,
        zone: DisplayZone, now: Timestamp
    ) {
        self.alerts = alerts
        self.others = others
        self.purpose = purpose
        self.acknowledgeURL = acknowledgeURL
        self.pageURL = pageURL
        self.pageUntil = pageUntil
        self.isOperatorTold = isOperatorTold
        self.language = language
        self.zone = zone
        self.now = now
    }

    /// The alerts, those of the services that most people use first; those of which nobody says how many, last.
    var byPeople: [AlertModel] { alerts.byPeople }

    /// How many services the alerts are about; our own network is none.
    var services: Int { Self.services(alerts) }

    /// Whether each of the services does not work, whatever else is told of it.
    var allAreDown: Bool {
        let down = alerts.filter { $0.kind == .status && $0.status == .down }
        return alerts.allSatisfy { $0.kind.isAboutStatus } && Self.services(down) == services
    }

    /// Whether all of it is about our own way out to the network.
    var isOwnNetwork: Bool { alerts.allSatisfy { $0.isOwnNetwork && $0.takenBack == nil && !$0.isWithdrawn } }

    /// What is not over of the service of an alert whose end is told.
    func others(beside alert: AlertModel) -> [AlertModel] {
        alert.kind == .status && alert.takenBack == nil && !alert.isWithdrawn ? others[alert.service] ?? [] : []
    }

    /// A server that alerts of several services have in common.
    struct Server: Hashable {
        /// Scheme, host and port, `https://town.example:443`.
        var origin: String
        /// How many of the services are on it.
        var services: Int
        /// Whether the connection to it was seen to fail for all at once: one cause, and not only one address.
        var failedAtOnce: Bool
    }

    /// The servers that several of the services are on, those with most services first.
    var servers: [Server] {
        Dictionary(grouping: alerts.filter { $0.sharedCause != nil && !$0.isOwnNetwork }, by: { $0.sharedCause ?? "" })
            .map { origin, alerts in
                let failedAtOnce = alerts.contains { $0.notes.contains { $0.isOfSharedOrigin } }
                return Server(origin: origin, services: Self.services(alerts), failedAtOnce: failedAtOnce)
            }
            .filter { $0.services > 1 }
            .sorted { ($1.services, $0.origin) < ($0.services, $1.origin) }
    }

    private static func services(_ alerts: [AlertModel]) -> Int {
        Set(alerts.filter { $0.kind != .network }.map(\.service)).count
    }
}

extension AlertModel.Note {
    /// Whether it says that several checks of one server failed together.
    fileprivate var isOfSharedOrigin: Bool {
        if case .sharedOrigin = self { true } else { false }
    }
}

extension [AlertModel] {
    /// Those of the services that most people use first; those of which nobody says how many, last.
    var byPeople: [AlertModel] {
        enumerated().sorted { left, right in
            let (most, least) = (left.element.peoplePerDay ?? -1, right.element.peoplePerDay ?? -1)
            return most != least ? most > least : left.offset < right.offset
        }.map(\.element)
    }
}
