public import Measures

/// Whether our own way out to the network works: the words of changes of the kind `network`.
public enum NetworkReach: String, CaseIterable, Sendable, Hashable {
    /// It works.
    case open
    /// It is lost: whatever is cut off now says nothing about services.
    case lost

    /// What changes of the kind are about: this program itself.
    ///
    /// A hyphen is no slug, so that no service is meant by it.
    public static let subject = Subject(kind: .government, path: "-")
}

/// Our own way out to the network was lost: told to whoever runs this program, for nobody else can mend it.
///
/// Urgent at any hour: until it works again, nothing that is reached over it is watched.
public struct NetworkRule: AlertRule {
    /// The loss and the return of our own way out.
    public var kind: Change.Kind { .network }

    /// Creates the rule.
    public init() {}

    /// What a `NetworkReach` after a change says.
    public func condition(after change: Change) -> AlertCondition {
        switch NetworkReach(rawValue: change.after) {
        case .lost: .holds(.critical)
        case .open: .clear
        case nil: .undecided
        }
    }
}
