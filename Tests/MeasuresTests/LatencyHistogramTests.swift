import TestSupport
import Testing

@testable import Measures

struct LatencyHistogramTests {
    /// Times as a service would have them: mostly near one value, some much slower, a few at the ends of the scale.
    static func times(seed: UInt64) -> [Int64] {
        var random = SplitMix64(seed: seed)
        let usual = Int64.random(in: 1...2_000_000, using: &random)
        return (0..<Int.random(in: 1...400, using: &random)).map { _ in
            switch Int.random(in: 0..<20, using: &random) {
            case 0: Int64.random(in: 0...40, using: &random)
            case 1: Int64.random(in: 0...LatencyHistogram.longest, using: &random)
            case 2, 3: usual * Int64.random(in: 2...30, using: &random)
            default: usual + Int64.random(in: 0...usual, using: &random)
            }
        }
    }

    /// Type 7 of Hyndman and Fan, from the times themselves.
    static func exactQuantile(_ share: Double, of sorted: [Double]) -> Double {
        let position = share * Double(sorted.count - 1)
        let rank = Int(position)
        let next = min(rank + 1, sorted.count - 1)
        return sorted[rank] + (sorted[next] - sorted[rank]) * (position - Double(rank))
    }

    @Test(arguments: UInt64(1)...200)
    func `a quantile is at most a thirty-second away from the exact one, which lies in its bounds`(seed: UInt64) throws
    {
        let times = Self.times(seed: seed)
        let histogram = LatencyHistogram(times)
        let sorted = times.sorted().map(Double.init)
        for share in [0, 0.01, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 1] {
            let exact = Self.exactQuantile(share, of: sorted)
            let found = try #require(histogram.quantile(share))
            let slack = max(1, exact) * 1e-9
            #expect(abs(found.value - exact) <= exact / 32 + slack, "share \(share)")
            #expect(found.bounds.lowerBound - slack <= exact && exact <= found.bounds.upperBound + slack)
            #expect(found.bounds.contains(found.value))
        }
    }

    @Test(arguments: UInt64(1)...100)
    func `count, sum, shortest and longest are exact`(seed: UInt64) {
        let times = Self.times(seed: seed)
        let histogram = LatencyHistogram(times)
        #expect(histogram.count == times.count)
        #expect(histogram.sum == times.reduce(0, +))
        #expect(histogram.minimum == times.min())
        #expect(histogram.maximum == times.max())
        #expect(histogram.mean == Double(histogram.sum) / Double(times.count))
        #expect(histogram.quantile(0)?.value == times.min().map(Double.init))
        #expect(histogram.quantile(1)?.value == times.max().map(Double.init))
    }

    @Test(arguments: UInt64(1)...100)
    func `the exact share above a limit lies in the bounds`(seed: UInt64) throws {
        let times = Self.times(seed: seed)
        let histogram = LatencyHistogram(times)
        for limit in [0, 31, 1000, 250_000, 1_000_000, 2_000_000, 8_000_000, times[0], times[0] - 1] as [Int64] {
            let exact = Double(times.count { $0 > limit }) / Double(times.count)
            let found = try #require(histogram.share(above: limit))
            #expect(found.bounds.contains(exact), "limit \(limit)")
            #expect(found.bounds.contains(found.value))
        }
    }

    @Test func `a share above a limit between two far groups is exact`() {
        let histogram = LatencyHistogram([200_000, 210_000, 190_000, 5_000_000])
        #expect(histogram.share(above: 1_000_000) == .init(value: 0.25, bounds: 0.25...0.25))
        #expect(histogram.share(above: 5_000_000)?.value == 0)
        #expect(histogram.share(above: 189_999)?.value == 1)
    }

    @Test(arguments: UInt64(1)...100)
    func `merging is the same as adding all, in any order and grouping`(seed: UInt64) {
        let parts = (0..<3).map { Self.times(seed: seed &* 3 &+ $0) }
        let all = LatencyHistogram(parts.flatMap { $0 })
        let histograms = parts.map { LatencyHistogram($0) }
        func merged(_ left: LatencyHistogram, _ right: LatencyHistogram) -> LatencyHistogram {
            var result = left
            result.merge(right)
            return result
        }
        #expect(merged(merged(histograms[0], histograms[1]), histograms[2]) == all)
        #expect(merged(histograms[0], merged(histograms[1], histograms[2])) == all)
        #expect(merged(histograms[2], merged(histograms[1], histograms[0])) == all)
        #expect(merged(all, LatencyHistogram()) == all)
        #expect(merged(LatencyHistogram(), all) == all)
    }

    @Test func `every step begins where the one before it ends, and is at most a sixteenth wide`() throws {
        var expected: Int64 = 0
        for index in 0...LatencyHistogram.Step.last.index {
            let step = try #require(LatencyHistogram.Step(index: index))
            #expect(step.lowest == expected)
            #expect(LatencyHistogram.Step(of: step.lowest) == step)
            #expect(LatencyHistogram.Step(of: step.highest) == step)
            #expect(step.width == 1 || step.width * 16 <= step.lowest)
            expected = step.highest + 1
        }
        #expect(expected == LatencyHistogram.longest + 1)
        #expect(LatencyHistogram.Step(index: LatencyHistogram.Step.last.index + 1) == nil)
    }

    @Test func `a time that cannot be is brought to the nearest end of the scale`() {
        let histogram = LatencyHistogram([-5, .min, .max])
        #expect(histogram.minimum == 0)
        #expect(histogram.maximum == LatencyHistogram.longest)
        #expect(histogram.count == 3)
    }

    @Test func `an empty histogram has no figures`() {
        let histogram = LatencyHistogram()
        #expect(histogram.isEmpty)
        #expect(histogram.minimum == nil)
        #expect(histogram.maximum == nil)
        #expect(histogram.mean == nil)
        #expect(histogram.quantile(0.5) == nil)
        #expect(histogram.share(above: 1) == nil)
    }
}
