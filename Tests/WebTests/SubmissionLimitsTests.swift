import Synchronization
import Testing

@testable import Web

struct SubmissionLimitsTests {
    /// A clock that stands still until it is moved.
    private final class Clock: Sendable {
        private let moment = Mutex(ContinuousClock.now)
        var now: ContinuousClock.Instant { moment.withLock { $0 } }
        func advance(by duration: Duration) { moment.withLock { $0 += duration } }
    }

    private let clock = Clock()

    private func limits(burst: Double = 2, perMinute: Double = 6, most: Int = 100) -> SubmissionLimits {
        let clock = clock
        return SubmissionLimits(rate: .init(burst: burst, perMinute: perMinute), most: most, now: { clock.now })
    }

    @Test func `a place may send some at once, then as fast as its bucket fills`() {
        let limits = limits()
        #expect(limits.take(from: "192.0.2.1") == .zero && limits.take(from: "192.0.2.1") == .zero)
        #expect(limits.take(from: "192.0.2.1") == .seconds(10))
        #expect(limits.take(from: "192.0.2.2") == .zero, "another place")
        clock.advance(by: .seconds(11))
        #expect(limits.take(from: "192.0.2.1") == .zero)
        #expect(limits.take(from: "192.0.2.1") > .zero)
        clock.advance(by: .seconds(3600))
        #expect(limits.take(from: "192.0.2.1") == .zero && limits.take(from: "192.0.2.1") == .zero)
        #expect(limits.take(from: "192.0.2.1") > .zero, "never more than at once")
    }

    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("::FFFF:c000:201", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"), ("::1", "::/64"), ("somewhere", "somewhere"),
    ])
    func `a network of version 6 is one place, and an address of version 4 is one however it is written`(
        address: String, place: String
    ) {
        #expect(SubmissionLimits.place(address) == place)
    }

    @Test func `one network of version 6 has one bucket`() {
        let limits = limits()
        for host in 1...2 { #expect(limits.take(from: "2001:db8::\(host)") == .zero) }
        #expect(limits.take(from: "2001:db8::ffff") > .zero)
        #expect(limits.take(from: "2001:db8:0:1::1") == .zero)
    }

    @Test func `where too many places are remembered, idle ones are forgotten and nobody is let in again`() {
        let limits = limits(most: 10)
        func take(_ host: Int) -> Duration { limits.take(from: "192.0.2.\(host)") }
        for host in 1...10 { #expect(take(host) == .zero && take(host) == .zero) }
        #expect(take(11) == .seconds(60), "nobody is idle")
        #expect(take(1) > .zero, "nobody was forgotten")
        // The first five go on; the others fill again within 20 seconds.
        for _ in 1...4 {
            clock.advance(by: .seconds(11))
            for host in 1...5 { #expect(take(host) == .zero) }
        }
        for host in 11...15 { #expect(take(host) == .zero, "in the place of an idle one") }
        #expect(take(16) > .zero)
        #expect(take(1) > .zero, "still remembered")
    }

    @Test func `what is remembered never grows beyond its limit, and idle places are looked for once a second at most`()
    {
        var buckets = PlaceBuckets(rate: .init(burst: 1, perMinute: 60), most: 3)
        let start = ContinuousClock.now
        func wait(_ place: String, after time: Duration) -> Duration { buckets.take(from: place, at: start + time) }
        for place in ["a", "b", "c"] { #expect(wait(place, after: .zero) == .zero) }
        #expect(wait("d", after: .seconds(2)) == .zero, "the others are idle by now")
        for place in ["e", "f"] { #expect(wait(place, after: .seconds(2)) == .zero) }
        #expect(wait("g", after: .seconds(2.9)) > .zero, "nobody looks again so soon")
        #expect(buckets.count == 3)
        #expect(wait("g", after: .seconds(4)) == .zero)
        #expect(buckets.count == 1)
        for number in 0..<50 {
            _ = wait("p\(number)", after: .seconds(5) + .milliseconds(number))
            #expect(buckets.count <= 3)
        }
    }
}
