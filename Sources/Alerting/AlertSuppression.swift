public import Registry

/// A reason for not opening alerts for a time.
///
/// It holds back the opening of alerts and reminders of open ones, and nothing else: what is watched goes on, what is
/// open may worsen, and what is over ends. Where it ends while its cause lasts, hand the newest change in again.
public struct AlertSuppression: Hashable, Sendable {
    /// The kinds of reasons.
    public enum Cause: String, CaseIterable, Sendable, Hashable {
        /// A declared maintenance window.
        case maintenance
        /// Somebody asked for silence, with a reason and an end.
        case silence
        /// Something that it depends on is known not to work, and is told of.
        case dependency
        /// It is outside declared hours.
        case closed
    }

    /// What kind of reason it is.
    public var cause: Cause
    /// When it ends; nothing where that is not known.
    public var until: Timestamp?

    /// Creates a suppression.
    public init(_ cause: Cause, until: Timestamp? = nil) {
        self.cause = cause
        self.until = until
    }

    /// What a service's declared maintenance of all its channels holds back at a moment.
    public static func maintenance(of service: PublicService, at now: Timestamp) -> [AlertSuppression] {
        service.maintenance
            .filter { $0.channels.isEmpty && $0.from <= now && now < $0.until }
            .map { AlertSuppression(.maintenance, until: $0.until) }
    }
}
