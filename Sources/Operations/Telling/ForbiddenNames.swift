import Alerting
import Measures
import Probing
import Registry

/// Names that lead where this program may not look: whoever runs it is told, for nobody else can allow it.
///
/// A name that never was public may be meant for an inner network (split horizon); nobody can tell from here.
enum ForbiddenNames {
    /// Reasons for which an address was not visited.
    private static let reasons: Set<Reason> = [
        .nameLeadsToSpecialAddress, .redirectsToPrivateAddress, .blockedByPolicy,
    ]

    /// The names of a service that may not be visited, and those that can be measured again: one change for each name.
    ///
    /// - Parameters:
    ///   - before: the service before what happened last.
    ///   - newest: the newest results of its probes, newest first.
    static func changes(
        of watched: WatchedService, since before: WatchedService, newest: [Subject: RememberedResults]
    ) -> [Change] {
        let subject = Subject.service(watched.service.id)
        let byHost = Dictionary(grouping: watched.probes.filter { !$0.plan.host.isEmpty }, by: \.plan.host)
        return byHost.sorted { $0.key < $1.key }.compactMap { host, probes in
            let forbidden = probes.compactMap { probe -> Timestamp? in
                guard let span = watched.timelines.current(ofStream: probe.stream), span.status == .unknown,
                    span.cause == .ownFault, let last = newest[probe.subject]?.results.first,
                    last.outcome == .unknown, reasons.contains(last.reason)
                else { return nil }
                return span.start
            }
            if let since = forbidden.min() {
                return Change(
                    subject: subject, kind: .unmeasured, topic: host, before: Unmeasurable.measured,
                    after: StatusCause.ownFault.rawValue, at: since)
            }
            let seen = probes.compactMap { probe -> Timestamp? in
                guard let span = watched.timelines.current(ofStream: probe.stream), span.status != .unknown,
                    before.timelines.current(ofStream: probe.stream)?.status == .unknown
                else { return nil }
                return span.start
            }
            return seen.max().map {
                Change(
                    subject: subject, kind: .unmeasured, topic: host, before: StatusCause.ownFault.rawValue,
                    after: Unmeasurable.measured, at: $0)
            }
        }
    }
}
