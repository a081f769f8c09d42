import Curl
import Dispatch
import Epoll
import Locks
import Measures
import Registry

/// The engine's work on its thread: what is due is started, what has ended takes its next step or becomes a result.
///
/// Confined to the thread of its loop; `ProbeEngine` is the door for all others.
final class ProbeRunner: LoopClient {
    /// A scheduled probe; runs of it hold it too.
    private final class Slot {
        let probe: Probe
        /// The first transfer, made once: runs of a plain probe reuse it.
        let first: PreparedTransfer?
        let host: HostLimits.Host
        let isCostly: Bool
        /// The probe of the plan, which is too large to be copied for each answer.
        let bound: any BoundProbe
        /// Whether it was taken out, or changed, since a run of it became ready.
        var isGone = false

        init(_ probe: Probe, host: HostLimits.Host) {
            self.probe = probe
            self.host = host
            first = probe.plan.firstTransfer.map(PreparedTransfer.init)
            isCostly = probe.plan.isCostly
            bound = probe.plan.probe
        }
    }

    /// A run under way.
    private struct Run {
        let slot: Slot
        let due: Schedule.Due
        var run: any ProbeRun
    }

    /// The most runs started in one round, so that answers are not kept waiting behind starts.
    static let startsPerRound = 64

    private unowned let engine: ProbeEngine
    private let loop: EventLoop
    private let transfers: Transfers
    private let limits: ProbeEngine.Limits
    private let wallClock: @Sendable () -> Timestamp
    /// Where conditions with patterns or JSON are evaluated: what a target sends must not hold the loop.
    private let evaluation = DispatchQueue(label: "plumbline.evaluation")

    private var schedule = Schedule()
    private var slots: [Int: Slot] = [:]
    private var runs = RunTable<Run>()
    /// Runs whose answer is being evaluated off the loop's thread.
    private var evaluating = RunTable<Run>()
    private var hosts: HostLimits
    private var ready: [(due: Schedule.Due, slot: Slot)] = []
    private var figures = EngineFigures()
    /// How long runs that are due or under way have waited, by stream; only of those that did.
    private var waits: [Int: RunWait] = [:]
    private var areWaitsNew = false
    /// Streams whose run waited and is under way, each with when its next run began to wait meanwhile.
    private var lateRuns: [Int: Timestamp?] = [:]
    private var outbox: [ProbeResult] = []
    /// The wall clock minus the monotonic one, in nanoseconds: a jump means that the clock was set.
    private var offset: Int64

    init(
        engine: ProbeEngine, loop: EventLoop, trust: TrustStore, userAgent: String, limits: ProbeEngine.Limits,
        wallClock: @escaping @Sendable () -> Timestamp
    ) throws(CurlError) {
        self.engine = engine
        self.loop = loop
        self.limits = limits
        self.wallClock = wallClock
        hosts = HostLimits(perHost: limits.perHost)
        var settings = TransferSettings(trust: trust, userAgent: userAgent)
        settings.bodyMemory = BodyMemory(limit: limits.bodyMemory)
        transfers = try Transfers(loop: loop, settings: settings)
        offset = wallClock().milliseconds * 1_000_000 - EventLoop.now()
        transfers.onFinished = { [unowned self] finished in self.take(&finished) }
        loop.add(self)
    }

    func close() {
        loop.remove(self)
        transfers.close()
        runs = RunTable()
    }

    // MARK: What to probe

    func update(set probes: [Probe], remove streams: [Int]) {
        let now = wallClock()
        for stream in streams {
            schedule.remove(stream: stream)
            slots.removeValue(forKey: stream)?.isGone = true
            endWait(of: stream)
        }
        for probe in probes where !probe.plan.isPushed {
            let slot = Slot(probe, host: hosts.host(probe.plan.host))
            slots.updateValue(slot, forKey: probe.stream)?.isGone = true
            schedule.set(stream: probe.stream, path: probe.subject.path, every: probe.every, now: now)
        }
        figures.scheduled = schedule.count
    }

    func recheck(_ streams: [(stream: Int, after: Duration)]) {
        let now = wallClock()
        for (stream, after) in streams { schedule.recheck(stream: stream, at: now + after) }
    }

