import Alerting
import Feedback
import Measures
import Operations
import Pages
import Probing
import Registry
import Standards
import Storage
import Testing

private let web = "permits/web/probe:start"

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
        remedy: { en: "Find what takes it down." }
        applies: { channel: ["web"] }
        check: { kind: "measure", measure: "error.rate", window: "P30D", min_samples: 10,
                 bands: [ { verdict: "pass", when: "< 10" }, { verdict: "fail", when: "otherwise" } ] }
      - id: "SPEED"
        title: { en: "It is fast" }
        level: "should"
        applies: { channel: ["web"] }
        check: { kind: "measure", measure: "response.p95", window: "P30D", min_samples: 20,
                 bands: [ { verdict: "pass", when: "<= 800" }, { verdict: "fail", when: "otherwise" } ] }
      - id: "HAPPY"
        title: { en: "People are happy" }
        level: "should"
        check: { kind: "measure", measure: "satisfaction.mean10", min_samples: 3,
                 bands: [ { verdict: "pass", when: ">= 5" }, { verdict: "fail", when: "otherwise" } ] }
      - id: "TRAINED"
        title: { en: "Staff are trained" }
        level: "must"
        check: { kind: "attestation", question: { en: "Are they?" }, evidence: { kinds: ["minutes"], at_least: 1 },
                 valid_for: "P6M" }
      - id: "DOORS"
        title: { en: "A way without the internet" }
        level: "must"
        check: { kind: "measure", measure: "channel.non_digital",
                 bands: [ { verdict: "pass", when: "present" }, { verdict: "fail", when: "absent" } ] }
    scoring: { model: "counts", show_score_when_assessed_at_least: 0.5 }
    """

private let judged =
    Office.service + """

        standards: [ { id: "org.example.minimum", version: "1.0" } ]
        feedback: { question_set: "uk-satisfaction", channels: ["web"] }
        """

struct JudgingTests {
    private func verdicts(_ office: Office, counts: Bool = true) async throws -> [String: VerdictRecord] {
        let assessments = try await office.useCases.assess(
            "permits", keeper: office.keeper, countsEvaluation: counts, by: .commandLine)
        return Dictionary(
            assessments.done.flatMap(\.records).map { ($0.criterion, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private func begun(_ engine: TestEngine) async throws -> Office {
        let office = try Office(engine, standards: [standardText])
        _ = try await office.register(judged)
        _ = try await office.keeper.begin()
        return office
    }

    private func probe(_ office: Office, _ count: Int, _ outcome: ProbeResult.Outcome) async throws {
        for _ in 0..<count {
            _ = try await office.find(outcome, web)
            office.clock.advance(by: .seconds(60))
        }
    }

    @Test func `a loop may be judged by whatever decided that the service fails now, on the channel where it does`()
        async throws
    {
        let office = try await begun(.sqlite)
        func offered() async throws -> [LoopMeasure] {
            try await office.useCases.loopList("permits", by: .commandLine).measures
        }
        var found = try await offered()
        #expect(found.contains { $0.id == "parity.availability" } && !found.contains { $0.id == "parity.facts" })
        #expect(found.allSatisfy { $0.part == nil })
        try await probe(office, 15, .good)
        try await probe(office, 15, .bad)
        #expect(try await verdicts(office)["UP"]?.verdict == .fail)
        found = try await offered()
        let failing = try #require(found.first { $0.id == "error.rate" })
        #expect(failing.part == .channel("permits", "web") && failing.channel?.id == "web")
        #expect(Set(found).count == found.count)
        _ = try await office.register(judged + "\nfacts: { fee: { kind: \"money\", value: \"80.00 EUR\" } }\n")
        #expect(try await offered().contains { $0.id == "parity.facts" && $0.part == nil })
    }

    @Test(arguments: TestEngine.allCases)
    func `enough, too little and no data give a verdict, too little data, and no assessment, each with its evidence`(
        engine: TestEngine
    ) async throws {
        let office = try await begun(engine)
        var found = try await verdicts(office)
        #expect(found["UP"]?.verdict == .notAssessed && found["HAPPY"]?.verdict == .notAssessed)
        #expect(found["UP"]?.reasons.first?.detail == "no_data")
        #expect(found["TRAINED"]?.verdict == .notAssessed && found["DOORS"]?.verdict == .pass)
        try await probe(office, 15, .good)
        found = try await verdicts(office)
        let up = try #require(found["UP"])
        #expect(up.verdict == .pass && up.values.count == 1)
        #expect(up.values[0].number == 0 && up.values[0].samples == 15 && up.values[0].samplesNeeded == 10)
        #expect(up.values[0].threshold == "< 10" && up.values[0].subject == "channel permits/web")
        #expect(found["SPEED"]?.verdict == .insufficientData)
        let reason = found["SPEED"]?.reasons.first
        #expect(reason?.code == .tooFew && reason?.found == 15 && reason?.needed == 20)
        try await probe(office, 15, .bad)
        found = try await verdicts(office)
        #expect(found["UP"]?.verdict == .fail && found["UP"]?.isFailedMust == true)
        let assessment = try #require(
            try await office.useCases.assess("permits", keeper: office.keeper, by: .commandLine).done.first)
        #expect(assessment.failedMusts == ["UP"])
        #expect(assessment.score.asked == 5 && assessment.score.assessed == 3)
        #expect(assessment.score.value == 2.0 / 3)
    }

    @Test(arguments: TestEngine.allCases)
    func `what was met and is not any more opens one alert, and ends it when it is met again`(
        engine: TestEngine
    ) async throws {
        let office = try await begun(engine)
        func alerts(_ state: Alert.State) async throws -> [Alert] {
            try await office.useCases.alerts(state: state, limit: 50, offset: 0, by: .commandLine).files.map(\.alert)
                .filter { $0.kind == .verdict }
        }
        // What was never met is no news.
        try await probe(office, 20, .bad)
        _ = try await verdicts(office)
        #expect(try await alerts(.open).isEmpty)
        office.clock.advance(by: .seconds(40 * 86_400))
        try await probe(office, 20, .good)
        #expect(try await verdicts(office)["UP"]?.verdict == .pass)
        #expect(try await alerts(.open).isEmpty)
        try await probe(office, 20, .bad)
        #expect(try await verdicts(office)["UP"]?.verdict == .fail)
        _ = try await verdicts(office)
        let open = try await alerts(.open)
        #expect(open.count == 1 && open.first?.identity.topic == "org.example.minimum")
        #expect(open.first?.newest.points.map(\.criterion) == ["UP"])
        // In words and in each language, not by the id of the measure.
        let found = try #require(open.first?.newest.points.first?.found)
        #expect(found.wordings.map(\.language) == ["en", "fr"] && !found.words(in: "en").contains("error.rate"))
        let french = found.words(in: "fr").map { $0.isWhitespace ? " " : $0 }.reduce(into: "") { $0.append($1) }
        #expect(found.words(in: "en").hasSuffix(": 50%") && french.hasSuffix(" : 50 %"))
        office.clock.advance(by: .seconds(40 * 86_400))
        try await probe(office, 20, .good)
        _ = try await verdicts(office)
        #expect(try await alerts(.open).isEmpty)
        #expect(try await alerts(.resolved).count == 1)
        let page = try await office.useCases.assessmentPage(
            "permits", standard: "org.example.minimum", by: .commandLine)
        #expect(page.changes.filter { $0.criterion == "UP" }.map(\.became) == [.pass, .fail, .pass, .fail])
        #expect(page.changes.first?.cause == .service)
    }

    @Test(arguments: TestEngine.allCases)
    func `statements count once another person has reviewed them, and say why they do not`(
        engine: TestEngine
    ) async throws {
        let office = try await begun(engine)
        let useCases = office.useCases
        func attest(
            _ criterion: String = "TRAINED", standard: String = "org.example.minimum",
            evidence: [Attestation.Evidence] = [.init(kind: .minutes, reference: "m1")],
            words: String = "trained in May"
        ) async throws -> Attestation {
            try await useCases.attest(
                "permits", standard: standard, criterion: criterion, answer: .yes, statement: words,
                evidence: evidence, person: "ada@town.example", by: .commandLine)
        }
        func refusal(_ work: () async throws -> Void) async -> String? {
            do {
                try await work()
                return nil
            } catch let refusal as StatementRefusal {
                return refusal.description
            } catch {
                return "\(error)"
            }
        }
        #expect(
            await refusal { _ = try await attest(evidence: []) }
                == "TRAINED asks for 1 pieces of evidence of the kinds minutes, and 0 count")
        #expect(
            await refusal { _ = try await attest("UP") } == "UP is decided by measures, so there is nothing to state")
        #expect(
            await refusal { _ = try await attest("TRAINEE") }
                == "org.example.minimum 1.0 has no criterion \"TRAINEE\"; did you mean \"TRAINED\"?")
        #expect(
            await refusal { _ = try await attest(standard: "org.example.minimal") }
                == "the file of \"permits\" does not name the standard \"org.example.minimal\"; it names "
                + "org.example.minimum; did you mean \"org.example.minimum\"?")
        #expect(await refusal { _ = try await attest(words: " ") } == "the statement is empty")
        #expect(await refusal { _ = try await attest(words: "a\u{0}b") } == "the statement holds control characters")
        let statement = try await attest()
        #expect(try await verdicts(office)["TRAINED"]?.verdict == .needsPerson)
        #expect(
            await refusal {
                _ = try await useCases.review(
                    attestation: statement.id, accepts: true, note: nil, person: "Ada@town.example", by: .commandLine)
            } == "Ada@town.example stated it; another person reviews it")
        _ = try await useCases.review(
            attestation: statement.id, accepts: true, note: nil, person: "ben@office.example", by: .commandLine)
        let record = try await verdicts(office)["TRAINED"]
        #expect(record?.verdict == .pass && record?.attestation == statement.id)
        office.clock.advance(by: .seconds(200 * 86_400))
        #expect(try await verdicts(office)["TRAINED"]?.verdict == .expired)
    }

    @Test(arguments: TestEngine.allCases)
    func `an exemption counts once another person has approved it, until its last day`(engine: TestEngine) async throws
    {
        let office = try await begun(engine)
        try await probe(office, 20, .bad)
        let today = CivilDate(days: office.clock.now.milliseconds / 86_400_000)
        let exemption = try await office.useCases.requestExemption(
            "permits", standard: "org.example.minimum", criterion: "UP", reason: "moving", alternative: "phone",
            from: today, until: CivilDate(days: today.days + 10), person: "ada", by: .commandLine)
        #expect(try await verdicts(office)["UP"]?.verdict == .fail)
        await #expect(throws: StatementRefusal.self) {
            try await office.useCases.approve(exemption: exemption.id, person: "Ada", by: .commandLine)
        }
        _ = try await office.useCases.approve(exemption: exemption.id, person: "board", by: .commandLine)
        let record = try await verdicts(office)["UP"]
        #expect(record?.verdict == .exempt && record?.underlying == .fail && record?.values.isEmpty == false)
        office.clock.advance(by: .seconds(11 * 86_400))
        #expect(try await verdicts(office)["UP"]?.verdict == .expired)
    }

    @Test func `a standard that is not installed is named with what there is`() async throws {
        let office = try Office(.sqlite, standards: [standardText])
        _ = try await office.register(judged.replacing("version: \"1.0\" }", with: "version: \"1.1\" }"))
        let found = try await office.useCases.assess("permits", keeper: nil, by: .commandLine)
        #expect(
            found.missing.map(\.description) == [
                "the standard org.example.minimum version 1.1 is not installed; there is org.example.minimum 1.0"
            ])
        await #expect(throws: MissingStandard.self) {
            try await office.useCases.assess(
                "permits", standard: "org.example.minimum", keeper: nil, by: .commandLine)
        }
    }

    @Test func `a standard that the file does not name is tried, and nothing of it is kept`() async throws {
        let office = try Office(.sqlite, standards: [standardText])
        _ = try await office.register(Office.service)
        let tried = try await office.useCases.assess(
            "permits", standard: "org.example.minimum", keeper: nil, by: .commandLine)
        #expect(tried.done.first?.verdicts.count == 5)
        let page = try await office.useCases.assessmentPage(
            "permits", standard: "org.example.minimum", by: .commandLine)
        #expect(page.rows.isEmpty)
    }
}
