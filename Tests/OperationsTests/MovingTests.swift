import Alerting
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
    func `results that were written twice, since the answer to the first write was lost, count once`(
        engine: TestEngine
    ) async throws {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        let stream = try #require(try await office.useCases.store.read { try $0.stream(of: web, location: "here") })
        let results = (0..<6).map {
            ProbeResult(stream: stream, at: Office.start + .seconds($0 * 60), outcome: $0 == 2 ? .bad : .good)
        }
        let useCases = office.useCases
        // Twice within one slice, and once more after the first have been moved.
        for _ in 0..<2 {
            try await useCases.store.write {
                try $0.append(results, ids: useCases.ids, now: Office.start)
                try $0.append(Array(results.prefix(3)), ids: useCases.ids, now: Office.start)
            }
            office.clock.advance(by: .seconds(7200))
            let keeper = office.restarted()
            _ = try await keeper.begin()
            while try await keeper.moveClosedHours(limit: 100) > 0 {}
            let value = try await useCases.measure(
                ["error.rate"], of: .channel("permits", "web"),
                over: Window(start: Office.start - .seconds(3600), end: office.clock.now), keeper: keeper,
                by: .commandLine
            )[0]
            #expect(value.sampleSize == 6)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a service that is retired and registered again within the hour loses no result`(engine: TestEngine)
        async throws
    {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        func probe(_ count: Int, _ outcome: ProbeResult.Outcome) async throws {
            for _ in 0..<count {
                _ = try await office.find(outcome, web)
                office.clock.advance(by: .seconds(30))
            }
        }
        try await probe(20, .bad)
        _ = try await office.useCases.retire(service: "permits", by: .commandLine)
        _ = try await office.keeper.follow()
        _ = try await office.register(Office.service)
        _ = try await office.keeper.follow()
        try await probe(20, .good)
        let window = Window(start: Office.start - .seconds(3600), end: Office.start + .seconds(7200))
        func count() async throws -> [Int] {
            let value = try await office.useCases.measure(
                ["error.rate"], of: .channel("permits", "web"), over: window, keeper: office.keeper, by: .commandLine)
            return value.map(\.sampleSize)
        }
        #expect(try await count() == [40])
        office.clock.advance(by: .seconds(7200))
        while try await office.keeper.moveClosedHours(limit: 1000) > 0 {}
        #expect(try await count() == [40])
    }

    @Test(arguments: TestEngine.allCases)
    func `what is kept for longer than there has been time is kept`(engine: TestEngine) async throws {
        var settings = Settings()
        let century = try #require(Period("P100Y"))
        (settings.retention.results, settings.retention.hours, settings.retention.days) = (century, century, century)
        let office = try Office(engine, settings: settings)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        _ = try await office.find(.good, web)
        office.clock.advance(by: .seconds(7200))
        #expect(try await office.keeper.moveClosedHours(limit: 10) == 1)
        #expect(try await office.useCases.dropExpired(limit: 100) == 0)
        let stream = try #require(try await office.useCases.store.read { try $0.stream(of: web, location: "here") })
        let now = office.clock.now
        #expect(try await office.useCases.store.read { try $0.results(of: stream, before: now, limit: 9) }.count == 1)
    }

    @Test(arguments: TestEngine.allCases)
    func `an outage that begins after the clock was set back is shown and told at once`(engine: TestEngine) async throws
    {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        for _ in 0..<5 {
            _ = try await office.find(.good, web)
            office.clock.advance(by: .seconds(60))
        }
        office.clock.advance(by: .seconds(-600))
        for _ in 0..<3 {
            _ = try await office.find(.bad, web)
            office.clock.advance(by: .seconds(10))
        }
        #expect(try await office.status(.channel("permits", "web"))?.status == .down)
        let alerts = try await office.useCases.alerts(state: .open, limit: 9, offset: 0, by: .commandLine)
        #expect(alerts.total == 1)
    }

    @Test(arguments: TestEngine.allCases)
    func `what a target sends cannot keep results from being recorded`(engine: TestEngine) async throws {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        let stream = try #require(try await office.useCases.store.read { try $0.stream(of: web, location: "here") })
        var result = ProbeResult(stream: stream, at: office.clock.now, outcome: .bad)
        result.detail = "it is \0 and more"
        _ = try await office.keeper.record([result])
        let now = office.clock.now + .seconds(1)
        let kept = try await office.useCases.store.read { try $0.results(of: stream, before: now, limit: 1) }
        #expect(kept.first?.detail == "it is \u{FFFD} and more")
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
