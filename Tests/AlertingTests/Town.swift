import Alerting
import Measures
import Registry
import TestSupport

/// One service with its officials, its alerts and its outbox, kept in memory: what a test's sentences happen to.
struct Town {
    /// The moment at which every test begins: a Monday, 10:00 in Dublin.
    static let start = Timestamp(milliseconds: 1_795_428_000_000)

    var lifecycle = AlertLifecycle(
        groupWait: .seconds(30), remindEvery: .seconds(86_400), publicAddress: "https://watch.example.gov")
    var officials = [Official(office: "service_owner", email: "owner@passport.example", language: "en")]
    var suppressions: [AlertSuppression] = []
    var now = Town.start
    var alerts: [Alert] = []
    var events: [AlertEvent] = []
    var outbox: [Delivery] = []
    /// What the relay took, in order.
    var sent: [Delivery] = []
    /// What the relay answers.
    var relay = DeliveryOutcome.delivered(reply: "250 OK")
    var generator: SplitMix64

    private let ids = Counter()
    private var status = Status.up

    init(seed: UInt64 = 1) {
        generator = SplitMix64(seed: seed)
    }

    var context: AlertContext {
        AlertContext(now: now, officials: officials, suppressions: suppressions)
    }

    var open: Alert? { alerts.first { $0.state != .resolved } }

    /// What was sent, as `purpose address`.
    var letters: [String] { sent.map { "\($0.purpose.rawValue) \($0.address)" } }

    mutating func change(
        to after: Status, at moment: Timestamp? = nil
    ) -> AlertAction {
        let change = Change(
            subject: .service("renew-passport"), kind: .status, before: status.rawValue, after: after.rawValue,
            at: moment ?? now)
        status = after
        return hand(in: change)
    }

    mutating func hand(in change: Change) -> AlertAction {
        let identity = AlertIdentity(change.kind, change.subject)
        let existing = alerts.first { $0.identity == identity && $0.state != .resolved }
        let plan = lifecycle.follow(
            change, situation: AlertSituation(change), existing: existing,
            outbox: outbox.filter { $0.alertID == existing?.id }, context: context, ids: ids.next)
        keep(plan)
        return plan.action
    }

    mutating func acknowledge(by person: String = "owner@passport.example") -> AlertAction {
        guard let alert = alerts.last else { return .nothing(.nothingOpen) }
        let plan = lifecycle.acknowledge(
            alert, by: person, outbox: outbox.filter { $0.alertID == alert.id }, at: now, ids: ids.next)
        keep(plan)
        return plan.action
    }

    /// Lets time pass, a second at most at once where something is due: reminders are made and what is due is sent.
    mutating func pass(_ duration: Duration, step: Duration = .seconds(1)) {
        let end = now + duration
        while now < end {
            now = min(now + step, end)
            work()
        }
    }

    mutating func work() {
        for alert in alerts where alert.state == .open {
            keep(
                lifecycle.remind(
                    alert, outbox: outbox.filter { $0.alertID == alert.id }, context: context, ids: ids.next))
        }
        for index in outbox.indices {
            guard let begun = outbox[index].begun(at: now, policy: lifecycle.retries) else { continue }
            outbox[index] = begun
            if case .delivered = relay { sent.append(begun) }
            let report = begun.ended(
                relay, at: now, policy: lifecycle.retries, using: &generator, ids: ids.next)
            outbox[index] = report.delivery
            if let event = report.event { events.append(event) }
        }
    }

    /// A process that dies after it began to send: nothing of the end is kept.
    mutating func beginAndDie() {
        for index in outbox.indices {
            if let begun = outbox[index].begun(at: now, policy: lifecycle.retries) { outbox[index] = begun }
        }
    }

    mutating func keep(_ plan: AlertPlan) {
        if plan.action.isSomething, let alert = plan.alert {
            if let index = alerts.firstIndex(where: { $0.id == alert.id }) {
                alerts[index] = alert
            } else {
                alerts.append(alert)
            }
        }
        events += plan.events
        outbox += plan.added
        for delivery in plan.changed {
            if let index = outbox.firstIndex(where: { $0.id == delivery.id }) { outbox[index] = delivery }
        }
    }
}

/// Ids in order.
final class Counter {
    private var last: Int64 = 0

    func next() -> Int64 {
        last += 1
        return last
    }
}
