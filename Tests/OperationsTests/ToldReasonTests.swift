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
}
