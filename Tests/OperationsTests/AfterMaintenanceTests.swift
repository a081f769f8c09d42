import Alerting
import Measures
import Operations
import Pages
import Probing
import Registry
import Storage
import Testing

/// What was seen inside a maintenance proves nothing about the time after it.
struct AfterMaintenanceTests {
    private let web = "permits/web/probe:start"
    private let other = "permits/web/probe:other"

    /// An office whose service has a maintenance from 600 s to 1200 s after the start.
    private func office(
        windows: [(from: Int, until: Int)] = [(600, 1200)], probes: String? = nil, definitions: [String] = []
    ) async throws -> (Office, secret: String?) {
        let office = try Office(.sqlite, settings: try Office.mailing(), definitions: definitions)
        let declared = windows.map { window in
            let (from, until) = (Office.start + .seconds(window.from), Office.start + .seconds(window.until))
            return "{ title: { en: \"Work\" }, from: \"\(from)\", until: \"\(until)\" }"
        }
        var text = Office.service.replacing(
            "channels:\n", with: "maintenance: [ \(declared.joined(separator: ", ")) ]\nchannels:\n"
        ).replacing("probes: [ { id: \"line\", use: \"heartbeat\", every: \"5m\" } ]", with: "probes: []")
        if let probes {
            text = text.replacing(
                "probes: [ { id: \"start\", use: \"page\", every: \"60s\", with: { url: \"https://town.example/\" } } ]",
                with: "probes: " + probes)
        }
        let secret = try await office.register(text).first?.heartbeats.first?.secret
        _ = try await office.keeper.begin()
        return (office, secret)
    }

    /// Every minute up to a moment the first check finds one thing; the other one, where there is one, finds all well.
    private func run(
        _ outcome: ProbeResult.Outcome, until end: Int, _ office: Office, others: Bool = false
    ) async throws {
        while office.clock.now < Office.start + .seconds(end) {
            office.clock.advance(by: .seconds(60))
            try await office.keeper.tick()
            _ = try await office.find(outcome, web)
            if others { _ = try await office.find(.good, other) }
        }
    }

    private func status(_ office: Office) async throws -> StatusSpan {
        try #require(try await office.status(.service("permits")))
    }

    @Test func `what failed inside alone is not known when it ends, and is looked at at once, once`() async throws {
        let (office, _) = try await self.office(
            probes: "[ { id: \"start\", use: \"page\", every: \"60s\", with: { url: \"https://town.example/\" } }, "
                + "{ id: \"other\", use: \"page\", every: \"60s\", with: { url: \"https://town.example/x\" } } ]")
        try await run(.good, until: 660, office, others: true)
        try await run(.bad, until: 1140, office, others: true)
        office.clock.advance(by: .seconds(61))
        let looks = try await office.keeper.tick()
        let span = try await status(office)
        #expect(span.status == .unknown && span.cause == .pending, "\(span)")
        #expect(span.start == Office.start + .seconds(1200))
        #expect(looks.count == 2 && looks.allSatisfy { $0.after == .zero }, "\(looks)")
        office.clock.advance(by: .seconds(1))
        #expect(try await office.keeper.tick().isEmpty)
        _ = try await office.find(.good, other)
        // One failure after it is one failure, whatever was seen inside.
        _ = try await office.find(.bad, web)
        #expect(try await status(office).status == .unknown)
        office.clock.advance(by: .seconds(10))
        _ = try await office.find(.good, web)
        #expect(try await status(office).status == .up)
        #expect(try await office.files().isEmpty)
    }

    @Test func `a message counts and shows only what was found since the maintenance`() async throws {
        let (office, _) = try await self.office()
        try await run(.good, until: 600, office)
        try await run(.bad, until: 1200, office)
        office.clock.advance(by: .seconds(5))
        try await office.keeper.tick()
        for _ in 1...3 {
            office.clock.advance(by: .seconds(30))
            _ = try await office.find(.bad, web)
        }
        let model = try #require(try await office.files(.open).first).model
        let ended = Office.start + .seconds(1200)
        #expect(!model.evidence.isEmpty && model.evidence.allSatisfy { $0.at >= ended }, "\(model.evidence)")
        let run = try #require(model.run)
        #expect(run.count <= 4 && !run.isAtLeast, "\(run)")
    }

    @Test func `a run that began inside and ends after it proves nothing either`() async throws {
        let (office, _) = try await self.office()
        try await run(.good, until: 660, office)
        try await run(.bad, until: 1140, office)
        let stream = try await office.useCases.store.read { try $0.stream(of: web, location: "here") }
        office.clock.advance(by: .seconds(70))
        for begun in [1195, 1198, 1199] {
            _ = try await office.keeper.record([
                ProbeResult(
                    stream: stream ?? -1, at: Office.start + .seconds(begun), outcome: .bad, reason: .timeout)
            ])
        }
        #expect(try await status(office).status == .unknown)
    }

    @Test func `what was down before and was never seen well stays down`() async throws {
        let (office, _) = try await self.office()
        try await run(.good, until: 120, office)
        try await run(.bad, until: 1140, office)
        office.clock.advance(by: .seconds(61))
        try await office.keeper.tick()
        #expect(try await status(office).status == .down)
        #expect(try await office.files(.open).map(\.alert.kind) == [.status])
    }

    @Test func `what was down before and was seen well inside is not known when it fails again before the end`()
        async throws
    {
        let (office, _) = try await self.office()
        try await run(.good, until: 120, office)
        try await run(.bad, until: 660, office)
        try await run(.good, until: 840, office)
        try await run(.bad, until: 1140, office)
        office.clock.advance(by: .seconds(61))
        try await office.keeper.tick()
        #expect(try await status(office).status == .unknown)
        #expect(try await office.files(.open).isEmpty)
    }

    @Test func `two windows that touch are one, and what works goes on working`() async throws {
        let (office, _) = try await self.office(windows: [(600, 900), (900, 1200)])
        try await run(.good, until: 660, office)
        try await run(.bad, until: 1140, office)
        office.clock.advance(by: .seconds(61))
        try await office.keeper.tick()
        #expect(try await status(office).status == .unknown)
        let (well, _) = try await self.office()
        try await run(.good, until: 1140, well)
        well.clock.advance(by: .seconds(61))
        #expect(try await well.keeper.tick().count == 1)
        #expect(try await status(well).status == .up)
    }

    @Test func `also where it ended while no server ran`() async throws {
        let (office, _) = try await self.office()
        try await run(.good, until: 660, office)
        try await run(.bad, until: 1140, office)
        office.clock.advance(by: .seconds(300))
        let next = office.restarted()
        _ = try await next.begin()
        let span = try await status(office)
        #expect(span.status == .unknown && span.cause == .pending, "\(span)")
        #expect(try await office.files().isEmpty)
    }

    @Test func `silence inside is no silence after it: what is due is due from its end`() async throws {
        let (office, secret) = try await self.office(probes: "[ { id: \"start\", use: \"heartbeat\", every: \"5m\" } ]")
        for _ in 1...2 {
            try await office.keeper.push(secret: try #require(secret), Push(status: .ok))
            office.clock.advance(by: .seconds(300))
        }
        while office.clock.now < Office.start + .seconds(1640) {
            office.clock.advance(by: .seconds(20))
            try await office.keeper.tick()
        }
        #expect(try await status(office).cause == .pending)
        #expect(try await office.files().isEmpty)
        office.clock.advance(by: .seconds(11))
        try await office.keeper.tick()
        #expect(try await status(office).cause == .overdue)
        #expect(try await office.files(.open).map(\.alert.kind) == [.overdue])
    }
}
