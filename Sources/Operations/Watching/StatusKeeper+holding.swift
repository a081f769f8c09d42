import Probing
import Registry

extension StatusKeeper {
    /// Takes a service as it is now, with the moment at which time alone changes it, or lets something be told of it.
    ///
    /// - Parameters:
    ///   - holdsBack: whether an alert of it waits for results from after a maintenance.
    ///   - cut: the newest cut of our own network; nil for the one that is known.
    func hold(
        _ watched: WatchedService, as slug: String, holdsBack: Bool, now: Timestamp, cut: WayOut.Loss? = nil
    ) {
        services[slug] = watched
        noteMaintenance(of: slug)
        let unseen = Unmeasured.nextMoment(
            of: watched, after: now, limit: useCases.settings.alerts.unmeasuredAfter, cut: cut ?? wayOut.loss)
        let silent = watched.silenceCountsNext(after: now)
        boundaries[slug] = [watched.timelines.nextBoundary, unseen, silent].compactMap(\.self).min()
        if holdsBack { heldBack.insert(slug) } else { heldBack.remove(slug) }
    }

    /// Whether an alert of the service of a stream waits for results from after a maintenance.
    func isHeldBack(_ stream: Int) -> Bool { serviceOfStream[stream].map(heldBack.contains) ?? false }
}
