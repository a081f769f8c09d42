import Measures
import Persistence
public import Probing
import Registry
import Storage

/// Results as they come: what they are worth, and what the engine should do next.
extension StatusKeeper {
    /// Records results with everything that follows from them, in one transaction; they are durable on return.
    public func record(_ results: [ProbeResult]) async throws -> [Recheck] {
        guard !results.isEmpty else { return [] }
        await enter()
        defer { leave() }
        let now = look()
        var newest: [Int: Timestamp] = [:]
        var kept: [ProbeResult] = []
        for var result in results.sorted(by: { $0.at < $1.at }) {
            guard serviceOfStream[result.stream] != nil, machines[result.stream] != nil else { continue }
            // Two results of one stream never share a moment: the moment is part of the key they are kept under.
            if let last = newest[result.stream] ?? newestOfStream[result.stream], result.at <= last {
                result.at = last + .milliseconds(1)
            }
            newest[result.stream] = result.at
            let wasPublic = hostOfStream[result.stream].map(publicHosts.contains) ?? false
            kept.append(Self.told(result, wasPublic: wasPublic))
        }
        var seen = wayOut
        let counting = seen.record(kept, now: now)
        let ours = Dictionary(
            counting.filter { !$0.isChanged && $0.result.reason == .ownNetwork }.map {
                (StreamMoment($0.result), $0.result)
            }, uniquingKeysWith: { $1 })
        if !ours.isEmpty { kept = kept.map { ours[StreamMoment($0)] ?? $0 } }
        var outcome = Outcome()
        for result in kept {
            // Word came, also where what it says does not count yet.
            guard var machine = outcome.touched[result.stream] ?? machines[result.stream] else { continue }
            machine.heard(at: min(result.at, now))
            outcome.touched[result.stream] = machine
        }
        let looks = endMaintenance(now: now, &outcome.touched, &outcome.edits).looks
        count(counting, now: now, into: &outcome)
        var limits = rateLimits
        var putOff: [Recheck] = []
        for result in kept {
            guard var machine = outcome.touched[result.stream],
                let wait = limits.take(result, every: machine.rules.every)
            else { continue }
            // Its first own time after that may be an interval later.
            machine.staysAway(until: now + wait + machine.rules.every)
            outcome.touched[result.stream] = machine
            putOff.append(Recheck(stream: result.stream, after: wait, isPutOff: true))
        }
        let isBack = wayOut.isLost && !seen.isLost
        try await keep(outcome, wayOut: seen, results: kept, now: now)
        rateLimits = limits
        newestOfStream.merge(newest) { $1 }
        return putOff + looks + rechecks(outcome, isBack: isBack, now: now)
    }

    /// A name that led to the public internet and now leads into somebody's own network is closed to people; one that never
    /// did may be meant for an inner network, which we are not allowed to see.
    private static func told(_ result: ProbeResult, wasPublic: Bool) -> ProbeResult {
        guard wasPublic, result.reason == .nameLeadsToSpecialAddress, result.outcome == .unknown else { return result }
        var told = result
        told.outcome = .bad
        return told
    }

    /// Keeps results with everything that follows from them; only then does what is held in memory move on.
    func keep(_ outcome: Outcome, wayOut seen: WayOut, results kept: [ProbeResult], now: Timestamp) async throws {
        let keptAlready = isUnsureOfWrite ? try await newestStored(of: kept) : [:]
        let fresh =
            keptAlready.isEmpty ? kept : kept.filter { $0.at > keptAlready[$0.stream] ?? Timestamp(milliseconds: .min) }
        do {
            let rows = try await commit(
                results: fresh, amended: outcome.amended, edits: outcome.edits, wayOut: seen, now: now)
            isUnsureOfWrite = false
            remember(fresh, rows: rows, seen.unsettled)
        } catch {
            if let before = outcome.before { book.putBack(before) }
            if let failure = error as? DatastoreError, failure.kind == .connectionLost { isUnsureOfWrite = true }
            throw error
        }
        let isBack = wayOut.isLost && !seen.isLost
        wayOut = seen
        tookMaintenance(upTo: now)
        machines.merge(outcome.touched) { $1 }
        for (stream, machine) in outcome.touched { wakeups.set(stream, at: machine.listensAgainAt) }
        if isBack, let loss = seen.loss { expectWord(after: loss, now: now) }
        for result in kept { recent.add(result) }
    }

