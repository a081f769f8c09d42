import Alerting
import Measures
import Probing
import Registry
import Storage

/// Alerts that have one cause are one thread of messages, with one end.
extension AlertWriter {
    /// The messages of other open alerts that say how the same service stands: what is new replies to them.
    func related(to change: Change) throws -> [Delivery] {
        guard AlertLifecycle.isAboutStanding(change.kind),
            !AlertLifecycle.isForOperator(change.kind, topic: change.topic), let service = change.subject.service
        else { return [] }
        return try transaction.openAlerts(ofService: service)
            .filter {
                AlertLifecycle.isAboutStanding($0.kind) && !$0.isForOperator && $0.identity != AlertIdentity(change)
            }
            .flatMap { try transaction.deliveries(ofAlert: $0.id) }
    }

    /// How long the end of an alert waits for the ends of others, by the thread in which it is told.
    ///
    /// Services that were told together end together, within minutes. That a source is heard again waits for the end of
    /// the outage that it is part of; that a service works again waits for nothing of its own.
    func endWaits(of alert: Alert, _ outbox: [Delivery]) throws -> [String: Duration] {
        let lifecycle = useCases.alertLifecycle
        var waits: [String: Duration] = [:]
        for told in outbox where !told.isUnsent && waits[told.thread] == nil {
            let thread = told.thread
            // What followed a first message about the same cause is told as a reply to it, and ends with it.
            let others = try Set([thread, told.root]).flatMap {
                try transaction.openAlerts(inThread: $0, besides: alert.id)
            }
            if others.contains(where: { $0.service != alert.service }) {
                waits[thread] = lifecycle.bundleEndWait
            } else if alert.kind != .status, others.contains(where: { $0.kind == .status }) {
                waits[thread] = lifecycle.threadEndWait
            }
        }
        return waits
    }

    /// Lets the ends that wait for others be told before it is told that something began again.
    func tellWaitingEnds(of change: Change) throws {
        guard let service = change.subject.service else { return }
        for end in try transaction.waitingEnds(ofService: service) {
            guard let forward = end.broughtForward(to: now, policy: useCases.alertLifecycle.retries) else { continue }
            try transaction.update(forward)
        }
    }

    /// Takes back what was told of a service because our own network was cut off, where that has just been found out.
    func takeBackWhatWasOurs(from before: WatchedService, to after: WatchedService) throws {
        guard let loss else { return }
        let since = loss.from ?? loss.asked
        for probe in after.probes {
            guard let was = before.timelines.current(ofStream: probe.stream), was.cause == .overdue,
                let became = after.timelines.current(ofStream: probe.stream), became.cause == .ownFault,
                became.start <= was.start
            else { continue }
            try takeBack(subject: probe.subject, since: since, until: loss.until)
        }
        let service = Subject.service(after.service.id)
        // What was said to fail from a moment on, and is not said of that moment any more.
        guard let was = before.timelines.current(service), was.status.isFailing,
            let corrected = after.timelines.spans(service).last(where: { $0.start <= was.start }),
            !corrected.status.isFailing
        else { return }
        try takeBack(subject: service, since: since, until: loss.until)
    }

    /// Takes back the alert that was opened about the status of something because our own network was cut off.
    ///
    /// What was so before the cut stays as it was.
    ///
    /// - Parameters:
    ///   - subject: what the alert is about.
    ///   - since: when our network was cut off.
    ///   - until: when it was there again; nil while it is not.
    func takeBack(subject: Subject, since: Timestamp, until: Timestamp?) throws {
        for kind in [Change.Kind.status, .overdue] {
            guard let alert = try transaction.openAlert(AlertIdentity(kind, subject)), alert.since >= since else {
                continue
            }
            let plan = useCases.alertLifecycle.takeBack(
                alert, because: "our own network was cut off", since: since, until: until,
                outbox: try transaction.deliveries(ofAlert: alert.id), at: now, ids: { useCases.ids.next(at: now) })
            try transaction.keep(plan)
        }
    }
}
