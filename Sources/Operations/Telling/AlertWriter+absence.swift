import Measures
import Pages
import Probing
import Registry
import Storage

/// What changed while nobody watched.
extension AlertWriter {
    /// From when on Plumbline did not watch before a service was seen to be as it is now; nil where it was watched then.
    ///
    /// It may have become so at any moment of that time: nothing since has shown it as it was before.
    func unwatchedSince(_ change: Change, in watched: WatchedService) -> Timestamp? {
        guard change.kind == .status else { return nil }
        let stretches = StatusStretch.stretches(watched.timelines.spans(change.subject))
        guard let place = stretches.lastIndex(where: { $0.start == change.at }), place > 0 else { return nil }
        let before = stretches[place - 1]
        if before.newest.cause == .notWatched { return before.start }
        guard let pause = before.unwatched.last else { return nil }
        // After a pause of ours the earlier status goes on until results say otherwise: only those that said so count.
        let probe = before.newest.evidence.map { Subject(kind: .probe, path: ObservationAddress($0).probe) }
        let seen = probe.flatMap { newest[$0] }?.results ?? []
        let wasSeen = seen.contains { result in
            result.at >= pause.end && result.at < change.at && [.bad, .slight].contains(result.outcome)
        }
        return wasSeen ? nil : pause.start
    }
}
