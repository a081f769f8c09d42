import Alerting
import Measures
import Probing
import Registry
import Storage

/// What failed and is hidden by a maintenance, by closed hours, or by what keeps us from seeing it, is not over: it is over
/// when it is seen to work.
extension AlertWriter {
    /// The status of a service where no change of it says enough: what failed before is handed in again, since it may have
    /// been held back when it began, and what works beneath a maintenance, or after what hid it, is over.
    func standing(from before: WatchedService, to after: WatchedService) -> Change? {
        let subject = Subject.service(after.service.id)
        guard let was = before.standing(at: now), let became = after.standing(at: now) else { return nil }
        if became.status == .maintenance {
            // Whether it works is looked up beneath it, where an alert is open.
            return Change(
                subject: subject, kind: .status, before: became.status.rawValue, after: Status.up.rawValue,
                at: became.start)
        }
        guard was.status == became.status, became.status != .unknown else { return nil }
        return Change(
            subject: subject, kind: .status, before: became.status.rawValue, after: became.status.rawValue,
            at: became.start, evidence: evidence(for: became, in: after))
    }

    /// What a change to the better says to an open alert about the status of a service; nil where it is only hidden what
    /// failed.
    func uncovered(_ change: Change, of alert: Alert, in watched: WatchedService) throws -> Change? {
        guard change.kind == .status, let shown = Status(rawValue: change.after), shown.works else { return change }
        guard shown == .up || alert.severity == .critical else { return change }
        let beneath = watched.beneath(at: now, lastSeen: try lastSeen(in: watched, since: alert.since))
        guard beneath.status != .unknown, beneath.status.weight <= shown.weight else { return nil }
        var uncovered = change
        if shown == .up, change.before == change.after || change.before == Status.maintenance.rawValue {
            // It has worked for longer, or for less long, than that is shown.
            uncovered.at = beneath.since ?? change.at
        }
        return uncovered
    }

    /// How the parts of a service are beneath a maintenance, where an alert ends in one.
    func beneathMaintenance(_ change: Change, in watched: WatchedService) -> [Subject: ExplainedStatus] {
        guard change.kind == .status, change.after == Status.up.rawValue else { return [:] }
        return watched.timelines.shape.statuses(at: now, isBare: true) { stream in
            watched.timelines.current(ofStream: stream).map { ExplainedStatus($0) }
                ?? ExplainedStatus(.unknown, .pending)
        }.bySubject
    }

    /// What the streams of which nothing is known now said when they were last seen since a moment.
    private func lastSeen(in watched: WatchedService, since moment: Timestamp) throws -> [Int: StatusSpan] {
        let unseen = watched.timelines.shape.channels.flatMap(\.sources).filter {
            guard let span = watched.timelines.current(ofStream: $0.stream) else { return false }
            return span.status == .unknown && span.cause != .pending
        }
        guard !unseen.isEmpty else { return [:] }
        let spans = try transaction.newestSpans(ofService: watched.service.id, endedAfter: moment)
        return unseen.reduce(into: [:]) { seen, source in
            seen[source.stream] = spans[source.subject]?.last { span in
                span.status != .unknown && span.end.map { $0 > moment } ?? true
            }
        }
    }
}

extension WatchedService {
    /// How the service is beneath hours and maintenance.
    ///
    /// - Parameter lastSeen: what streams of which nothing is known now said last, by stream.
    func beneath(
        at moment: Timestamp, lastSeen: [Int: StatusSpan]
    ) -> (status: Status, since: Timestamp?) {
        var since: Timestamp?
        let statuses = timelines.shape.statuses(at: moment, isBare: true) { stream in
            guard let span = timelines.current(ofStream: stream) else { return ExplainedStatus(.unknown, .pending) }
            if span.status.works { since = max(since ?? span.start, span.start) }
            return ExplainedStatus(lastSeen[stream] ?? span)
        }
        return (statuses.bySubject[.service(service.id)]?.status ?? .unknown, since)
    }
}
