public import Measures

/// Whether what is watched can be measured: the words of changes of the kind `unmeasured`, beside the causes for which
/// it cannot (`blocked`, `rate_limited`, `own_fault`).
public enum Unmeasurable {
    /// The word for what is measured.
    public static let measured = "measured"

    /// What alerts have in common that are about nothing but our own way out to the network: one message for all of them.
    public static let ownNetwork = "own_network"

    /// Whether a cause is one for which nothing can be seen although we look.
    public static func isCause(_ cause: StatusCause) -> Bool {
        switch cause {
        case .blocked, .rateLimited, .ownFault: true
        case .observed, .pending, .overdue, .notWatched, .closed, .flapping, .maintenance: false
        }
    }
}

/// What we look at and have not been able to see for long: nobody would know if it failed.
///
/// A warning, until something is seen again. Where nobody looked, neither is said.
public struct UnmeasuredRule: AlertRule {
    /// Channels that cannot be measured.
    public var kind: Change.Kind { .unmeasured }

    /// Creates the rule.
    public init() {}

    /// What a cause after a change says.
    public func condition(after change: Change) -> AlertCondition {
        if change.after == Unmeasurable.measured { return .clear }
        return StatusCause(rawValue: change.after).map(Unmeasurable.isCause) ?? false ? .holds(.warning) : .undecided
    }
}
