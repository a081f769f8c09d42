import Addresses
public import Probing
public import Registry
import Storage

extension StatusKeeper {
    /// How far back an origin may have answered to be asked whether our own way out is open.
    static let lately: Duration = .seconds(3600)
    /// How often it is looked whether our own network is back.
    static let looksAgainEvery: Duration = .seconds(10)
    /// How many origins are asked.
    static let originsAsked = 3

    /// What somebody must find out now; nil where nothing waits for it.
    ///
    /// - Parameter patience: how long a run waits for an answer to another probe, which would show the same.
    public func wayOutQuestion(after patience: Duration = .zero) -> WayOutQuestion? {
        let now = useCases.now()
        let hasWaited = wayOut.firstWaiting.map { now >= $0 + patience } ?? false
        let waits = hasWaited ? wayOut.waitingStreams : []
        let lasting = wayOut.isLost ? wayOut.loss : nil
        let isDue = lasting.map { now >= $0.asked + Self.looksAgainEvery } ?? false
        guard !waits.isEmpty || isDue else { return nil }
        let failing = Set(waits.compactMap { hostOfStream[$0] })
        let down = Set(machines.lazy.filter { $0.value.isKnownDown }.compactMap { self.hostOfStream[$0.key] })
        var question = WayOutQuestion(asked: now, failing: failing, down: down, origins: [])
        question.hasNews = lasting != nil || !failing.isSubset(of: down)
        var silent = failing
        if let lasting {
            question.isAboutConnections = lasting.isOfConnections
        } else {
            let unconnected = Set(wayOut.unconnectedStreams.compactMap { hostOfStream[$0] }).subtracting(down)
            question.isAboutConnections = areUnrelated(unconnected)
            silent.formUnion(unconnected)
        }
        if let lasting, !lasting.silent.isEmpty {
            // Those whose silence showed it, also after a restart, which forgets who answered long ago.
            question.origins = lasting.silent
            return question
        }
        // While it lasts, those who answered before it.
        let latest = min(lasting.map { $0.from ?? $0.asked } ?? now, now)
        let (silentNetworks, downNetworks) = (networks(of: silent), networks(of: down))
        question.origins = book.answeredLately(since: latest - Self.lately, limit: Self.originsAsked) { origin in
            // Looked up, since thousands of each may be down and have answered.
            guard let host = (try? WebAddress(origin))?.host, !silent.contains(host), !down.contains(host) else {
                return false
            }
            // Who stands beside those that fail may fail with them, and shows nothing of us.
            return networkOfHost[host].map { !silentNetworks.contains($0) && !downNetworks.contains($0) } ?? true
        }
        return question
    }

    /// Whether some hosts are of several bodies and stand in several places: what makes them fail together is not theirs.
    private func areUnrelated(_ hosts: Set<String>) -> Bool {
        guard Set(hosts.map(RegisteredDomain.of)).count > 1 else { return false }
        // Where it is not known, hosts may stand anywhere.
        return hosts.contains { networkOfHost[$0] == nil } || networks(of: hosts).count > 1
    }

    private func networks(of hosts: Set<String>) -> Set<NetworkBlock> { Set(hosts.compactMap { networkOfHost[$0] }) }

    /// Takes note of where the hosts stand that were asked, by the results of runs that no redirect led elsewhere.
    func noteNetworks(_ results: [ProbeResult]) {
        for result in results where result.lastOrigin == nil {
            guard let network = result.network, let host = hostOfStream[result.stream] else { continue }
            if networkOfHost[host] != network { networkOfHost[host] = network }
        }
    }

    /// Whether our own network is cut off, as far as is known.
    public var isCutOff: Bool { wayOut.isLost }

    /// Whether somebody outside has answered since a moment, and our own network is not cut off.
    public func hasBeenAnswered(since moment: Timestamp) -> Bool {
        !wayOut.isLost && (wayOut.open.map { $0 > moment } ?? false)
    }

    /// Takes what a look at our own way out found, with everything that follows for runs that waited for it.
    public func learn(_ report: WayOut.Report) async throws -> [Recheck] {
        await enter()
        defer { leave() }
        let now = look()
        var seen = wayOut
        let counting = seen.learn(report)
        var outcome = Outcome()
        let looks = endMaintenance(now: now, &outcome.touched, &outcome.edits).looks
        count(counting, now: now, into: &outcome)
        outcome.amended += seen.takeBack()
        let origins = takeBack(seen, into: &outcome)
        let isBack = wayOut.isLost && !seen.isLost
        try await keep(outcome, wayOut: seen, results: [], now: now)
        for origin in origins { book.forget(origin) }
        return looks + rechecks(outcome, isBack: isBack, now: now)
    }

    // MARK: What is kept over a restart

    /// Who has answered a look at our own way out, so that their silence shows something.
    public func knownWitnesses() async throws -> Set<WayOutLook.Witness> {
        try await useCases.store.read { try KeptWayOut.witnesses(try $0.setting(KeptWayOut.witnessesName)) }
    }

    /// Keeps who has answered.
    public func keep(known witnesses: Set<WayOutLook.Witness>) async throws {
        let text = try KeptWayOut.text(witnesses)
        try await useCases.store.write { try $0.put(setting: KeptWayOut.witnessesName, text) }
    }

    /// Goes on from a cut of our own network that had not ended when the program was last alive.
    func goOnFromCut(now: Timestamp) async throws {
        let kept = try await useCases.store.read { try KeptWayOut.loss(try $0.setting(KeptWayOut.lossName), now: now) }
        wayOut = WayOut(continuing: kept)
    }

    /// Goes on from the answers that origins gave before the program began.
    func rememberAnswers() {
        for stream in machines.keys {
            // Of who failed last, nothing is expected.
            guard let place = places[stream],
                let newest = recent.newest(of: stream).first(where: { $0.outcome != .unknown }), newest.status > 0
            else { continue }
            book.remember(newest.lastOrigin ?? place.origin, answeredAt: newest.heardAt)
        }
    }
}
