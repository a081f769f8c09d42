import Measures
import Operations
import Pages
import Probing
import Registry
import Testing

/// A link from a status or an alert leads to the very result that it means, however long ago that was.
struct ResultLinkTests {
    private func meant(_ office: Office, _ result: String?) async throws -> ServiceModel.MeantResult? {
        try await office.useCases.servicePage(
            "permits", page: 1, result: result, keeper: office.keeper, by: .commandLine
        ).meant
    }

    @Test(arguments: TestEngine.allCases)
    func `the result that decided is shown, also when the newest are others`(engine: TestEngine) async throws {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        office.clock.advance(by: .seconds(60))
        let at = office.clock.now
        _ = try await office.find(.bad, "permits/web/probe:start")
        for _ in 1...60 {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(.good, "permits/web/probe:start")
        }
        let found = try #require(try await meant(office, "web/probe:start@\(at.milliseconds)"))
        #expect(found.row?.at == at && found.row?.outcome == .bad && found.row?.probe == "start")
    }

    @Test(arguments: ["web/probe:start@1", "web/probe:start@1770000000001"])
    func `where no result is kept the page says so`(result: String) async throws {
        let office = try Office(.sqlite)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        office.clock.advance(by: .seconds(60))
        let found = try #require(try await meant(office, result))
        #expect(found.row == nil)
    }

    @Test(arguments: [
        nil, "", "web/probe:start", "web/probe:other@1770000000000", "web/probe:start@9223372036854775807",
        "web/probe:start@-9223372036854775808", "web/probe:start@x", "../other/web/probe:start@1", "@", "@1",
    ])
    func `what is no address of a result of this service shows nothing`(result: String?) async throws {
        let office = try Office(.sqlite)
        _ = try await office.register(Office.service)
        #expect(try await meant(office, result) == nil)
    }
}
