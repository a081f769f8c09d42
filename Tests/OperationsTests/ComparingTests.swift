import Alerting
import Foundation
import Measures
import Operations
import Pages
import Parity
import Probing
import Registry
import Storage
import Testing

private let web = "permits/web/probe:start"

private let webFact =
    "facts: { fee: "
    + "{ probe: \"start\", extract: \"regex\", pattern: \"fee of €([0-9.]+)\", kind: \"money\", currency: \"EUR\" } }"

private let stated = Office.service
    .replacing(
        "with: { url: \"https://town.example/\" } } ]",
        with: "with: { url: \"https://town.example/\" } } ]\n    address: \"https://town.example/\"\n    \(webFact)"
    )
    .replacing(
        "every: \"5m\" } ]",
        with: "every: \"5m\" } ]\n    facts: { fee: { declared: \"80.00 EUR\", source: \"phone script\", "
            + "as_of: \"2026-02-01\" } }")

private func file(_ channels: String, fee: String) -> String {
    channels + "\nfacts: { fee: { kind: \"money\", value: \"\(fee)\" } }\n"
}

struct ComparingTests {
    private func begun(_ engine: TestEngine, fee: String) async throws -> Office {
        let office = try Office(engine)
        _ = try await office.register(file(stated, fee: fee))
        _ = try await office.keeper.begin()
        return office
    }

    private func find(_ fee: String?, _ office: Office) async throws {
        let stream = try #require(try await office.useCases.store.read { try $0.stream(of: web, location: "here") })
        office.clock.advance(by: .seconds(60))
        _ = try await office.keeper.record([
            ProbeResult(
                stream: stream, at: office.clock.now, outcome: .good, extracted: fee.map { ["fee": $0] } ?? [:])
        ])
    }

    private func alerts(_ office: Office, _ state: Alert.State? = nil) async throws -> [Alert] {
        try await office.useCases.alerts(state: state, limit: 50, offset: 0, by: .commandLine).files.map(\.alert)
            .filter { $0.kind == .fact }
    }

