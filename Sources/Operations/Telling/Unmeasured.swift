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

        /// From when on that nothing is seen of it is told: when our own network is there again, it is looked at first.
        func due(after limit: Duration, cut: WayOut.Loss?) -> Timestamp? {
            guard let unseenSince else { return nil }
            guard isCutOff(by: cut), let back = cut?.until else { return unseenSince + limit }
            return max(unseenSince, back) + limit
        }

        /// Whether nothing but a cut of our own network has kept us from seeing it.
        func isCutOff(by cut: WayOut.Loss?) -> Bool {
            guard let cut, let unseenSince, now?.cause == .ownFault else { return false }
            return unseenSince >= cut.from ?? cut.asked
        }
    }

    /// What officials must know of what cannot be seen, and what can be seen again.
    ///
    /// - Parameters:
    ///   - before: the service before what happened last.
    ///   - watched: the service now.
    ///   - limit: how long nothing may be seen before it is told.
    ///   - cut: the newest cut of our own network; nil where none is known.
    static func changes(
        of watched: WatchedService, since before: WatchedService, now: Timestamp, after limit: Duration,
        cut: WayOut.Loss? = nil
    ) -> [Change] {
        parts(of: watched, since: before, at: now).compactMap { part in
            if let start = part.unseenSince, let cause = part.now?.cause {
                guard let due = part.due(after: limit, cut: cut), due <= now else { return nil }
                return Change(
                    subject: part.subject, kind: .unmeasured, before: Unmeasurable.measured, after: cause.rawValue,
                    at: start, sharedCause: part.isCutOff(by: cut) && cut?.until == nil ? Unmeasurable.ownNetwork : nil)
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
    static func nextMoment(
        of watched: WatchedService, after moment: Timestamp, limit: Duration, cut: WayOut.Loss? = nil
    ) -> Timestamp? {
        parts(of: watched, since: watched, at: moment).compactMap { $0.due(after: limit, cut: cut) }
            .filter { $0 > moment }.min()
    }

    /// How long a message that our own network is cut off waits for others: services are found out one after the other.
    static let ownNetworkWait: Duration = .seconds(60)

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