    func askFirst(_ streams: [Int]) {
        let wall = wallClock()
        for stream in streams {
            let due = Schedule.Due(stream: stream, at: wall, trigger: .scheduled, missed: 0)
            admit(due, wall: wall, isFirst: true)
        }
    }

    func putOff(_ streams: [(stream: Int, after: Duration)]) {
        let now = wallClock()
        for (stream, after) in streams { schedule.putOff(stream: stream, until: now + after) }
    }

    // MARK: Who waits

    /// Notes that a run cannot start at its time.
    private func beginWait(of stream: Int, at wall: Timestamp) {
        guard waits[stream]?.until != nil || waits[stream] == nil else { return }
        // What the run before has waited counts until it has an answer.
        if let next = lateRuns[stream] {
            if next == nil { lateRuns[stream] = .some(wall) }
            return
        }
        waits[stream] = RunWait(since: wall)
        areWaitsNew = true
    }

    /// A run that waited has its answer: from now on the wait of the next one counts.
    private func endLateRun(of stream: Int) {
        guard !lateRuns.isEmpty, let next = lateRuns.removeValue(forKey: stream), let since = next else { return }
        waits[stream] = RunWait(since: since)
        areWaitsNew = true
    }

    private func endWait(of stream: Int) {
        if !lateRuns.isEmpty { lateRuns[stream] = nil }
        guard !waits.isEmpty, waits.removeValue(forKey: stream) != nil else { return }
        areWaitsNew = true
    }

    // MARK: The rounds of the loop

    /// When the next run is due; at once where runs are ready and there is room for them.
    var nextDeadline: Int64? {
        if !ready.isEmpty, hasRoom { return .min }
        return schedule.nextDue().map { $0.milliseconds * 1_000_000 - offset }
    }

    private var hasRoom: Bool { runs.count < limits.inFlight }

    func turn(now: Int64) {
        let wall = wallClock()
        let currentOffset = wall.milliseconds * 1_000_000 - EventLoop.now()
        // Rounding to milliseconds moves the offset by less than two; a second means that the clock was set.
        if abs(currentOffset - offset) > 1_000_000_000 { schedule.rebase(now: wall) }
        offset = currentOffset
        for due in schedule.takeDue(at: wall) { admit(due, wall: wall) }
        startReady(wall: wall)
        handOver()
    }

    /// Gives a run its place, or lets it wait.
    private func admit(_ due: Schedule.Due, wall: Timestamp, isFirst: Bool = false) {
        figures.missed += due.missed
        guard let slot = slots[due.stream] else { return }
        let (isIn, leftOut) = hosts.enter(slot.host, due, now: wall, isFirst: isFirst)
        figures.missed += leftOut
        if isIn {
            ready.append((due, slot))
            // No room for it in this round.
            if due.trigger == .scheduled, runs.count + ready.count > limits.inFlight {
                beginWait(of: due.stream, at: due.at)
            }
        } else if due.trigger == .scheduled {
            beginWait(of: due.stream, at: due.at)
        }
    }

    private func startReady(wall: Timestamp) {
        let count = min(ready.count, Self.startsPerRound, max(0, limits.inFlight - runs.count))
        guard count > 0 else { return }
        // What a start makes ready comes after these.
        for index in 0..<count {
            let (due, slot) = ready[index]
            if slot.isGone { leave(slot.host, due) } else { start(due, slot: slot, wall: wall) }
        }
        ready.removeFirst(count)
    }

    private func start(_ due: Schedule.Due, slot: Slot, wall: Timestamp) {
        var due = due
        figures.count(lateness: max(0, (wall.milliseconds - due.at.milliseconds) * 1000))
        var isLate = due.trigger == .confirmation
        if !waits.isEmpty, due.trigger == .scheduled, let wait = waits[due.stream] {
            if wait.until == nil {
                waits[due.stream]?.until = wall
                lateRuns[due.stream] = .some(nil)
                areWaitsNew = true
                isLate = true
            } else if lateRuns[due.stream] != nil {
                // The next one starts while the one that waited is still under way.
                isLate = true
                lateRuns[due.stream] = .some(nil)
            } else {
                endWait(of: due.stream)
            }
        }
        // What it finds is true of now, not of the time at which it should have run.
        if isLate { due.at = max(due.at, wall) }
        var run = Run(slot: slot, due: due, run: slot.bound.makeRun(isExplained: false))
        if let first = slot.first {
            transfers.start(first, token: runs.insert(consume run))
        } else {
            let step = run.run.start(at: due.at)
            carryOut(step, of: run)
        }
    }

