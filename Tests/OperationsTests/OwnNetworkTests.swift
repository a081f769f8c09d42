import Measures
import Operations
import Probing
import Registry
import Storage
import Testing

/// Our own network, as one service with one probe meets it.
struct OwnNetworkTests {
    private static let probe = "permits/web/probe:start"

    private static func office(_ engine: TestEngine = .sqlite) async throws -> Office {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        try await office.find(.good, probe)
        office.clock.advance(by: .seconds(60))
        return office
    }

    /// A run that could not connect, and what a look at the way out then finds.
    private static func cutOff(_ office: Office, look: WayOut.Verdict?) async throws {
        try await office.find(.bad, probe, reason: .connectTimeout, status: 0)
        office.clock.advance(by: .seconds(11))
        guard let look else { return }
        let question = try #require(await office.keeper.wayOutQuestion())
        if await !office.keeper.isCutOff { #expect(question.failing == ["town.example"]) }
        _ = try await office.keeper.learn(WayOut.Report(asked: question.asked, verdict: look))
    }

    @Test(arguments: TestEngine.allCases)
    func `one service and a cut of our own: unknown, nobody is told, and what was recorded says so`(
        engine: TestEngine
    ) async throws {
        let office = try await Self.office(engine)
        let from = office.clock.now
        for _ in 1...4 { try await Self.cutOff(office, look: .lost) }
        let span = try #require(await office.status(.channel("permits", "web")))
        #expect(span.status == .unknown && span.cause == .ownFault && span.start == from)
        #expect(try await office.useCases.store.read { try $0.openAlerts(ofService: "permits") }.isEmpty)
        let stream = try await office.useCases.store.read { try $0.stream(of: Self.probe, location: "here") }
        let results = try await office.useCases.store.read {
            try $0.results(of: stream ?? 0, from: from, to: office.clock.now + .seconds(1))
        }
        #expect(results.count == 4 && results.allSatisfy { $0.outcome == .unknown && $0.reason == .ownNetwork })
        // It is over with the first answer.
        try await office.find(.good, Self.probe)
        #expect(try await office.status(.channel("permits", "web"))?.status == .up)
        #expect(await office.keeper.wayOutQuestion() == nil)
    }

    @Test func `where the way out is open it is the target's failure, from its first run`() async throws {
        let office = try await Self.office()
        let from = office.clock.now
        for _ in 1...2 { try await Self.cutOff(office, look: .open) }
        try await Self.cutOff(office, look: nil)
        // Not before somebody looked.
        #expect(try await office.status(.channel("permits", "web"))?.status == .up)
        let question = try #require(await office.keeper.wayOutQuestion())
        _ = try await office.keeper.learn(WayOut.Report(asked: question.asked, verdict: .open))
        let span = try #require(await office.status(.channel("permits", "web")))
        #expect(span.status == .down && span.start == from && span.basis == nil)
    }

    @Test func `where nothing tells it counts, and the span says so`() async throws {
        let office = try await Self.office()
        for _ in 1...3 { try await Self.cutOff(office, look: .untold) }
        let span = try #require(await office.status(.channel("permits", "web")))
        #expect(span.status == .down && span.basis?.isWayOutUntold == true)
    }

    @Test func `what was down before a cut of ours stays down through it`() async throws {
        let office = try await Self.office()
        for _ in 1...3 { try await office.find(.bad, Self.probe) }
        let down = try #require(await office.status(.channel("permits", "web")))
        #expect(down.status == .down)
        for _ in 1...5 { try await Self.cutOff(office, look: .lost) }
        #expect(try await office.status(.channel("permits", "web"))?.start == down.start)
    }

    @Test func `while it lasts it is looked for again, and not without a pause`() async throws {
        let office = try await Self.office()
        try await Self.cutOff(office, look: .lost)
        #expect(await office.keeper.wayOutQuestion() == nil)
        office.clock.advance(by: .seconds(10))
        let question = try #require(await office.keeper.wayOutQuestion())
        #expect(question.failing.isEmpty)
        _ = try await office.keeper.learn(WayOut.Report(asked: question.asked, verdict: .open))
        #expect(await !office.keeper.isCutOff)
    }
}
