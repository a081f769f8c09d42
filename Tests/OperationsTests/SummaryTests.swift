import Alerting
import Curl
import Documents
import Feedback
import Measures
import Operations
import Pages
import Probing
import Registry
import Standards
import Storage
import Synchronization
import Testing

private let web = "permits/web/probe:start"
private let day: Duration = .seconds(86_400)

private let standardText = """
    format: "service-checklist"
    format_version: "1"
    id: "org.example.minimum"
    version: "1.0"
    status: "required"
    title: { en: "Minimum" }
    publisher: { name: "Office" }
    criteria:
      - id: "UP"
        title: { en: "It works" }
        level: "must"
        severity: "high"
        applies: { channel: ["web"] }
        check: { kind: "measure", measure: "error.rate", window: "P30D", min_samples: 1,
                 bands: [ { verdict: "pass", when: "< 10" }, { verdict: "fail", when: "otherwise" } ] }
      - id: "TRAINED"
        title: { en: "Staff are trained" }
        level: "must"
        check: { kind: "attestation", question: { en: "Are they?" }, evidence: { kinds: ["minutes"], at_least: 1 },
                 valid_for: "P6M" }
    scoring: { model: "counts", show_score_when_assessed_at_least: 0.5 }
    """

private let judged =
    Office.service + """

        standards: [ { id: "org.example.minimum", version: "1.0" } ]
        feedback: { question_set: "uk-satisfaction", channels: ["web"] }
        """

/// Another service of the same town: nobody says how many people use it.
private let library = """
    format: "plumbline-service"
    format_version: "1"
    id: "library"
    title: { en: "Join the library", fr: "S’inscrire à la bibliothèque" }
    organisation: "town-hall"
    phase: "live"
    kind: "transactional"
    officials: [ { office: "service_owner", email: "Owner@Town.example", language: "fr" } ]
    channels:
      - id: "web"
        kind: "web"
        probes: [ { id: "start", use: "page", every: "60s", with: { url: "https://library.example/" } } ]
    """

