import Alerting
import Measures
import Operations
import Probing
import Registry
import Testing

/// Nothing is told on evidence from inside a maintenance, and no end waits for one.
struct HiddenByMaintenanceTests {
    private let web = "permits/web/probe:start"

    /// An office whose service has a maintenance from 600 s to 1200 s after the start.
    private func office() async throws -> Office {
        let office = try Office(.sqlite, settings: try Office.mailing())
        let (from, until) = (Office.start + .seconds(600), Office.start + .seconds(1200))
        let window = "maintenance: [ { title: { en: \"Work\" }, from: \"\(from)\", until: \"\(until)\" } ]\nchannels:"
        let text = Office.service.replacing("channels:", with: window).replacing(
            "probes: [ { id: \"line\", use: \"heartbeat\", every: \"5m\" } ]", with: "probes: []")
        _ = try await office.register(text)
        _ = try await office.keeper.begin()
        _ = try await office.find(.good, web)
        return office
    }

    private func run(_ outcome: ProbeResult.Outcome, until end: Int, _ office: Office) async throws {
        while office.clock.now < Office.start + .seconds(end) {
            office.clock.advance(by: .seconds(60))
            try await office.keeper.tick()
            _ = try await office.find(outcome, web)
        }
    }

    @Test func `failures inside a maintenance are told when failures after it say the same`() async throws {
        let office = try await self.office()
        try await run(.good, until: 660, office)
        try await run(.bad, until: 1140, office)
        office.clock.advance(by: .seconds(61))
        try await office.keeper.tick()
        #expect(try await office.status(.service("permits"))?.status == .unknown)
        #expect(try await office.files().isEmpty)
        // The next one is confirmed quickly, like any other.
        let recheck = try await office.find(.bad, web)
        #expect(recheck.map(\.after) == [.seconds(10)])
        office.clock.advance(by: .seconds(10))
        _ = try await office.find(.bad, web)
        #expect(try await office.files().isEmpty)
        office.clock.advance(by: .seconds(10))
        _ = try await office.find(.bad, web)
        let file = try #require(try await office.files(.open).first)
        #expect(file.alert.opening.evidence.allSatisfy { $0.at >= Office.start + .seconds(1200) })
        #expect(file.alert.opening.evidence.count == 3)
    }

    @Test func `also by a server that was started in between`() async throws {
        let office = try await self.office()
        try await run(.good, until: 660, office)
        try await run(.bad, until: 1140, office)
        office.clock.advance(by: .seconds(120))
        let next = office.restarted()
        _ = try await next.begin()
        let open = try await office.files(.open).map { "\($0.alert.kind) \($0.alert.subject)" }
        #expect(open.isEmpty, "\(open)")
    }

    @Test func `what fails inside a maintenance and works when it ends is told to nobody`() async throws {
        let office = try await self.office()
        try await run(.good, until: 660, office)
        try await run(.bad, until: 1140, office)
        office.clock.advance(by: .seconds(61))
        try await office.keeper.tick()
        for _ in 1...2 {
            _ = try await office.find(.good, web)
            office.clock.advance(by: .seconds(10))
        }
        try await office.keeper.tick()
        #expect(try await office.files().isEmpty)
        #expect(try await office.status(.service("permits"))?.status == .up)
    }

    @Test func `an outage that ends inside a maintenance is told to be over at once`() async throws {
        let office = try await self.office()
        try await run(.good, until: 120, office)
        try await run(.bad, until: 660, office)
        #expect(try await office.status(.service("permits"))?.status == .maintenance)
        #expect(try await office.send().count == 1)
        try await run(.good, until: 780, office)
        #expect(try await office.status(.service("permits"))?.status == .maintenance)
        let file = try #require(try await office.files().first)
        #expect(file.alert.state == .resolved && file.alert.matter.after == "down" && file.alert.end?.after == "up")
        #expect(try await office.send().map { $0.header("Subject") } == ["Over: Renew a permit works again"])
        try await run(.good, until: 1320, office)
        #expect(try await office.files().count == 1)
    }

