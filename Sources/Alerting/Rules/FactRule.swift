public import Measures

/// The channels that state a fact differently: the words of changes of the kind `fact`.
public struct FactConflict: RawRepresentable, Hashable, Sendable {
    /// The channels.
    public let channels: Set<String>

    /// The word for a fact that is the same everywhere.
    public static let same = "same"

    /// Creates the words of a conflict.
    public init(channels: Set<String>) {
        self.channels = channels
    }

    /// Reads the words; nothing for others.
    public init?(rawValue: String) {
        let parts = rawValue.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[0] == "differs" else { return nil }
        self.init(channels: Set(parts[1].split(separator: ",").map(String.init)))
    }

    /// The form in which it is kept: `differs:phone,web`.
    public var rawValue: String { "differs:\(channels.sorted().joined(separator: ","))" }
}

/// A fee, a time, a list of documents that is not the same on every channel.
///
/// People who were told one thing and meet another lose time or money: a warning, until it is the same again.
public struct FactRule: AlertRule {
    /// Facts that differ between channels.
    public var kind: Change.Kind { .fact }

    /// Creates the rule.
    public init() {}

    /// What a `FactConflict` after a change says.
    public func condition(after change: Change) -> AlertCondition {
        if change.after == FactConflict.same { return .clear }
        return FactConflict(rawValue: change.after) == nil ? .undecided : .holds(.warning)
    }

    /// Another channel that differs is worth another message.
    public func isMore(_ after: String, than before: String) -> Bool {
        guard let now = FactConflict(rawValue: after) else { return false }
        return !(FactConflict(rawValue: before)?.channels ?? []).isSuperset(of: now.channels)
    }
}
