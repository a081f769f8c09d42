public import Registry

/// One message about an alert to one address, without the address.
public struct DeliveryRow: Sendable, Hashable {
    /// What a message says.
    public enum Purpose: String, CaseIterable, Sendable, Hashable {
        case opened, worsened, eased, reminder, resolved
    }

    /// What became of it.
    public enum State: String, CaseIterable, Sendable, Hashable {
        case pending, delivered, failed, expired, cancelled
    }

    /// What it says.
    public var purpose: Purpose
    /// To which office it goes.
    public var office: String
    /// Whether it goes to whoever runs this program, who holds no office.
    public var isToOperator: Bool
    /// What became of it.
    public var state: State
    /// How often it was tried.
    public var attempts: Int
    /// When it was last tried, or is due.
    public var at: Timestamp
    /// Why the last attempt failed, in words to act on.
    public var problem: String?

    /// Creates a row.
    public init(
        purpose: Purpose, office: String, state: State, isToOperator: Bool = false, attempts: Int = 0, at: Timestamp,
        problem: String? = nil
    ) {
        self.purpose = purpose
        self.office = office
        self.isToOperator = isToOperator
        self.state = state
        self.attempts = attempts
        self.at = at
        self.problem = problem
    }
}

/// One thing that happened to an alert.
public struct AlertHistoryRow: Sendable, Hashable {
    /// What can happen to an alert.
    public enum Kind: String, CaseIterable, Sendable, Hashable {
        case opened, worsened, eased, updated, acknowledged, reminded, resolved, note
        case nobodyToTell = "nobody_to_tell"
        case deliveryFailed = "delivery_failed"
        case takenBack = "taken_back"
    }

    /// When.
    public var at: Timestamp
    /// What happened.
    public var kind: Kind
    /// By which office, where a person did it.
    public var office: String?
    /// A note or a failure in its own words.
    public var note: String?

    /// Creates a row.
    public init(at: Timestamp, kind: Kind, office: String? = nil, note: String? = nil) {
        self.at = at
        self.kind = kind
        self.office = office
        self.note = note
    }
}
