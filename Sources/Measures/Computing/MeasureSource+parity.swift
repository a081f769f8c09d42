extension MeasureSource {
    /// How far the channels of a service are apart.
    static let parity = MeasureSource(measures: ["parity.facts", "parity.availability"], basis: .comparison) {
        measure, inputs in
        guard let compared = inputs.comparison else { return inputs.missing(measure, .noData) }
        if measure == "parity.availability" {
            guard let gap = compared.availabilityGap else { return inputs.missing(measure, .noData) }
            return inputs.number(measure, gap.points, interval: gap.interval, sampleSize: compared.channels)
        }
        let asked = inputs.arguments["facts"]
        let facts = compared.facts.filter { asked?.contains($0.key) ?? true }
        guard !facts.isEmpty else { return inputs.missing(measure, .noData) }
        let differing = facts.filter(\.value).keys.sorted()
        var value = inputs.number(measure, Double(differing.count), sampleSize: facts.count)
        if !differing.isEmpty {
            value.evidence = [
                Evidence(
                    subject: inputs.subject, at: inputs.now, detail: "differs: \(differing.joined(separator: ", "))")
            ]
        }
        return value
    }
}

/// What was found when the channels of a service were compared.
public struct ChannelComparison: Sendable, Hashable {
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

    /// Whether each fact that could be compared differs somewhere.
    public var facts: [String: Bool]
    /// The gap; nothing where fewer than two channels have a value.
    public var availabilityGap: Gap?
    /// How many channels were compared.
    public var channels: Int

    /// Creates a comparison.
    public init(facts: [String: Bool], availabilityGap: Gap?, channels: Int) {
        self.facts = facts
        self.availabilityGap = availabilityGap
        self.channels = channels
    }
}
