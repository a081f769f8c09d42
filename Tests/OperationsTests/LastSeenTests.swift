import Alerting
import Measures
import Operations
@testable import Pages
import Probing
import Registry
import Storage
import Testing

/// What cannot be seen now is shown as it was when it was last seen, everywhere the same.
struct LastSeenTests {
    private let web = "permits/web/probe:start"
    private let phone = "permits/phone/probe:menu"

    private func office(withPhone: Bool = true) async throws -> Office {
        let office = try Office(.sqlite, settings: try Office.mailing())
        let menu =
            "probes: [ { id: \"menu\", use: \"page\", every: \"60s\", with: { url: \"https://line.example/\" } } ]"
        _ = try await office.register(
            Office.service.replacing(
                "probes: [ { id: \"line\", use: \"heartbeat\", every: \"5m\" } ]",
                with: withPhone ? menu : "probes: []"))
        _ = try await office.keeper.begin()
        if withPhone { _ = try await office.find(.good, phone) }
        _ = try await office.find(.good, web)
        return office
    }

    /// Every minute up to a moment the web finds one thing, and the phone works.
    private func run(
        _ outcome: ProbeResult.Outcome, _ reason: Reason? = nil, until end: Int, _ office: Office,
        withPhone: Bool = true
    ) async throws {
        while office.clock.now < Office.start + .seconds(end) {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(outcome, web, reason: reason, status: reason == .rateLimited ? 429 : nil)
            if withPhone { _ = try await office.find(.good, phone) }
            try await office.keeper.tick()
        }
    }

    @Test(arguments: [Reason.blockedByTarget, .rateLimited])
    func `what did not work and turns us away did not work when last seen, on every page`(why: Reason) async throws {
        let office = try await self.office(withPhone: false)
        try await run(.bad, until: 300, office, withPhone: false)
        try await run(.unknown, why, until: 600, office, withPhone: false)
        let seen = LastSeen(.down, at: Office.start + .seconds(300))
        func expectLastSeen() async throws {
            let publicPage = try await office.useCases.publicStatus("permits")
            #expect(publicPage.status.status == .unknown && publicPage.lastSeen == seen)
            #expect(publicPage.situation.cells.map(\.lastSeen) == [seen, nil])
            let page = try await office.useCases.servicePage(
                "permits", page: 1, keeper: office.keeper, by: .commandLine)
            #expect(page.situation.cells.map(\.lastSeen) == [seen, nil])
            let row = try await office.useCases.overview(page: 1, by: .commandLine).rows.first
            #expect(row?.status == .unknown && row?.lastSeen == seen)
            let told = try await office.useCases.describe(service: "permits", by: .commandLine)
            #expect(told.lastSeen?.status == "down" && told.lastSeen?.at == seen.at.description)
            #expect(told.parts.first?.lastSeen?.status == "down")
            #expect(told.words.contains("when last seen"), "\(told.words)")
            #expect(try await office.files(.open).map(\.alert.kind) == [.status])
        }
        try await expectLastSeen()
        // One good result is one: it must be seen twice, as always.
        try await run(.good, until: 660, office, withPhone: false)
        try await expectLastSeen()
        try await run(.good, until: 720, office, withPhone: false)
        #expect(try await office.useCases.publicStatus("permits").status.status == .up)
        #expect(try await office.useCases.publicStatus("permits").lastSeen == nil)
        #expect(try await office.files(.open).isEmpty)
    }

    @Test func `checks that failed and were not confirmed before a wall do not say when it worked`() async throws {
        let office = try await self.office(withPhone: false)
        try await run(.good, until: 300, office, withPhone: false)
        try await run(.bad, until: 420, office, withPhone: false)
        try await run(.unknown, .blockedByTarget, until: 900, office, withPhone: false)
        let seen = LastSeen(.up, at: Office.start + .seconds(300), failedSince: 2)
        #expect(try await office.useCases.publicStatus("permits").lastSeen == seen)
        let told = try await office.useCases.describe(service: "permits", by: .commandLine)
        #expect(told.lastSeen?.failedSince == 2 && told.words.contains("2 checks after that failed"))
        let (english, french) = (
            Messages(.english, now: office.clock.now), Messages(.french, now: office.clock.now)
        )
        let words = "it worked; 2 checks after that failed, too few to say that it does not work."
        #expect(english.lastSeen(seen).contains(words))
        #expect(french.lastSeen(seen).replacing("\u{A0}", with: " ").contains("2 contrôles ont échoué ensuite"))
    }

