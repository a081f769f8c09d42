/// How many people started and completed something over one window, and by which channels.
public struct VolumeSums: Sendable, Hashable {
    /// What is known of one channel on which it can be done.
    public struct Channel: Sendable, Hashable {
        /// The slug.
        public var id: String
        /// Whether it needs a computer or network of the person who uses it.
        public var isDigital: Bool
        /// How many completed it, of the days that all channels tell of; nothing where that is not known.
        public var completed: Int?

        /// Creates what is known of a channel.
        public init(id: String, isDigital: Bool, completed: Int?) {
            self.id = id
            self.isDigital = isDigital
            self.completed = completed
        }
    }

    /// How many started, of the days on which it is known too how many completed.
    public var started: Int
    /// How many completed, of the same days.
    public var completed: Int
    /// How many days, counted for each channel, these two rest on; none where it is not known.
    public var days: Int
    /// Every channel on which it can be done.
    public var channels: [Channel]
    /// How many days long the stretch is that all channels tell of.
    public var comparedDays: Int

    /// Creates sums.
    public init(started: Int, completed: Int, days: Int, channels: [Channel], comparedDays: Int) {
        self.started = started
        self.completed = completed
        self.days = days
        self.channels = channels
        self.comparedDays = comparedDays
    }
}
