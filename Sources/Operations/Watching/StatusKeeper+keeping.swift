import Measures
import Probing
import Registry
import Storage

/// What is written: results, and the spans, changes and alerts that follow from them.
extension StatusKeeper {
    /// Writes results and what follows from them; hours and maintenance take effect first, so that no later moment is
    /// noted as seen, or put together, before they did.
    ///
    /// Returns the ids under which the results are kept, in order.
    func commit(
        results: [ProbeResult], amended: [ProbeResult] = [],
        edits: [String: [(stream: Int, edit: StatusMachine.Edit)]], wayOut seen: WayOut? = nil, now: Timestamp
    ) async throws -> [Int64] {
        // By name, not by a walk over all: most batches change no status at all.
        let passing = (nextBoundary.map { $0 <= now } ?? false) ? boundaries.filter { $0.value <= now }.map(\.key) : []
        let waiting = heldBack.isEmpty ? [] : heldBack.intersection(results.compactMap { serviceOfStream[$0.stream] })
        let concerned = Set(edits.keys).union(passing).union(waiting)
        let services = concerned.reduce(into: [String: WatchedService]()) { $0[$1] = self.services[$1] }
        let observed = observations.due(in: results)
        let factual = Set(observations.newFacts(in: observed).compactMap { serviceOfStream[$0] }).sorted()
        let newest = newestResults(of: services.values.flatMap(\.probes), besides: results)
        let useCases = useCases
        let amendments = amended.compactMap { result in
            unsettledRows[StreamMoment(result)].map { (result: result, row: $0) }
        }
        let known = wayOut
        noteNetworks(results)
        let reached = Set(results.filter(\.reachedPublic).compactMap { hostOfStream[$0.stream] })
        let newlyPublic = reached.subtracting(publicHosts)
        let loss = known.isLost || seen?.isLost != true ? nil : seen?.loss
        let isTold = isLossTold
        let (moved, rows, found, standsTold) = try await useCases.store.write { transaction in
            let standsTold = try Self.tell(
                from: known, to: seen ?? known, isTold: isTold, transaction, useCases, now: now)
            try Self.keepLoss(from: known, to: seen ?? known, transaction)
            let rows = try transaction.append(results, ids: useCases.ids, now: now)
            for host in newlyPublic.sorted() { try transaction.notePublic(host: host, at: now) }
            let found = try amendments.filter { try transaction.amend($0.result, id: $0.row) }.map(\.result)
            for observation in observed { try transaction.keep(observation) }
            for slug in factual { try useCases.tellFacts(slug, transaction, now: now) }
            try transaction.see(at: now)
            var moved: [String: (watched: WatchedService, holdsBack: Bool)] = [:]
            for (slug, before) in services.sorted(by: { $0.key < $1.key }) {
                // Retired by another process, which this one has not followed yet: nothing of it changes any more.
                if try transaction.isRetired(.service(slug)) { continue }
                var after = before
                var replacements = after.timelines.pass(to: now)
                if let edits = edits[slug] { replacements += after.timelines.apply(edits, now: now) }
                try Self.write(replacements, of: after, transaction: transaction, now: now)
                let holdsBack = try AlertWriter(
                    transaction: transaction, useCases: useCases, now: now, newest: newest, loss: loss,
                    cut: (seen ?? known).loss
                ).follow(before: before, after: after)
                moved[slug] = (after, holdsBack)
            }
            return (moved, rows, found, standsTold)
        }
        isLossTold = standsTold
        publicHosts.formUnion(newlyPublic)
        for result in found { recent.amend(result) }
        observations.note(observed)
        for (slug, (watched, holdsBack)) in moved {
            hold(watched, as: slug, holdsBack: holdsBack, now: now, cut: (seen ?? known).loss)
        }
        if known.isLost, let seen, !seen.isLost {
            // What could not be seen for that cut alone has its time from now on.
            for (slug, watched) in self.services where moved[slug] == nil {
                hold(watched, as: slug, holdsBack: heldBack.contains(slug), now: now, cut: seen.loss)
            }
            nextBoundary = boundaries.values.min()
        }
        if !moved.isEmpty { nextBoundary = boundaries.values.min() }
        return rows
    }

    static func write(
        _ replacements: [StatusTimeline.Replacement], of watched: WatchedService, transaction: StoreTransaction,
        now: Timestamp
    ) throws {
        for replacement in replacements {
            // A part that another process has just taken out gets no span any more.
            guard let id = watched.ids[replacement.subject], try !transaction.isRetired(replacement.subject)
            else { continue }
            try transaction.apply(replacement, subject: id)
        }
        guard replacements.contains(where: { $0.subject.kind == .service }) else { return }
        try putBoard(watched, transaction: transaction, now: now)
    }

    /// Writes the line of the overview.
    static func putBoard(_ watched: WatchedService, transaction: StoreTransaction, now: Timestamp) throws {
        let subject = Subject.service(watched.service.id)
        guard let id = watched.ids[subject], let span = watched.timelines.current(subject) else { return }
        try transaction.putBoard(
            subject: id, service: watched.service.id, organisation: watched.service.organisation, span: span,
            peoplePerDay: try PeopleCount.of(watched.service, id: id, transaction, now: now)?.perDay)
    }
}
