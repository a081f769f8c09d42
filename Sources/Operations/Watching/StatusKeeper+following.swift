import Documents
import Measures
import Probing
import Registry
import Storage

/// Registrations: what is taken up, changed and let go.
extension StatusKeeper {
    /// Follows what was registered, changed or retired since the last time, by whatever process.
    public func follow() async throws -> Reloaded? {
        let seen = seenChange
        let (subjects, newest) = try await useCases.store.read { try $0.changes(after: seen) }
        guard !subjects.isEmpty else { return nil }
        await enter()
        defer { leave() }
        let now = useCases.now()
        // An organisation lends its holidays to every service below it.
        let isBodyChanged = subjects.contains { $0.kind == .organisation }
        let named = Set(subjects.filter { $0.kind == .service }.map(\.path))
        let (changed, gone) = try await useCases.store.read { transaction in
            let gone = try named.filter { try transaction.isRetired(.service($0)) }
            guard !isBodyChanged else { return (try transaction.currentRegistrations(of: .service), gone) }
            let kept = named.subtracting(gone).sorted()
            return (try kept.compactMap { try transaction.registration(of: .service($0)) }, gone)
        }
        var reloaded = try await load(changed, now: now, gapSince: nil)
        for slug in gone { reloaded.removed += forget(slug) }
        // Only now: what could not be read or kept is followed again the next time.
        seenChange = newest
        return reloaded
    }

    private func forget(_ slug: String) -> [Int] {
        let streams = services[slug]?.probes.map(\.stream) ?? []
        services[slug] = nil
        boundaries[slug] = nil
        maintenanceEnds.set(slug, at: nil)
        heldBack.remove(slug)
        for stream in streams {
            machines[stream] = nil
            wakeups.remove(stream)
            serviceOfStream[stream] = nil
            recent.forget(stream: stream)
            observations.forget(stream: stream)
            letGo(stream)
        }
        return streams
    }

    /// Forgets what a stream that is no longer watched has to do with others.
    private func letGo(_ stream: Int) {
        wayOut.forget(stream: stream)
        rateLimits.forget(stream: stream)
        if let host = hostOfStream.removeValue(forKey: stream) { networkOfHost[host] = nil }
        if let place = places[stream] { book.forget(stream: stream, at: place.origin) }
        if let origin = places.remove(stream) { book.forget(origin) }
    }

    /// A registration as it was taken up.
    private enum Loaded {
        case watched(
            WatchedService, machines: [Int: StatusMachine], newest: [Int: Timestamp], holdsBack: Bool,
            problems: [String])
        case unreadable(String)
    }

