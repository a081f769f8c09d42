import Measures
import Operations
import Probing
import Registry
import Storage
import Testing

/// Targets that ask us to come less often.
struct RateLimitTests {
    private static let probe = "permits/web/probe:start"

    private static func limited(_ office: Office, retryAfter: Duration? = nil) async throws -> [StatusKeeper.Recheck] {
        let stream = try await office.useCases.store.read { try $0.stream(of: probe, location: "here") }
        return try await office.keeper.record([
            ProbeResult(
                stream: stream ?? -1, at: office.clock.now, outcome: .unknown, reason: .rateLimited, status: 429,
                detail: "status is 429", retryAfter: retryAfter)
        ])
    }

    @Test func `it becomes unknown at once, is left alone for longer each time, and is not overdue meanwhile`()
        async throws
    {
        let office = try Office(.sqlite)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        try await office.find(.good, Self.probe)
        office.clock.advance(by: .seconds(60))
        let first = try await Self.limited(office)
        #expect(first.map(\.after) == [.seconds(120)] && first.allSatisfy(\.isPutOff))
        let span = try #require(await office.status(.channel("permits", "web")))
        #expect(span.status == .unknown && span.cause == .rateLimited)
        office.clock.advance(by: .seconds(120))
        #expect(try await Self.limited(office).map(\.after) == [.seconds(240)])
        office.clock.advance(by: .seconds(235))
        try await office.keeper.tick()
        #expect(try await office.status(.channel("permits", "web"))?.cause == .rateLimited)
        // What the target says counts, up to an hour, and at no more than half the usual pace.
        #expect(try await Self.limited(office, retryAfter: .seconds(20)).map(\.after) == [.seconds(120)])
        #expect(try await Self.limited(office, retryAfter: .seconds(1800)).map(\.after) == [.seconds(1800)])
        #expect(try await Self.limited(office, retryAfter: .seconds(9_000_000)).map(\.after) == [.seconds(3600)])
        office.clock.advance(by: .seconds(3650))
        try await office.keeper.tick()
        #expect(try await office.status(.channel("permits", "web"))?.cause == .rateLimited)
        // One answer is enough, and the next time begins anew.
        try await office.find(.good, Self.probe)
        #expect(try await office.status(.channel("permits", "web"))?.status == .up)
        #expect(try await Self.limited(office).map(\.after) == [.seconds(120)])
    }

    @Test(arguments: TestEngine.allCases)
    func `a host that was public is closed to people when its name leads inside, also after a restart`(
        engine: TestEngine
    ) async throws {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        try await office.find(.good, Self.probe)
        let second = office.restarted()
        _ = try await second.begin()
        let stream = try await office.useCases.store.read { try $0.stream(of: Self.probe, location: "here") }
        for _ in 1...3 {
            office.clock.advance(by: .seconds(60))
            _ = try await second.record([
                ProbeResult(
                    stream: stream ?? -1, at: office.clock.now, outcome: .unknown,
                    reason: .nameLeadsToSpecialAddress)
            ])
        }
        #expect(try await office.status(.channel("permits", "web"))?.status == .down)
    }

    @Test func `what was down before it asked is down again with the next failure`() async throws {
        let office = try Office(.sqlite)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        for _ in 1...3 {
            try await office.find(.bad, Self.probe)
            office.clock.advance(by: .seconds(10))
        }
        _ = try await Self.limited(office)
        #expect(try await office.status(.channel("permits", "web"))?.cause == .rateLimited)
        office.clock.advance(by: .seconds(120))
        try await office.find(.bad, Self.probe)
        #expect(try await office.status(.channel("permits", "web"))?.status == .down)
    }
}
