public import Measures

/// A service that does not work, or works badly.
///
/// Down is critical, degraded is a warning, up is the end of it. Unknown and maintenance say neither: what we cannot see
/// is not over, and a declared maintenance opens nothing and ends nothing.
public struct StatusRule: AlertRule {
    /// Changes of status.
    public var kind: Change.Kind { .status }

    /// Creates the rule.
    public init() {}

    /// What the status after a change says; a word that is no status says nothing, and so do parts of a service, whose
    /// status is contained in that of the service.
    public func condition(after change: Change) -> AlertCondition {
        guard change.subject.kind == .service else { return .undecided }
        switch Status(rawValue: change.after) {
        case .down: return .holds(.critical)
        case .degraded: return .holds(.warning)
        case .up: return .clear
        case .unknown, .maintenance, nil: return .undecided
        }
    }
}
