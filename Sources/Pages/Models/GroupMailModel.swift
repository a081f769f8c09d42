public import Registry

/// What one mail about the alerts of several services is made from.
public struct GroupMailModel: Sendable, Hashable {
    /// The alerts as they are when the mail is written, in any order.
    public var alerts: [AlertModel]
    /// The origin that all of them are served from; nil where no cause is known to be shared.
    public var cause: String?
    /// What the mail says.
    public var purpose: DeliveryRow.Purpose
    /// The address that asks whether to acknowledge all of them; nil where that makes no sense.
    public var acknowledgeURL: String?
    /// The address of the page that shows how all services stand.
    public var pageURL: String
    /// The language of the reader.
    public var language: Language
    /// The zone in which times are written.
    public var zone: DisplayZone
    /// The moment of writing.
    public var now: Timestamp

    /// Creates a model.
    public init(
        alerts: [AlertModel], cause: String? = nil, purpose: DeliveryRow.Purpose, acknowledgeURL: String? = nil,
        pageURL: String, language: Language, zone: DisplayZone, now: Timestamp
    ) {
        self.alerts = alerts
        self.cause = cause
        self.purpose = purpose
        self.acknowledgeURL = acknowledgeURL
        self.pageURL = pageURL
        self.language = language
        self.zone = zone
        self.now = now
    }

    /// The alerts, those of the services that most people use first; those of which nobody says how many, last.
    var byPeople: [AlertModel] { alerts.byPeople }

    /// How many services the alerts are about.
    var services: Int { Set(alerts.map(\.service)).count }
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
