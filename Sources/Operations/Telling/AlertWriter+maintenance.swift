import Alerting
import Measures
import Probing
import Registry
import Storage

/// What maintenance hides, and what it must not: nothing is told on evidence from inside one, and no end waits for its end.
extension AlertWriter {
    /// The status of a service where no change of it says enough: what failed before is handed in again, since it may have
    /// been held back when it began, and what works beneath a maintenance is over.
    func standing(from before: WatchedService, to after: WatchedService) -> Change? {
        let subject = Subject.service(after.service.id)
        guard let was = before.timelines.current(subject), let became = after.timelines.current(subject) else {
            return nil
        }
        if became.status == .maintenance {
            guard let start = after.worksBeneathMaintenance(at: now) else { return nil }
            return Change(
                subject: subject, kind: .status, before: was.status.rawValue, after: Status.up.rawValue, at: start)
        }
        guard was.status == became.status, became.status == .down || became.status == .degraded else { return nil }
        return Change(
            subject: subject, kind: .status, before: became.status.rawValue, after: became.status.rawValue,
            at: became.start, evidence: evidence(for: became, in: after))
    }

    /// Why an alert about the status of a service is not opened yet: the results that would decide it are not all from
    /// after the last maintenance of what they are about.
    func restsOnMaintenance(_ change: Change, _ watched: WatchedService) throws -> AlertSuppression? {
        guard change.kind == .status, let span = watched.timelines.current(change.subject), let path = span.evidence
        else { return nil }
        let probe = Subject(kind: .probe, path: path)
        let sources = watched.timelines.shape.channels.flatMap(\.sources)
        guard let channel = probe.channel, let source = sources.first(where: { $0.subject == probe }) else {
            return nil
        }
        let ended = watched.service.maintenance
            .filter { $0.until <= now && ($0.channels.isEmpty || $0.channels.contains(channel)) }.map(\.until).max()
        guard let ended else { return nil }
        // What others saw after it counts as well as what its own probe did.
        if let basis = span.basis, basis.sharedOrigin != nil, basis.sightings.allSatisfy({ $0.at >= ended }) {
            return nil
        }
        let count = min(source.rules.downAfter, Self.evidenceCount)
        let remembered = Array((newest[probe]?.results ?? []).prefix(count))
        let deciding = try remembered.isEmpty ? stored(of: source.stream, count) : remembered
        return deciding.contains { $0.at < ended } ? AlertSuppression(.maintenance) : nil
    }

    /// The newest results of a stream as they are kept, newest first: a server that has just begun remembers none.
    private func stored(of stream: Int, _ count: Int) throws -> [ProbeResult] {
        try transaction.results(of: stream, before: StreamKey.lastMoment, limit: count)
    }
}

extension WatchedService {
    /// Since when everything works that a declared maintenance hides; nil where it does not, or nobody sees it.
    func worksBeneathMaintenance(at moment: Timestamp) -> Timestamp? {
        var undisturbed = service
        undisturbed.maintenance = []
        let sources = Dictionary(timelines.shape.channels.map { ($0.id, $0.sources) }) { first, _ in first }
        let shape = ServiceShape(service: undisturbed, sources: sources, holidays: holidays)
        var start: Timestamp?
        let spans = Dictionary(
            sources.values.joined().compactMap { source in
                timelines.current(source.subject).map { (source.stream, $0) }
            }
        ) { first, _ in first }
        let statuses = shape.statuses(at: moment) { stream in
            guard let span = spans[stream] else { return ExplainedStatus(.unknown, .pending) }
            start = max(start ?? span.start, span.start)
            return ExplainedStatus(span.status, span.cause, reason: span.reason, evidence: span.evidence)
        }
        return statuses.bySubject[.service(service.id)]?.status == .up ? start : nil
    }
}
