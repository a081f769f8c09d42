import Probing
import Registry
import Storage

extension StatusKeeper {
    /// Takes back what was said since our own network was cut off, where that has just been found out; gives the origins of
    /// which nothing that their probes learnt together holds any more.
    func takeBack(_ seen: WayOut, into outcome: inout Outcome) -> Set<String> {
        guard seen.isLost, !wayOut.isLost, let loss = seen.loss else { return [] }
        let ours = Set(outcome.amended.map(StreamMoment.init))
        let failed = Set(ours.compactMap { places[$0.stream]?.origin })
        var origins: Set<String> = []
        for stream in machines.keys.sorted() {
            guard var machine = outcome.touched[stream] ?? machines[stream], let slug = serviceOfStream[stream],
                let history = services[slug]?.timelines.history(ofStream: stream),
                let edit = machine.takeBack(
                    since: loss.from ?? loss.asked, history: history,
                    isSaidByOurs: isSaid(machine, ofStream: stream, by: ours, at: failed))
            else { continue }
            outcome.touched[stream] = machine
            outcome.add(edit, of: stream, in: slug)
            if let origin = places[stream]?.origin { origins.insert(origin) }
        }
        return origins
    }

    /// Whether all that a stream's status rests on are results of some moments, its own or those of others at its origin.
    private func isSaid(
        _ machine: StatusMachine, ofStream stream: Int, by ours: Set<StreamMoment>, at origins: Set<String>
    ) -> Bool {
        let own = recent.newest(of: stream).filter { $0.at >= machine.since }
        guard own.allSatisfy({ ours.contains(StreamMoment($0)) }) else { return false }
        let isShared = machine.isCutOffWithOthers && (places[stream].map { origins.contains($0.origin) } ?? false)
        return !own.isEmpty || isShared
    }

    /// Keeps since when our own network is cut off, so that a server which starts meanwhile knows; written only when it
    /// changes.
    static func keepLoss(from before: WayOut, to after: WayOut, _ transaction: StoreTransaction) throws {
        let (was, became) = (before.isLost ? before.loss : nil, after.isLost ? after.loss : nil)
        guard was?.from != became?.from || (was == nil) != (became == nil) else { return }
        try transaction.put(setting: KeptWayOut.lossName, try KeptWayOut.text(became))
    }

    /// Tells whoever runs this program what changed of its own way out, within the transaction that keeps what follows.
    ///
    /// A server that has just begun does not know whether the one before it said that the way out was lost: the first word
    /// that it is open ends that.
    ///
    /// A line that comes and goes is one story: it is over when the way out has been open for a while.
    ///
    /// - Parameter isTold: whether it may have been told that the way out is lost.
    /// - Returns: whether that stands told now.
    static func tell(
        from before: WayOut, to after: WayOut, isTold: Bool, _ transaction: StoreTransaction, _ useCases: UseCases,
        now: Timestamp
    ) throws -> Bool {
        let teller = NetworkTeller(transaction: transaction, useCases: useCases, now: now)
        if after.isLost {
            if !before.isLost, let loss = after.loss { try teller.lost(since: loss.from ?? loss.asked) }
            return true
        }
        guard isTold, after.open != nil else { return isTold }
        if before.isLost || before.open == nil { try teller.lookAgain(since: after.loss?.until ?? now) }
        let since = after.loss?.until ?? now
        if after.loss != nil, now < since + calm { return true }
        try teller.back(at: since)
        return false
    }

    /// How long the way out must have been open before its loss is told to be over.
    static let calm: Duration = .seconds(300)
}
