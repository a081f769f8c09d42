public import Measures

/// What an alert is about, in a form that stays the same for as long as it lasts: `status|renew-passport`.
///
/// At most one alert of an identity is open at any time. Services, and what belongs to one, are named by their address
/// alone; other subjects have their kind before it (`overdue|component:identity`), for slugs are unique per kind only.
/// What is about one thing of a subject ends with it: `verdict|renew-passport|fr.gouv.observatoire`.
public struct AlertIdentity: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The form in which it is kept and compared.
    public let rawValue: String

    /// Takes an identity as it was kept.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The identity of what a rule says about a subject, or about one thing of it.
    public init(_ kind: Change.Kind, _ subject: Subject, topic: String? = nil) {
        let path = subject.service == nil ? "\(subject.kind.rawValue):\(subject.path)" : subject.path
        rawValue = "\(kind.rawValue)|\(path)" + (topic.map { "|\($0)" } ?? "")
    }

    /// The identity of what a change is about.
    public init(_ change: Change) {
        self.init(change.kind, change.subject, topic: change.topic)
    }

    /// What of the subject it is about; nothing where it is about all of it.
    public var topic: String? {
        let parts = rawValue.split(separator: "|", maxSplits: 2).map(String.init)
        return parts.count == 3 ? parts[2] : nil
    }

    /// The form in which it is kept.
    public var description: String { rawValue }
}
