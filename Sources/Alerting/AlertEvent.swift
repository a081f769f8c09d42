public import Registry

/// One thing that happened to an alert; kept for ever and never changed.
public struct AlertEvent: Hashable, Sendable, Identifiable {
    /// The kinds of things that happen to an alert.
    public enum Kind: String, CaseIterable, Sendable, Hashable, Codable {
        /// It began.
        case opened
        /// It became more urgent, which is told.
        case worsened
        /// It became less urgent, which is only noted.
        case eased
        /// What is known changed, its urgency did not.
        case updated
        /// Somebody said that they know.
        case acknowledged
        /// It was told again because nobody said that they know.
        case reminded
        /// It is over.
        case resolved
        /// Somebody wrote something.
        case note
        /// A message was given up: refused for good, or its time ran out.
        case deliveryFailed = "delivery_failed"
        /// Nobody is named who could be told.
        case nobodyToTell = "nobody_to_tell"
    }

    /// The id, which grows with time.
    public let id: Int64
    /// The alert.
    public let alertID: Int64
    /// When it happened.
    public let at: Timestamp
    /// What happened.
    public let kind: Kind
    /// How it was before, in the words of the alert's kind; nothing where that did not change.
    public let before: String?
    /// How it was afterwards, in the words of the alert's kind; nothing where that did not change.
    public let after: String?
    /// Who did it, where a person did.
    public let by: String?
    /// The message concerned, where one is.
    public let deliveryID: Int64?
    /// More words about it: a person's note, a mail server's reply, why messages were taken back.
    public let detail: String?

    /// Creates an event.
    public init(
        id: Int64, alertID: Int64, at: Timestamp, kind: Kind, before: String? = nil, after: String? = nil,
        by: String? = nil, deliveryID: Int64? = nil, detail: String? = nil
    ) {
        self.id = id
        self.alertID = alertID
        self.at = at
        self.kind = kind
        self.before = before
        self.after = after
        self.by = by
        self.deliveryID = deliveryID
        self.detail = detail
    }
}
