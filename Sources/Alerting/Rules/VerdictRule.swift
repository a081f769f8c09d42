public import Measures

/// What a standard asks was met and is not any more.
///
/// One alert for a service and a standard: points that lapse together are told together, and one more is told again. What
/// was never met is no news, and neither is a rule that changed: both show on the page and in the summary.
public struct VerdictRule: AlertRule {
    /// Changes of verdicts.
    public var kind: Change.Kind { .verdict }

    /// Creates the rule.
    public init() {}

    /// What a `Lapse` after a change says.
    public func condition(after change: Change) -> AlertCondition {
        if change.after == Lapse.none { return .clear }
        return Lapse(rawValue: change.after).map { .holds($0.severity) } ?? .undecided
    }

    /// Another point that lapsed is worth another message.
    public func isMore(_ after: String, than before: String) -> Bool {
        guard let now = Lapse(rawValue: after) else { return false }
        let known = Set(Lapse(rawValue: before)?.points ?? [])
        return !known.isSuperset(of: now.points)
    }
}
