import Alerting
import Measures
import Operations
import Pages
import Probing
import Registry
import Testing

/// What a token for some services may see and do.
struct LimitedCallerTests {
    private let team = Caller(name: "team", role: .serviceTeam, services: ["permits-3"])

    private func town(_ engine: TestEngine) async throws -> Office {
        let office = try Office(engine)
        for number in 0..<4 {
            _ = try await office.register(
                Office.service.replacing("id: \"permits\"", with: "id: \"permits-\(number)\""))
        }
        _ = try await office.keeper.begin()
        for _ in 1...3 {
            for number in 0..<4 { _ = try await office.find(.bad, "permits-\(number)/web/probe:start") }
            office.clock.advance(by: .seconds(60))
        }
        return office
    }

    @Test(arguments: TestEngine.allCases)
    func `lists, counts and pages hold its services and no trace of others`(engine: TestEngine) async throws {
        let office = try await town(engine)
        let overview = try await office.useCases.overview(page: 1, by: team)
        #expect(overview.rows.map(\.slug) == ["permits-3"])
        #expect(overview.counts == [.down: 1])
        let all = try await office.useCases.overview(page: 1, by: .commandLine)
        #expect(all.rows.count == 4 && all.counts == [.down: 4])
        // The newest alert is of another service: a list cut before it is filtered would be empty.
        let alerts = try await office.useCases.alerts(state: nil, limit: 1, offset: 0, by: team)
        #expect(alerts.files.map(\.alert.service) == ["permits-3"] && alerts.total == 1)
        let other = Caller(name: "team", role: .serviceTeam, services: ["permits-0"])
        let oldest = try await office.useCases.alerts(state: nil, limit: 1, offset: 0, by: other)
        #expect(oldest.files.map(\.alert.service) == ["permits-0"] && oldest.total == 1)
        #expect(try await office.useCases.alertList(state: nil, page: 1, by: other).rows.count == 1)
    }

    @Test func `its own service is changed, and neither others, nor bodies, nor who answers for it`() async throws {
        let office = try await town(.sqlite)
        func register(_ text: String) async throws {
            _ = try await office.useCases.register(
                [SourceFile(name: "file.yaml", bytes: Array(text.utf8))], by: team)
        }
        let mine = Office.service.replacing("id: \"permits\"", with: "id: \"permits-3\"")
        try await register(mine.replacing("36500", with: "73000"))
        await #expect(throws: AccessError.notAllowed(.register, role: .serviceTeam, service: "permits-1")) {
            try await register(mine.replacing("permits-3", with: "permits-1"))
        }
        do {
            try await register(mine.replacing("\"town-hall\"", with: "\"ministry\""))
            Issue.record("a team gave its service to another organisation")
        } catch let error as AccessError {
            #expect(
                "\(error)" == "a service is moved to another organisation (town-hall to ministry) with a token for all "
                    + "services; this one is for permits-3 only")
        }
        let admin = Caller(name: "admin", role: .admin, services: ["permits-3"])
        await #expect(throws: AccessError.limited(to: ["permits-3"], what: "access is managed")) {
            _ = try await office.useCases.createToken(
                name: "all", role: .admin, services: [], expiresAt: nil, by: admin)
        }
        do {
            try await register(
                """
                format: "plumbline-organisation"
                format_version: "1"
                id: "town-hall"
                title: { en: "Town hall" }
                """)
            Issue.record("a team registered an organisation")
        } catch let error as AccessError {
            #expect(
                "\(error)" == "organisations, places and components are registered with a token for all services; this "
                    + "one is for permits-3 only")
        }
    }
}
