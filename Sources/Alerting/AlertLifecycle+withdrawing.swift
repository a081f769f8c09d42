import Measures
public import Registry

extension AlertLifecycle {
    /// Ends an alert because what it is about is no longer watched: whether it works now nobody knows.
    ///
    /// Messages that were not sent are taken back; every address that was told of the alert is told of this end too.
    ///
    /// - Parameters:
    ///   - words: what happened, for the history (`the service was retired`).
    ///   - outbox: the deliveries of the alert.
    ///   - ids: gives the next id.
    public func withdraw(
        _ alert: Alert, because words: String, outbox: [Delivery], at now: Timestamp, ids: () -> Int64
    ) -> AlertPlan {
        guard alert.state != .resolved else { return .nothing(.over, alert) }
        let situation = AlertSituation(before: alert.newest.after, after: Change.unwatched, since: now)
        // Nobody new is told, so nothing of the service matters.
        let context = AlertContext(now: now, officials: [], holidays: [], language: "en", suppressions: [])
        return end(
            alert, situation, takingBack: "what it is about is no longer watched", noting: words, outbox, context, ids)
    }

    /// Takes an alert back that was opened because our own network was cut off: what it said was not so.
    ///
    /// Messages that were not sent are taken back; whoever was told is told that it was our fault, and from when to when.
    ///
    /// - Parameters:
    ///   - words: what happened, for the history.
    ///   - since: when our network was cut off.
    ///   - until: when it was there again; nil while it is not.
    ///   - outbox: the deliveries of the alert.
    ///   - ids: gives the next id.
    public func takeBack(
        _ alert: Alert, because words: String, since: Timestamp, until: Timestamp?, outbox: [Delivery],
        at now: Timestamp, ids: () -> Int64
    ) -> AlertPlan {
        guard alert.state != .resolved else { return .nothing(.over, alert) }
        let situation = AlertSituation(
            before: alert.newest.after, after: Change.takenBack, since: since, until: until)
        let context = AlertContext(now: now, officials: [], holidays: [], language: "en", suppressions: [])
        return end(
            alert, situation, takingBack: "our own network was cut off: what it said was not so", noting: words, outbox,
            context, ids)
    }
}