    func load(
        _ registrations: [StoredRegistration], now: Timestamp, gapSince: Timestamp?
    ) async throws -> Reloaded {
        let (machines, known, boundaries, held) = (machines, newestOfStream, boundaries, Set(services.keys))
        let newest = newestResults(
            of: registrations.compactMap { services[$0.subject.path] }.flatMap(\.probes), besides: [])
        let (useCases, cut) = (useCases, wayOut.loss)
        let loaded = try await useCases.store.write { transaction in
            try registrations.compactMap { registration -> Loaded? in
                // Retired since the registrations were read: the next round takes it out.
                guard try !transaction.isRetired(registration.subject) else { return nil }
                var watched: WatchedService
                var problems: [String]
                do {
                    (watched, problems) = try WatchedService.load(
                        registration, by: useCases, transaction: transaction, now: now)
                } catch let unreadable as DocumentProblems {
                    let slug = registration.subject.path
                    if !held.contains(slug) {
                        try Self.leaveUnwatched(slug, from: gapSince ?? now, now: now, transaction)
                    }
                    return .unreadable(
                        "\(registration.subject): its registration or that of its organisation cannot be read: "
                            + "\(unreadable)")
                }
                let before = watched
                // A boundary of hours that has passed and was not looked at yet is not forgotten.
                let from = min(gapSince ?? now, boundaries[watched.service.id] ?? now, now)
                var replacements = watched.timelines.begin(now: from)
                var fresh: [Int: StatusMachine] = [:]
                var edits: [(stream: Int, edit: StatusMachine.Edit)] = []
                for source in watched.timelines.shape.channels.flatMap(\.sources) {
                    let span = watched.timelines.current(source.subject)
                    // One that was taken out and put back meanwhile goes on from what its history says.
                    if let running = machines[source.stream], running.rules == source.rules,
                        span?.status == running.status, span?.cause == running.cause
                    {
                        fresh[source.stream] = running
                        continue
                    }
                    let history = watched.timelines.history(ofStream: source.stream)
                    var expectsSince = now
                    if let gapSince {
                        // What was due when the program ended goes on being due, so much later.
                        let heard = try known[source.stream] ?? transaction.newestMovedResult(of: source.stream)
                        let pending = history.last.flatMap { $0.cause == .pending ? $0.start : nil }
                        expectsSince = min(heard ?? pending ?? gapSince, gapSince)
                    }
                    var machine = StatusMachine(
                        rules: source.rules, continuing: history, watchingSince: expectsSince)
                    if let gapSince {
                        edits += machine.wasNotWatching(from: gapSince, until: now).map { (source.stream, $0) }
                        if let edit = watched.maintenanceEnded(&machine, of: source, whileGoneSince: gapSince, now) {
                            edits.append((source.stream, edit))
                        }
                    }
                    fresh[source.stream] = machine
                }
                if !edits.isEmpty { replacements += watched.timelines.apply(edits, now: now) }
                try Self.write(replacements, of: watched, transaction: transaction, now: now)
                try Self.putBoard(watched, transaction: transaction, now: now)
                let alerts = AlertWriter(
                    transaction: transaction, useCases: useCases, now: now, newest: newest, cut: cut)
                let holdsBack = try alerts.follow(before: before, after: watched)
                try alerts.withdrawUnwatched(watched)
                var moved: [Int: Timestamp] = [:]
                for stream in fresh.keys where known[stream] == nil {
                    moved[stream] = try transaction.newestMovedResult(of: stream)
                }
                return .watched(watched, machines: fresh, newest: moved, holdsBack: holdsBack, problems: problems)
            }
        }
        defer { nextBoundary = self.boundaries.values.min() }
        var reloaded = Reloaded(set: [], removed: [], problems: [])
        for case .unreadable(let problem) in loaded { reloaded.problems.append(problem) }
        for case .watched(let watched, let fresh, let moved, let holdsBack, let problems) in loaded {
            newestOfStream.merge(moved) { $1 }
            let before = Set(services[watched.service.id]?.probes.map(\.stream) ?? [])
            hold(watched, as: watched.service.id, holdsBack: holdsBack, now: now)
            for (stream, machine) in fresh {
                self.machines[stream] = machine
                wakeups.set(stream, at: machine.listensAgainAt)
                serviceOfStream[stream] = watched.service.id
            }
            let gone = before.subtracting(fresh.keys)
            for stream in gone {
                self.machines[stream] = nil
                wakeups.remove(stream)
                serviceOfStream[stream] = nil
                letGo(stream)
            }
            for probe in watched.probes {
                hostOfStream[probe.stream] = probe.plan.host
                guard let (left, isEmpty) = places.set(probe) else { continue }
                book.forget(stream: probe.stream, at: left)
                if isEmpty { book.forget(left) }
                // What others found there says nothing of where it looks now.
                self.machines[probe.stream]?.leavesOrigin()
            }
            reloaded.set += watched.probes
            reloaded.removed += gone
            reloaded.problems += problems
        }
        return reloaded
    }

    /// What cannot be taken up is not watched: its status is unknown from when it was last watched on.
    private static func leaveUnwatched(
        _ slug: String, from: Timestamp, now: Timestamp, _ transaction: StoreTransaction
    ) throws {
        let ids = try WatchedService.partIDs(of: slug, transaction)
        for (subject, spans) in try transaction.newestSpans(ofService: slug, endedAfter: now) {
            guard let id = ids[subject], let last = spans.last, last.end == nil,
                var timeline = StatusTimeline(stored: spans)
            else { continue }
            let gap = StatusSpan(status: .unknown, cause: .notWatched, start: max(last.start, from))
            guard let replacement = timeline.replace(from: gap.start, with: [gap], subject: subject) else { continue }
            try transaction.apply(replacement, subject: id)
            if subject.kind == .service { try transaction.updateBoard(subject: id, span: gap) }
        }
    }
}
