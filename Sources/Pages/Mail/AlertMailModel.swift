public import Registry

/// What a mail about an alert is made from.
public struct AlertMailModel: Sendable, Hashable {
    /// The alert as it is when the mail is written.
    public var alert: AlertModel
    /// Other alerts about how the same service stands that are not over: what ends here is not the end of those.
    public var others: [AlertModel]
    /// What the mail says.
    public var purpose: DeliveryRow.Purpose
    /// The address that asks whether to acknowledge; nothing where that makes no sense.
    public var acknowledgeURL: String?
    /// The address of the page that shows the alert or the service.
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
        alert: AlertModel, others: [AlertModel] = [], purpose: DeliveryRow.Purpose, acknowledgeURL: String? = nil,
        pageURL: String, pageUntil: Timestamp? = nil, isOperatorTold: Bool = false, language: Language,
        zone: DisplayZone, now: Timestamp
    ) {
        self.alert = alert
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
}