    /// What should have been pushed while our own network was cut off is expected again.
    private func expectWord(after loss: WayOut.Loss, now: Timestamp) {
        guard let until = loss.until else { return }
        for (stream, machine) in machines where machine.rules.isPushed {
            let openSince = serviceOfStream[stream].flatMap { services[$0] }?.hours(ofStream: stream, at: now).openSince
            machines[stream]?.couldNotBeHeard(from: loss.from ?? loss.asked, until: until, openSince: openSince)
            wakeups.set(stream, at: machines[stream]?.listensAgainAt)
        }
    }

    /// Notes under which ids results are kept that may turn out to be something else, and forgets the others.
    private func remember(_ results: [ProbeResult], rows: [Int64], _ unsettled: [ProbeResult]) {
        guard !(unsettled.isEmpty && unsettledRows.isEmpty) else { return }
        let fresh = Dictionary(
            zip(results, rows).map { (StreamMoment($0), $1) }, uniquingKeysWith: { $1 })
        unsettledRows = unsettled.reduce(into: [:]) { kept, result in
            let key = StreamMoment(result)
            kept[key] = fresh[key] ?? unsettledRows[key]
        }
    }

    /// Which streams should be checked again soon: those whose newest result contradicts their status, or would if it
    /// counted, and those that nobody could see while our own network was cut off.
    ///
    /// - Parameter isBack: whether our own network has just come back.
    func rechecks(_ outcome: Outcome, isBack: Bool, now: Timestamp) -> [Recheck] {
        let witnesses = outcome.witnesses.sorted().map { Recheck(stream: $0, after: .zero, isFirst: true) }
        var concerned = outcome.released
        for (stream, machine) in outcome.touched where machine.isInDoubt || isHeldBack(stream) {
            concerned.insert(stream)
        }
        for stream in wayOut.waitingStreams where outcome.touched[stream]?.wouldBeInDoubtByFailure ?? false {
            concerned.insert(stream)
        }
        var soon = witnesses + concerned.subtracting(outcome.witnesses).sorted().compactMap { recheck($0, now: now) }
        guard isBack else { return soon }
        // One after the other, or all would ask at once.
        let unseen = machines.filter { $0.value.isBlindByOwnFault && !concerned.contains($0.key) }.keys.sorted()
        for (place, stream) in unseen.enumerated() {
            guard var recheck = recheck(stream, now: now) else { continue }
            recheck.after = recheck.after * (place + 1) / unseen.count
            soon.append(recheck)
        }
        return soon
    }

    /// One more run of a stream; nil where nobody may be asked, or asked to stay away.
    private func recheck(_ stream: Int, now: Timestamp) -> Recheck? {
        guard let machine = machines[stream], !machine.rules.isPushed, !machine.isAway(at: now) else { return nil }
        return Recheck(stream: stream, after: machine.rules.recheck)
    }

    /// The moment of the newest result that is kept of each stream of a batch: after a write without an answer, whatever
    /// is not newer was kept by it.
    private func newestStored(of results: [ProbeResult]) async throws -> [Int: Timestamp] {
        let streams = Set(results.map(\.stream))
        return try await useCases.store.read { transaction in
            try streams.reduce(into: [:]) { newest, stream in
                newest[stream] = try transaction.results(of: stream, before: StreamKey.lastMoment, limit: 1).first?.at
            }
        }
    }
}
