import Alerting
import Measures
import Registry
import TestSupport
import Testing

/// Messages that leave as one: which, under which id, and what becomes of each.
@Suite struct BundleTests {
    private let policy = RetryPolicy()

    private func waiting(
        _ id: Int64, cause: String? = nil, service: String? = nil, kind: Change.Kind = .status,
        purpose: Delivery.Purpose = .opened, after wait: Duration = .zero, inReplyTo: String? = nil, attempts: Int = 0,
        bundle: String? = nil
    ) -> DeliveryBundle.Waiting {
        .init(
            Delivery(
                id: id, alertID: id + 1000, purpose: purpose, route: "email", address: "owner@town.example",
                language: "en", createdAt: Town.start, messageID: "<\(id)@watch.example.gov>", inReplyTo: inReplyTo,
                sharedCause: cause, bundle: bundle, attempts: attempts, nextAttemptAt: Town.start + wait,
                expiresAt: Town.start + .seconds(86_400)), service: service ?? "service-\(id)", kind: kind)
    }

    private func begin(_ waiting: [DeliveryBundle.Waiting], first: Int = 0) -> DeliveryBundle? {
        DeliveryBundle.begin(
            waiting[first].delivery, waiting: waiting, groupWait: .seconds(5), at: Town.start, policy: policy)
    }

    @Test func `what shares a cause leaves as one message, also what would have waited a little longer`() throws {
        let all =
            (1...40).map { waiting($0, cause: "https://town.example:443", after: .seconds($0 % 5)) }
            + [
                waiting(41, cause: "https://town.example:443", after: .seconds(301)),
                waiting(42, cause: "https://b.example:443"),
            ]
        let bundle = try #require(begin(all, first: 4))
        #expect(bundle.members.map(\.id) == Array(1...40))
        #expect(bundle.members.allSatisfy { $0.bundle == "<1@watch.example.gov>" && $0.attempts == 1 })
        #expect(bundle.message.messageID == "<1@watch.example.gov>")
        #expect(bundle.members.allSatisfy { !$0.isDue(at: Town.start) }, "the others would begin it again")
    }

    @Test func `more than three that are due at one moment leave as one, up to three do not`() throws {
        let three = (1...3).map { waiting($0) } + [waiting(4, after: .seconds(1))]
        #expect(begin(three)?.members.map(\.id) == [1])
        #expect(begin(three)?.members.first?.bundle == nil)
        #expect(begin((1...4).map { waiting($0) })?.members.map(\.id) == [1, 2, 3, 4])
    }

    @Test func `what has a cause of its own is told by itself beside a mass of others`() throws {
        let all = (1...4).map { waiting($0) } + (5...6).map { waiting($0, cause: "https://b.example:443") }
        #expect(begin(all)?.members.map(\.id) == [1, 2, 3, 4])
        #expect(begin(all, first: 5)?.members.map(\.id) == [5, 6])
    }

