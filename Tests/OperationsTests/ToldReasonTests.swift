import Alerting
import Measures
import Operations
import Pages
import Probing
import Registry
import Storage
import Testing

private let web = "permits/web/probe:start"

/// Reasons with the values that were found, from the result to every page.
struct ToldReasonTests {
    @Test(arguments: TestEngine.allCases)
    func `what a condition found is told on pages, in the summary and in alerts, also after a restart`(
        engine: TestEngine
    ) async throws {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        for _ in 1...3 {
            office.clock.advance(by: .seconds(60))
            try await office.find(.good, web)
        }
        let shortfall = Shortfall.slow(took: 3040, limit: 2000)
        for _ in 1...4 {
            office.clock.advance(by: .seconds(60))
            let stream = try await office.useCases.store.read { try $0.stream(of: web, location: "here") }
            var result = ProbeResult(
                stream: stream ?? -1, at: office.clock.now, outcome: .slight, reason: .conditionFailed,
                phases: .init(total: 3_040_000), status: 200, detail: "time.total was 3 040 ms")
            result.shortfall = shortfall
            _ = try await office.keeper.record([result])
        }
        _ = try await office.restarted().begin()
        let written = "condition_failed slow 3040 2000"
        let model = try await office.useCases.publicStatus("permits")
        #expect(model.situation.cells.first { $0.channel.id == "web" }?.reason == written)
        #expect(model.events.contains { $0.span.reason == written })
        let alert = try #require(
            try await office.useCases.alerts(state: .open, limit: 5, offset: 0, by: .commandLine).files.first
        ).model
        #expect(Set(alert.evidence.map(\.reason)) == [written])
        #expect(alert.evidence.first?.checkTitle?.words(in: "en") == "A page answers")
        let period = try #require(Period("P7D"))
        let summary = try await office.useCases.summary(of: nil, over: period, by: .commandLine)
        let told = summary.changes.compactMap { change in
            if case .degradation(_, _, let reason) = change.event { reason } else { nil }
        }
        #expect(told == [written])
        // What leaves for programs is the code of the closed list.
        let described = try await office.useCases.describe(service: "permits", by: .commandLine)
        #expect(described.parts.contains { $0.reason == "condition_failed" })
    }

    @Test func `which error a server answered with is told on pages and in alerts`() async throws {
        let office = try Office(.sqlite)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        for code in [503, 502, 502] {
            office.clock.advance(by: .seconds(60))
            try await find(.bad, .status(code), office, for: .httpStatus)
        }
        let cells = try await office.useCases.publicStatus("permits").situation.cells
        #expect(cells.first { $0.channel.id == "web" }?.reason == "http_status status 502")
        let alert = try #require(
            try await office.useCases.alerts(state: .open, limit: 5, offset: 0, by: .commandLine).files.first
        ).model
        #expect(
            alert.evidence.map(\.reason)
                == ["http_status status 502", "http_status status 502", "http_status status 503"])
        let described = try await office.useCases.describe(service: "permits", by: .commandLine)
        #expect(described.parts.contains { $0.reason == "http_status" })
    }

    /// Lets a probe find that a condition is not met.
    private func find(
        _ outcome: ProbeResult.Outcome, _ shortfall: Shortfall, _ office: Office, by probe: String = web,
        for reason: Reason = .conditionFailed
    ) async throws {
        let stream = try await office.useCases.store.read { try $0.stream(of: probe, location: "here") }
        var result = ProbeResult(
            stream: stream ?? -1, at: office.clock.now, outcome: outcome, reason: reason,
            phases: .init(total: 3_040_000), status: 200, detail: "a condition")
        result.shortfall = shortfall
        _ = try await office.keeper.record([result])
    }

    private let slow = Shortfall.slow(took: 3040, limit: 2000)

    @Test func `each time is told by what was found in it, not by what began with its end`() async throws {
        let office = try Office(.sqlite)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        for outcome in [ProbeResult.Outcome.slight, .bad] {
            for _ in 1...5 {
                office.clock.advance(by: .seconds(60))
                try await find(outcome, outcome == .bad ? .wordsMissing("Start") : slow, office)
            }
            try await office.keeper.tick()
        }
        let events = try await office.useCases.publicStatus("permits").events.map(\.span)
        #expect(events.first { $0.status == .degraded }?.reason == "condition_failed slow 3040 2000", "\(events)")
        #expect(events.first { $0.status == .down }?.reason == "condition_failed words_missing Start", "\(events)")
        let period = try #require(Period("P7D"))
        let changes = try await office.useCases.summary(of: nil, over: period, by: .commandLine).changes
        let told = changes.compactMap { change in
            if case .degradation(_, _, let reason) = change.event { reason } else { nil }
        }
        #expect(told == ["condition_failed slow 3040 2000"])
    }

    @Test func `one failure that is not confirmed does not tell why what lasts is so`() async throws {
        let office = try Office(.sqlite)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        for _ in 1...5 {
            office.clock.advance(by: .seconds(60))
            try await find(.slight, slow, office)
        }
        office.clock.advance(by: .seconds(60))
        try await find(.bad, .wordsMissing("Start"), office)
        let cells = try await office.useCases.publicStatus("permits").situation.cells
        #expect(cells.first { $0.channel.id == "web" }?.status == .degraded)
        #expect(cells.first { $0.channel.id == "web" }?.reason == "condition_failed slow 3040 2000")
    }

    @Test func `each of two tasks on one channel is told by its own check`() async throws {
        let office = try Office(.sqlite)
        let text = Office.service.replacing(
            "tasks: [ { id: \"renew\", title: { en: \"Renew a permit\" } } ]",
            with: "tasks: [ { id: \"apply\", title: { en: \"Apply\" } }, { id: \"pay\", title: { en: \"Pay\" } } ]"
        ).replacing(
            "[\"renew\"]\n    probes: [ { id: \"start\", use: \"page\", every: \"60s\", "
                + "with: { url: \"https://town.example/\" } } ]",
            with: "[\"apply\", \"pay\"]\n    probes: [ "
                + ["apply", "pay"].map {
                    "{ id: \"\($0)\", use: \"page\", every: \"60s\", task: \"\($0)\", "
                        + "with: { url: \"https://town.example/\($0)\" } }"
                }.joined(separator: ", ") + " ]"
        ).replacing("[\"renew\"]", with: "[\"apply\"]")
            .replacing("probes: [ { id: \"line\", use: \"heartbeat\", every: \"5m\" } ]", with: "probes: []")
        _ = try await office.register(text)
        _ = try await office.keeper.begin()
        for _ in 1...4 {
            office.clock.advance(by: .seconds(60))
            try await find(.bad, .wordsMissing("Apply"), office, by: "permits/web/probe:apply")
            try await find(.bad, slow, office, by: "permits/web/probe:pay")
        }
        let file = try #require(
            try await office.useCases.alerts(state: .open, limit: 5, offset: 0, by: .commandLine).files.first)
        #expect(
            file.model.situation.cells.filter { $0.status == .down }.map(\.reason)
                == ["condition_failed words_missing Apply", "condition_failed slow 3040 2000"])
    }
}
