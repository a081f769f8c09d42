import Measures
import Registry
import Storage
import TestSupport
import Testing

@testable import Operations

/// Windows that lie in each other are added up together, and come out as each by itself.
struct DaySumsTests {
    @Test(arguments: 0..<20)
    func `each window adds up to its days and the hours at its ends`(seed: UInt64) async throws {
        let office = try Office(.sqlite)
        var numbers = SplitMix64(seed: seed)
        let end = Timestamp(
            milliseconds: 1_772_000_000_000 + Int64.random(in: 0..<86_400_000, using: &numbers))
        let windows = Set(
            (0..<5).map { _ in
                Window(start: end - .milliseconds(Int64.random(in: 1..<12 * 86_400_000, using: &numbers)), end: end)
            })
        let counts = (0..<13 * 24).map { _ in max(0, Int.random(in: -4...9, using: &numbers)) }
        let found = try await office.useCases.store.write { transaction in
            for (hour, count) in counts.enumerated() where count > 0 {
                let start = AggregatePeriod.hour.start(of: end - .seconds(Int64(hour) * 3600))
                let day = AggregatePeriod.day.start(of: start)
                let sum = ResultAggregate(good: count)
                try transaction.merge(sum, stream: 1, start: start, period: .hour)
                try transaction.merge(sum, stream: 1, start: day, period: .day)
            }
            let sums = try DaySums(of: 1, over: windows, transaction)
            return try windows.map { window in
                var sum = ResultAggregate()
                try sums.add(window, transaction, to: &sum)
                let hours = try transaction.aggregates(of: 1, in: window, by: .hour)
                return (sum.good, hours.reduce(0) { $0 + $1.aggregate.good })
            }
        }
        for (together, hours) in found { #expect(together == hours) }
    }
}
