import Alerting
import Measures
import Operations
import Probing
import Registry
import Storage
import Testing

private let web = "permits/web/probe:start"

struct WatchTests {
    @Test(arguments: TestEngine.allCases)
    func `an outage is confirmed, told once, dated from its first failure, and its end is told once`(
        engine: TestEngine
    ) async throws {
        let office = try Office(engine)
        let secret = try #require(try await office.register(Office.service).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        try await office.keeper.push(secret: secret, Push(status: .ok))
        #expect(try await office.find(.good, web).isEmpty)
        #expect(try await office.status(.service("permits"))?.status == .up)
        office.clock.advance(by: .seconds(60))
        let first = office.clock.now
        #expect(try await office.find(.bad, web).map(\.after) == [.seconds(10)])
        for _ in 1...2 {
            office.clock.advance(by: .seconds(10))
            _ = try await office.find(.bad, web, trigger: .confirmation)
        }
        // The phone still works, so the service works in part.
        let service = try #require(try await office.status(.service("permits")))
        #expect(service.status == .degraded && service.start == first)
        let channel = try #require(try await office.status(.channel("permits", "web")))
        #expect(channel.status == .down && channel.start == first && channel.reason == "http_status")
        let open = try await office.useCases.alerts(state: nil, limit: 10, offset: 0, by: .commandLine).files
        #expect(open.count == 1 && open[0].alert.severity == .warning && open[0].alert.since == first)
        #expect(open[0].alert.opening.cannotDo.flatMap(\.channels).map(\.id) == ["web"])
        #expect(open[0].alert.opening.stillWorks.flatMap(\.channels).map(\.id) == ["phone"])
        for _ in 1...2 {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(.good, web)
        }
        #expect(try await office.status(.service("permits"))?.status == .up)
        let file = try await office.useCases.alert(id: open[0].alert.id, by: .commandLine)
        #expect(file.alert.state == .resolved)
        #expect(file.events.map(\.kind) == [.opened, .resolved])
    }

    @Test(arguments: TestEngine.allCases)
    func `a phone line that reports failure is down, one that falls silent is unknown and overdue`(
        engine: TestEngine
    ) async throws {
        let office = try Office(engine)
        let secret = try #require(try await office.register(Office.service).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        _ = try await office.find(.good, web)
        try await office.keeper.push(secret: secret, Push(status: .fail, message: "no lines"))
        let down = try #require(try await office.status(.channel("permits", "phone")))
        #expect(down.status == .down && down.reason == "reported_failure")
        #expect(try await office.status(.channel("permits", "web"))?.status == .up)
        office.clock.advance(by: .seconds(1))
        try await office.keeper.push(secret: secret, Push(status: .ok))
        let heard = office.clock.now
        office.clock.advance(by: .seconds(300 + 151))
        _ = try await office.find(.good, web)
        try await office.keeper.tick()
        let silent = try #require(try await office.status(.channel("permits", "phone")))
        #expect(silent.status == .unknown && silent.cause == .overdue && silent.start == heard + .seconds(300))
        let open = try await office.useCases.alerts(state: .open, limit: 10, offset: 0, by: .commandLine).files
        #expect(open.map(\.alert.kind) == [.overdue])
        try await office.keeper.push(secret: secret, Push(status: .ok))
        #expect(try await office.useCases.alerts(state: .open, limit: 10, offset: 0, by: .commandLine).files.isEmpty)
        await #expect(throws: PushError.self) { try await office.keeper.push(secret: "wrong", Push(status: .ok)) }
    }

    @Test func `a heartbeat that comes while the server starts waits for it, and is taken`() async throws {
        let office = try Office(.sqlite)
        let secret = try #require(try await office.register(Office.service).first?.heartbeats.first?.secret)
        await office.keeper.prepare()
        async let pushed: Void = office.keeper.push(secret: secret, Push(status: .ok))
        _ = try await office.keeper.begin()
        try await pushed
        #expect(try await office.status(.channel("permits", "phone"))?.status == .up)
    }

    @Test(arguments: TestEngine.allCases)
    func `time in which no server ran is unknown, between known spans without a gap`(engine: TestEngine) async throws {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        _ = try await office.find(.good, web)
        office.clock.advance(by: .seconds(30))
        try await office.keeper.tick()
        let lastSeen = office.clock.now
        office.clock.advance(by: .seconds(3600))
        let second = office.restarted()
        _ = try await second.begin()
        let stream = try await office.useCases.store.read { try $0.stream(of: web, location: "here") }
        office.clock.advance(by: .seconds(5))
        _ = try await second.record([
            ProbeResult(stream: try #require(stream), at: office.clock.now, outcome: .good)
        ])
        let spans = try await office.useCases.store.read { transaction in
            let stored = try transaction.subject(.channel("permits", "web"))
            return try transaction.spans(
                of: stored?.id ?? 0, in: Window(start: Office.start, end: office.clock.now + .seconds(1)))
        }
        let known = spans.filter { $0.cause != .pending }
        #expect(known.map(\.status) == [.up, .unknown, .up])
        #expect(known[1].cause == .notWatched && known[1].start == lastSeen)
        #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end == $1.start })
        #expect(spans.last?.end == nil)
    }

    @Test(arguments: TestEngine.allCases)
    func `closed hours are moved into rows that add up to the same, and measures are taken from them`(
        engine: TestEngine
    ) async throws {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        for run in 0..<90 {
            _ = try await office.find(run % 10 == 3 ? .bad : .good, web)
            office.clock.advance(by: .seconds(60))
        }
        let window = Window(start: Office.start - .seconds(3600), end: office.clock.now)
        let measures = ["error.rate", "response.mean"]
        func values() async throws -> [MeasuredValue] {
            try await office.useCases.measure(
                measures, of: .channel("permits", "web"), over: window, keeper: office.keeper, by: .commandLine)
        }
        let before = try await values()
        #expect(before[0].sampleSize == 90 && before[0].outcome == .number(10))
        office.clock.advance(by: .seconds(7200))
        #expect(try await office.keeper.moveClosedHours(limit: 10_000) == 90)
        let after = try await values()
        #expect(after.map(\.outcome) == before.map(\.outcome))
        #expect(after.map(\.sampleSize) == before.map(\.sampleSize))
        #expect(try await office.keeper.moveClosedHours(limit: 10_000) == 0)
        office.clock.advance(by: .seconds(91 * 86_400))
        #expect(try await office.useCases.dropExpired(limit: 1000) == 90)
    }

    @Test func `our own lost network makes targets unknown, not down`() async throws {
        let office = try Office(.sqlite)
        var text = Office.service
        for name in ["a", "b"] {
            text += """

                  - id: "web-\(name)"
                    kind: "web"
                    tasks: ["renew"]
                    probes: [ { id: "start", use: "page", every: "60s", with: { url: "https://\(name).example/" } } ]
                """
        }
        _ = try await office.register(text)
        _ = try await office.keeper.begin()
        for _ in 1...3 {
            for probe in [web, "permits/web-a/probe:start", "permits/web-b/probe:start"] {
                _ = try await office.find(.bad, probe, reason: .connectTimeout, status: 0)
            }
            office.clock.advance(by: .seconds(10))
            _ = try await office.keeper.learn(.init(asked: office.clock.now, verdict: .lost))
        }
        #expect(try await office.status(.channel("permits", "web-b"))?.status == .unknown)
    }
}
