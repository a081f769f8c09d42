import Documents
import Measures
import Registry
import TestSupport
import Testing

@testable import Standards

struct AssessorTests {
    static let now = Timestamp(milliseconds: 1_772_323_200_000)
    static let today = CivilDate(days: 20_513)

    static func service(
        phase: ServicePhase = .live, perYear: Int? = 1000, kinds: [ChannelKind] = [.web, .api, .phone]
    ) -> PublicService {
        PublicService(
            id: "permits", title: Text("en", "Permits"), organisation: "town", phase: phase,
            volumes: perYear.map { DeclaredVolumes(perYear: $0) },
            channels: kinds.map { ServiceChannel(id: $0.rawValue, kind: $0) })
    }

    static func value(
        _ question: MeasureQuestion, _ outcome: MeasuredValue.Outcome, n: Int = 10_000
    ) -> MeasuredValue {
        MeasuredValue(
            measure: question.measure, subject: question.subject, window: Window(start: now - .seconds(60), end: now),
            outcome: outcome, sampleSize: n)
    }

    /// The verdict on one criterion when its measures have these values, by channel where it has one.
    static func judge(
        _ criterion: String, service: PublicService = service(), declared: [String: String] = [:],
        attestations: [Attestation] = [], exemptions: [Exemption] = [], today: CivilDate = today,
        standard: Standard? = nil, _ outcome: (MeasureQuestion) -> (MeasuredValue.Outcome, n: Int)
    ) throws -> CriterionVerdict {
        let standard = try standard ?? SampleChecklist.read()
        var values: [MeasureQuestion: MeasuredValue] = [:]
        for question in standard.questions(for: service) {
            let (outcome, n) = outcome(question)
            values[question] = value(question, outcome, n: n)
        }
        let assessor = Assessor(
            standard: standard, service: service, declared: declared, values: values,
            attestations: Dictionary(grouping: attestations, by: \.criterion),
            exemptions: exemptions, today: today)
        return try #require(assessor.verdicts().first { $0.criterion == criterion })
    }

    @Test(
        arguments: [
            (MeasuredValue.Outcome.number(99.5), 2000, Verdict.pass), (.number(99.49), 2000, .partial),
            (.number(98.49), 2000, .fail), (.number(100), 1999, .insufficientData), (.none(.noData), 0, .notAssessed),
            (.none(.insufficientData), 3, .insufficientData), (.none(.ourError), 0, .error),
            (.none(.needsBrowser), 0, .notAssessed), (.none(.noSourceYet), 0, .notAssessed),
            (.none(.notApplicable), 0, .notApplicable), (.none(.notMeasured), 0, .notAssessed),
        ] as [(MeasuredValue.Outcome, Int, Verdict)])
    func `a value decides by the first band that fits, and none at all is no failure`(
        outcome: MeasuredValue.Outcome, samples: Int, verdict: Verdict
    ) throws {
        let judged = try Self.judge("REL-1") { _ in (outcome, samples) }
        #expect(judged.verdict == verdict)
        #expect(judged.values.count == 2, "web and api, and not the phone, which the criterion does not speak of")
        #expect(judged.values.allSatisfy { $0.minimumSamples == 2000 && $0.bands.count == 3 })
    }

    @Test func `the worst channel counts, and one that nothing measures does not`() throws {
        func verdict(_ web: MeasuredValue.Outcome, _ api: MeasuredValue.Outcome) throws -> CriterionVerdict {
            try Self.judge("REL-1") { ($0.subject.channel == "web" ? web : api, 5000) }
        }
        #expect(try verdict(.number(99.9), .number(98)).verdict == .fail)
        #expect(try verdict(.number(99.9), .number(99)).verdict == .partial)
        #expect(try verdict(.number(99.9), .none(.noData)).verdict == .notAssessed)
        #expect(try verdict(.number(90), .none(.noData)).verdict == .fail, "what is known already decides")
        #expect(try verdict(.number(99.9), .none(.notMeasured)).verdict == .pass)
        let failed = try verdict(.number(99.9), .number(98))
        #expect(failed.reasons == [.band(measure: "uptime.declared_hours", threshold: "otherwise", label: nil)])
    }

