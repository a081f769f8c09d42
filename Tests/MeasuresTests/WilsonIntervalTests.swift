import Measures
import Testing

struct WilsonIntervalTests {
    /// Newcombe, Statistics in Medicine 17 (1998), table I; VassarStats for 23 of 60.
    @Test(arguments: [
        (81, 263, 0.255289, 0.366210), (15, 148, 0.062386, 0.160487), (0, 20, 0, 0.161125),
        (1, 29, 0.006113, 0.171755), (29, 29, 0.883030, 1), (0, 1, 0, 0.793451), (1, 1, 0.206549, 1),
        (23, 60, 0.270883, 0.509824), (45, 50, 0.786398, 0.956524),
    ])
    func `published intervals are met`(hits: Int, all: Int, low: Double, high: Double) throws {
        let interval = try #require(WilsonInterval(hits, of: all))
        #expect(abs(interval.bounds.lowerBound - low) < 6e-7)
        #expect(abs(interval.bounds.upperBound - high) < 6e-7)
        #expect(interval.share == Double(hits) / Double(all))
    }

    @Test(arguments: [1, 2, 3, 7, 20, 101])
    func `the interval contains the share, stays within 0 and 1, and mirrors its opposite`(all: Int) throws {
        for hits in 0...all {
            let interval = try #require(WilsonInterval(hits, of: all))
            let opposite = try #require(WilsonInterval(all - hits, of: all))
            #expect(interval.bounds.contains(interval.share))
            #expect(interval.bounds.lowerBound >= 0 && interval.bounds.upperBound <= 1)
            #expect(abs(interval.bounds.lowerBound - (1 - opposite.bounds.upperBound)) < 1e-12)
        }
    }

    @Test func `more answers narrow it`() throws {
        let widths = try [1, 10, 100, 1000].map { factor in
            let bounds = try #require(WilsonInterval(3 * factor, of: 10 * factor)).bounds
            return bounds.upperBound - bounds.lowerBound
        }
        #expect(widths == widths.sorted(by: >))
        #expect(Set(widths).count == 4)
    }

    @Test(arguments: [(0, 0), (1, 0), (-1, 5), (6, 5)])
    func `numbers that do not go together have no interval`(hits: Int, all: Int) {
        #expect(WilsonInterval(hits, of: all) == nil)
    }
}
