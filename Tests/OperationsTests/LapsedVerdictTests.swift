import Alerting
import Measures
import Operations
import Pages
import Probing
import Registry
import Standards
import Storage
import Testing

private let standard = """
    format: "service-checklist"
    format_version: "1"
    id: "org.example.up"
    version: "1.0"
    status: "required"
    title: { en: "Up" }
    publisher: { name: "Office" }
    criteria:
      - id: "UP"
        title: { en: "It works" }
        level: "must"
        severity: "high"
        applies: { channel: ["web"] }
        check: { kind: "measure", measure: "error.rate", window: "P30D", min_samples: 10,
                 hysteresis: { fail_after: 2, recover_after: 1 },
                 bands: [ { verdict: "pass", when: "< 60" }, { verdict: "fail", when: "otherwise" } ] }
      - id: "TRAINED"
        title: { en: "Staff are trained" }
        level: "should"
        check: { kind: "attestation", question: { en: "Are they?" }, valid_for: "P6M" }
    """

private func service(_ version: String, besides: String = "") -> String {
    Office.service + """

        standards: [ { id: "org.example.up", version: "\(version)" }\(besides) ]
        """
}

/// What is told of verdicts that change, and what is not.
struct LapsedVerdictTests {
    private let office: Office

    init() throws {
        office = try Office(
            .sqlite,
            standards: [
                standard,
                standard.replacing("version: \"1.0\"", with: "version: \"2.0\"").replacing("< 60", with: "< 10")
                    .replacing("Are they?", with: "Were they examined?"),
                standard.replacing("version: \"1.0\"", with: "version: \"3.0\"")
                    .replacing("status: \"required\"", with: "status: \"draft\""),
            ])
    }

    private func begin(_ version: String = "1.0") async throws {
        _ = try await office.register(service(version))
        _ = try await office.keeper.begin()
    }

    private func judged(counts: Bool = true) async throws -> Verdict? {
        try await office.useCases.assess(
            "permits", keeper: office.keeper, countsEvaluation: counts, by: .commandLine
        ).done.first?.records.first { $0.criterion == "UP" }?.verdict
    }

    private func probe(_ count: Int, _ outcome: ProbeResult.Outcome) async throws {
        for _ in 0..<count {
            _ = try await office.find(outcome, "permits/web/probe:start")
            office.clock.advance(by: .seconds(60))
        }
    }

    private func alerts() async throws -> Int {
        try await office.useCases.alerts(state: .open, limit: 50, offset: 0, by: .commandLine).files
            .count { $0.alert.kind == .verdict }
    }

    @Test func `a point that is not met any more is told, although nothing was known of it in between`() async throws {
        try await begin()
        try await probe(20, .good)
        #expect(try await judged() == .pass)
        office.clock.advance(by: .seconds(40 * 86_400))
        #expect(try await judged() == .notAssessed)
        #expect(try await alerts() == 0)
        try await probe(20, .bad)
        #expect(try await judged() == .fail)
        #expect(try await alerts() == 1)
    }

    @Test func `a stricter rule counts at once, and is not the service's doing`() async throws {
        try await begin()
        try await probe(20, .good)
        try await probe(10, .bad)
        #expect(try await judged() == .pass)
        _ = try await office.register(service("2.0"))
        #expect(try await judged(counts: false) == .fail)
        _ = try await judged()
        #expect(try await alerts() == 0)
        let page = try await office.useCases.assessmentPage("permits", standard: "org.example.up", by: .commandLine)
        #expect(page.changes.first { $0.criterion == "UP" }?.cause == .rule)
    }

    @Test func `what is judged because something was written does not count as another time in a row`() async throws {
        try await begin()
        try await probe(20, .good)
        #expect(try await judged() == .pass)
        try await probe(60, .bad)
        for _ in 0..<5 { #expect(try await judged(counts: false) == .pass) }
        #expect(try await judged() == .pass)
        #expect(try await judged() == .fail)
    }

    @Test func `a draft is judged, and nobody is told and nothing fails`() async throws {
        try await begin("3.0")
        try await probe(20, .good)
        #expect(try await judged() == .pass)
        try await probe(60, .bad)
        _ = try await judged()
        let found = try await office.useCases.assess(
            "permits", keeper: office.keeper, countsEvaluation: true, by: .commandLine)
        let draft = try #require(found.done.first)
        #expect(draft.records.first?.verdict == .fail && !draft.binds && draft.failedMusts.isEmpty)
        #expect(try await alerts() == 0)
    }

    @Test func `one standard that is not installed keeps no other one from judging`() async throws {
        _ = try await office.register(service("1.0", besides: ", { id: \"org.example.gone\", version: \"1\" }"))
        _ = try await office.keeper.begin()
        let found = try await office.useCases.assess("permits", keeper: office.keeper, by: .commandLine)
        #expect(found.done.map(\.standard.standard.id) == ["org.example.up"])
        #expect(found.missing.map(\.id) == ["org.example.gone"])
    }

    @Test func `a statement counts for another version only where that asks the same`() async throws {
        try await begin()
        let statement = try await office.useCases.attest(
            "permits", standard: "org.example.up", criterion: "TRAINED", answer: .yes, statement: "in May",
            evidence: [], person: "Ana", by: .commandLine)
        await #expect(throws: StatementRefusal.self) {
            try await office.useCases.review(
                attestation: statement.id, accepts: true, note: nil, person: " ana  ", by: .commandLine)
        }
        _ = try await office.useCases.review(
            attestation: statement.id, accepts: true, note: nil, person: "Ben", by: .commandLine)
        func trained() async throws -> VerdictRecord? {
            try await office.useCases.assess("permits", keeper: nil, by: .commandLine).done.first?.records
                .first { $0.criterion == "TRAINED" }
        }
        #expect(try await trained()?.verdict == .pass)
        _ = try await office.register(service("3.0"))
        #expect(try await trained()?.verdict == .pass, "it asks the same")
        _ = try await office.register(service("2.0"))
        let record = try await trained()
        #expect(record?.verdict == .needsPerson && record?.reasons.first?.code == .otherVersion)
    }
}
