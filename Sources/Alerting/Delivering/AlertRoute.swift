public import Curl
public import Registry

/// What a message says, in one language.
public struct AlertMessage: Hashable, Sendable {
    /// The subject, one line.
    public var subject: String
    /// The message as plain text.
    public var text: String
    /// The message as HTML.
    public var html: String

    /// Creates a message.
    public init(subject: String, text: String, html: String) {
        self.subject = subject
        self.text = text
        self.html = html
    }
}

/// A way by which messages leave: it makes the transfer for one delivery and judges what came of it.
///
/// A new route is one file and one line in `AlertRoutes`.
public protocol AlertRoute: Sendable {
    /// The name under which deliveries name it.
    var name: String { get }

    /// The transfer that delivers a message.
    ///
    /// - Throws: what makes a transfer impossible, as the outcome of the try.
    func transfer(
        for delivery: Delivery, saying message: AlertMessage, at now: Timestamp
    ) throws(UndeliverableMessage) -> Transfer

    /// What a finished transfer means for its delivery.
    func judge(_ result: TransferResult) -> DeliveryOutcome
}

/// A message for which no transfer can be made.
public struct UndeliverableMessage: Error, Hashable, Sendable, CustomStringConvertible {
    /// The outcome of the try.
    public let outcome: DeliveryOutcome

    /// Creates the error.
    public init(_ outcome: DeliveryOutcome) {
        self.outcome = outcome
    }

    /// The words about it.
    public var description: String { outcome.detail }
}