    @Test(arguments: TestEngine.allCases)
    func `a fee that differs is told with both places word for word, and the gap closes with its dates kept`(
        engine: TestEngine
    ) async throws {
        let office = try await begun(engine, fee: "80.00 EUR")
        try await find("80.00", office)
        #expect(try await alerts(office).isEmpty)
        try await find("75.00", office)
        let began = office.clock.now
        let open = try await alerts(office, .open)
        #expect(open.count == 1 && open.first?.since == began && open.first?.identity.topic == "fee")
        #expect(
            open.first?.opening.evidence.map { [$0.reason, $0.detail, $0.source] } == [
                ["own", "80.00 EUR", nil], ["says", "75.00", "https://town.example/"],
                ["says", "80.00 EUR", "phone script"],
            ])
        let model = try #require(
            try await office.useCases.alerts(state: .open, limit: 10, offset: 0, by: .commandLine).files.first
        ).model
        let words = Messages(.english, now: office.clock.now)
        #expect(
            model.evidence.map { words.evidence($0, of: .fact).sentence } == [
                "The service’s own file says “80.00 EUR”.", "Web says “75.00”.", "Phone says “80.00 EUR”.",
            ])
        let parity = try await office.useCases.parity("permits", keeper: office.keeper, by: .commandLine)
        #expect(parity.facts.conflicts.map(\.fact) == ["fee"])
        #expect(parity.facts.comparisons[0].entries.map(\.finding) == [.differs, .same])
        let answer = String(decoding: try JSONEncoder().encode(ParityAnswer(parity)), as: UTF8.self)
        for part in [
            #""probe":"start""#, #""seen_at":"\#(began)""#, #""written":["75.00"]"#, #""known":"extracted""#,
            #""url":"https:\/\/town.example\/""#, #""as_of":"2026-02-01""#,
        ] { #expect(answer.contains(part), "\(answer)") }
        // Not found for a while is neither the same nor different.
        try await find(nil, office)
        #expect(try await alerts(office, .open).count == 1)
        office.clock.advance(by: .seconds(3600))
        try await find("80.00", office)
        let ended = try await alerts(office, .resolved)
        #expect(ended.count == 1 && ended.first?.since == began && ended.first?.resolvedAt == office.clock.now)
        #expect(try await alerts(office, .open).isEmpty)
    }

    @Test(arguments: TestEngine.allCases)
    func `a conflict lasts while its channel is unreadable, too old or gone from the page, and ends when it agrees`(
        engine: TestEngine
    ) async throws {
        let office = try await begun(engine, fee: "80.00 EUR")
        try await find("75.00", office)
        try await find("ask at the counter", office)
        var open = try await alerts(office, .open)
        #expect(open.count == 1 && open.first?.newest.after == "differs:web")
        #expect(try await alerts(office, .resolved).isEmpty, "the page may still say 75")
        office.clock.advance(by: .seconds(86_400))
        try await office.useCases.compareFacts("permits", by: .commandLine)
        open = try await alerts(office, .open)
        #expect(open.count == 1 && open.first?.newest.after == "differs:web", "too old to count")
        try await find("80.00", office)
        #expect(try await alerts(office, .open).isEmpty)
        #expect(try await alerts(office, .resolved).first?.end?.after == "same")
    }

    @Test func `of two channels in conflict the one that is mended leaves it, and so does one that is silent for good`()
        async throws
    {
        let office = try await begun(.sqlite, fee: "70.00 EUR")
        func after() async throws -> String? { try await alerts(office, .open).first?.newest.after }
        try await find("75.00", office)
        #expect(try await after() == "differs:phone,web")
        try await find("ask at the counter", office)
        #expect(try await after() == "differs:phone,web")
        let mended = stated.replacing("declared: \"80.00 EUR\"", with: "declared: \"70.00 EUR\"")
        _ = try await office.register(file(mended, fee: "70.00 EUR"))
        try await office.useCases.compareFacts("permits", by: .commandLine)
        #expect(try await after() == "differs:web")
        // The page is no longer asked for the fee: nothing is left that says something else.
        _ = try await office.register(file(mended.replacing(webFact, with: ""), fee: "70.00 EUR"))
        try await office.useCases.compareFacts("permits", by: .commandLine)
        #expect(try await alerts(office, .open).isEmpty)
        #expect(try await alerts(office, .resolved).count == 1)
    }

    @Test func `what cannot be read is no agreement: the measure says how many places it has compared`() async throws {
        let office = try await begun(.sqlite, fee: "80.00 EUR")
        func value() async throws -> MeasuredValue {
            let now = office.clock.now
            return try await office.useCases.measure(
                ["parity.facts"], of: .service("permits"), over: Window(start: now - .seconds(3600), end: now),
                keeper: office.keeper, by: .commandLine)[0]
        }
        var measured = try await value()
        #expect(measured.outcome == .number(0) && measured.knownShare == 2.0 / 3)
        #expect(measured.evidence.map(\.detail) == ["not compared: fee on web (pending)"])
        try await find("ask at the counter", office)
        measured = try await value()
        #expect(measured.outcome == .number(0) && measured.knownShare == 2.0 / 3)
        #expect(measured.evidence.map(\.detail) == ["not compared: fee on web (unreadable)"])
        try await find("80.00", office)
        measured = try await value()
        #expect(measured.outcome == .number(0) && measured.knownShare == 1 && measured.evidence.isEmpty)
    }

    @Test func `a declared fee that differs is told when the file is registered, and the measure counts it`()
        async throws
    {
        let office = try await begun(.sqlite, fee: "75.00 EUR")
        try await find("75.00", office)
        try await office.useCases.compareFacts("permits", by: .commandLine)
        #expect(try await alerts(office, .open).first?.newest.after == "differs:phone")
        let now = office.clock.now
        let values = try await office.useCases.measure(
            ["parity.facts", "parity.availability"], of: .service("permits"),
            over: Window(start: now - .seconds(3600), end: now), keeper: office.keeper, by: .commandLine)
        #expect(values[0].outcome == .number(1) && values[0].evidence.first?.detail == "differs: fee")
        #expect(values[0].knownShare == 1 && values[0].sampleSize == 1)
        #expect(values[1].outcome == .none(.noData), "the phone has never been heard")
        // Without the fact there is nothing to tell any more.
        _ = try await office.register(Office.service)
        _ = try await office.keeper.follow()
        #expect(try await alerts(office, .open).isEmpty)
    }
}
