public import Registry

/// One try to deliver a message, as it is kept.
public struct DeliveryAttempt: Hashable, Sendable, Identifiable {
    /// The id, which grows with time.
    public let id: Int64
    /// The delivery.
    public let deliveryID: Int64
    /// When the try ended.
    public let at: Timestamp
    /// What came of it: `delivered`, `retry`, `misconfigured` or `failed`.
    public let outcome: DeliveryOutcome.Word
    /// The route's words about it.
    public let detail: String

    /// Creates an attempt.
    public init(id: Int64, deliveryID: Int64, at: Timestamp, outcome: DeliveryOutcome.Word, detail: String) {
        self.id = id
        self.deliveryID = deliveryID
        self.at = at
        self.outcome = outcome
        self.detail = detail
    }
}
