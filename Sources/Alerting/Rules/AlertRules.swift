public import Measures

/// The rules by which changes become alerts: one line for each.
public enum AlertRules {
    /// Every rule.
    public static var all: [any AlertRule] {
        [
            StatusRule(),
            OverdueRule(),
            VerdictRule(),
            RatingsRule(),
            FactRule(),
            UnmeasuredRule(),
            NetworkRule(),
        ]
    }

    /// The rule that judges a kind of change.
    public static func rule(for kind: Change.Kind) -> (any AlertRule)? { all.first { $0.kind == kind } }
}
