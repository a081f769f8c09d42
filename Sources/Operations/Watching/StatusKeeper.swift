import Addresses
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
        /// Whether what it finds decides for others, too: it goes before all that wait at the same host.
        public var isFirst = false
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
    /// When maintenance ends, and up to when such ends have taken effect.
    var maintenanceEnds = MaintenanceEnds()
    var maintenanceLook = Timestamp(milliseconds: 0)
    /// Services of which an alert is held back until there are results from after a maintenance.
    var heldBack: Set<String> = []
    var machines: [Int: StatusMachine] = [:]
    /// When silence of a stream would mean something.
    var wakeups = Wakeups()
    var serviceOfStream: [Int: String] = [:]
    var hostOfStream: [Int: String] = [:]
    /// Where hosts stand, as far as was seen since the program began.
    var networkOfHost: [String: NetworkBlock] = [:]
    var newestOfStream: [Int: Timestamp] = [:]
    var recent = RecentResults()
    var observations = KeptObservations()
    /// What the probes of each origin know together.
    var book = OriginBook()
    /// Which probes look at which origin.
    var places = OriginPlaces()
    /// What is known of our own way out, and which results wait for it.
    var wayOut = WayOut()
    /// Whether it may stand told that our own network was lost: a server before this one may have said so.
    var isLossTold = true
    /// Targets that asked us to come less often.
    var rateLimits = RateLimits()
    /// Hosts whose names have led to an address of the public internet.
    var publicHosts: Set<String> = []
    /// The waits of runs as they were at the newest look at them.
    private var waitsBefore: [Int: RunWait] = [:]
    /// Under which ids results are kept that word of our own way out may turn into something else.
    var unsettledRows: [StreamMoment: Int64] = [:]
    /// How often moves of results began or ended.
    var moves = 0
    /// The moment of the last look at the clock.
    var lastNow: Timestamp?
    /// Whether the newest write ended without an answer: its results may have been kept.
    var isUnsureOfWrite = false
    var gate = SerialGate()
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
        publicHosts = try await useCases.store.read { try $0.publicHosts() }
        try await remember()
        maintenanceLook = now
        let registrations = try await useCases.store.read { try $0.currentRegistrations(of: .service) }
        try await goOnFromCut(now: now)
        let reloaded = try await load(registrations, now: now, gapSince: lastSeen)
        rememberAnswers()
        try await useCases.store.write { try $0.beginWatch(at: now) }
        return reloaded
    }

    // MARK: Results and the passing of time

    /// Looks at the clock; where it was set back, nothing of what is held lies in the future afterwards.
    func look() -> Timestamp {
        let now = useCases.now()
        defer { lastNow = now }
        guard let lastNow, now < lastNow else { return now }
        wayOut.clockWasSetBack(to: now)
        maintenanceLook = min(maintenanceLook, now)
        for slug in services.keys { noteMaintenance(of: slug) }
        book.clockWasSetBack(to: now)
        for stream in Array(machines.keys) {
            machines[stream]?.clockWasSetBack(to: now)
            wakeups.set(stream, at: machines[stream]?.listensAgainAt)
        }
        return now
    }

    /// Lets time take effect: silence, opening hours, maintenance; and notes that the server is alive.
    ///
    /// Gives who is to be asked now, since a maintenance has ended.
    ///
    /// - Parameters:
    ///   - waits: how long runs that are due have waited for their turn, by stream.
    ///   - pulse: what notices that this program stood still, so that nothing was watched.
    @discardableResult
    public func tick(waits: [Int: RunWait] = [:], pulse: Pulse? = nil) async throws -> [Recheck] {
        await enter()
        defer { leave() }
        let now = look()
        let pauses = pulse?.takePauses(at: now) ?? []
        var touched: [Int: StatusMachine] = [:]
        var edits: [String: [(stream: Int, edit: StatusMachine.Edit)]] = [:]
        for pause in pauses { passOver(pause, &touched, &edits) }
        let waking = wakeups.take(upTo: now)
        var next: [Int: Timestamp] = [:]
        for stream in waking {
            guard let slug = serviceOfStream[stream], let watched = services[slug],
                var machine = touched[stream] ?? machines[stream]
            else { continue }
            let (openSince, closedSince) = watched.hours(ofStream: stream, at: now)
            let waited = waited(stream, for: machine, waits, now: now)
            if let edit = machine.listen(
                at: now, openSince: openSince, closedSince: closedSince, waited: waited ?? .zero,
                isCutOff: wayOut.isLost)
            {
                edits[slug, default: []].append((stream, edit))
            }
            touched[stream] = machine
            // Silence in declared hours counts from their beginning; what is known already changes with the next hours.
            let listens = machine.listensAgain(openSince: openSince) + (waited ?? .zero)
            next[stream] =
                listens > now ? listens : watched.timelines.nextBoundary.map { max($0, now + .milliseconds(1)) }
        }
        let ended = endMaintenance(now: now, &touched, &edits)
        do {
            _ = try await commit(results: [], edits: edits, now: now)
        } catch {
            for stream in waking { wakeups.set(stream, at: now) }
            pulse?.putBack(pauses)
            throw error
        }
        machines.merge(touched) { $1 }
        tookMaintenance(upTo: now)
        waitsBefore = waits
        if !pauses.isEmpty { book.wasNotWatching() }
        // What is expected has changed for who comes out of a maintenance.
        let woken = Set(waking).subtracting(ended.streams)
        for (stream, machine) in touched {
            // Who has fallen silent is looked at again when word comes, or hours change.
            wakeups.set(stream, at: woken.contains(stream) ? next[stream] : machine.listensAgainAt)
        }
        return ended.looks
    }

    /// How long the run that is due has waited; nil where none has.
    ///
    /// A run that waited may have ended since, and the next one begun to wait, while its result is on its way here.
    private func waited(
        _ stream: Int, for machine: StatusMachine, _ waits: [Int: RunWait], now: Timestamp
    ) -> Duration? {
        let candidates = [waitsBefore[stream], waits[stream]].compactMap(\.self)
        // A wait for a run before the newest one is over.
        return candidates.filter { $0.since >= machine.lastHeard ?? $0.since }.map { $0.length(at: now) }.max()
    }

    /// Lets a time in which nothing was watched take effect on everything.
    private func passOver(
        _ pause: Window, _ touched: inout [Int: StatusMachine],
        _ edits: inout [String: [(stream: Int, edit: StatusMachine.Edit)]]
    ) {
        for (stream, kept) in machines {
            guard let slug = serviceOfStream[stream] else { continue }
            var machine = touched[stream] ?? kept
            let gap = machine.wasNotWatching(from: pause.start, until: pause.end)
            touched[stream] = machine
            if !gap.isEmpty { edits[slug, default: []] += gap.map { (stream, $0) } }
        }
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
