import Alerting
import Measures
import Operations
import Pages
import Probing
import Registry
import Storage
import Testing

/// A cut of our own network that lasts: officials hear of it once, and of nothing that it alone kept us from seeing.
struct OwnCutTests {
    private static let count = 5

    private func office() async throws -> Office {
        let office = try Office(
            .sqlite,
            settings: try Office.mailing {
                $0.operatorContact.email = "ops@town.example"
                $0.alerts.unmeasuredAfter = .seconds(120)
                $0.alerts.groupWait = .seconds(5)
            })
        for number in 1...Self.count {
            let text = Office.service.replacing("id: \"permits\"", with: "id: \"s\(number)\"")
                .replacing("title: { en: \"Renew a permit\", fr: ", with: "title: { en: \"Service \(number)\", fr: ")
                .replacing("probes: [ { id: \"line\", use: \"heartbeat\", every: \"5m\" } ]", with: "probes: []")
            _ = try await office.register(text, name: "s\(number).yaml")
        }
        _ = try await office.keeper.begin()
        try await look(.good, office)
        return office
    }

    /// Each service is looked at once, one after the other within a minute.
    private func look(
        _ outcome: ProbeResult.Outcome, reason: Reason? = nil, way: WayOut.Verdict? = nil, _ office: Office
    ) async throws {
        for number in 1...Self.count {
            office.clock.advance(by: .seconds(12))
            let status: Int? = reason == .connectTimeout ? 0 : nil
            _ = try await office.find(outcome, "s\(number)/web/probe:start", reason: reason, status: status)
            if let way, let question = await office.keeper.wayOutQuestion() {
                _ = try await office.keeper.learn(WayOut.Report(asked: question.asked, verdict: way))
            }
            try await office.keeper.tick()
        }
    }

    @Test func `a cut for longer than we may be blind is one mail to an official, and one end`() async throws {
        let office = try await self.office()
        var mails: [SentMail] = []
        for _ in 1...5 {
            try await look(.bad, reason: .connectTimeout, way: .lost, office)
            mails += try await office.send()
        }
        let toOfficials = mails.filter { $0.header("To") == "owner@town.example" }
        #expect(toOfficials.count == 1, "\(toOfficials.map { $0.words.prefix(60) })")
        let mail = try #require(toOfficials.first)
        #expect(mail.words.contains("nothing is known of 5 services"), "\(mail.words)")
        #expect(mail.words.contains("Plumbline’s own network is cut off since"))
        #expect(mail.words.contains("whoever runs it knows"))
        #expect(!mail.words.contains("operator of this program") && !mail.words.contains("the same server"))
        // It is there again: one end, and nothing that was not seen is told any more.
        office.clock.advance(by: .seconds(12))
        _ = try await office.find(.good, "s1/web/probe:start")
        mails = try await office.send().filter { $0.header("To") == "owner@town.example" }
        #expect(mails.count == 1 && mails.first?.words.contains("own network works again") == true)
        try await look(.good, office)
        office.clock.advance(by: .seconds(600))
        try await office.keeper.tick()
        let rest = try await office.send().filter { $0.header("To") == "owner@town.example" }
        #expect(rest.isEmpty, "\(rest.map { $0.words.prefix(80) })")
    }

    @Test func `what turned us away before our network was cut is not said to be unknown because of that`() async throws
    {
        let office = try await self.office()
        for _ in 1...2 { try await look(.unknown, reason: .blockedByTarget, office) }
        for _ in 1...3 { try await look(.bad, reason: .connectTimeout, way: .lost, office) }
        office.clock.advance(by: .seconds(60))
        let models = try await office.files(.open).map(\.model).filter {
            $0.kind == .unmeasured && $0.unseen?.name == nil
        }
        #expect(models.contains { $0.unseen?.reason == "own_network" }, "\(models.map(\.unseen))")
        #expect(models.allSatisfy { $0.since < Office.start + .seconds(200) && $0.sharedCause == nil })
        let mails = try await office.send().filter { $0.header("To") == "owner@town.example" }
        let said = try #require(mails.first).words
        for number in 1...Self.count {
            #expect(said.contains("Service \(number): we have not been able to see whether it works online"), "\(said)")
        }
        #expect(!mails.contains { $0.words.contains("network is cut off since") }, "\(mails.map(\.words))")
    }

    @Test func `what is not seen again after our return is told when its time is over, and not before`() async throws {
        let office = try await self.office()
        for _ in 1...2 { try await look(.bad, reason: .connectTimeout, way: .lost, office) }
        office.clock.advance(by: .seconds(12))
        _ = try await office.find(.good, "s1/web/probe:start")
        let back = office.clock.now
        while office.clock.now < back + .seconds(110) {
            office.clock.advance(by: .seconds(10))
            _ = try await office.find(.unknown, "s2/web/probe:start", reason: .ourError)
            try await office.keeper.tick()
        }
        let early = try await office.files(.open).filter { $0.alert.kind == .unmeasured }
        #expect(early.isEmpty, "\(early.map(\.alert.subject))")
        office.clock.advance(by: .seconds(30))
        try await office.keeper.tick()
        let late = try await office.files(.open).filter { $0.alert.kind == .unmeasured }
        #expect(late.contains { $0.alert.service == "s2" })
        #expect(late.allSatisfy { $0.alert.newest.sharedCause == nil })
    }
}
