public import Measures

/// What a rule says about a change.
public enum AlertCondition: Hashable, Sendable {
    /// Officials must know of it.
    case holds(AlertSeverity)
    /// It is as it should be.
    case clear
    /// It says neither: an alert that is open stays open, and none is opened.
    case undecided
}

extension AlertCondition {
    /// The same, and no more urgent than a severity.
    func atMost(_ most: AlertSeverity) -> AlertCondition {
        if case .holds(let severity) = self { .holds(min(severity, most)) } else { self }
    }
}

/// A rule by which changes of one kind become alerts: a pure function, so that the same change always says the same.
///
/// A new rule is one file here and one line in `AlertRules`.
public protocol AlertRule: Sendable {
    /// The kind of change that the rule judges; its name is the first part of the alert's identity.
    var kind: Change.Kind { get }

    /// What a change of that kind says.
    func condition(after change: Change) -> AlertCondition

    /// Whether what is so after a change is worth another message to those who know of what was so before, although it is
    /// no more urgent.
    func isMore(_ after: String, than before: String) -> Bool
}

extension AlertRule {
    /// The identity of the alert that a change opens or ends.
    public func identity(of change: Change) -> AlertIdentity { AlertIdentity(change) }

    /// Most rules tell of what is more urgent only.
    public func isMore(_ after: String, than before: String) -> Bool { false }
}
