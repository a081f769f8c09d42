import Alerting
import Measures
import Operations
import Pages
import Probing
import Registry
import Testing

/// A maintenance is named as the cause only of what did not come back from it.
struct NotBackTests {
    private let web = "permits/web/probe:start"
    private let phone = "permits/phone/probe:menu"
    private static let ended = Office.start + .seconds(1200)

    /// An office whose service has a maintenance from 600 s to 1200 s after the start.
    private func office(channels: String = "") async throws -> Office {
        let office = try Office(.sqlite)
        let window =
            "{ title: { en: \"Work\" }, \(channels)from: \"\(Office.start + .seconds(600))\", until: \"\(Self.ended)\" }"
        _ = try await office.register(
            Office.service.replacing("channels:\n", with: "maintenance: [ \(window) ]\nchannels:\n").replacing(
                "{ id: \"line\", use: \"heartbeat\", every: \"5m\" }",
                with: "{ id: \"menu\", use: \"page\", every: \"60s\", with: { url: \"https://line.example/\" } }"))
        _ = try await office.keeper.begin()
        return office
    }

    /// Every minute up to a moment each way finds one thing.
    private func run(
        _ found: ProbeResult.Outcome, phone other: ProbeResult.Outcome, until end: Int, _ office: Office
    ) async throws {
        while office.clock.now < Office.start + .seconds(end) {
            office.clock.advance(by: .seconds(60))
            try await office.keeper.tick()
            _ = try await office.find(found, web)
            _ = try await office.find(other, phone)
        }
    }

    private func notes(_ office: Office) async throws -> [AlertNote] {
        let alert = try #require(try await office.files(.open).first { $0.alert.kind == .status }?.alert)
        #expect(alert.newest.after == "down")
        return alert.newest.notes.filter { $0 == .afterMaintenance(ended: Self.ended) }
    }

    @Test func `what did not come back is said not to have come back`() async throws {
        let office = try await self.office()
        try await run(.good, phone: .good, until: 660, office)
        try await run(.bad, phone: .bad, until: 1500, office)
        #expect(try await notes(office) == [.afterMaintenance(ended: Self.ended)])
    }

    @Test func `what worked after it until hours ago is not, though that is no longer remembered`() async throws {
        let office = try await self.office()
        try await run(.good, phone: .good, until: 1800, office)
        try await run(.bad, phone: .good, until: 1800 + 9000, office)
        try await run(.bad, phone: .bad, until: 1800 + 9300, office)
        #expect(try await notes(office).isEmpty)
    }

    @Test func `what people could use after it is not, though it worked badly`() async throws {
        let office = try await self.office()
        try await run(.good, phone: .good, until: 120, office)
        try await run(.slight, phone: .slight, until: 2400, office)
        try await run(.bad, phone: .bad, until: 2700, office)
        #expect(try await notes(office).isEmpty)
    }

    @Test func `a way that is looked at again after it is not said to be one that nothing checks`() async throws {
        let office = try await self.office(channels: "channels: [\"web\"], ")
        try await run(.good, phone: .bad, until: 660, office)
        try await run(.bad, phone: .bad, until: 1140, office)
        office.clock.advance(by: .seconds(61))
        try await office.keeper.tick()
        let model = try #require(try await office.files(.open).first { $0.alert.kind == .status }).model
        let cells = (model.meanwhile?.situation ?? model.situation).cells
        let web = try #require(cells.first { $0.channel.id == "web" })
        #expect(web.status == .unknown && web.cause == .pending && web.isWatched, "\(web)")
    }
}
