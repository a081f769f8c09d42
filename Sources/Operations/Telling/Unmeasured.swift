import Alerting
import Measures
import Probing
import Registry

/// What we look at and have not been able to see: decided from the timelines of a service and the moment alone.
enum Unmeasured {
    /// What officials must know of what cannot be seen, and what can be seen again.
    ///
    /// - Parameters:
    ///   - before: the service before what happened last.
    ///   - watched: the service now.
    ///   - limit: how long nothing may be seen before it is told.
    static func changes(
        of watched: WatchedService, since before: WatchedService, now: Timestamp, after limit: Duration
    ) -> [Change] {
        channels(of: watched).compactMap { subject in
            guard let span = watched.timelines.current(subject) else { return nil }
            if let (cause, start) = stretch(of: subject, in: watched) {
                guard start + limit <= now else { return nil }
                return Change(
                    subject: subject, kind: .unmeasured, before: Unmeasurable.measured, after: cause.rawValue, at: start
                )
            }
            // Nothing unknown ends it: only something seen does.
            guard span.status != .unknown, span.status != .maintenance,
                before.timelines.current(subject)?.status != span.status
            else { return nil }
            return Change(
                subject: subject, kind: .unmeasured, before: StatusCause.ownFault.rawValue,
                after: Unmeasurable.measured,
                at: span.start)
        }
    }

    /// The next moment at which something has not been seen for too long; nil where everything is seen or told.
    static func nextMoment(of watched: WatchedService, after moment: Timestamp, limit: Duration) -> Timestamp? {
        channels(of: watched).compactMap { stretch(of: $0, in: watched).map { $0.start + limit } }
            .filter { $0 > moment }.min()
    }

    private static func channels(of watched: WatchedService) -> [Subject] {
        watched.timelines.shape.channels.filter(\.isWatched).map { .channel(watched.service.id, $0.id) }
    }

    /// The stretch without sight that lasts, whatever its causes were in turn; nil where something is seen or nobody looks.
    private static func stretch(of subject: Subject, in watched: WatchedService) -> (
        cause: StatusCause, start: Timestamp
    )? {
        var found: (cause: StatusCause, start: Timestamp)?
        for span in watched.timelines.spans(subject).reversed() {
            guard span.status == .unknown, Unmeasurable.isCause(span.cause) else { break }
            found = (found?.cause ?? span.cause, span.start)
        }
        return found
    }
}
