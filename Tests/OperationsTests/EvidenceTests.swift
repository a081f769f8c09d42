import Alerting
import Measures
import Pages
import Probing
import Registry
import Storage
import Testing

@testable import Operations

private let web = "permits/web/probe:start"

/// What an alert says that it rests on.
struct EvidenceTests {
    private func office(_ engine: TestEngine = .sqlite) async throws -> Office {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        return office
    }

    private func run(_ outcomes: [ProbeResult.Outcome], _ office: Office) async throws {
        for outcome in outcomes {
            office.clock.advance(by: .seconds(10))
            _ = try await office.find(outcome, web)
        }
    }

    private func alert(_ office: Office) async throws -> AlertModel {
        let files = try await office.useCases.alerts(state: .open, limit: 10, offset: 0, by: .commandLine).files
        return try #require(files.first { $0.alert.kind == .status }).model
    }

    @Test(arguments: TestEngine.allCases)
    func `only results that said so are listed, and the run is counted back to the first that did not`(
        engine: TestEngine
    ) async throws {
        let office = try await office(engine)
        try await run([.good, .bad, .good, .good, .bad, .bad, .bad], office)
        let alert = try await alert(office)
        #expect(alert.run == .init(3))
        #expect(alert.evidence.map(\.reason) == ["http_status", "http_status", "http_status"])
        #expect(alert.evidence.map(\.at) == [10, 20, 30].map { office.clock.now - .seconds($0 - 10) })
        #expect(alert.evidence.allSatisfy { $0.check == "start" && $0.channel?.id == "web" && $0.at >= alert.since })
    }

    @Test func `a heartbeat that reports a failure once is one check, and no row of them`() async throws {
        let office = try Office(.sqlite)
        let secret = try #require(try await office.register(Office.service).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        _ = try await office.find(.good, web)
        try await office.keeper.push(secret: secret, Push(status: .ok))
        office.clock.advance(by: .seconds(1))
        try await office.keeper.push(secret: secret, Push(status: .fail, message: "no lines"))
        let alert = try await alert(office)
        #expect(alert.run == .init(1) && alert.evidence.map(\.reason) == ["reported_failure"])
    }

    @Test func `two of three that said so are two in a row only where they stand side by side`() async throws {
        let definition = Office.page.replacing("id: \"page\"", with: "id: \"of-three\"")
            .replacing("down_after: 3", with: "down_after: 2, of: 3")
        let office = try Office(.sqlite, definitions: [definition])
        _ = try await office.register(Office.service.replacing("use: \"page\"", with: "use: \"of-three\""))
        _ = try await office.keeper.begin()
        try await run([.good, .good, .bad, .good, .bad], office)
        let alert = try await alert(office)
        #expect(alert.run == .init(1), "the one before it was good")
        #expect(alert.evidence.count == 2 && alert.evidence.allSatisfy { $0.reason == "http_status" })
    }

    @Test func `silence is said by no result: what was last heard is named, and nothing is counted`() async throws {
        let office = try Office(.sqlite)
        let secret = try #require(try await office.register(Office.service).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        _ = try await office.find(.good, web)
        try await office.keeper.push(secret: secret, Push(status: .ok))
        let heard = office.clock.now
        office.clock.advance(by: .seconds(300 + 151))
        _ = try await office.find(.good, web)
        try await office.keeper.tick()
        let files = try await office.useCases.alerts(state: .open, limit: 10, offset: 0, by: .commandLine).files
        let alert = try #require(files.first { $0.alert.kind == .overdue }).model
        #expect(alert.run == nil && alert.evidence.map(\.at) == [heard] && alert.evidence.map(\.reason) == ["ok"])
        let words = Messages(.english, now: office.clock.now)
        #expect(
            alert.evidence.map { words.evidence($0, of: .overdue).sentence }
                == ["By phone: when we last heard from it, everything was as it should be."])
    }

    private func remembered(_ outcomes: [ProbeResult.Outcome], isCut: Bool = false) -> RememberedResults {
        RememberedResults(
            results: outcomes.enumerated().map { place, outcome in
                ProbeResult(stream: 1, at: Office.start - .seconds(60 * place), outcome: outcome)
            }, isCut: isCut)
    }

    @Test(
        arguments: [
            ([.bad, .bad, .bad, .good], false, true, 3, false), ([.bad, .unknown, .bad], false, true, 1, false),
            ([.bad, .bad], false, true, 2, false), ([.bad, .bad], false, false, 2, true),
            (Array(repeating: .bad, count: 12), true, true, 12, true), ([.good, .bad, .bad], false, true, 0, false),
            ([.slight, .bad], false, true, 0, false), ([.bad, .bad, .good, .bad], true, false, 2, false),
        ] as [([ProbeResult.Outcome], Bool, Bool, Int, Bool)])
    func `a run that reaches the end of what is remembered is said to be at least that long`(
        outcomes: [ProbeResult.Outcome], isCut: Bool, isFirst: Bool, count: Int, isAtLeast: Bool
    ) {
        let span = StatusSpan(status: .down, start: Office.start - .seconds(3600))
        let run = remembered(outcomes, isCut: isCut).run(saying: span, isFirst: isFirst)
        #expect(run == (count == 0 ? nil : .init(count: count, isAtLeast: isAtLeast)))
    }

    @Test(arguments: StatusCause.allCases)
    func `silence, hours and maintenance are said by no result`(cause: StatusCause) {
        let span = StatusSpan(status: .unknown, cause: cause, start: Office.start)
        let result = ProbeResult(stream: 1, at: Office.start, outcome: .unknown, reason: .ourError)
        let isSeen: Set<StatusCause> = [.observed, .flapping, .ownFault, .blocked, .rateLimited]
        #expect(span.isSaid(by: result) == isSeen.contains(cause))
        let good = ProbeResult(stream: 1, at: Office.start, outcome: .good)
        #expect(!span.isSaid(by: good))
    }

    @Test func `the memory of a stream says when it let results go`() {
        var recent = RecentResults()
        for number in 0..<RecentResults.newestCount {
            recent.add(ProbeResult(stream: 3, at: Office.start + .seconds(number), outcome: .bad))
        }
        #expect(!recent.isCut(3))
        recent.add(ProbeResult(stream: 3, at: Office.start + .seconds(60), outcome: .bad))
        #expect(recent.isCut(3) && !recent.isCut(4))
    }
}
