public import Probing
import Registry

extension StatusKeeper {
    /// How far back an origin may have answered to be asked whether our own way out is open.
    static let lately: Duration = .seconds(3600)
    /// How often it is looked whether our own network is back.
    static let looksAgainEvery: Duration = .seconds(10)

    /// What somebody must find out now; nil where nothing waits for it.
    ///
    /// - Parameter patience: how long a run waits for an answer to another probe, which would show the same.
    public func wayOutQuestion(after patience: Duration = .zero) -> WayOutQuestion? {
        let now = useCases.now()
        let hasWaited = wayOut.firstWaiting.map { now >= $0 + patience } ?? false
        let waits = hasWaited ? wayOut.waitingStreams : []
        let isDue = wayOut.isLost && (wayOut.loss.map { now >= $0.asked + Self.looksAgainEvery } ?? false)
        guard !waits.isEmpty || isDue else { return nil }
        let failing = Set(waits.compactMap { hostOfStream[$0] })
        let origins = book.answeredLately(since: now - Self.lately, limit: 3) { origin in
            !failing.contains { origin.hasSuffix("//\($0)") || origin.contains("//\($0):") }
        }
        return WayOutQuestion(asked: now, failing: failing, origins: origins)
    }

    /// Whether our own network is cut off, as far as is known.
    public var isCutOff: Bool { wayOut.isLost }

    /// Takes what a look at our own way out found, with everything that follows for runs that waited for it.
    public func learn(_ report: WayOut.Report) async throws -> [Recheck] {
        await enter()
        defer { leave() }
        let now = look()
        var seen = wayOut
        let counting = seen.learn(report)
        var outcome = Outcome()
        count(counting, now: now, into: &outcome)
        outcome.amended += seen.takeBack()
        let origins = takeBack(seen, into: &outcome)
        let isBack = wayOut.isLost && !seen.isLost
        try await keep(outcome, wayOut: seen, results: [], now: now)
        for origin in origins { book.forget(origin) }
        return rechecks(outcome, isBack: isBack, now: now)
    }
}
