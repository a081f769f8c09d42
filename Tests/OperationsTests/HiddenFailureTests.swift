import Alerting
import Measures
import Operations
import Probing
import Registry
import Storage
import Testing

/// What failed and is only hidden is not over: it is over when it is seen to work.
struct HiddenFailureTests {
    private let web = "permits/web/probe:start"
    private let phone = "permits/phone/probe:menu"

    /// An office whose service has two ways in, which its tests let fail one by one.
    private func office(_ change: (String) -> String = { $0 }) async throws -> Office {
        let office = try Office(.sqlite, settings: try Office.mailing())
        let text = Office.service.replacing(
            "probes: [ { id: \"line\", use: \"heartbeat\", every: \"5m\" } ]",
            with:
                "probes: [ { id: \"menu\", use: \"page\", every: \"60s\", with: { url: \"https://line.example/\" } } ]")
        _ = try await office.register(change(text))
        _ = try await office.keeper.begin()
        return office
    }

    private func maintenance(of channel: String, _ from: Int, _ until: Int) -> (String) -> String {
        let (from, until) = (Office.start + .seconds(from), Office.start + .seconds(until))
        let window = "maintenance: [ { title: { en: \"Work\" }, channels: [\"\(channel)\"], "
        return { $0.replacing("channels:\n", with: window + "from: \"\(from)\", until: \"\(until)\" } ]\nchannels:\n") }
    }

    /// Every minute up to a moment the web finds one thing, and the phone works.
    private func run(
        _ outcome: ProbeResult.Outcome, reason: Reason? = nil, until end: Int, _ office: Office
    ) async throws {
        while office.clock.now < Office.start + .seconds(end) {
            _ = try await office.find(outcome, web, reason: reason)
            _ = try await office.find(.good, phone)
            office.clock.advance(by: .seconds(60))
            try await office.keeper.tick()
        }
    }

    private func isOpen(_ office: Office) async throws -> Bool {
        let files = try await office.files().filter { $0.alert.kind == .status }
        #expect(files.count == 1, "\(files.map(\.alert.identity))")
        return files.first?.alert.state == .open
    }

    @Test func `a maintenance of what failed ends nothing, and its end does not either while it fails`() async throws {
        let office = try await self.office(maintenance(of: "web", 600, 1200))
        try await run(.good, until: 120, office)
        try await run(.bad, until: 480, office)
        #expect(try await office.send().map { $0.header("Subject") } == ["Renew a permit: does not work online"])
        try await run(.bad, until: 900, office)
        #expect(try await office.status(.service("permits"))?.status == .up)
        #expect(try await isOpen(office))
        try await run(.bad, until: 1800, office)
        #expect(try await isOpen(office))
        #expect(try await office.send().isEmpty)
        try await run(.good, until: 1980, office)
        #expect(try await !isOpen(office))
        #expect(try await office.send().map { $0.header("Subject") } == ["Over: Renew a permit works again"])
    }

    @Test func `what works again inside the maintenance is told to be over then`() async throws {
        let office = try await self.office(maintenance(of: "web", 600, 1200))
        try await run(.good, until: 120, office)
        try await run(.bad, until: 780, office)
        try await run(.good, until: 960, office)
        let file = try #require(try await office.files().first)
        #expect(file.alert.state == .resolved && file.alert.end?.after == "up")
        #expect(file.alert.end?.since == Office.start + .seconds(780))
        try await run(.good, until: 1500, office)
        #expect(try await office.files().count == 1)
    }

    @Test func `what works when the maintenance is over is over, also for a server that was started meanwhile`()
        async throws
    {
        let office = try await self.office(maintenance(of: "web", 600, 1200))
        try await run(.good, until: 120, office)
        try await run(.bad, until: 900, office)
        let next = office.restarted()
        _ = try await next.begin()
        #expect(try await isOpen(office))
        let stream = try await office.useCases.store.read { try $0.stream(of: web, location: "here") }
        for _ in 1...2 {
            office.clock.advance(by: .seconds(200))
            _ = try await next.record([
                ProbeResult(stream: stream ?? -1, at: office.clock.now, outcome: .good, reason: .ok, status: 200)
            ])
            try await next.tick()
        }
        #expect(try await !isOpen(office))
    }

    @Test func `a channel that closes for the night while it does not work ends nothing`() async throws {
        // The office opens on a Monday at 02:40 UTC.
        let office = try await self.office {
            $0.replacing(
                "kind: \"web\"\n", with: "kind: \"web\"\n    hours: \"Mo-Su 02:00-03:00\"\n    timezone: \"UTC\"\n")
        }
        try await run(.good, until: 120, office)
        try await run(.bad, until: 1500, office)
        #expect(try await office.status(.service("permits"))?.status == .up)
        #expect(try await isOpen(office))
        try await run(.good, until: 1680, office)
        #expect(try await !isOpen(office))
    }

    @Test func `what failed and turns us away now is not over`() async throws {
        let office = try await self.office()
        try await run(.good, until: 120, office)
        try await run(.bad, until: 480, office)
        try await run(.unknown, reason: .blockedByTarget, until: 9000, office)
        #expect(try await office.status(.service("permits"))?.status == .unknown)
        #expect(try await office.files(.open).contains { $0.alert.kind == .status })
        try await run(.good, until: 9180, office)
        #expect(try await office.files(.open).isEmpty)
    }

    @Test func `a line that reported a failure and falls silent is not over before it says so`() async throws {
        let office = try Office(.sqlite)
        let secret = try #require(try await office.register(Office.service).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        _ = try await office.find(.good, web)
        try await office.keeper.push(secret: secret, Push(status: .fail, message: "no lines"))
        #expect(try await office.files(.open).map(\.alert.kind) == [.status])
        for _ in 1...10 {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(.good, web)
            try await office.keeper.tick()
        }
        #expect(try await office.status(.channel("permits", "phone"))?.cause == .overdue)
        #expect(Set(try await office.files(.open).map(\.alert.kind)) == [.status, .overdue])
        try await office.keeper.push(secret: secret, Push(status: .ok))
        #expect(try await office.files(.open).isEmpty)
    }

    @Test func `nobody is reminded of what is in maintenance`() async throws {
        let office = try await self.office(maintenance(of: "web", 600, 200_000))
        try await run(.good, until: 120, office)
        try await run(.bad, until: 480, office)
        _ = try await office.send()
        office.clock.advance(by: .seconds(25 * 3600))
        try await office.useCases.remind()
        #expect(try await office.send().isEmpty)
        office.clock.advance(by: .seconds(200_000))
        try await office.useCases.remind()
        #expect(try await office.send().count == 1)
    }
}