    @Test func `a source whose silence is failure and that fell silent inside is told when it could have been heard`()
        async throws
    {
        let strict = Office.heartbeat.replacing("silence: \"unknown\"", with: "silence: \"failure\"")
            .replacing("id: \"heartbeat\"", with: "id: \"strict\"")
        let office = try Office(.sqlite, settings: try Office.mailing(), definitions: [strict])
        let (from, until) = (Office.start + .seconds(600), Office.start + .seconds(1200))
        let window = "maintenance: [ { title: { en: \"Work\" }, from: \"\(from)\", until: \"\(until)\" } ]\nchannels:"
        let text = Office.service.replacing("channels:", with: window).replacing(
            "use: \"page\", every: \"60s\", with: { url: \"https://town.example/\" }",
            with: "use: \"strict\", every: \"5m\""
        ).replacing("probes: [ { id: \"line\", use: \"heartbeat\", every: \"5m\" } ]", with: "probes: []")
        let secret = try #require(try await office.register(text).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        for _ in 1...2 {
            try await office.keeper.push(secret: secret, Push(status: .ok))
            office.clock.advance(by: .seconds(300))
        }
        // Nothing comes any more: overdue at 750 s, which the maintenance hides.
        while office.clock.now < Office.start + .seconds(1640) {
            office.clock.advance(by: .seconds(20))
            try await office.keeper.tick()
        }
        #expect(try await office.status(.service("permits"))?.status == .unknown)
        #expect(try await office.files().isEmpty)
        office.clock.advance(by: .seconds(11))
        try await office.keeper.tick()
        #expect(Set(try await office.files(.open).map(\.alert.kind)) == [.status, .overdue])
        office.clock.advance(by: .seconds(5))
        #expect(try await office.send().map { $0.header("Subject") } == ["Renew a permit: does not work online"])
    }

    @Test func `who needs five failures needs five from after the maintenance`() async throws {
        let slow = Office.page.replacing("down_after: 3", with: "down_after: 5").replacing(
            "id: \"page\"", with: "id: \"slow\"")
        let office = try Office(.sqlite, definitions: [slow])
        let (from, until) = (Office.start + .seconds(600), Office.start + .seconds(1200))
        let window = "maintenance: [ { title: { en: \"Work\" }, from: \"\(from)\", until: \"\(until)\" } ]\nchannels:"
        let text = Office.service.replacing("channels:", with: window).replacing("use: \"page\"", with: "use: \"slow\"")
            .replacing("probes: [ { id: \"line\", use: \"heartbeat\", every: \"5m\" } ]", with: "probes: []")
        _ = try await office.register(text)
        _ = try await office.keeper.begin()
        _ = try await office.find(.good, web)
        try await run(.good, until: 660, office)
        try await run(.bad, until: 1140, office)
        // The first of these is at the moment at which it ends.
        try await run(.bad, until: 1380, office)
        #expect(try await office.files().isEmpty)
        try await run(.bad, until: 1440, office)
        #expect(try await office.files(.open).count == 1)
    }

    @Test func `nothing gets worse on evidence from inside a maintenance`() async throws {
        let office = try await self.office()
        try await run(.slight, until: 660, office)
        #expect(try await office.files(.open).map(\.alert.severity) == [.warning])
        try await run(.bad, until: 1140, office)
        office.clock.advance(by: .seconds(61))
        try await office.keeper.tick()
        #expect(try await office.status(.service("permits"))?.status == .degraded)
        #expect(try await office.files(.open).map(\.alert.severity) == [.warning])
        try await run(.bad, until: 1400, office)
        #expect(try await office.files(.open).map(\.alert.severity) == [.critical])
    }

    @Test func `what fails elsewhere is told though the silence of another may not be yet`() async throws {
        let strict = Office.heartbeat.replacing("silence: \"unknown\"", with: "silence: \"failure\"")
            .replacing("id: \"heartbeat\"", with: "id: \"strict\"")
        let office = try Office(.sqlite, definitions: [strict])
        let (from, until) = (Office.start + .seconds(600), Office.start + .seconds(1200))
        let window =
            "maintenance: [ { title: { en: \"Work\" }, channels: [\"phone\"], from: \"\(from)\", until: \"\(until)\" } ]"
        let text = Office.service.replacing("channels:\n", with: window + "\nchannels:\n")
            .replacing("use: \"heartbeat\", every: \"5m\"", with: "use: \"strict\", every: \"5m\"")
        let secret = try #require(try await office.register(text).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        try await office.keeper.push(secret: secret, Push(status: .ok))
        try await run(.good, until: 300, office)
        try await office.keeper.push(secret: secret, Push(status: .ok))
        try await run(.good, until: 1260, office)
        #expect(try await office.status(.channel("permits", "phone"))?.status == .unknown)
        #expect(try await office.files().isEmpty)
        try await run(.bad, until: 1440, office)
        let alert = try #require(try await office.files(.open).first?.alert)
        #expect(alert.kind == .status && alert.severity == .critical)
        #expect(alert.opening.evidence.map(\.subject.path) == [web, web, web])
        try await run(.bad, until: 1620, office)
        #expect(try await office.files().count == 1)
        try await run(.bad, until: 1680, office)
        #expect(Set(try await office.files(.open).map(\.alert.kind)) == [.status, .overdue])
    }
}
