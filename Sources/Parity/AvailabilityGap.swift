/// How much less available the worst channel of a service is than the best, within their own declared hours.
public struct AvailabilityGap: Hashable, Sendable {
    /// One channel's availability.
    public struct Channel: Hashable, Sendable {
        /// The channel.
        public var channel: String
        /// The share of its declared hours in which it worked, in per cent.
        public var percent: Double
        /// Between what it lies.
        public var interval: ClosedRange<Double>
        /// The share of that time of which something is known, 0 to 1.
        public var knownShare: Double

        /// Creates a channel.
        public init(channel: String, percent: Double, interval: ClosedRange<Double>, knownShare: Double) {
            self.channel = channel
            self.percent = percent
            self.interval = interval
            self.knownShare = knownShare
        }
    }

    /// The most available channel.
    public let best: Channel
    /// The least available channel.
    public let worst: Channel

    /// Compares channels; nothing for fewer than two.
    public init?(_ channels: [Channel]) {
        guard channels.count >= 2, let best = channels.max(by: { $0.percent < $1.percent }),
            let worst = channels.min(by: { $0.percent < $1.percent })
        else { return nil }
        self.best = best
        self.worst = worst
    }

    /// The gap in percentage points.
    public var points: Double { best.percent - worst.percent }

    /// Between what the gap lies: from both channels' own uncertainty, never below nothing.
    public var interval: ClosedRange<Double> {
        let low = max(0, best.interval.lowerBound - worst.interval.upperBound)
        return low...max(low, best.interval.upperBound - worst.interval.lowerBound)
    }
}
