import Alerting
import Measures
import Registry
import Storage

/// Tells whoever runs this program that its own way out to the network was lost, and that it is there again.
struct NetworkTeller {
    let transaction: StoreTransaction
    let useCases: UseCases
    let now: Timestamp

    /// The way out was lost; saying it again changes nothing.
    func lost(since: Timestamp) throws { try follow(.lost, before: .open, at: since) }

    /// The way out is there again.
    func back(at moment: Timestamp) throws { try follow(.open, before: .lost, at: moment) }

    /// Ends what was told of services only because our own way out was lost: each of them is looked at again now.
    func lookAgain(since moment: Timestamp) throws {
        for alert in try transaction.openAlerts(ofKind: .unmeasured)
        where alert.newest.sharedCause == Unmeasurable.ownNetwork {
            let change = Change(
                subject: alert.subject, kind: .unmeasured, before: alert.newest.after, after: Unmeasurable.measured,
                at: moment, sharedCause: Unmeasurable.ownNetwork)
            var situation = AlertSituation(change)
            situation.reason = alert.newest.reason
            let plan = useCases.alertLifecycle.follow(
                change, situation: situation, existing: alert, outbox: try transaction.deliveries(ofAlert: alert.id),
                context: AlertContext(now: now, officials: []), ids: { useCases.ids.next(at: now) })
            try transaction.keep(plan)
        }
    }

    private func follow(_ after: NetworkReach, before: NetworkReach, at moment: Timestamp) throws {
        let change = Change(
            subject: NetworkReach.subject, kind: .network, before: before.rawValue, after: after.rawValue, at: moment)
        let existing = try transaction.openAlert(AlertIdentity(change))
        var lifecycle = useCases.alertLifecycle
        lifecycle.fallbackAddress = useCases.settings.operatorContact.email
        let plan = lifecycle.follow(
            change, situation: AlertSituation(change), existing: existing,
            outbox: try existing.map { try transaction.deliveries(ofAlert: $0.id) } ?? [],
            context: AlertContext(now: now, officials: []), ids: { useCases.ids.next(at: now) })
        try transaction.keep(plan)
    }
}
