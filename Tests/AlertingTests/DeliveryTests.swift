import Alerting
import Registry
import TestSupport
import Testing

@Suite struct DeliveryTests {
    private let policy = RetryPolicy()
    private let start = Town.start

    private func delivery(id: Int64 = 7, route: String = "email") -> Delivery {
        Delivery(
            id: id, alertID: 1, purpose: .opened, route: route, address: "owner@passport.example", language: "en",
            createdAt: start, messageID: "<plumbline.7@watch.example.gov>", nextAttemptAt: start + .seconds(30),
            expiresAt: start + .seconds(30) + policy.givesUpAfter)
    }

    /// Tries a delivery whenever it is due until it ends.
    private func run(
        _ first: Delivery, _ outcome: DeliveryOutcome, seed: UInt64
    ) -> (delivery: Delivery, tries: [Timestamp], events: [AlertEvent]) {
        var generator = SplitMix64(seed: seed)
        let ids = Counter()
        var (delivery, tries, events) = (first, [Timestamp](), [AlertEvent]())
        while tries.count < 10_000, let begun = delivery.begun(at: delivery.nextAttemptAt, policy: policy) {
            tries.append(delivery.nextAttemptAt)
            let report = begun.ended(
                outcome, at: delivery.nextAttemptAt, policy: policy, using: &generator, ids: ids.next)
            delivery = report.delivery
            events += [report.event].compactMap(\.self)
        }
        return (delivery, tries, events)
    }

    @Test(arguments: UInt64(1)...50) func `waits double from thirty seconds to an hour and differ`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let waits = (1...12).map { policy.wait(afterAttempts: $0, using: &generator) }
        #expect(waits.allSatisfy { $0 >= .seconds(30) && $0 <= .seconds(3600) })
        #expect(waits[0] <= .seconds(60))
        #expect(waits[3] >= .seconds(240) && waits[3] <= .seconds(480))
        #expect(waits[11] >= .seconds(1800))
        #expect(Set(waits.suffix(4)).count > 1)
    }

    @Test(arguments: [0, 1, 63, 64, 100_000]) func `any number of tries has a wait`(attempts: Int) {
        var generator = SplitMix64(seed: 3)
        #expect(policy.wait(afterAttempts: attempts, using: &generator) <= .seconds(3600))
    }

    @Test(arguments: [UInt64(1), 2, 3], ["retry", "misconfigured"])
    func `what cannot be delivered is given up after three days, in sight`(seed: UInt64, word: String) throws {
        let outcome: DeliveryOutcome = word == "retry" ? .retry(why: "no") : .misconfigured(why: "no")
        let (end, tries, events) = run(delivery(), outcome, seed: seed)
        #expect(end.state == .expired && end.isUnseenFailure && end.lastError == "no")
        #expect(tries.count > 70 && tries.count < 200)
        let (last, endedAt) = (try #require(tries.last), try #require(end.endedAt))
        #expect(last <= end.expiresAt)
        #expect(endedAt >= end.expiresAt - .seconds(3600))
        #expect(events.map(\.kind) == [.deliveryFailed])
        #expect(end.attempts == tries.count)
        let shown = end.markedSeen(by: "ops", at: end.expiresAt)
        #expect(!shown.isUnseenFailure && shown.seen?.by == "ops")
        #expect(shown.markedSeen(by: "another", at: end.expiresAt) == shown)
    }

    @Test func `what is refused for good is tried once`() {
        let (end, tries, events) = run(delivery(), .failed(why: "550 5.1.1 unknown"), seed: 1)
        #expect(end.state == .failed && tries.count == 1)
        #expect(events.first?.detail == "550 5.1.1 unknown" && events.first?.deliveryID == 7)
    }

    @Test func `what was delivered is never due again`() {
        let (end, tries, events) = run(delivery(), .delivered(reply: "250 OK"), seed: 1)
        #expect(end.state == .delivered && tries.count == 1 && events.isEmpty)
        #expect(end.begun(at: start + .seconds(1_000_000), policy: policy) == nil)
    }

    @Test func `a try that never ended is made again with the same message id`() throws {
        let begun = try #require(delivery().begun(at: start + .seconds(30), policy: policy))
        #expect(begun.begun(at: start + .seconds(31), policy: policy) == nil)
        let again = try #require(begun.begun(at: start + .seconds(30) + policy.attemptLimit, policy: policy))
        #expect(again.attempts == 2 && again.messageID == begun.messageID)
    }

    @Test func `nothing is sent before its time`() {
        #expect(delivery().begun(at: start + .seconds(29), policy: policy) == nil)
    }

    @Test func `a setting that is wrong shows until a try goes well`() throws {
        var generator = SplitMix64(seed: 1)
        let ids = Counter()
        let begun = try #require(delivery().begun(at: start + .seconds(30), policy: policy))
        let wrong = begun.ended(
            .misconfigured(why: "check mail.user"), at: start + .seconds(31), policy: policy, using: &generator,
            ids: ids.next)
        #expect(wrong.delivery.needsOperator && wrong.delivery.state == .pending)
        #expect(wrong.attempt.outcome == .misconfigured && wrong.attempt.detail == "check mail.user")
        let again = try #require(wrong.delivery.begun(at: wrong.delivery.nextAttemptAt, policy: policy))
        let right = again.ended(
            .delivered(reply: "250 OK"), at: start + .seconds(100), policy: policy, using: &generator, ids: ids.next)
        #expect(!right.delivery.needsOperator && right.delivery.lastError == nil)
    }

    @Test func `a route with a long queue leaves room for the others`() {
        let queue = (1...100).map { delivery(id: $0) } + [delivery(id: 200, route: "webhook")]
        let taken = queue.fairlyByRoute(limit: 4)
        #expect(taken.map(\.id) == [1, 200, 2, 3])
        #expect(queue.fairlyByRoute(limit: 1000).count == 101)
        #expect([Delivery]().fairlyByRoute(limit: 4).isEmpty)
    }
}
