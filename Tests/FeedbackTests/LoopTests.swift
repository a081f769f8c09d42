import Measures
import Registry
import TestSupport
import Testing

@testable import Feedback

struct LoopTests {
    private let now = Timestamp(milliseconds: 1_772_323_200_000)
    private var due: CivilDate { CivilDate(days: now.milliseconds / 86_400_000 + 10) }
    private var loop: FeedbackLoop {
        FeedbackLoop(id: 1, said: "the form loses data", origin: .feedback, openedAt: now - .seconds(86_400))
    }

    private var accept: LoopStep {
        .accept(owner: "service_owner", due: due, .measure("satisfaction.mean10", .service("permits")))
    }

    private var review: LoopStep { .review(.init(effect: .shown, at: now)) }

    @Test func `a loop is heard, accepted, acted upon, reviewed and closed, and not in another order`() throws {
        let accepted = try loop.taking(accept, at: now)
        let acted = try accepted.taking(.act(did: "mended", at: now), at: now)
        #expect(throws: LoopRefusal.closedBeforeReview) { try acted.taking(.close, at: now) }
        let closed = try acted.taking(review, at: now).taking(.close, at: now)
        #expect(closed.state == .closed && closed.owner == "service_owner")
        #expect(throws: LoopRefusal.closedBeforeChange) { try loop.taking(.close, at: now) }
        #expect(throws: LoopRefusal.closedBeforeChange) { try accepted.taking(.close, at: now) }
        let reopened = try closed.taking(.reopen(because: "it is back"), at: now)
        #expect(reopened.state == .accepted && reopened.review == nil)
        #expect(throws: LoopRefusal.closedBeforeReview) {
            try reopened.taking(.act(did: "again", at: now), at: now).taking(.close, at: now)
        }
    }

    @Test func `a loop that is declined says why, and can be closed`() throws {
        let declined = try loop.taking(.decline(because: "the law asks for it"), at: now)
        #expect(declined.did == "the law asks for it")
        #expect(try declined.taking(.close, at: now).state == .closed)
        #expect(throws: LoopRefusal.self) { try declined.taking(.act(did: "x", at: now), at: now) }
    }

    @Test func `days and changes lie where they can`() {
        let yesterday = CivilDate(days: due.days - 11)
        #expect(throws: LoopRefusal.dueInThePast(yesterday)) {
            try loop.taking(.accept(owner: "x", due: yesterday, .none(because: "y")), at: now)
        }
        #expect(throws: LoopRefusal.changeOutOfTime) {
            try loop.taking(accept, at: now).taking(.act(did: "x", at: now + .seconds(60)), at: now)
        }
    }

    @Test func `no way leads to closed without a review or a public reason`() {
        var random = SplitMix64(seed: 21)
        for _ in 0..<500 {
            var current = loop
            for _ in 0..<12 {
                let steps: [LoopStep] = [
                    accept, .decline(because: "no"), .act(did: "x", at: now), review, .close, .reopen(because: "z"),
                ]
                guard let step = steps.randomElement(using: &random) else { continue }
                current = (try? current.taking(step, at: now)) ?? current
                if current.state == .closed { #expect(current.review != nil || current.did == "no") }
            }
        }
    }

    private func value(_ number: Double, _ interval: ClosedRange<Double>?) -> MeasuredValue {
        MeasuredValue(
            measure: "satisfaction.mean10", subject: .service("permits"),
            window: Window(start: now - .seconds(60), end: now), outcome: .number(number), interval: interval,
            sampleSize: 100)
    }

    @Test func `an effect is shown, not shown, or there is not enough evidence`() {
        #expect(EffectOfChange.of(value(5, 4.5...5.5), value(8, 7.5...8.5)) == .shown)
        #expect(EffectOfChange.of(value(8, 7.5...8.5), value(5, 4.5...5.5)) == .worse)
        #expect(EffectOfChange.of(value(5, 4...6), value(6, 5...7)) == .notEnoughEvidence)
        #expect(EffectOfChange.of(value(5, 4.9...5.1), value(5.1, 5...5.2)) == .noneShown)
        var missing = value(5, nil)
        missing.outcome = .none(.insufficientData)
        #expect(EffectOfChange.of(value(0.51, nil), value(0.5, nil)) == .notEnoughEvidence, "no range, no effect")
        #expect(EffectOfChange.of(missing, value(6, 5...7)) == .notEnoughEvidence)
        func read(_ number: Double, _ measure: String = "response.p95") -> MeasuredValue {
            var read = value(number, number * 0.99...number * 1.01)
            read.measure = measure
            return read
        }
        #expect(EffectOfChange.of(read(812), read(780)) == .noneShown, "nobody would notice")
        #expect(EffectOfChange.of(read(812), read(400)) == .shown)
        var conflict = value(1, nil)
        conflict.measure = "parity.facts"
        var agreed = conflict
        agreed.outcome = .number(0)
        #expect(EffectOfChange.of(conflict, agreed) == .shown, "what is no sample needs no range")
        var (counted, asked) = (value(60, 55...65), value(80, 75...85))
        (counted.measure, asked.measure) = ("completion.rate", "completion.rate")
        (counted.origin, asked.origin) = (.counted, .asked)
        #expect(EffectOfChange.of(counted, asked) == .notEnoughEvidence, "two sources are no effect")
    }
}
