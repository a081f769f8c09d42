import Alerting
import Measures
import Operations
import Probing
import Registry
import Storage
import Testing

/// Times in which this program could not watch, and what is expected after them.
struct PauseTests {
    private static let nightly = """
        format: "plumbline-service"
        format_version: "1"
        id: "transfer"
        title: { en: "Nightly transfer" }
        organisation: "town-hall"
        phase: "live"
        kind: "transactional"
        officials: [ { office: "service_owner", email: "owner@town.example" } ]
        channels:
          - id: "api"
            kind: "api"
            probes: [ { id: "job", use: "heartbeat", every: "24h" } ]
        """

    private static func causes(_ office: Office, _ service: String) async throws -> [String] {
        try await office.useCases.store.read { transaction in
            try transaction.newestSpans(ofService: service, endedAfter: Office.start)[.service(service)] ?? []
        }.map { "\($0.status.rawValue)/\($0.cause.rawValue)" }
    }

    private static func alerts(_ office: Office) async throws -> [String] {
        try await office.useCases.alerts(state: nil, limit: 50, offset: 0, by: .commandLine).files
            .map(\.alert.kind.rawValue)
    }

    @Test func `a program that stood still saw nothing: not watched, and nobody is told of silence`() async throws {
        let office = try Office(.sqlite)
        let secret = try #require(try await office.register(Office.service).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        let pulse = Pulse()
        try await office.keeper.push(secret: secret, Push(status: .ok))
        try await office.find(.good, "permits/web/probe:start")
        office.clock.advance(by: .seconds(10))
        try await office.keeper.tick(pulse: pulse)
        let from = office.clock.now
        office.clock.advance(by: .seconds(1800))
        try await office.keeper.tick(pulse: pulse)
        let causes = try await Self.causes(office, "permits")
        #expect(causes.suffix(3) == ["up/observed", "unknown/not_watched", "up/observed"], "\(causes)")
        #expect(try await office.status(.channel("permits", "phone"))?.start == from + .seconds(1800))
        // Word is expected one interval after it: not before, but then.
        office.clock.advance(by: .seconds(440))
        pulse.beat(at: office.clock.now - .seconds(1))
        _ = pulse.takePauses(at: office.clock.now)
        try await office.find(.good, "permits/web/probe:start")
        try await office.keeper.tick(pulse: pulse)
        #expect(try await Self.alerts(office).isEmpty)
        office.clock.advance(by: .seconds(11))
        try await office.keeper.tick(pulse: pulse)
        #expect(try await office.status(.channel("permits", "phone"))?.cause == .overdue)
    }

    @Test func `a busy second is no pause`() {
        let pulse = Pulse()
        pulse.beat(at: Office.start)
        #expect(pulse.takePauses(at: Office.start + .seconds(15)).isEmpty)
        let pause = pulse.takePauses(at: Office.start + .seconds(31))
        #expect(pause == [Window(start: Office.start + .seconds(15), end: Office.start + .seconds(31))])
        #expect(pulse.takePauses(at: Office.start + .seconds(32)).isEmpty)
        pulse.putBack(pause)
        #expect(pulse.takePauses(at: Office.start + .seconds(33)) == pause)
    }

    @Test(arguments: TestEngine.allCases)
    func `who restarts every day still notices that a nightly job no longer reports`(engine: TestEngine) async throws {
        let office = try Office(engine)
        let secret = try #require(try await office.register(Self.nightly).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        try await office.keeper.push(secret: secret, Push(status: .ok))
        var keeper = office.keeper
        for _ in 1...3 {
            office.clock.advance(by: .seconds(11 * 3600))
            try await keeper.tick()
            office.clock.advance(by: .seconds(60))
            keeper = office.restarted()
            _ = try await keeper.begin()
            try await keeper.tick()
        }
        // Due after 24 hours and the two minutes away before that, late after another 12 and the minute after it.
        office.clock.advance(by: .seconds(3 * 3600 + 50))
        try await keeper.tick()
        #expect(try await office.status(.service("transfer"))?.cause == .overdue)
    }

    @Test func `what was due while no server ran may have been sent, and is expected one interval later`() async throws
    {
        let office = try Office(.sqlite)
        let secret = try #require(try await office.register(Self.nightly).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        try await office.keeper.push(secret: secret, Push(status: .ok))
        office.clock.advance(by: .seconds(23 * 3600))
        try await office.keeper.tick()
        office.clock.advance(by: .seconds(2 * 3600))
        let second = office.restarted()
        _ = try await second.begin()
        office.clock.advance(by: .seconds(35 * 3600))
        try await second.tick()
        #expect(try await office.status(.service("transfer"))?.status == .up)
        office.clock.advance(by: .seconds(2 * 3600))
        try await second.tick()
        #expect(try await office.status(.service("transfer"))?.cause == .overdue)
    }

    @Test func `while our own network is cut off nobody who sends word is overdue, and they have an interval after it`()
        async throws
    {
        let office = try Office(.sqlite)
        let secret = try #require(try await office.register(Office.service).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        try await office.keeper.push(secret: secret, Push(status: .ok))
        let heard = office.clock.now
        let web = "permits/web/probe:start"
        try await office.find(.good, web)
        for _ in 1...9 {
            office.clock.advance(by: .seconds(1))
            try await office.find(.bad, web, reason: .connectTimeout, status: 0)
            office.clock.advance(by: .seconds(59))
            if let question = await office.keeper.wayOutQuestion() {
                _ = try await office.keeper.learn(WayOut.Report(asked: question.asked, verdict: .lost))
            }
            try await office.keeper.tick()
        }
        let silent = try #require(await office.status(.channel("permits", "phone")))
        #expect(silent.cause == .ownFault && silent.start == heard + .seconds(300))
        #expect(try await Self.alerts(office).allSatisfy { $0 == "network" })
        office.clock.advance(by: .seconds(1))
        try await office.find(.good, web)
        let back = office.clock.now
        office.clock.advance(by: .seconds(440))
        try await office.find(.good, web)
        try await office.keeper.tick()
        #expect(try await office.status(.channel("permits", "phone"))?.cause == .ownFault)
        office.clock.advance(by: .seconds(15))
        try await office.keeper.tick()
        let overdue = try #require(await office.status(.channel("permits", "phone")))
        #expect(overdue.cause == .overdue && overdue.start >= back + .seconds(300))
    }

    @Test func `a run whose result is on its way has not fallen silent when the next one begins to wait`() async throws
    {
        let office = try Office(.sqlite)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        let stream = try #require(
            await office.useCases.store.read { try $0.stream(of: "permits/web/probe:start", location: "here") })
        try await office.find(.good, "permits/web/probe:start")
        let heard = office.clock.now
        func wait(since second: Int64, until end: Int64? = nil) -> [Int: RunWait] {
            [stream: RunWait(since: heard + .seconds(second), until: end.map { heard + .seconds($0) })]
        }
        office.clock.advance(by: .seconds(200))
        try await office.keeper.tick(waits: wait(since: 60))
        office.clock.advance(by: .seconds(1))
        try await office.keeper.tick(waits: wait(since: 200))
        #expect(try await office.status(.channel("permits", "web"))?.status == .up)
        // Its result does not come: then it is silence.
        office.clock.advance(by: .seconds(91))
        try await office.keeper.tick(waits: wait(since: 200, until: 201))
        #expect(try await office.status(.channel("permits", "web"))?.cause == .overdue)
    }
}
