import Alerting
import Measures
import Operations
import Pages
import Probing
import Registry
import Testing

/// Mails and pages of alerts say how each way stands: as it is, as it was, and since when.
struct ToldSituationTests {
    private let web = "permits/web/probe:start"
    private let phone = "permits/phone/probe:menu"

    /// An office whose service has two ways in, which its tests let fail one by one.
    private func office(maintenance window: (from: Int, until: Int)? = nil) async throws -> Office {
        let office = try Office(.sqlite, settings: try Office.mailing { $0.alerts.groupWait = .seconds(5) })
        var text = Office.service.replacing(
            "probes: [ { id: \"line\", use: \"heartbeat\", every: \"5m\" } ]",
            with:
                "probes: [ { id: \"menu\", use: \"page\", every: \"60s\", with: { url: \"https://line.example/\" } } ]")
        if let window {
            let (from, until) = (Office.start + .seconds(window.from), Office.start + .seconds(window.until))
            text = text.replacing(
                "channels:\n",
                with:
                    "maintenance: [ { title: { en: \"Work\" }, from: \"\(from)\", until: \"\(until)\" } ]\nchannels:\n")
        }
        _ = try await office.register(text)
        _ = try await office.keeper.begin()
        try await run(.good, .good, minutes: 1, office)
        return office
    }

    /// Every minute the web and the phone find something; gives the mails that leave meanwhile.
    @discardableResult
    private func run(
        _ onWeb: ProbeResult.Outcome, reason: Reason? = nil, _ onPhone: ProbeResult.Outcome, minutes: Int,
        _ office: Office
    ) async throws -> [SentMail] {
        var mails: [SentMail] = []
        for _ in 0..<minutes {
            _ = try await office.find(onWeb, web, reason: reason)
            _ = try await office.find(onPhone, phone)
            try await office.keeper.tick()
            office.clock.advance(by: .seconds(60))
            mails += try await office.send()
        }
        return mails
    }

    private func page(_ office: Office) async throws -> AlertModel {
        let file = try #require(try await office.files().first { $0.alert.kind == .status })
        return try await office.useCases.alertPage(file.alert.id, by: .commandLine)
    }

    @Test func `what works badly is told as working badly, on which way, since when, and with what was found`()
        async throws
    {
        let office = try await self.office()
        let mails = try await run(.slight, reason: .pageIsPlaceholder, .good, minutes: 4, office)
        let mail = try #require(mails.first)
        #expect(mail.header("Subject") == "Renew a permit: works badly online")
        #expect(mail.words.contains("This has worked badly online since"), "\(mail.words)")
        #expect(mail.words.contains("What we found: instead of the service"), "\(mail.words)")
        #expect(mail.words.contains("This works by phone"))
        #expect(!mail.words.contains("This works online") && !mail.words.contains("on the service’s own page, that"))
        let model = try await page(office)
        #expect(model.situation.badly.flatMap(\.channels).map(\.id) == ["web"])
        #expect(Messages(.english, now: office.clock.now).alertTitle(model) == mail.header("Subject"))
    }

    @Test func `each way has its own beginning, and an open alert says how each of them stands today`() async throws {
        let office = try await self.office()
        var mails = try await run(.bad, .good, minutes: 5, office)
        mails += try await run(.bad, .bad, minutes: 4, office)
        #expect(mails.count == 2, "\(mails.map { $0.header("Subject") ?? "" })")
        let worse = try #require(mails.last)
        #expect(worse.header("Subject") == "Worse: Renew a permit: does not work online and by phone")
        #expect(worse.words.contains("What has got worse"), "\(worse.words)")
        #expect(worse.words.contains("By phone: "), "what the phone rests on is missing: \(worse.words)")
        let cells = try await page(office).situation.cells
        #expect(cells.map(\.channel.id) == ["web", "phone"] && cells[1].since - cells[0].since == .seconds(300))
        // The phone works again and the web does not; a reminder says so.
        let better = try await run(.bad, .good, minutes: 4, office)
        #expect(better.map { $0.header("Subject") } == ["Better, but not over: Renew a permit: does not work online"])
        office.clock.advance(by: office.useCases.settings.alerts.remindEvery)
        try await office.useCases.remind()
        let reminder = try #require(try await office.send().first)
        #expect(reminder.header("Subject") == "Reminder: Renew a permit: does not work online")
        #expect(reminder.words.contains("This works by phone"))
        let model = try await page(office)
        #expect(model.situation.cannot.flatMap(\.channels).map(\.id) == ["web"])
    }