    @Test func `what follows a message about its cause gathers until it is quiet, and is told soon`()
        throws
    {
        let told = waiting(1, cause: "c", attempts: 1).delivery
        func until(_ waiting: [DeliveryBundle.Waiting], at now: Timestamp = Town.start + .seconds(5)) -> Timestamp? {
            DeliveryBundle.gathers(waiting[0].delivery, waiting: waiting, following: told, at: now)
        }
        #expect(
            until([waiting(2, cause: "c"), waiting(3, cause: "c", after: .seconds(5))]) == Town.start + .seconds(30))
        #expect(until([waiting(2, cause: "c")], at: Town.start + .seconds(30)) == nil)
        #expect(until([waiting(2)]) == nil, "without a cause nothing is waited for")
        #expect(until([waiting(2, cause: "c", purpose: .resolved)]) == nil, "an end has waits of its own")
        #expect(until([waiting(2, cause: "c", attempts: 1)]) == nil, "what may have been sent is not put off")
        #expect(
            DeliveryBundle.gathers(
                waiting(2, cause: "c").delivery, waiting: [waiting(2, cause: "c")], following: nil, at: Town.start)
                == nil, "the first message never waits")
        // One comes every ten seconds: after a minute they are told all the same.
        let stream = (2...7).map { made($0, at: .seconds(10 * ($0 - 2))) }
        #expect(until(stream, at: Town.start + .seconds(59)) == Town.start + .seconds(60))
        #expect(until(stream, at: Town.start + .seconds(60)) == nil)
        // What comes after that second message gathers longer.
        let second = waiting(8, cause: "c", inReplyTo: "<1@x>", attempts: 1).delivery
        #expect(
            DeliveryBundle.gathers(
                stream[0].delivery, waiting: stream, following: second, at: Town.start + .seconds(60))
                == Town.start + .seconds(170))
    }

    private func made(_ id: Int64, at moment: Duration) -> DeliveryBundle.Waiting {
        .init(
            Delivery(
                id: id, alertID: id, purpose: .opened, route: "email", address: "owner@town.example", language: "en",
                createdAt: Town.start + moment, messageID: "<\(id)@x>", sharedCause: "c",
                nextAttemptAt: Town.start + moment, expiresAt: Town.start + .seconds(86_400)), service: "s\(id)",
            kind: .status)
    }

    @Test func `what gathered leaves as one message, as a reply to the first about its cause`() throws {
        let told = waiting(1, cause: "c", attempts: 1, bundle: "<first@x>").delivery
        let all = (2...9).map { waiting($0, cause: "c", after: .seconds($0 * 10)) } + [waiting(10, after: .zero)]
        let bundle = try #require(
            DeliveryBundle.begin(
                all[0].delivery, waiting: all, following: told, groupWait: .seconds(5), at: Town.start + .seconds(20),
                policy: policy))
        #expect(bundle.members.map(\.id) == Array(2...9))
        #expect(bundle.message.inReplyTo == "<first@x>" && bundle.message.messageID == "<2@watch.example.gov>")
    }

    @Test func `ends of one cause leave as one, though they were told in two messages`() throws {
        let all = [
            waiting(1, cause: "c", purpose: .resolved, inReplyTo: "<a@x>"),
            waiting(2, cause: "c", purpose: .resolved, after: .seconds(300), inReplyTo: "<b@x>"),
            waiting(3, cause: "d", purpose: .resolved, inReplyTo: "<c@x>"),
        ]
        #expect(begin(all)?.members.map(\.id) == [1, 2])
    }

    @Test func `our own network is no service among others`() throws {
        let all = (1...4).map { waiting($0) } + [waiting(5, service: "-", kind: .network)]
        #expect(begin(all)?.members.map(\.id) == [1, 2, 3, 4])
        #expect(begin(all, first: 4)?.members.map(\.id) == [5])
    }

    @Test func `openings, ends and reminders are not mixed`() throws {
        let all = [
            waiting(1, cause: "c"), waiting(2, cause: "c", purpose: .resolved),
            waiting(3, cause: "c", purpose: .reminder),
        ]
        #expect(begin(all)?.members.map(\.id) == [1])
    }

    @Test func `silence and outage of one service within the group wait are one message`() throws {
        let all = [
            waiting(1, service: "permits", kind: .overdue), waiting(2, service: "permits", after: .seconds(3)),
            waiting(3, service: "permits", kind: .verdict), waiting(4, service: "taxes"),
        ]
        #expect(begin(all)?.members.map(\.id) == [1, 2])
        let silent = [
            waiting(1, service: "permits", kind: .overdue), waiting(2, service: "permits", kind: .unmeasured),
        ]
        #expect(begin(silent)?.members.map(\.id) == [1], "without an outage each is a matter of its own")
    }

    @Test func `ends of one thread leave as one, however long some would have waited`() throws {
        let all = [
            waiting(1, purpose: .resolved, inReplyTo: "<a@x>"),
            waiting(2, purpose: .resolved, after: .seconds(300), inReplyTo: "<a@x>"),
            waiting(3, purpose: .resolved, after: .seconds(300), inReplyTo: "<b@x>"),
        ]
        #expect(begin(all)?.members.map(\.id) == [1, 2])
    }

    @Test func `a retry has the same members and id, without what was taken back, and nothing joins it`() throws {
        let first = try #require(begin((1...4).map { waiting($0, cause: "c") }))
        var generator = SplitMix64(seed: 1)
        let counter = Counter()
        let reports = DeliveryBundle.ended(
            first.members, .retry(why: "busy"), at: Town.start, policy: policy, using: &generator, ids: counter.next)
        let next = try #require(Set(reports.map(\.delivery.nextAttemptAt)).first)
        #expect(
            Set(reports.map(\.delivery.nextAttemptAt)).count == 1 && reports.map(\.attempt.deliveryID) == [1, 2, 3, 4])
        // The leader is taken back while they wait; another of the cause has come.
        let kept = reports.dropFirst().map { DeliveryBundle.Waiting($0.delivery, service: "x", kind: .status) }
        let all = kept + [waiting(9, cause: "c")]
        let again = try #require(
            DeliveryBundle.begin(
                all[0].delivery, waiting: all, groupWait: .seconds(5), at: next, policy: policy))
        #expect(again.members.map(\.id) == [2, 3, 4])
        #expect(again.message.messageID == "<1@watch.example.gov>")
        #expect(again.members.allSatisfy { $0.attempts == 2 })
        let taken = DeliveryBundle.ended(
            again.members, .delivered(reply: "250"), at: next, policy: policy, using: &generator, ids: counter.next)
        #expect(taken.allSatisfy { $0.delivery.state == .delivered })
    }

    @Test func `what was tried by itself stays by itself, since it may have arrived`() throws {
        let all = [waiting(1, cause: "c", attempts: 1), waiting(2, cause: "c"), waiting(3, cause: "c")]
        #expect(begin(all)?.members.map(\.id) == [1])
        #expect(begin(all, first: 1)?.members.map(\.id) == [2, 3])
    }

    @Test(arguments: UInt64(1)...200) func `nobody is left out, nothing is sent twice`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var all = (Int64(1)...Int64.random(in: 1...30, using: &random)).map { id in
            waiting(
                id, cause: ["a", "b", nil, nil].randomElement(using: &random) ?? nil,
                service: "s\(Int.random(in: 1...9, using: &random))",
                kind: [.status, .overdue, .fact].randomElement(using: &random) ?? .status,
                purpose: Delivery.Purpose.allCases.randomElement(using: &random) ?? .opened,
                after: .seconds(Int.random(in: 0...12, using: &random)),
                inReplyTo: [nil, "<a@x>", "<b@x>"].randomElement(using: &random) ?? nil)
        }
        var sent: [Int64] = []
        var now = Town.start
        while now <= Town.start + .seconds(12) {
            for index in all.indices {
                guard
                    let bundle = DeliveryBundle.begin(
                        all[index].delivery, waiting: all, groupWait: .seconds(5), at: now, policy: policy)
                else { continue }
                sent += bundle.members.map(\.id)
                #expect(Set(bundle.members.map(\.purpose)).count == 1)
                #expect(bundle.members.count == 1 || Set(bundle.members.map(\.bundle)) == [bundle.message.messageID])
                for member in bundle.members {
                    if let place = all.firstIndex(where: { $0.delivery.id == member.id }) {
                        all[place].delivery = member
                    }
                }
            }
            now = now + .seconds(1)
        }
        #expect(sent.sorted() == all.map(\.delivery.id))
    }
}
