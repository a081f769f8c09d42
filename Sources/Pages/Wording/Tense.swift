import Registry

/// The time in which something is told.
enum Tense: Sendable, Hashable {
    /// It is so.
    case now
    /// It was so and is over; until when, where that is known.
    case over(until: Timestamp?)
    /// It was so at a moment that is past: how things stood when an alert ended.
    case then
}
