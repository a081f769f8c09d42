/// The alerts, newest first within what was asked for.
public struct AlertListModel: Sendable, Hashable {
    /// One alert.
    public struct Row: Sendable, Hashable {
        /// The alert, without its messages and its history.
        public var alert: AlertModel
        /// The zone in which people read about its service; nil for that of the page.
        public var zone: DisplayZone?

        /// Creates a row.
        public init(_ alert: AlertModel, zone: DisplayZone? = nil) {
            self.alert = alert
            self.zone = zone
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
