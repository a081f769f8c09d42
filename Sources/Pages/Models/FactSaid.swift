/// What one place says of a fact that is not the same everywhere, as the evidence of an alert has it.
public enum FactSaid: String, CaseIterable, Sendable, Hashable {
    /// The service's own file states it.
    case own
    /// The channel states it.
    case says
    /// The channel was searched and does not state it.
    case missing
    /// The channel states something that cannot be compared.
    case unreadable
    /// What the channel states is too old to count.
    case stale
}
