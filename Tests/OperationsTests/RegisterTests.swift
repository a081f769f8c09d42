import Documents
import Measures
import Operations
import Pages
import Storage
import Testing

struct RegisterTests {
    @Test(arguments: TestEngine.allCases)
    func `a service is added, found unchanged, and changed with words for what changed`(engine: TestEngine) async throws
    {
        let office = try Office(engine)
        let added = try await office.register(Office.service)
        #expect(added.map(\.effect) == [.added] && added[0].version == 1)
        #expect(added[0].heartbeats.map(\.probe) == ["permits/phone/probe:line"])
        #expect(added[0].notes.contains { $0.contains("organisation \"town-hall\" is not registered yet") })
        #expect(try await office.register(Office.service).map(\.effect) == [.unchanged])
        let changed = try await office.register(Office.service.replacing("every: \"60s\"", with: "every: \"30s\""))
        #expect(changed.map(\.effect) == [.changed(["channel web: probe start changed"])])
        #expect(changed[0].heartbeats.isEmpty)
        let versions = try await office.useCases.versions(of: .service("permits"), by: .commandLine)
        #expect(versions.map(\.version) == [2, 1] && versions[1].source == Office.service)
    }

    @Test func `a definition that does not exist is refused with its place and the one that was meant`() async throws {
        let office = try Office(.sqlite)
        await #expect {
            _ = try await office.register(Office.service.replacing("use: \"page\"", with: "use: \"pages\""))
        } throws: { error in
            "\(error)" == """
                service.yaml:15:35: unknown probe definition "pages", expected one of heartbeat, page, did you mean "page"?
                """
        }
        #expect(try await office.useCases.registered(.service, by: .commandLine).isEmpty)
    }

    @Test func `a missing parameter and an unknown one are both told`() async throws {
        let office = try Office(.sqlite)
        await #expect {
            _ = try await office.register(Office.service.replacing("with: { url:", with: "with: { uri:"))
        } throws: { error in
            let problems = (error as? DocumentProblems)?.problems ?? []
            return problems.count == 2 && "\(error)".contains("did you mean \"url\"?")
        }
    }

    @Test func `dependencies that lead in a circle are refused with the way round`() async throws {
        let office = try Office(.sqlite)
        func component(_ id: String, on other: String) -> String {
            """
            format: "plumbline-component"
            format_version: "1"
            id: "\(id)"
            title: { en: "\(id)" }
            organisation: "town-hall"
            depends_on: ["\(other)"]
            """
        }
        _ = try await office.register(component("login", on: "registry"), name: "login.yaml")
        await #expect {
            _ = try await office.register(component("registry", on: "login"), name: "registry.yaml")
        } throws: { "\($0)".contains("registry.yaml:6:13: dependencies lead in a circle: registry → login → registry") }
    }

    @Test func `with one error among several files none is stored`() async throws {
        let office = try Office(.sqlite)
        await #expect(throws: DocumentProblems.self) {
            _ = try await office.useCases.register(
                [
                    .init(name: "good.yaml", bytes: Array(Office.service.utf8)),
                    .init(name: "bad.yaml", bytes: Array("format: \"plumbline-service\"\n".utf8)),
                ], by: .commandLine)
        }
        #expect(try await office.useCases.registered(.service, by: .commandLine).isEmpty)
    }

    @Test(arguments: TestEngine.allCases)
    func `a retired service is gone from the overview, keeps its past, and cannot be retired twice`(
        engine: TestEngine
    ) async throws {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        try await office.useCases.retire(service: "permits", by: .commandLine)
        #expect(try await office.useCases.overview(page: 1, by: .commandLine).rows.isEmpty)
        #expect(try await office.useCases.versions(of: .service("permits"), by: .commandLine).count == 1)
        await #expect(throws: NameError.self) {
            try await office.useCases.retire(service: "permits", by: .commandLine)
        }
    }

    @Test func `a token of one service may not register another`() async throws {
        let office = try Office(.sqlite)
        let team = Caller(name: "team", role: .serviceTeam, services: ["parking"])
        await #expect(throws: AccessError.self) {
            _ = try await office.useCases.register(
                [.init(name: "service.yaml", bytes: Array(Office.service.utf8))], by: team)
        }
    }
}