    @Test func `what the standard does not ask of a service is not applicable, and says by which rule`() throws {
        let alpha = try Self.judge("REL-1", service: Self.service(phase: .alpha)) { _ in (.number(1), 9) }
        #expect(alpha.verdict == .notApplicable && alpha.reasons == [.excluded(.phase([.live]))])
        let phone = try Self.judge("REL-1", service: Self.service(kinds: [.phone])) { _ in (.number(1), 9) }
        #expect(phone.verdict == .notApplicable && phone.reasons == [.excluded(.channel([.web, .api]))])
        let one = try Self.judge("CHA-1", service: Self.service(kinds: [.web])) { _ in (.number(0), 9) }
        #expect(one.reasons == [.excluded(.fewChannels(needed: 2, found: 1))])
    }

    @Test func `a parameter that nobody set leaves a point unassessed; a profile sets its own`() throws {
        #expect(try Self.judge("REL-2") { _ in (.number(9), 9) }.reasons == [.parameterMissing("notice_days")])
        #expect(try Self.judge("REL-2", declared: ["notice_days": "7"]) { _ in (.number(9), 9) }.verdict == .pass)
        #expect(try Self.judge("REL-2", declared: ["notice_days": "10"]) { _ in (.number(9), 9) }.verdict == .fail)
        let small = try Self.judge("ACC-1") { _ in (.number(9), 300) }
        let large = try Self.judge("ACC-1", service: Self.service(perYear: 2_000_000)) { _ in (.number(9), 300) }
        #expect(small.verdict == .pass && large.verdict == .insufficientData)
        #expect(large.reasons == [.tooFew(measure: "satisfaction.mean10", found: 300, needed: 500)])
    }

