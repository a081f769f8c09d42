import Alerting
import Measures
import Probing
import Registry

/// Where it fails: the server that alerts have in common, and the one that people are sent on to.
extension AlertWriter {
    /// What a change shares with those of other services: the connection that failed for several checks, else the server at
    /// which the check that decided ended, which need not be the one that it asked first.
    func sharedCause(of change: Change, in watched: WatchedService) -> String? {
        guard change.kind == .status, let span = watched.timelines.current(change.subject) else { return nil }
        if let origin = span.basis?.sharedOrigin { return origin }
        guard let deciding = deciding(span, in: watched) else { return nil }
        return lastOrigin(of: deciding) ?? watched.probes.first { $0.subject == deciding.probe }?.plan.origin
    }

    /// The server that the newest result which says what a span of its probe says was sent on to; nil where it was not.
    private func lastOrigin(of deciding: (probe: Subject, span: StatusSpan)) -> String? {
        newest[deciding.probe]?.evidence(for: deciding.span, limit: 1).first?.lastOrigin
    }

    /// The server at another host that people are sent on to, where it fails.
    func failsElsewhere(_ change: Change, in watched: WatchedService) -> String? {
        guard let span = watched.timelines.current(change.subject), let deciding = deciding(span, in: watched),
            let first = watched.probes.first(where: { $0.subject == deciding.probe })?.plan.host,
            let origin = lastOrigin(of: deciding), let last = try? WebAddress(origin), last.host != first
        else { return nil }
        return origin
    }

    /// That what cannot be seen failed when it was last seen: nobody must think that it only hides from us.
    func lastSeen(_ change: Change, in watched: WatchedService) throws -> AlertNote? {
        guard change.kind == .unmeasured, change.after != Unmeasurable.measured,
            let id = watched.ids[change.subject], let span = watched.timelines.current(change.subject),
            let seen = try transaction.lastSeen(of: id, span), seen.status.isFailing
        else { return nil }
        return .lastSeen(seen.status, at: seen.at)
    }
}
