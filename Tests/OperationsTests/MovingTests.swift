import Measures
import Operations
import Probing
import Registry
import Storage
import Testing

private let web = "permits/web/probe:start"

/// Results on their way from where they came in to their place.
struct MovingTests {
    @Test(arguments: TestEngine.allCases)
    func `while closed hours are moved slice by slice, everything adds up to the same`(engine: TestEngine) async throws
    {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        for run in 0..<90 {
            _ = try await office.find(run % 10 == 3 ? .bad : .good, web)
            office.clock.advance(by: .seconds(60))
        }
        let window = Window(start: Office.start - .seconds(3600), end: office.clock.now)
        office.clock.advance(by: .seconds(7200))
        var slices = 0
        repeat {
            let value = try await office.useCases.measure(
                ["error.rate"], of: .channel("permits", "web"), over: window, keeper: office.keeper, by: .commandLine
            )[0]
            #expect(value.sampleSize == 90 && value.outcome == .number(10))
            slices += 1
        } while try await office.keeper.moveClosedHours(limit: 7) == 7
        #expect(slices > 12)
    }

    @Test(arguments: TestEngine.allCases)
    func `a clock set back by hours does not stop the moving`(engine: TestEngine) async throws {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        _ = try await office.find(.good, web)
        office.clock.advance(by: .seconds(7200))
        #expect(try await office.keeper.moveClosedHours(limit: 10) == 1)
        office.clock.advance(by: .seconds(-7200))
        let second = office.restarted()
        _ = try await second.begin()
        let stream = try #require(try await office.useCases.store.read { try $0.stream(of: web, location: "here") })
        _ = try await second.record([ProbeResult(stream: stream, at: office.clock.now, outcome: .good)])
        office.clock.advance(by: .seconds(7200))
        #expect(try await second.moveClosedHours(limit: 10) == 1)
        #expect(try await second.moveClosedHours(limit: 10) == 0)
    }
}
