import Measures
import TestSupport
import Testing

struct RatingTests {
    /// Vectors computed with an independent program (SciPy 1.17).
    @Test(
        arguments: [
            ([0, 0, 0, 0, 1], 5.0, 3.3333, 2.2290, 4.4376), ([1, 0, 2, 5, 12], 4.35, 4.0800, 3.6071, 4.5529),
            ([10, 5, 15, 40, 130], 4.375, 4.3415, 4.1918, 4.4911),
        ] as [([Int], Double, Double, Double, Double)])
    func `the range of a mean is that of the posterior`(
        counts: [Int], mean: Double, shrunk: Double, low: Double, high: Double
    ) throws {
        let rating = try #require(
            RatingMean(counts.enumerated().map { (score: Double($0.offset + 1), count: $0.element) }))
        #expect(abs(rating.mean - mean) < 1e-9)
        #expect(abs(rating.shrunk - shrunk) < 6e-5)
        #expect(abs(rating.bounds.lowerBound - low) < 6e-5 && abs(rating.bounds.upperBound - high) < 6e-5)
    }

    @Test func `no answers are no mean, and seventy, twenty and ten are eight`() throws {
        #expect(RatingMean([(score: 0, count: 0), (score: 10, count: 0)]) == nil)
        let rating = try #require(RatingMean([(score: 10, count: 70), (score: 5, count: 20), (score: 0, count: 10)]))
        #expect(rating.mean == 8)
    }

    /// Usual share 0.1, worse share 0.2 (independent program).
    @Test func `the sum follows the published steps`() throws {
        var sum = try #require(BernoulliCUSUM(usual: 0.1, worse: 0.2))
        #expect(abs(sum.hitWeight - 0.693147) < 1e-6 && abs(sum.missWeight + 0.117783) < 1e-6)
        var sums: [Double] = []
        for hit in [0, 0, 1, 0, 1, 1, 0, 1, 1, 1] {
            sum.take(isHit: hit == 1)
            sums.append((sum.sum * 1e4).rounded() / 1e4)
        }
        let published = [0, 0, 0.6931, 0.5754, 1.2685, 1.9617, 1.8439, 2.537, 3.2302, 3.9233]
        #expect(zip(sums, published).allSatisfy { abs($0 - $1) <= 1.0001e-4 }, "\(sums)")
        #expect(sum.run == 8 && sum.hits == 6)
    }

    @Test func `false alarms are rarer than was asked for, and a doubled share is found soon`() throws {
        var random = SplitMix64(seed: 3)
        let fresh = try #require(BernoulliCUSUM(usual: 0.1, worse: 0.2))
        let limit = fresh.limit(falseAlarmEvery: 2000)
        var times: [Int] = []
        for _ in 0..<60 {
            var sum = fresh
            var answers = 0
            while sum.sum < limit, answers < 20_000 {
                sum.take(isHit: Double.random(in: 0..<1, using: &random) < 0.1)
                answers += 1
            }
            times.append(answers)
        }
        #expect(times.reduce(0, +) / times.count > 2000)
        for _ in 0..<60 {
            var sum = fresh
            var answers = 0
            while sum.sum < limit, answers < 20_000 {
                sum.take(isHit: Double.random(in: 0..<1, using: &random) < 0.3)
                answers += 1
            }
            #expect(answers < 200)
        }
    }
}
