extension LatencyHistogram {
    /// A figure read back from a histogram, with the bounds within which the exact one lies.
    public struct Estimate: Hashable, Sendable {
        /// The best guess: the middle of the bounds.
        public let value: Double
        /// What the exact figure cannot lie outside of.
        public let bounds: ClosedRange<Double>
    }

    /// The time, in microseconds, that a share of all times does not exceed; nothing where none was added.
    ///
    /// Interpolated between neighbouring ranks (Hyndman and Fan's type 7, the default of R and NumPy), and at most 1/32
    /// away from the exact quantile of the same kind.
    ///
    /// - Parameter share: 0 for the shortest time, 0.5 for the median, 1 for the longest; cut to 0...1.
    public func quantile(_ share: Double) -> Estimate? {
        guard !isEmpty, !share.isNaN else { return nil }
        let position = min(max(share, 0), 1) * Double(count - 1)
        let rank = min(Int(position), count - 1)
        let next = min(rank + 1, count - 1)
        let weight = position - Double(rank)
        guard let lower = edges(ofRank: rank), let upper = edges(ofRank: next) else { return nil }
        // Written so that two equal edges give exactly that edge.
        let lowest = lower.lowerBound + (upper.lowerBound - lower.lowerBound) * weight
        let highest = max(lowest, lower.upperBound + (upper.upperBound - lower.upperBound) * weight)
        return Estimate(value: lowest + (highest - lowest) / 2, bounds: lowest...highest)
    }

    /// The share of times, 0 to 1, that are longer than a limit in microseconds; nothing where none was added.
    ///
    /// Exact except for times in the same step as the limit, which are taken to be spread evenly over it.
    public func share(above limit: Int64) -> Estimate? {
        guard !isEmpty else { return nil }
        var above = 0
        var undecided = 0
        var part = 0.0
        for bucket in buckets {
            let edges = edges(of: bucket.step)
            if edges.lowerBound > limit {
                above += bucket.count
            } else if edges.upperBound > limit {
                undecided = bucket.count
                part = Double(edges.upperBound - limit) / Double(edges.upperBound - edges.lowerBound + 1)
            }
        }
        let all = Double(count)
        return Estimate(
            value: (Double(above) + Double(undecided) * part) / all,
            bounds: Double(above) / all...Double(above + undecided) / all)
    }

    /// Between which values the time at a place in the order lies; exact for the first and the last.
    private func edges(ofRank rank: Int) -> ClosedRange<Double>? {
        guard let minimum, let maximum else { return nil }
        if rank == 0 { return Double(minimum)...Double(minimum) }
        if rank == count - 1 { return Double(maximum)...Double(maximum) }
        var passed = 0
        for bucket in buckets {
            passed += bucket.count
            guard passed > rank else { continue }
            let edges = edges(of: bucket.step)
            return Double(edges.lowerBound)...Double(edges.upperBound)
        }
        return nil
    }

    /// The values a step can hold here: not below the shortest nor above the longest time.
    private func edges(of step: Step) -> ClosedRange<Int64> {
        max(step.lowest, minimum ?? step.lowest)...min(step.highest, maximum ?? step.highest)
    }
}
