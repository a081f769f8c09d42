extension MeasureSource {
    /// How far the channels of a service are apart.
    ///
    /// `parity.facts` counts the facts that two places (channels, or the service's own word) state differently.
    ///
    /// - A fact can be judged where two of its places were held against each other. A fact of which only one place could be
    ///   read is unknown, and counts for nothing.
    /// - A place that states a fact but says nothing that could be compared (unreadable, too old, not found, not looked for
    ///   yet) is neither the same nor different. The value stays what was seen; the known share is the share of places
    ///   that were compared, and the evidence names the others. So 0 with a known share of 1 says that all agree, and 0
    ///   with less says that those agree that could be read.
    /// - Where no fact can be judged, there is too little data: nothing was seen to agree, so it is never 0.
    static let parity = MeasureSource(measures: ["parity.facts", "parity.availability"], basis: .comparison) {
        measure, inputs in
        guard let compared = inputs.comparison else { return inputs.missing(measure, .noData) }
        if measure == "parity.availability" {
            guard let gap = compared.availabilityGap else { return inputs.missing(measure, .noData) }
            return inputs.number(measure, gap.points, interval: gap.interval, sampleSize: compared.channels)
        }
        let asked = inputs.arguments["facts"]
        let facts = compared.facts.filter { asked?.contains($0.id) ?? true }
        guard !facts.isEmpty else { return inputs.missing(measure, .noData) }
        let judged = facts.filter(\.isJudged)
        let differing = judged.filter { !$0.differing.isEmpty }
        let places = facts.reduce(0) { $0 + $1.places }
        let knownShare = Double(judged.reduce(0) { $0 + $1.compared }) / Double(max(1, places))
        var value =
            judged.isEmpty
            ? inputs.missing(measure, .insufficientData, knownShare: knownShare)
            : inputs.number(measure, Double(differing.count), sampleSize: judged.count, knownShare: knownShare)
        let details =
            [
                differing.isEmpty ? nil : "differs: " + differing.map(\.id).sorted().joined(separator: ", ")
            ] + facts.sorted { $0.id < $1.id }.map(\.doubt)
        value.evidence = details.compactMap { $0 }.map {
            Evidence(subject: inputs.subject, at: inputs.now, detail: $0)
        }
        return value
    }
}

/// What was found when the channels of a service were compared.
public struct ChannelComparison: Sendable, Hashable {
    /// One fact and what became of the places that state it or should: channels, and the service's own word.
    public struct Fact: Sendable, Hashable {
        /// A channel whose statement could not be held against another.
        public struct Unread: Sendable, Hashable {
            /// The channel.
            public var channel: String
            /// Why not, in one word (`unreadable`, `stale`).
            public var why: String

            /// Creates an entry.
            public init(channel: String, why: String) {
                self.channel = channel
                self.why = why
            }
        }

        /// The id of the fact.
        public var id: String
        /// How many places state it or should.
        public var places: Int
        /// How many of them were held against each other.
        public var compared: Int
        /// The channels that say something else than the others.
        public var differing: [String]
        /// The channels that could not be compared.
        public var unread: [Unread]

        /// Creates a fact.
        public init(id: String, places: Int, compared: Int, differing: [String] = [], unread: [Unread] = []) {
            self.id = id
            self.places = places
            self.compared = compared
            self.differing = differing
            self.unread = unread
        }

        /// Whether it can be said that it differs or not.
        public var isJudged: Bool { compared >= 2 }

        /// What is not known of it, in words; nothing where all places were compared.
        var doubt: String? {
            guard compared < places else { return nil }
            guard !unread.isEmpty else { return "nothing to compare \(id) with" }
            return "not compared: \(id) on " + unread.map { "\($0.channel) (\($0.why))" }.joined(separator: ", ")
        }
    }

    /// The gap in availability between the best and the worst channel.
    public struct Gap: Sendable, Hashable {
        /// In percentage points.
        public var points: Double
        /// Between what it lies.
        public var interval: ClosedRange<Double>

        /// Creates a gap.
        public init(points: Double, interval: ClosedRange<Double>) {
            self.points = points
            self.interval = interval
        }
    }

    /// Every fact that the service or a channel states.
    public var facts: [Fact]
    /// The gap; nothing where fewer than two channels have a value.
    public var availabilityGap: Gap?
    /// How many channels were compared.
    public var channels: Int

    /// Creates a comparison.
    public init(facts: [Fact], availabilityGap: Gap?, channels: Int) {
        self.facts = facts
        self.availabilityGap = availabilityGap
        self.channels = channels
    }
}
