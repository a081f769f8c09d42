import Registry
import Testing

@testable import Probing

struct HostLimitsTests {
    private static func due(_ stream: Int, _ trigger: ProbeResult.Trigger = .scheduled, at: Int64 = 0) -> Schedule.Due {
        Schedule.Due(stream: stream, at: Timestamp(milliseconds: at), trigger: trigger, missed: 0)
    }

    private static let now = Timestamp(milliseconds: 0)

    @Test func `never more runs than places, and who has waited longest is next`() throws {
        var limits = HostLimits(perHost: 2)
        let host = limits.host("town.example")
        for stream in 1...2 { #expect(limits.enter(host, Self.due(stream), now: Self.now).isIn) }
        for stream in 3...5 { #expect(!limits.enter(host, Self.due(stream), now: Self.now).isIn) }
        #expect(limits.waitingCount == 3)
        #expect(limits.leave(host, Self.due(1))?.due.stream == 3)
        #expect(limits.leave(host, Self.due(2))?.due.stream == 4)
        #expect(limits.leave(host, Self.due(3))?.due.stream == 5)
        #expect(limits.leave(host, Self.due(4)) == nil && limits.waitingCount == 0)
    }

    @Test func `a probe that waits keeps its place when its next run comes up, and one run is left out`() {
        var limits = HostLimits(perHost: 1)
        let host = limits.host("town.example")
        _ = limits.enter(host, Self.due(1), now: Self.now)
        _ = limits.enter(host, Self.due(2, at: 10), now: Self.now)
        _ = limits.enter(host, Self.due(3, at: 20), now: Self.now)
        #expect(limits.enter(host, Self.due(2, at: 30), now: Self.now).leftOut == 1)
        let next = limits.leave(host, Self.due(1))
        #expect(next?.due.stream == 2 && next?.due.at == Timestamp(milliseconds: 30))
        #expect(limits.waitingCount == 1)
    }

    @Test func `checks again wait for first checks, and always leave them a place`() {
        var limits = HostLimits(perHost: 2)
        let host = limits.host("town.example")
        #expect(limits.enter(host, Self.due(1, .confirmation), now: Self.now).isIn)
        // One place is never theirs.
        #expect(!limits.enter(host, Self.due(2, .confirmation), now: Self.now).isIn)
        #expect(limits.enter(host, Self.due(3), now: Self.now).isIn)
        _ = limits.enter(host, Self.due(4), now: Self.now)
        #expect(limits.leave(host, Self.due(1, .confirmation))?.due.stream == 4)
        #expect(limits.leave(host, Self.due(3))?.due.stream == 2)
        #expect(limits.leave(host, Self.due(4)) == nil && limits.leave(host, Self.due(2, .confirmation)) == nil)
        // All places are free again.
        for stream in 5...6 { #expect(limits.enter(host, Self.due(stream), now: Self.now).isIn) }
    }

    @Test func `the run that is due takes the place of a check again that waits, and none waits twice`() {
        var limits = HostLimits(perHost: 1)
        let host = limits.host("town.example")
        _ = limits.enter(host, Self.due(1), now: Self.now)
        _ = limits.enter(host, Self.due(2, .confirmation), now: Self.now)
        _ = limits.enter(host, Self.due(2, .confirmation), now: Self.now)
        _ = limits.enter(host, Self.due(2), now: Self.now)
        _ = limits.enter(host, Self.due(2, .confirmation), now: Self.now)
        #expect(limits.waitingCount == 1)
        #expect(limits.leave(host, Self.due(1))?.due.trigger == .scheduled)
        #expect(limits.leave(host, Self.due(2)) == nil)
    }
}
