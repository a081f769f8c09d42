public import Documents

/// How many people started, completed, were refused or gave up one task on one channel on one day.
///
/// What nobody counted is unknown, which is not zero.
public struct VolumeRow: Sendable, Hashable {
    /// The day, of UTC.
    public var day: CivilDate
    /// The slug of the channel.
    public var channel: String
    /// The slug of the task; nothing where the numbers are of the whole service on that channel.
    public var task: String?
    /// How many people started.
    public var started: Int?
    /// How many got what they came for.
    public var completed: Int?
    /// How many were refused.
    public var refused: Int?
    /// How many gave up.
    public var abandoned: Int?
    /// Where each value stands in what was sent, by column.
    public var places: [String: SourceLocation]

    /// Creates a row.
    public init(
        day: CivilDate, channel: String, task: String? = nil, started: Int? = nil, completed: Int? = nil,
        refused: Int? = nil, abandoned: Int? = nil, places: [String: SourceLocation] = [:]
    ) {
        self.day = day
        self.channel = channel
        self.task = task
        self.started = started
        self.completed = completed
        self.refused = refused
        self.abandoned = abandoned
        self.places = places
    }

    /// Where a value stands in what was sent; the beginning of the row where it stands nowhere.
    public func place(_ column: String) -> SourceLocation {
        places[column] ?? places.values.min() ?? .start
    }

    /// How many cases ended one way or another, where all of it is known.
    public var ended: Int? {
        guard let completed, let refused, let abandoned else { return nil }
        return completed + refused + abandoned
    }
}