struct SummaryTests {
    private func week() throws -> Period { try #require(Period("P7D")) }

    private func mailing() throws -> Settings {
        var settings = Settings()
        settings.mail = try MailSettings(relay: "smtp://127.0.0.1:25", startTLS: .off, from: "watch@town.example")
        return settings
    }

    private func probe(_ office: Office, _ count: Int, _ outcome: ProbeResult.Outcome, _ probe: String = web)
        async throws
    {
        for _ in 0..<count {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(outcome, probe)
        }
    }

    private func model(_ office: Office, of official: String? = nil) async throws -> SummaryModel {
        try await office.useCases.summary(of: official, over: try week(), by: .commandLine)
    }

    @Test(arguments: TestEngine.allCases)
    func `what fails is to be decided, what failed is told with its time, and what nobody checks is not known`(
        engine: TestEngine
    ) async throws {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        _ = try await office.register(library, name: "library.yaml")
        _ = try await office.keeper.begin()
        try await probe(office, 3, .good)
        try await probe(office, 3, .good, "library/web/probe:start")
        var found = try await model(office)
        #expect(found.decisions.isEmpty && found.changes.isEmpty && found.services == 2)
        #expect(found.fine.map(\.slug).contains("library"))
        // The phone of the permits was never heard: what is not known is said.
        let gap = try #require(found.gaps.first { $0.service.slug == "permits" })
        #expect(gap.seldomKnown.contains { $0.channel.id == "phone" && $0.knownShare == 0 })
        let began = office.clock.now + .seconds(60)
        try await probe(office, 5, .bad)
        found = try await model(office)
        #expect(found.decisions.count == 1 && found.changes.count == 1)
        #expect(found.changes.first?.at == began)
        guard case .outage(let channels, nil, let reason)? = found.changes.first?.event else {
            Issue.record("no outage that lasts: \(found.changes)")
            return
        }
        #expect(channels.map(\.id) == ["web"] && reason == "http_status")
        try await probe(office, 4, .good)
        found = try await model(office)
        #expect(found.decisions.isEmpty)
        guard case .outage(_, .some, _)? = found.changes.first?.event else {
            Issue.record("no outage that ended: \(found.changes)")
            return
        }
        #expect(!found.fine.map(\.slug).contains("permits"))
        // A month later nothing of it is left.
        office.clock.advance(by: day * 30)
        #expect(try await model(office).changes.isEmpty)
    }

    @Test(arguments: TestEngine.allCases)
    func `what worked badly is told with its time, and is not said to be without a fault`(
        engine: TestEngine
    ) async throws {
        let office = try Office(engine)
        _ = try await office.register(library, name: "library.yaml")
        _ = try await office.keeper.begin()
        try await probe(office, 3, .good, "library/web/probe:start")
        let began = office.clock.now + .seconds(60)
        try await probe(office, 4, .slight, "library/web/probe:start")
        var found = try await model(office)
        guard case .degradation(let channels, nil, .some)? = found.changes.first?.event else {
            Issue.record("nothing that works badly: \(found.changes)")
            return
        }
        #expect(channels.map(\.id) == ["web"] && found.changes.map(\.at) == [began] && found.fine.isEmpty)
        try await probe(office, 4, .good, "library/web/probe:start")
        found = try await model(office)
        guard case .degradation(_, .some, .some)? = found.changes.first?.event else {
            Issue.record("nothing that worked badly: \(found.changes)")
            return
        }
        #expect(found.decisions.isEmpty && found.fine.isEmpty && found.changes.count == 1)
        for _ in 1...2 {
            try await probe(office, 4, .slight, "library/web/probe:start")
            try await probe(office, 4, .good, "library/web/probe:start")
        }
        found = try await model(office)
        guard case .degradations(_, count: 3, let length)? = found.changes.first?.event else {
            Issue.record("not told together: \(found.changes)")
            return
        }
        #expect(length > .seconds(600))
    }

    @Test func `a service whose file cannot be read is named, and the others are told of as ever`() async throws {
        let office = try Office(.sqlite)
        _ = try await office.register(Office.service)
        _ = try await office.register(library, name: "library.yaml")
        _ = try await office.keeper.begin()
        try await probe(office, 3, .bad)
        try await office.spoil("library")
        for official in [nil, "owner@town.example"] {
            let found = try await model(office, of: official)
            #expect(found.unreadable.map(\.slug) == ["library"] && found.services == 2)
            #expect(found.unreadable.first?.title.words(in: "fr") == "S’inscrire à la bibliothèque")
            #expect(found.decisions.map(\.service.slug) == ["permits"])
        }
    }

    @Test func `more people come first, and an unknown number is neither none nor many`() async throws {
        let office = try Office(.sqlite)
        _ = try await office.register(library, name: "library.yaml")
        _ = try await office.register(Office.service)
        let none = library.replacing("id: \"library\"", with: "id: \"archive\"")
            .replacing("channels:\n", with: "volumes: { per_year: 0 }\nchannels:\n")
        _ = try await office.register(none, name: "archive.yaml")
        _ = try await office.keeper.begin()
        for service in ["library", "permits", "archive"] {
            try await probe(office, 3, .bad, "\(service)/web/probe:start")
        }
        #expect(try await model(office).decisions.map(\.service.slug) == ["permits", "library", "archive"])
        let ordered = [nil, 0, 5, 36_500].map(PeopleAffected.init(perYear:)).sorted(by: >)
        #expect(ordered.map(\.perYear) == [36_500, 5, nil, 0])
    }

    @Test(arguments: TestEngine.allCases)
    func `a verdict that changed is told with its cause, and a statement that waits is to be decided`(
        engine: TestEngine
    ) async throws {
        let office = try Office(engine, standards: [standardText])
        _ = try await office.register(judged)
        _ = try await office.keeper.begin()
        let useCases = office.useCases
        func judge() async throws {
            _ = try await useCases.assess(
                "permits", keeper: office.keeper, countsEvaluation: true, by: .commandLine)
        }
        try await probe(office, 10, .good)
        try await judge()
        var found = try await model(office)
        #expect(found.changes.isEmpty, "a first verdict is no change")
        #expect(found.gaps.first?.unassessed.first?.points == 1 && found.gaps.first?.unassessed.first?.asked == 2)
        try await probe(office, 10, .bad)
        try await judge()
        _ = try await useCases.attest(
            "permits", standard: "org.example.minimum", criterion: "TRAINED", answer: .yes, statement: "They are.",
            evidence: [.init(kind: .minutes, reference: "2026-01")], person: "Ada", by: .commandLine)
        try await judge()
        // A time ends before now: what came this very moment belongs to the next.
        office.clock.advance(by: .seconds(1))
        found = try await model(office)
        let verdicts = found.changes.compactMap { change in
            if case .verdict(let point, _, let was, let became, _, let cause) = change.event {
                "\(point.words(in: "en")): \(was.rawValue), \(became.rawValue), \(cause.rawValue)"
            } else {
                nil
            }
        }
        #expect(verdicts.contains("It works: pass, fail, service"))
        #expect(
            found.decisions.contains { decision in
                if case .reviews(1, _) = decision.matter { true } else { false }
            })
        #expect(
            found.decisions.contains { decision in
                if case .alert(let alert) = decision.matter { alert.kind == .verdict } else { false }
            })
    }

    @Test(arguments: TestEngine.allCases)
    func `answers are told beside those before, and at most three comments, read by name`(engine: TestEngine)
        async throws
    {
        let office = try Office(engine)
        _ = try await office.register(judged.replacing("standards:", with: "# standards:"))
        func say(_ answer: String, _ words: String? = nil) async throws {
            var fields = ["satisfaction": [answer]]
            fields["improve"] = words.map { [$0] }
            _ = try await office.useCases.submit(
                FeedbackForm(service: "permits", channel: "web", fields: fields, language: "en"))
        }
        #expect(try await model(office).unanswered.map(\.slug) == ["permits"])
        for _ in 0..<20 { try await say("very_satisfied") }
        office.clock.advance(by: day * 7)
        for number in 0..<6 {
            office.clock.advance(by: .seconds(1))
            try await say("very_dissatisfied", "number \(number), write to ada@town.example")
        }
        office.clock.advance(by: .seconds(1))
        let found = try await model(office)
        let voice = try #require(found.voices.first)
        #expect(voice.now.sampleSize == 6 && voice.before.sampleSize == 20)
        #expect(voice.now.outcome == .number(0) && voice.now.interval != nil)
        #expect(
            found.comments.map(\.words)
                == [5, 4, 3].map { "number \($0), write to [e-mail]" })
        let text = SummaryMail(found).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("Clearly worse.") && !text.contains("ada@"))
        // Who may not read what people wrote gets the figures alone.
        let auditor = Caller(name: "audit", role: .auditor)
        let figures = try await office.useCases.summary(of: nil, over: try week(), by: auditor)
        #expect(figures.comments.isEmpty && figures.voices.count == 1)
    }

    @Test func `an official gets their services in their language, and an address that nobody has is refused`()
        async throws
    {
        let office = try Office(.sqlite)
        _ = try await office.register(Office.service)
        _ = try await office.register(library, name: "library.yaml")
        let found = try await model(office, of: "OWNER@town.example")
        #expect(found.services == 2 && found.language == .french)
        await #expect(throws: NameError.self) { try await model(office, of: "nobody@town.example") }
        let limited = Caller(name: "team", role: .serviceTeam, services: ["library"])
        #expect(try await office.useCases.summary(of: nil, over: try week(), by: limited).services == 1)
    }

    @Test(arguments: TestEngine.allCases)
    func `each official gets one mail a week, tried again under the same id, whatever restarts`(engine: TestEngine)
        async throws
    {
        let office = try Office(engine, settings: try mailing())
        let useCases = office.useCases
        _ = try await office.register(Office.service)
        _ = try await office.register(library, name: "library.yaml")
        // It is Monday, 02:40: the week is over at 07:30. What was registered after a week has nothing to tell of it.
        #expect(try await useCases.prepareSummaries() == 0)
        #expect(try await useCases.dueSummaries(limit: 10).isEmpty)
        office.clock.advance(by: .seconds(6 * 3600))
        #expect(try await useCases.prepareSummaries() == 1)
        #expect(try await useCases.prepareSummaries() == 0)
        let due = try #require(try await useCases.dueSummaries(limit: 10).first)
        let sent = Mutex<[String]>([])
        let refused = try await useCases.deliver(due) { transfer in
            sent.withLock { $0.append(String(decoding: transfer.body ?? [], as: UTF8.self)) }
            return .failed(.connectRefused)
        }
        #expect(refused?.state == .pending && refused?.attempts == 1)
        #expect(try await useCases.dueSummaries(limit: 10).isEmpty)
        office.clock.advance(by: .seconds(60))
        let again = try #require(try await useCases.dueSummaries(limit: 10).first)
        #expect(again.messageID == due.messageID)
        let taken = try await useCases.deliver(again) { transfer in
            sent.withLock { $0.append(String(decoding: transfer.body ?? [], as: UTF8.self)) }
            var result = TransferResult()
            result.status = 250
            return result
        }
        #expect(taken?.state == .delivered && taken?.endedAt == office.clock.now)
        // Somebody else may hold the same message: it is sent once.
        let twice = try await useCases.deliver(again) { _ in
            Issue.record("it was sent twice")
            return .failed(.connectRefused)
        }
        #expect(twice == nil)
        let mails = sent.withLock { $0 }
        #expect(mails.count == 2)
        #expect(mails.allSatisfy { $0.contains("Message-ID: \(due.messageID)") })
        #expect(mails.allSatisfy { $0.contains("Content-Language: fr") && $0.contains("owner@town.example") == false })
        office.clock.advance(by: day * 6)
        #expect(try await useCases.prepareSummaries() == 0)
        // A server that was away for the better part of a week does not tell what is no news any more.
        office.clock.advance(by: day * 5)
        #expect(try await useCases.prepareSummaries() == 0)
        #expect(try await useCases.dueSummaries(limit: 10).isEmpty)
        office.clock.advance(by: day * 4)
        #expect(try await useCases.prepareSummaries() == 1)
        #expect(try await useCases.dueSummaries(limit: 10).map(\.week) == ["2026-02-16"])
    }

    @Test func `a summary that cannot be delivered is given up with the reason`() async throws {
        let office = try Office(.sqlite, settings: try mailing())
        _ = try await office.register(Office.service)
        office.clock.advance(by: .seconds(6 * 3600))
        _ = try await office.useCases.prepareSummaries()
        var last: StoredSummary?
        for _ in 0..<200 {
            for due in try await office.useCases.dueSummaries(limit: 10) {
                last = try await office.useCases.deliver(due) { _ in .failed(.connectRefused) }
            }
            office.clock.advance(by: .seconds(3600))
        }
        #expect(last?.state == .expired && last?.lastError?.isEmpty == false)
    }

    @Test func `a week ends at the day and time of its zone, through changes of clocks`() throws {
        let schedule = SummarySchedule(day: .monday, minute: 7 * 60 + 30, timezone: "Europe/Dublin")
        let winter = try #require(Timestamp("2026-10-26T07:30:00Z"))
        let summer = try #require(Timestamp("2026-10-19T06:30:00Z"))
        #expect(schedule.week(at: winter).window == Window(start: summer, end: winter))
        #expect(schedule.week(at: winter - .milliseconds(1)).window.end == summer)
        #expect(schedule.week(at: winter + day * 6).id == "2026-10-26")
        // Another day of the same week is the same week.
        let friday = SummarySchedule(day: .friday, minute: 0, timezone: "Europe/Dublin")
        #expect(friday.week(at: winter + day * 5).id == "2026-10-26")
        // 02:30 is skipped on the last Sunday of March.
        let skipped = SummarySchedule(day: .sunday, minute: 90, timezone: "Europe/Dublin")
        let change = try #require(Timestamp("2026-03-29T01:30:00Z"))
        #expect(skipped.week(at: change + .seconds(60)).window.end == change)
    }

    @Test func `the configuration sets the day, time and zone`() throws {
        func settings(_ line: String) throws -> Settings {
            let text = "format: \"plumbline-config\"\nformat_version: \"1\"\n\(line)\n"
            return try Settings.read(try Document.read(Array(text.utf8), file: "plumbline.yaml"))
        }
        let set = try settings("summary: { day: \"We\", time: \"18:05\", timezone: \"Europe/Dublin\" }").summary
        #expect(set == SummarySchedule(day: .wednesday, minute: 18 * 60 + 5, timezone: "Europe/Dublin"))
        #expect(try settings("log: { level: \"info\" }").summary == SummarySchedule())
        for wrong in ["day: \"Mon\"", "time: \"7.30\"", "time: \"24:00\"", "timezone: \"Mars\"", "time: \"07:30:00\""] {
            #expect(throws: DocumentProblems.self) { try settings("summary: { \(wrong) }") }
        }
    }
}
