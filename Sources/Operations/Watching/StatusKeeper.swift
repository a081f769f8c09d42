import Documents
import Measures
import Persistence
public import Probing
import Registry
import Storage

/// Keeps the status of everything that is watched: the one place where results become spans, changes and alerts.
///
/// What is held in memory moves on only after the transaction that says so has been committed.
public actor StatusKeeper {
    /// What the engine should do after results were recorded.
    public struct Recheck: Sendable, Hashable {
        /// The stream to run once more.
        public var stream: Int
        /// After how long.
        public var after: Duration
        /// Whether its own next run has to wait as long, too: the target asked for it.
        public var isPutOff = false
    }

    /// What became of reading the registrations anew.
    public struct Reloaded: Sendable {
        /// Probes that are new or differ.
        public var set: [Probe]
        /// Streams that are no longer probed.
        public var removed: [Int]
        /// What cannot be probed, and why.
        public var problems: [String]
    }

    let useCases: UseCases
    var services: [String: WatchedService] = [:]
    /// When hours or maintenance next change a service, where they do.
    var boundaries: [String: Timestamp] = [:]
    /// The first of them; it may be too early, never too late.
    var nextBoundary: Timestamp?
    /// Services of which an alert is held back until there are results from after a maintenance.
    var heldBack: Set<String> = []
    var machines: [Int: StatusMachine] = [:]
    /// When silence of a stream would mean something.
    var wakeups = Wakeups()
    var serviceOfStream: [Int: String] = [:]
    var hostOfStream: [Int: String] = [:]
    var newestOfStream: [Int: Timestamp] = [:]
    var recent = RecentResults()
    var observations = KeptObservations()
    /// What the probes of each origin know together.
    var book = OriginBook()
    /// Which probes look at which origin.
    var places = OriginPlaces()
    /// What is known of our own way out, and which results wait for it.
    var wayOut = WayOut()
    /// Targets that asked us to come less often.
    var rateLimits = RateLimits()
    /// Streams whose runs reached an address of the public internet since the program began.
    var publiclyReached: Set<Int> = []
    /// Under which ids results are kept that wait for word of our own way out, by stream and moment.
    var rowsWaiting: [Int: [Timestamp: Int64]] = [:]
    /// How often moves of results began or ended.
    var moves = 0
    /// The moment of the last look at the clock.
    private var lastNow: Timestamp?
    /// Whether the newest write ended without an answer: its results may have been kept.
    private var isUnsureOfWrite = false
    private var gate = SerialGate()
    var seenChange: Int64 = 0
    /// Whether `begin` is to come or under way, and who waits for its end.
    private var isBeginning = false
    private var waitingForBegin: [CheckedContinuation<Void, Never>] = []

    /// Creates a keeper that watches nothing yet.
    public init(_ useCases: UseCases) {
        self.useCases = useCases
    }

    // MARK: Starting

    /// Says that `begin` will come: from now on heartbeats wait for it, and are not refused as those of nobody.
    public func prepare() {
        isBeginning = true
    }

    /// Waits until it is known what is watched.
    func begun() async {
        guard isBeginning else { return }
        await withCheckedContinuation { waitingForBegin.append($0) }
    }

    private func endBeginning() {
        isBeginning = false
        let waiting = waitingForBegin
        waitingForBegin = []
        for continuation in waiting { continuation.resume() }
    }

    /// Begins to watch: what was not watched since the server was last alive becomes unknown.
    public func begin() async throws -> Reloaded {
        isBeginning = true
        defer { endBeginning() }
        await enter()
        defer { leave() }
        let now = useCases.now()
        let lastSeen = try await useCases.store.read { try $0.lastSeen() }
        seenChange = try await useCases.store.read { try $0.newestChange() }
        try await remember()
        let registrations = try await useCases.store.read { try $0.currentRegistrations(of: .service) }
        let reloaded = try await load(registrations, now: now, gapSince: lastSeen)
        try await useCases.store.write { try $0.beginWatch(at: now) }
        return reloaded
    }

    // MARK: Results and the passing of time

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
            kept.append(Self.told(result, wasPublic: publiclyReached.contains(result.stream)))
        }
        var seen = wayOut
        let counting = seen.record(kept, answersTell: useCases.settings.network.references.isEmpty)
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
        try await keep(outcome, wayOut: seen, results: kept, now: now)
        rateLimits = limits
        newestOfStream.merge(newest) { $1 }
        for result in kept where result.reachedPublic { publiclyReached.insert(result.stream) }
        let away = Set(putOff.map(\.stream))
        return putOff + rechecks(outcome).filter { !away.contains($0.stream) }
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
            remember(fresh, rows: rows, seen.waitingStreams)
        } catch {
            if let before = outcome.before { book.putBack(before) }
            if let failure = error as? DatastoreError, failure.kind == .connectionLost { isUnsureOfWrite = true }
            throw error
        }
        wayOut = seen
        machines.merge(outcome.touched) { $1 }
        for (stream, machine) in outcome.touched { wakeups.set(stream, at: machine.listensAgainAt) }
        for result in kept { recent.add(result) }
    }

    /// Notes under which ids results are kept that wait, and forgets those that wait no more.
    private func remember(_ results: [ProbeResult], rows: [Int64], _ waiting: Set<Int>) {
        if !rowsWaiting.isEmpty { rowsWaiting = rowsWaiting.filter { waiting.contains($0.key) } }
        guard !waiting.isEmpty else { return }
        for (result, row) in zip(results, rows) where waiting.contains(result.stream) {
            rowsWaiting[result.stream, default: [:]][result.at] = row
        }
    }

    /// Which streams should be checked again soon: those whose newest result contradicts their status, what waits included.
    func rechecks(_ outcome: Outcome) -> [Recheck] {
        var concerned = outcome.released
        for (stream, machine) in outcome.touched where machine.isInDoubt || isHeldBack(stream) {
            concerned.insert(stream)
        }
        concerned.formUnion(wayOut.waitingStreams.intersection(outcome.touched.keys))
        return concerned.sorted().compactMap { stream in
            machines[stream].flatMap {
                $0.rules.isPushed ? nil : Recheck(stream: stream, after: $0.rules.recheck)
            }
        }
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

    /// Looks at the clock; where it was set back, nothing of what is held lies in the future afterwards.
    func look() -> Timestamp {
        let now = useCases.now()
        defer { lastNow = now }
        guard let lastNow, now < lastNow else { return now }
        wayOut.clockWasSetBack(to: now)
        book.clockWasSetBack(to: now)
        for stream in Array(machines.keys) {
            machines[stream]?.clockWasSetBack(to: now)
            wakeups.set(stream, at: machines[stream]?.listensAgainAt)
        }
        return now
    }

    /// Lets time take effect: silence, opening hours, maintenance; and notes that the server is alive.
    ///
    /// - Parameter waits: how long runs that are due have waited for their turn, by stream.
    public func tick(waits: [Int: RunWait] = [:]) async throws {
        await enter()
        defer { leave() }
        let now = look()
        var touched: [Int: StatusMachine] = [:]
        var edits: [String: [(stream: Int, edit: StatusMachine.Edit)]] = [:]
        let waking = wakeups.take(upTo: now)
        var next: [Int: Timestamp] = [:]
        for stream in waking {
            guard let slug = serviceOfStream[stream], let watched = services[slug], var machine = machines[stream]
            else { continue }
            let (openSince, closedSince) = watched.hours(ofStream: stream, at: now)
            // A wait for a run before the newest one is over.
            let waited = waits[stream].flatMap { wait in
                wait.since >= machine.lastHeard ?? wait.since ? wait.length(at: now) : nil
            }
            if let edit = machine.listen(
                at: now, openSince: openSince, closedSince: closedSince, waited: waited ?? .zero)
            {
                edits[slug, default: []].append((stream, edit))
            }
            touched[stream] = machine
            // Silence in declared hours counts from their beginning; what is known already changes with the next hours.
            let listens = machine.listensAgain(openSince: openSince) + (waited ?? .zero)
            next[stream] =
                listens > now ? listens : watched.timelines.nextBoundary.map { max($0, now + .milliseconds(1)) }
        }
        do {
            _ = try await commit(results: [], edits: edits, now: now)
        } catch {
            for stream in waking { wakeups.set(stream, at: now) }
            throw error
        }
        machines.merge(touched) { $1 }
        for stream in touched.keys { wakeups.set(stream, at: next[stream]) }
    }

    /// Writes results and what follows from them; hours and maintenance take effect first, so that no later moment is
    /// noted as seen, or put together, before they did.
    ///
    /// Returns the ids under which the results are kept, in order.
    private func commit(
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
            rowsWaiting[result.stream]?[result.at].map { (result: result, row: $0) }
        }
        let known = wayOut
        let (moved, rows, found) = try await useCases.store.write { transaction in
            if let seen { try Self.tell(from: known, to: seen, transaction, useCases, now: now) }
            let rows = try transaction.append(results, ids: useCases.ids, now: now)
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
                    transaction: transaction, useCases: useCases, now: now, newest: newest
                ).follow(before: before, after: after)
                moved[slug] = (after, holdsBack)
            }
            return (moved, rows, found)
        }
        for result in found { recent.amend(result) }
        observations.note(observed)
        for (slug, (watched, holdsBack)) in moved {
            hold(watched, as: slug, holdsBack: holdsBack, now: now)
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

    // MARK: One at a time

    func enter() async {
        guard !gate.take() else { return }
        await withCheckedContinuation { gate.wait($0) }
    }

    func leave() {
        gate.leave()?.resume()
    }
}

/// One result among all: no two of one stream share a moment.
private struct StreamMoment: Hashable {
    let stream: Int
    let at: Timestamp

    init(_ result: ProbeResult) { (stream, at) = (result.stream, result.at) }
}

extension WatchedService {
    /// Since when the channel of a stream has been open, or closed.
    func hours(ofStream stream: Int, at now: Timestamp) -> (openSince: Timestamp?, closedSince: Timestamp?) {
        guard let channel = timelines.shape.channels.first(where: { $0.sources.contains { $0.stream == stream } }),
            let hours = channel.hours
        else { return (Timestamp(milliseconds: .min), nil) }
        let earliest = now - .seconds(86_400 * 8)
        let open = hours.openIntervals(in: earliest, now + .milliseconds(1), holidays: holidays)
        guard let last = open.last else { return (nil, earliest) }
        return last.end > now ? (last.start, nil) : (nil, last.end)
    }
}
