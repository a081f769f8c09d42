import Measures
import TestSupport
import Testing

struct ResultAggregateTests {
    @Test func `scheduled runs are counted by outcome and failure`() {
        var results = ResultAggregate()
        results.add(.good, total: 200_000, firstByte: 90_000)
        results.add(.slight, total: 1_200_000, firstByte: 100_000)
        results.add(.bad, failure: .server, total: 50_000, firstByte: 49_000)
        results.add(.bad, failure: .network)
        results.add(.bad)
        #expect((results.good, results.slight, results.bad, results.unknown) == (1, 1, 3, 0))
        #expect((results.serverErrors, results.networkFailures) == (1, 1))
        #expect((results.scheduled, results.known, results.confirmations) == (5, 5, 0))
        #expect(results.total.count == 3)
        #expect(results.firstByte.count == 3)
        #expect(results.sum == 1_450_000)
    }

    @Test func `a confirmation is counted apart and changes nothing else`() {
        var results = ResultAggregate()
        results.add(.bad, failure: .server, isConfirmation: true, total: 5, firstByte: 5)
        #expect(results == ResultAggregate(confirmations: 1))
        #expect(!results.isEmpty)
    }

    @Test func `a run that failed through our own fault leaves no times and no errors`() {
        var results = ResultAggregate()
        results.add(.unknown, failure: .network, total: 5, firstByte: 5)
        #expect(results == ResultAggregate(unknown: 1))
        #expect(results.known == 0)
    }

    static func some(seed: UInt64, runs: Int) -> [ResultAggregate] {
        var random = SplitMix64(seed: seed)
        return (0..<runs).map { _ in
            var one = ResultAggregate()
            one.add(
                ResultAggregate.Outcome.allCases.randomElement(using: &random) ?? .good,
                failure: ResultAggregate.Failure.allCases.randomElement(using: &random) ?? .none,
                isConfirmation: Int.random(in: 0..<5, using: &random) == 0,
                total: Bool.random(using: &random) ? Int64.random(in: 0...9_000_000, using: &random) : nil,
                firstByte: Bool.random(using: &random) ? Int64.random(in: 0...900_000, using: &random) : nil)
            return one
        }
    }

    @Test(arguments: UInt64(1)...50)
    func `merging gives the same in any order and grouping`(seed: UInt64) {
        let parts = Self.some(seed: seed, runs: 60)
        func merged(_ parts: some Sequence<ResultAggregate>) -> ResultAggregate {
            parts.reduce(into: ResultAggregate()) { $0.merge($1) }
        }
        let all = merged(parts)
        #expect(all == merged(parts.reversed()))
        #expect(all == merged([merged(parts.prefix(20)), merged(parts.dropFirst(20))]))
        #expect(all.scheduled + all.confirmations == 60)
    }

    @Test(arguments: UInt64(1)...100)
    func `what was merged in can be taken out again`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func some() -> ResultAggregate {
            var aggregate = ResultAggregate()
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                let total = Int64.random(in: 0...5_000_000, using: &random)
                aggregate.add(
                    .allCases.randomElement(using: &random) ?? .good,
                    failure: .allCases.randomElement(using: &random) ?? .none,
                    isConfirmation: Bool.random(using: &random), total: total, firstByte: total / 2)
            }
            return aggregate
        }
        let (kept, moved) = (some(), some())
        var sum = kept
        sum.merge(moved)
        sum.subtract(moved)
        #expect(sum.scheduled == kept.scheduled && sum.known == kept.known && sum.good == kept.good)
        #expect(sum.confirmations == kept.confirmations && sum.serverErrors == kept.serverErrors)
        #expect(sum.networkFailures == kept.networkFailures)
        for (left, right) in [(sum.total, kept.total), (sum.firstByte, kept.firstByte)] {
            #expect(left.count == right.count && left.sum == right.sum)
            #expect(left.mean == right.mean)
        }
        sum.subtract(kept)
        #expect(sum.isEmpty && sum.total.isEmpty && sum.firstByte.isEmpty)
    }
}
