import Alerting
import Measures
import Operations
import Pages
import Probing
import Registry
import Storage
import Testing

private let web = "permits/web/probe:start"

/// What is told of the time before a restart of this program.
struct RestartTests {
    /// A service that was down before a restart of two minutes and is down after it.
    private func downAcrossRestart(
        _ engine: TestEngine
    ) async throws -> (office: Office, keeper: StatusKeeper, began: Timestamp, pause: Window) {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        for _ in 1...3 { try await find(.good, office, office.keeper) }
        let began = office.clock.now + .seconds(60)
        for _ in 1...4 { try await find(.bad, office, office.keeper) }
        let stopped = office.clock.now
        office.clock.advance(by: .seconds(120))
        let started = office.clock.now
        let keeper = office.restarted()
        _ = try await keeper.begin()
        return (office, keeper, began, Window(start: stopped, end: started))
    }

    private func find(_ outcome: ProbeResult.Outcome, _ office: Office, _ keeper: StatusKeeper) async throws {
        office.clock.advance(by: .seconds(60))
        let stream = try await office.useCases.store.read { try $0.stream(of: web, location: "here") }
        let isGood = outcome == .good
        var result = ProbeResult(
            stream: stream ?? -1, at: office.clock.now, trigger: .scheduled, outcome: outcome,
            reason: isGood ? .ok : .httpStatus, phases: .init(total: 120_000), status: isGood ? 200 : 503,
            detail: isGood ? "" : "status is 503")
        result.reachedPublic = true
        result.heardAfter = 120_000
        _ = try await keeper.record([result])
    }

    @Test(arguments: TestEngine.allCases)
    func `what was down before a restart and is down after it has been down since before, everywhere`(
        engine: TestEngine
    ) async throws {
        let (office, keeper, began, pause) = try await downAcrossRestart(engine)
        let useCases = office.useCases
        // Right after the restart, and when a check has found the same again.
        for isSeenAgain in [false, true] {
            if isSeenAgain { try await find(.bad, office, keeper) }
            let open = try await useCases.publicStatus("permits")
            let cell = try #require(open.situation.cells.first { $0.channel.id == "web" })
            #expect(cell.status == .down && cell.since == began && cell.unwatched == [pause])
            let page = try await useCases.servicePage("permits", page: 1, keeper: keeper, by: .commandLine)
            #expect(page.situation == open.situation)
            #expect(page.status.start == open.status.start && page.unwatched == open.unwatched)
            let row = try #require(try await useCases.overview(page: 1, by: .commandLine).rows.first)
            #expect(row.since == open.status.start && row.unwatched == open.unwatched)
            let listed = try #require(try await useCases.registered(.service, by: .commandLine).first)
            #expect(listed.since == row.since.description)
            let told = try await useCases.describe(service: "permits", by: .commandLine)
            #expect(told.since == row.since.description)
            #expect(told.parts.contains { $0.channel == "web" && $0.since == began.description })
        }
        let row = try #require(try await useCases.overview(page: 1, by: .commandLine).rows.first)
        #expect(row.status == .degraded || row.status == .down)
        #expect(row.since == began && row.unwatched == [pause])
    }

    @Test func `many restarts in a row hide no beginning`() async throws {
        let (office, _, began, _) = try await downAcrossRestart(.sqlite)
        for _ in 1...40 {
            office.clock.advance(by: .seconds(5))
            let keeper = office.restarted()
            _ = try await keeper.begin()
            try await find(.bad, office, keeper)
        }
        let row = try #require(try await office.useCases.overview(page: 1, by: .commandLine).rows.first)
        #expect(row.since == began && row.unwatched.count == 40)
    }

    @Test(arguments: TestEngine.allCases)
    func `what ended while nobody watched is said to have ended between two moments`(engine: TestEngine) async throws {
        let (office, keeper, began, pause) = try await downAcrossRestart(engine)
        for _ in 1...2 { try await find(.good, office, keeper) }
        let file = try #require(
            try await office.useCases.alerts(state: .resolved, limit: 10, offset: 0, by: .commandLine).files.first)
        let model = file.model
        #expect(model.since == began && model.unwatchedBeforeEnd == pause.start)
        #expect(try #require(model.endedAt) > pause.end)
    }

    @Test func `what was seen to fail after a pause ended when it was seen to work`() async throws {
        let (office, keeper, _, _) = try await downAcrossRestart(.sqlite)
        try await find(.bad, office, keeper)
        for _ in 1...2 { try await find(.good, office, keeper) }
        let file = try #require(
            try await office.useCases.alerts(state: .resolved, limit: 10, offset: 0, by: .commandLine).files.first)
        #expect(file.model.endedAt != nil && file.model.unwatchedBeforeEnd == nil)
    }

    @Test(arguments: TestEngine.allCases)
    func `runs that could see nothing are no observation`(engine: TestEngine) async throws {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        try await find(.good, office, office.keeper)
        let seen = office.clock.now
        for _ in 1...60 { try await find(.unknown, office, office.keeper) }
        #expect(try await office.useCases.publicStatus("permits").asOf == seen)
    }

    @Test func `the zone of an organisation is that of its services, and of the bodies below it`() async throws {
        let office = try Office(.sqlite)
        func organisation(_ id: String, _ more: String) -> String {
            """
            format: "plumbline-organisation"
            format_version: "1"
            id: "\(id)"
            title: { en: "\(id)" }
            \(more)
            """
        }
        _ = try await office.register(
            organisation("county", "timezone: \"Europe/Dublin\""), name: "county.yaml")
        _ = try await office.register(organisation("town-hall", "parent: \"county\""), name: "town-hall.yaml")
        _ = try await office.register(Office.service)
        #expect(try await office.useCases.zone(ofService: "permits")?.name == "Europe/Dublin")
        _ = try await office.register(
            organisation("town-hall", "parent: \"county\"\ntimezone: \"Europe/Paris\""), name: "town-hall.yaml")
        #expect(try await office.useCases.zone(ofService: "permits")?.name == "Europe/Paris")
        let row = try #require(try await office.useCases.overview(page: 1, by: .commandLine).rows.first)
        #expect(row.zone?.name == "Europe/Paris")
        #expect(try await office.useCases.zone(ofService: "nothing") == nil)
    }

    @Test func `the summary tells of an outage with a restart in it as one`() async throws {
        let (office, keeper, began, pause) = try await downAcrossRestart(.sqlite)
        try await find(.bad, office, keeper)
        let period = try #require(Period("P7D"))
        let model = try await office.useCases.summary(of: nil, over: period, by: .commandLine)
        let outages = model.changes.filter { if case .outage = $0.event { true } else { false } }
        #expect(outages.map(\.at) == [began] && outages.first?.unwatched == [pause])
    }
}