    @Test func `a profile raises what a point weighs`() throws {
        let large = try Self.judge("ACC-2", service: Self.service(perYear: 1_000_000)) { _ in (.number(5), 900) }
        #expect(large.level == .must)
        #expect(
            try Self.judge("ACC-2", service: Self.service(perYear: nil)) { _ in (.number(5), 900) }.level == .should)
    }

    @Test func `of several checks one is enough where the file says any`() throws {
        func verdict(_ speed: MeasuredValue.Outcome, _ plan: MeasuredValue.Outcome) throws -> Verdict {
            try Self.judge("ACC-2") { ($0.measure == "response.p95" ? speed : plan, 900) }.verdict
        }
        #expect(try verdict(.number(700), .presence(false)) == .pass)
        #expect(try verdict(.number(900), .presence(true)) == .partial)
        #expect(try verdict(.number(900), .presence(false)) == .fail)
        #expect(try verdict(.number(900), .none(.noData)) == .notAssessed)
        #expect(try verdict(.none(.ourError), .presence(true)) == .error, "it may be better than partial")
    }

    // MARK: What people state

    static func attestation(
        _ answer: Attestation.Answer = .yes, kind: AttestationCheck.EvidenceKind = .minutes, daysAgo: Int64 = 10,
        review: Bool? = true, reviewer: String = "other"
    ) -> Attestation {
        let at = Timestamp(milliseconds: (today.days - daysAgo) * 86_400_000 + 1000)
        return Attestation(
            id: 7, standard: "s", version: "1", criterion: "CHA-2", answer: answer, statement: "they were trained",
            evidence: [.init(kind: kind, reference: "m1")], by: "owner", at: at,
            review: review.map { .init(by: reviewer, at: at, isAccepted: $0) })
    }

    @Test func `a statement counts once another person has reviewed it, for as long as it holds`() throws {
        func judge(_ attestation: Attestation?, today: CivilDate = Self.today) throws -> CriterionVerdict {
            try Self.judge("CHA-2", attestations: [attestation].compactMap { $0 }, today: today) { _ in
                (.presence(true), 1)
            }
        }
        #expect(try judge(nil).verdict == .notAssessed && judge(nil).reasons == [.notAttested])
        #expect(try judge(Self.attestation(review: nil)).verdict == .needsPerson)
        #expect(try judge(Self.attestation()).verdict == .pass)
        #expect(try judge(Self.attestation(.partly)).verdict == .partial)
        #expect(try judge(Self.attestation(.no, review: nil)).verdict == .fail, "a no needs no review")
        #expect(try judge(Self.attestation(review: false)).reasons == [.rejected])
        #expect(try judge(Self.attestation(reviewer: "owner")).verdict == .needsPerson, "nobody reviews themselves")
        #expect(try judge(Self.attestation(kind: .url)).reasons == [.tooLittleEvidence(found: 0, needed: 1)])
        let old = Self.attestation(daysAgo: 300)
        #expect(try judge(old).verdict == .expired)
        let last = Period(months: 6, days: 0)?.after(CivilDate(days: Self.today.days - 10)) ?? Self.today
        #expect(try judge(Self.attestation(), today: last).verdict == .pass)
        #expect(try judge(Self.attestation(), today: CivilDate(days: last.days + 1)).verdict == .expired)
    }

    @Test func `a value that contradicts a statement disputes it, and one that supports it passes nothing`() throws {
        let disputed = try Self.judge("CHA-2", attestations: [Self.attestation()]) { _ in (.presence(false), 1) }
        #expect(disputed.verdict == .pass && disputed.isDisputed)
        #expect(disputed.reasons.contains(.contradicted(measure: "channel.non_digital", threshold: "absent")))
        let none = try Self.judge("CHA-2") { _ in (.presence(true), 1) }
        #expect(none.verdict == .notAssessed && !none.isDisputed)
    }

    @Test func `an exemption hides no verdict, and is over on the day after its last`() throws {
        func judge(_ until: Int64, approvedBy: String? = "board", value: Double = 90) throws -> CriterionVerdict {
            let exemption = Exemption(
                id: 3, standard: "s", version: "1", criterion: "REL-1", reason: "moving", alternative: "phone",
                requestedBy: "owner", approvedBy: approvedBy, from: CivilDate(days: Self.today.days - 50),
                until: CivilDate(days: Self.today.days + until))
            return try Self.judge("REL-1", exemptions: [exemption]) { _ in (.number(value), 9000) }
        }
        #expect(try judge(0).verdict == .exempt && judge(0).underlying == .fail && !judge(0).values.isEmpty)
        #expect(try !judge(0).isFailedMust)
        #expect(try judge(-1).verdict == .expired && judge(-1).isFailedMust)
        #expect(try judge(-1, value: 100).verdict == .pass)
        #expect(try judge(10, approvedBy: nil).verdict == .fail)
    }

    // MARK: Properties

    @Test func `what is known decides, and what is unknown never makes a pass or a failure`() {
        var random = SplitMix64(seed: 11)
        for _ in 0..<2000 {
            let parts = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                Verdict.allCases.randomElement(using: &random) ?? .pass
            }
            let needed = Int.random(in: 1...parts.count, using: &random)
            let verdict = Assessor.combined(parts, needed: needed)
            let counted = parts.filter { $0 != .notApplicable }
            guard !counted.isEmpty else {
                #expect(verdict == .notApplicable)
                continue
            }
            // Whatever the open parts turn out to be, a pass or a failure stays one.
            let open = counted.indices.filter { !counted[$0].isAssessed }
            for outcome in [Verdict.pass, .fail, .partial] {
                var settled = counted
                for index in open { settled[index] = outcome }
                let final = Assessor.combined(settled, needed: min(needed, counted.count))
                if verdict == .pass || verdict == .fail || verdict == .partial { #expect(final == verdict) }
                #expect(final.isAssessed)
            }
        }
    }

    @Test func `a verdict that is asked for several times in a row changes only then`() {
        let rule = Hysteresis(failAfter: 2, recoverAfter: 3)
        var held: Verdict?
        var pending: PendingVerdict?
        var shown: [Verdict] = []
        let seen: [Verdict] = [.pass, .fail, .pass, .fail, .fail, .pass, .pass, .error, .pass, .fail, .pass]
        for verdict in seen {
            (held, pending) = { ($0.verdict, $0.pending) }(rule.settle(verdict, held: held, pending: pending))
            shown.append(held ?? .error)
        }
        #expect(shown == [.pass, .pass, .pass, .pass, .fail, .fail, .fail, .error, .pass, .pass, .pass])
    }
}
