import Alerting
import Measures
import Probing
import Registry

/// What we look at and have not been able to see: decided from the timelines of a service and the moment alone.
///
/// Where nothing can be seen of a channel, that is told of the channel; where something of it is seen, it is told of each
/// probe that sees nothing.
enum Unmeasured {
    /// Something that is looked at.
    private struct Part {
        var subject: Subject
        /// How it is; nil where nobody looks.
        var now: StatusSpan?
        var before: StatusSpan?
        /// Since when nothing of it could be seen, whatever kept us from it in turn; nil where something is seen.
        var unseenSince: Timestamp?
    }

    /// What officials must know of what cannot be seen, and what can be seen again.
    ///
    /// - Parameters:
    ///   - before: the service before what happened last.
    ///   - watched: the service now.
    ///   - limit: how long nothing may be seen before it is told.
    static func changes(
        of watched: WatchedService, since before: WatchedService, now: Timestamp, after limit: Duration
    ) -> [Change] {
        parts(of: watched, since: before, at: now).compactMap { part in
            if let start = part.unseenSince, let cause = part.now?.cause {
                guard start + limit <= now else { return nil }
                return Change(
                    subject: part.subject, kind: .unmeasured, before: Unmeasurable.measured, after: cause.rawValue,
                    at: start)
            }
            // Nothing unknown ends it: only something seen does.
            guard let span = part.now, span.status != .unknown, span.status != .maintenance,
                part.before?.status != span.status
            else { return nil }
            return Change(
                subject: part.subject, kind: .unmeasured, before: StatusCause.ownFault.rawValue,
                after: Unmeasurable.measured, at: span.start)
        }
    }

    /// The next moment at which something has not been seen for too long; nil where everything is seen or told.
    static func nextMoment(of watched: WatchedService, after moment: Timestamp, limit: Duration) -> Timestamp? {
        parts(of: watched, since: watched, at: moment).compactMap { part in part.unseenSince.map { $0 + limit } }
            .filter { $0 > moment }.min()
    }

    private static func parts(
        of watched: WatchedService, since before: WatchedService, at moment: Timestamp
    ) -> [Part] {
        let timelines = watched.timelines
        var parts: [Part] = []
        for channel in timelines.shape.channels {
            var isChannelUnseen = false
            if channel.isWatched {
                let subject = Subject.channel(watched.service.id, channel.id)
                let since = timelines.unseenSince(subject)
                isChannelUnseen = since != nil
                parts.append(
                    Part(
                        subject: subject, now: timelines.current(subject), before: before.timelines.current(subject),
                        unseenSince: since))
            }
            // That nothing of the channel can be seen says enough; and in a maintenance nobody has to see anything.
            let says = !isChannelUnseen && !timelines.shape.isInMaintenance(channel, at: moment)
            let ended = watched.maintenanceEnded(of: channel.id, by: moment)
            for source in channel.sources {
                let since = says ? timelines.unseenSince(ofStream: source.stream) : nil
                parts.append(
                    Part(
                        subject: source.subject, now: timelines.current(ofStream: source.stream),
                        before: before.timelines.current(ofStream: source.stream),
                        unseenSince: since.map { max($0, ended ?? $0) }))
            }
        }
        return parts
    }
}