    private func take(_ finished: inout [Transfers.Finished]) {
        outbox.reserveCapacity(outbox.count + finished.count)
        let now = wallClock()
        for place in finished.indices {
            // Taken out: an answer is large, and copies of it cost more than judging it.
            var result = TransferResult()
            swap(&result, &finished[place].result)
            take(consume result, token: finished[place].token, at: now)
        }
        handOver()
    }

    private func take(_ result: consuming TransferResult, token: UInt64, at now: Timestamp) {
        guard var run = runs.take(token) else { return }
        let lag = result.loopLag
        if run.slot.isCostly || run.slot.bound.isCostly(result) {
            evaluate(run, consume result, at: now)
        } else {
            let step = run.run.next(after: .transferred(consume result), at: now)
            carryOut(consume step, of: consume run, lag: lag)
        }
    }

    /// Takes the next step of a run off the loop's thread, and comes back with it.
    private func evaluate(_ run: Run, _ result: consuming TransferResult, at now: Timestamp) {
        let (lag, outcome) = (result.loopLag, StepOutcome.transferred(result))
        let engine = engine
        let token = evaluating.insert(run)
        let before = run.run
        evaluation.async {
            var moved = before
            let step = moved.next(after: outcome, at: now)
            let after = moved
            engine.onThread { $0.evaluated(token, as: after, step, lag: lag) }
        }
    }

    private func evaluated(_ token: UInt64, as moved: any ProbeRun, _ step: Step, lag: Int64) {
        guard var run = evaluating.take(token) else { return }
        run.run = moved
        carryOut(step, of: run, lag: lag)
    }

    private func carryOut(_ step: consuming Step, of run: consuming Run, lag: Int64 = 0) {
        switch consume step {
        case .transfer(let transfer):
            transfers.start(transfer, token: runs.insert(consume run))
        case .awaitPush:
            leave(run.slot.host, run.due)
        case .finished(let finding):
            outbox.append(Self.result(of: run.due, finding, lag: lag))
            if run.due.trigger == .scheduled { endLateRun(of: run.due.stream) }
            leave(run.slot.host, run.due)
        }
    }

    private static func result(
        of due: Schedule.Due, _ finding: consuming ProbeFinding, lag: Int64
    ) -> ProbeResult {
        var result = ProbeResult(
            stream: due.stream, at: due.at, trigger: due.trigger, outcome: finding.outcome, reason: finding.reason,
            phases: finding.phases, status: finding.status, detail: finding.detail, extracted: finding.extracted,
            observed: finding.observed, loopLag: lag, retryAfter: finding.retryAfter)
        result.shortfall = finding.shortfall
        result.lastOrigin = finding.lastOrigin
        result.reachedPublic = finding.reachedPublic
        result.network = finding.network
        result.family = finding.family
        result.lastHop = finding.lastHop
        result.heardAfter = finding.heardAfter
        return result
    }

    /// Gives a place at a host back, which the next run that waits there and is still wanted takes.
    private func leave(_ host: HostLimits.Host, _ left: Schedule.Due) {
        var left = left
        while let next = hosts.leave(host, left) {
            guard let slot = slots[next.due.stream], slot.host === host else {
                left = next.due
                continue
            }
            ready.append((next.due, slot))
            return
        }
    }

    private func handOver() {
        figures.inFlight = runs.count
        figures.waiting = hosts.waitingCount
        let isNew = !outbox.isEmpty
        engine.shared.withLock { shared in
            if isNew {
                // Nearly always all before has been taken: then the results change hands without being copied.
                if shared.results.isEmpty {
                    swap(&shared.results, &outbox)
                } else {
                    shared.results.append(contentsOf: outbox)
                }
            }
            if areWaitsNew { shared.waits = waits }
            shared.figures = figures
        }
        areWaitsNew = false
        guard isNew else { return }
        outbox.removeAll(keepingCapacity: true)
        engine.arrived.yield()
    }
}
