public import Measures

/// What an alert is about, in a form that stays the same for as long as it lasts: `status|renew-passport`.
///
/// At most one alert of an identity is open at any time. Services, and what belongs to one, are named by their address
/// alone; other subjects have their kind before it (`overdue|component:identity`), for slugs are unique per kind only.
public struct AlertIdentity: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The form in which it is kept and compared.
    public let rawValue: String

    /// Takes an identity as it was kept.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The identity of what a rule says about a subject.
    public init(_ kind: Change.Kind, _ subject: Subject) {
        rawValue =
            subject.service == nil
            ? "\(kind.rawValue)|\(subject.kind.rawValue):\(subject.path)" : "\(kind.rawValue)|\(subject.path)"
    }

    /// The form in which it is kept.
    public var description: String { rawValue }
}
