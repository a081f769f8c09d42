public import Measures

/// A source that should have been heard by now, and was not: what it tells of is unknown.
///
/// Silence is a warning, being heard again is the end of it. Where nothing is expected (closed, maintenance) or
/// Plumbline itself did not listen, neither is said.
public struct OverdueRule: AlertRule {
    /// Sources that fell silent or were heard again.
    public var kind: Change.Kind { .overdue }

    /// Creates the rule.
    public init() {}

    /// What a `Hearing` after a change says.
    public func condition(after change: Change) -> AlertCondition {
        switch Hearing(rawValue: change.after) {
        case .silent: .holds(.warning)
        case .heard: .clear
        case .notExpected, .unknown, nil: .undecided
        }
    }
}