    @Test func `what gets better and is not over is told, and counts only what works badly`() async throws {
        let office = try await self.office()
        var mails = try await run(.bad, .good, minutes: 9, office)
        mails += try await run(.slight, reason: .pageIsPlaceholder, .good, minutes: 3, office)
        #expect(try await page(office).situation.badly.flatMap(\.channels).map(\.id) == ["web"])
        let run = try await page(office).run
        #expect(run?.count ?? 0 <= 3, "failures do not say that it works badly: \(String(describing: run))")
        #expect(try await page(office).evidence.allSatisfy { $0.reason == Reason.pageIsPlaceholder.rawValue })
        #expect(mails.count == 1, "the same urgency is told once")
    }

    @Test func `what an alert was stays when a maintenance begins, and what is so now is added`() async throws {
        let office = try await self.office(maintenance: (600, 1800))
        try await run(.bad, .bad, minutes: 9, office)
        try await run(.bad, .bad, minutes: 3, office)
        let model = try await page(office)
        #expect(model.state == .open && model.status == .down && !model.evidence.isEmpty)
        #expect(model.meanwhile?.since == Office.start + .seconds(600) && model.meanwhile?.status == .maintenance)
        #expect(model.situation.cannot.flatMap(\.channels).map(\.id) == ["web", "phone"])
        let words = Messages(.english, now: office.clock.now)
        #expect(
            words.alertTitle(model)
                == "Renew a permit: did not work online and by phone, now in announced maintenance")
    }

    @Test func `an end inside a maintenance says that it works, and not that nobody knows`() async throws {
        let office = try await self.office(maintenance: (600, 1800))
        try await run(.bad, .bad, minutes: 11, office)
        let mails = try await run(.good, .good, minutes: 4, office)
        let end = try #require(mails.first)
        #expect(end.header("Subject") == "Over: Renew a permit works again")
        #expect(end.words.contains("This worked online and by phone"), "\(end.words)")
        #expect(end.words.contains("an announced maintenance still went on"))
        #expect(!end.words.contains("We did not know"))
    }

    @Test func `what does not come back from a maintenance is told as that`() async throws {
        let office = try await self.office(maintenance: (300, 600))
        try await run(.good, .good, minutes: 5, office)
        let mails = try await run(.bad, .good, minutes: 10, office)
        let mail = try #require(mails.first)
        #expect(mail.words.contains("An announced maintenance ended"), "\(mail.words)")
        // What broke later has nothing to do with it.
        try await run(.good, .good, minutes: 10, office)
        let later = try #require(try await run(.bad, .good, minutes: 5, office).first)
        #expect(!later.words.contains("An announced maintenance ended"), "\(later.words)")
    }

    @Test func `that one way works again is not the end while another is silent`() async throws {
        let office = try Office(.sqlite, settings: try Office.mailing { $0.alerts.groupWait = .seconds(5) })
        let secret = try #require(try await office.register(Office.service).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        try await office.keeper.push(secret: secret, Push(status: .ok))
        func find(_ outcome: ProbeResult.Outcome, minutes: Int) async throws -> [SentMail] {
            var mails: [SentMail] = []
            for _ in 0..<minutes {
                _ = try await office.find(outcome, web)
                try await office.keeper.tick()
                office.clock.advance(by: .seconds(60))
                mails += try await office.send()
            }
            return mails
        }
        _ = try await find(.bad, minutes: 12)
        #expect(Set(try await office.files(.open).map(\.alert.kind)) == [.status, .overdue])
        let again = try #require(try await find(.good, minutes: 3).first)
        // Every mail begins with its subject.
        #expect(
            again.words.hasPrefix("Renew a permit: works again online – we still do not hear from it by phone"),
            "\(again.words)")
        #expect(!again.words.contains("Nothing has to be repaired"), "\(again.words)")
        try await office.keeper.push(secret: secret, Push(status: .ok))
        #expect(try await office.send().map { $0.header("Subject") } == ["Over: Renew a permit is heard from again"])
    }
}
