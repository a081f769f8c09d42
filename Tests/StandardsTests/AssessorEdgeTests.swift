import Measures
import Registry
import Testing

@testable import Standards

private let text = """
    format: "service-checklist"
    format_version: "1"
    id: "org.example.edges"
    version: "1.0"
    status: "required"
    title: { en: "Edges" }
    publisher: { name: "Office" }
    parameters: [ { id: "answers", type: "number", min: 1, max: 1000, default: 100, set_by: "service" } ]
    criteria:
      - id: "HAPPY"
        title: { en: "Happy" }
        level: "must"
        check: { kind: "measure", measure: "satisfaction.mean10", aggregate: "service", min_samples: "{answers}",
                 bands: [ { verdict: "pass", when: ">= 5" }, { verdict: "fail", when: "otherwise" } ] }
      - id: "EACH"
        title: { en: "Each" }
        level: "must"
        check: { kind: "measure", measure: "error.rate", aggregate: "each",
                 bands: [ { verdict: "pass", when: "< 5" }, { verdict: "fail", when: "otherwise" } ] }
      - id: "WORST"
        title: { en: "Worst" }
        level: "must"
        check: { kind: "measure", measure: "error.rate", aggregate: "worst",
                 bands: [ { verdict: "pass", when: "< 5" }, { verdict: "fail", when: "otherwise" } ] }
      - id: "MEAN"
        title: { en: "Mean" }
        level: "must"
        check: { kind: "measure", measure: "error.rate", aggregate: "mean",
                 bands: [ { verdict: "pass", when: "< 5" }, { verdict: "fail", when: "otherwise" } ] }
      - id: "KNOWN"
        title: { en: "Known" }
        level: "must"
        check: { kind: "measure", measure: "uptime.ratio", aggregate: "worst", min_known_share: 0.25,
                 bands: [ { verdict: "pass", when: ">= 99" }, { verdict: "fail", when: "otherwise" } ] }
      - id: "BOTH"
        title: { en: "Both" }
        level: "must"
        check: { kind: "composite", all: [
          { kind: "measure", measure: "error.rate", aggregate: "worst",
            bands: [ { verdict: "pass", when: "< 5" }, { verdict: "fail", when: "otherwise" } ] },
          { kind: "measure", measure: "channel.non_digital", role: "supports",
            bands: [ { verdict: "pass", when: "present" }, { verdict: "fail", when: "absent" } ] },
          { kind: "measure", measure: "channel.count",
            bands: [ { verdict: "pass", when: ">= 2" }, { verdict: "fail", when: "otherwise" } ] } ] }
    """

/// What a demanding reader tries: wrong parameters, silent channels, hardly any history.
struct AssessorEdgeTests {
    private func judge(
        _ criterion: String, declared: [String: String] = [:],
        _ outcome: (MeasureQuestion) -> (MeasuredValue.Outcome, n: Int)
    ) throws -> CriterionVerdict {
        try AssessorTests.judge(criterion, declared: declared, standard: SampleChecklist.read(text), outcome)
    }

    @Test(arguments: ["1e300", "abc", "0", "1001", "nan", "-5", ""])
    func `a parameter that is no right value leaves the point open`(written: String) throws {
        let found = try judge("HAPPY", declared: ["answers": written]) { _ in (.number(9), 5000) }
        #expect(found.verdict == .notAssessed && found.reasons == [.parameterMissing("answers")])
    }

    @Test func `a right value is the number that is needed`() throws {
        #expect(try judge("HAPPY", declared: ["answers": "2.5"]) { _ in (.number(9), 2) }.verdict == .insufficientData)
        #expect(try judge("HAPPY", declared: ["answers": "2.5"]) { _ in (.number(9), 3) }.verdict == .pass)
        #expect(try judge("HAPPY") { _ in (.number(9), 99) }.verdict == .insufficientData)
    }

    @Test func `a channel that nobody measures leaves open what each must meet, and is shown beside the others`() throws
    {
        func values(_ question: MeasureQuestion) -> (MeasuredValue.Outcome, n: Int) {
            question.subject.channel == "web" ? (.number(1), 500) : (.none(.notMeasured), 0)
        }
        #expect(try judge("EACH", values).verdict == .notAssessed)
        for criterion in ["WORST", "MEAN"] {
            let found = try judge(criterion, values)
            #expect(found.verdict == .pass)
            #expect(found.values.count == 3, "the two that nobody measures are shown")
        }
        #expect(try judge("WORST") { _ in (.none(.notMeasured), 0) }.verdict == .notAssessed)
    }

    @Test func `what only supports is shown in a rule of several and never counted`() throws {
        let found = try judge("BOTH") { question in
            question.measure == "channel.non_digital" ? (.presence(false), 1) : (.number(3), 500)
        }
        #expect(found.verdict == .pass)
        #expect(found.values.contains { $0.value.measure == "channel.non_digital" })
    }

    @Test(arguments: [(0.2, Verdict.insufficientData), (0.25, .pass), (1, .pass)])
    func `hardly any history is no evidence of a quarter of a year`(share: Double, verdict: Verdict) throws {
        let standard = try SampleChecklist.read(text)
        let service = AssessorTests.service(kinds: [.web])
        var values: [MeasureQuestion: MeasuredValue] = [:]
        for question in standard.questions(for: service) {
            values[question] = AssessorTests.value(question, .number(100), n: 500)
            values[question]?.knownShare = share
        }
        let found = Assessor(standard: standard, service: service, values: values, today: AssessorTests.today)
            .verdicts().first { $0.criterion == "KNOWN" }
        #expect(found?.verdict == verdict)
    }

    @Test func `a renewal that waits, was refused or has run out takes nothing from a statement that holds`() throws {
        func judged(_ attestations: [Attestation]) throws -> CriterionVerdict {
            try AssessorTests.judge("CHA-2", attestations: attestations) { _ in (.presence(true), 1) }
        }
        let holding = AssessorTests.attestation()
        let waiting = try judged([AssessorTests.attestation(review: nil), holding])
        #expect(waiting.verdict == .pass && waiting.reasons == [.attested(.yes), .renewalWaits])
        #expect(try judged([AssessorTests.attestation(review: false), holding]).verdict == .pass)
        #expect(try judged([AssessorTests.attestation(.no, review: nil), holding]).verdict == .fail)
        let old = AssessorTests.attestation(daysAgo: 300)
        #expect(try judged([AssessorTests.attestation(review: false), old]).verdict == .expired)
    }
}