    @Test func `a service is not said to work where one of its ways did not when it was last seen`() async throws {
        let office = try await self.office()
        try await run(.bad, until: 300, office)
        #expect(try await office.status(.service("permits"))?.status == .degraded)
        try await run(.unknown, .blockedByTarget, until: 9000, office)
        let span = try #require(try await office.status(.service("permits")))
        #expect(span.status == .unknown && span.cause == .blocked)
        let model = try await office.useCases.publicStatus("permits")
        #expect(model.situation.works.flatMap(\.channels).map(\.id) == ["phone"])
        #expect(model.situation.unknown.first?.lastSeen?.status == .down)
        let file = try #require(try await office.files(.open).first { $0.alert.kind == .status })
        #expect(file.model.meanwhile?.status == .unknown)
        // What worked when it was last seen takes nothing from the way that works.
        try await run(.good, until: 9180, office)
        try await run(.unknown, .blockedByTarget, until: 9600, office)
        #expect(try await office.status(.service("permits"))?.status == .up)
    }

    @Test func `what failed and was lost sight of outside its hours failed when it was last seen`() async throws {
        let office = try Office(.sqlite)
        // Open from 02:40, when the office begins, to 03:00, and from 04:00 on.
        _ = try await office.register(
            Office.service.replacing(
                "id: \"web\"\n",
                with: "id: \"web\"\n    hours: \"Mo-Su 02:00-03:00,04:00-17:00\"\n    timezone: \"UTC\"\n"
            ).replacing("probes: [ { id: \"line\", use: \"heartbeat\", every: \"5m\" } ]", with: "probes: []"))
        _ = try await office.keeper.begin()
        try await run(.good, until: 1140, office, withPhone: false)
        try await run(.bad, until: 3600, office, withPhone: false)
        try await run(.unknown, .blockedByTarget, until: 5040, office, withPhone: false)
        let seen = LastSeen(.down, at: Office.start + .seconds(3600))
        let page = try await office.useCases.publicStatus("permits")
        #expect(page.status.status == .unknown && page.status.cause == .blocked)
        #expect(page.lastSeen == seen)
        let row = try #require(try await office.useCases.overview(page: 1, by: .commandLine).rows.first)
        #expect(row.lastSeen == seen)
        let told = try await office.useCases.describe(service: "permits", by: .commandLine)
        #expect(told.lastSeen?.status == "down")
    }

    @Test func `also after a server that was started days later`() async throws {
        let office = try await self.office()
        try await run(.bad, until: 300, office)
        try await run(.unknown, .blockedByTarget, until: 600, office)
        for _ in 1...80 {
            office.clock.advance(by: .seconds(3600))
            _ = try await office.find(.unknown, web, reason: .blockedByTarget)
            try await office.keeper.tick()
        }
        let next = office.restarted()
        _ = try await next.begin()
        #expect(try await office.status(.service("permits"))?.status == .unknown)
        let streams = try await office.useCases.store.read { transaction in
            try [web, phone].compactMap { try transaction.stream(of: $0, location: "here") }
        }
        for count in 1...2 {
            office.clock.advance(by: .seconds(60))
            _ = try await next.record(
                streams.map { ProbeResult(stream: $0, at: office.clock.now, outcome: .good, status: 200) })
            let status = try await office.status(.channel("permits", "web"))?.status
            #expect(status == (count == 1 ? .unknown : .up))
        }
    }

    @Test func `who is told that nothing can be seen is told that it failed when it was last seen`() async throws {
        let office = try await self.office(withPhone: false)
        try await run(.bad, until: 300, office, withPhone: false)
        office.clock.advance(by: .seconds(30))
        #expect(try await office.send().count == 1)
        try await run(.unknown, .blockedByTarget, until: 4200, office, withPhone: false)
        let file = try #require(try await office.files(.open).first { $0.alert.kind == .unmeasured })
        let note = AlertNote.lastSeen(.down, at: Office.start + .seconds(300))
        #expect(file.alert.matter.notes == [note] && AlertNote(rawValue: note.rawValue) == note)
        let sent = try await office.send()
        let mail = try #require(sent.first { $0.words.contains("been able to see") }, "\(sent.map(\.words))")
        #expect(mail.words.contains("it did not work."), "\(mail.words)")
        // What worked when it was last seen may well work.
        let well = try await self.office(withPhone: false)
        try await run(.unknown, .blockedByTarget, until: 4200, well, withPhone: false)
        #expect(try await well.files(.open).map(\.alert.matter.notes) == [[]])
    }
}
