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
    /// A scheduled probe.
    private struct Slot {
        var probe: Probe
        /// The first transfer, made once: runs of a plain probe reuse it.
        var first: PreparedTransfer?
    }

    /// A run under way.
    struct Run: Sendable {
        var probe: Probe
        var run: any ProbeRun
        var due: Schedule.Due
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
    private var runs: [UInt64: Run] = [:]
    private var nextToken: UInt64 = 1
    private var hosts: HostLimits
    private var ready: [Schedule.Due] = []
    private var figures = EngineFigures()
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
        transfers = try Transfers(loop: loop, settings: TransferSettings(trust: trust, userAgent: userAgent))
        offset = wallClock().milliseconds * 1_000_000 - EventLoop.now()
        transfers.onFinished = { [unowned self] finished in self.take(finished) }
        loop.add(self)
    }

    func close() {
        loop.remove(self)
        transfers.close()
        runs = [:]
    }

    // MARK: What to probe

    func update(set probes: [Probe], remove streams: [Int]) {
        let now = wallClock()
        for stream in streams {
            schedule.remove(stream: stream)
            slots[stream] = nil
        }
        for probe in probes where !probe.plan.isPushed {
            slots[probe.stream] = Slot(
                probe: probe, first: probe.plan.firstTransfer.map(PreparedTransfer.init))
            schedule.set(stream: probe.stream, path: probe.subject.path, every: probe.every, now: now)
        }
        figures.scheduled = schedule.count
    }

    func recheck(_ streams: [(stream: Int, after: Duration)]) {
        let now = wallClock()
        for (stream, after) in streams { schedule.recheck(stream: stream, at: now + after) }
    }

    // MARK: The rounds of the loop

    var nextDeadline: Int64? {
        if !ready.isEmpty { return EventLoop.now() }
        return schedule.nextDue().map { $0.milliseconds * 1_000_000 - offset }
    }

    func turn(now: Int64) {
        let wall = wallClock()
        let currentOffset = wall.milliseconds * 1_000_000 - EventLoop.now()
        // Rounding to milliseconds moves the offset by less than two; a second means that the clock was set.
        if abs(currentOffset - offset) > 1_000_000_000 { schedule.rebase(now: wall) }
        offset = currentOffset
        for due in schedule.takeDue(at: wall) {
            figures.missed += due.missed
            guard let slot = slots[due.stream] else { continue }
            let (isIn, dropped) = hosts.enter(slot.probe.plan.host, due)
            figures.missed += dropped
            if isIn { ready.append(due) }
        }
        let count = min(ready.count, Self.startsPerRound, max(0, limits.inFlight - runs.count))
        for due in ready.prefix(count) { start(due, wall: wall) }
        ready.removeFirst(count)
        handOver()
    }

    private func start(_ due: Schedule.Due, wall: Timestamp) {
        guard let slot = slots[due.stream] else { return leave(host: nil) }
        figures.count(lateness: max(0, (wall.milliseconds - due.at.milliseconds) * 1000))
        var run = slot.probe.plan.makeRun()
        let step = run.start(at: due.at)
        let token = nextToken
        nextToken += 1
        if case .transfer = step, let first = slot.first {
            runs[token] = Run(probe: slot.probe, run: run, due: due)
            transfers.start(first, token: token)
        } else {
            carryOut(step, of: Run(probe: slot.probe, run: run, due: due), token: token)
        }
    }

    private func take(_ finished: [(token: UInt64, result: TransferResult)]) {
        for (token, result) in finished {
            guard let run = runs.removeValue(forKey: token) else { continue }
            if run.probe.plan.isCostly {
                evaluate(run, result, token)
            } else {
                var run = run
                let step = run.run.next(after: .transferred(result), at: wallClock())
                carryOut(step, of: run, token: token, lag: result.loopLag)
            }
        }
        handOver()
    }

    /// Takes the next step of a run off the loop's thread, and comes back with it.
    private func evaluate(_ run: Run, _ result: TransferResult, _ token: UInt64) {
        let now = wallClock()
        let engine = engine
        evaluation.async {
            var moved = run
            let step = moved.run.next(after: .transferred(result), at: now)
            let run = moved
            engine.onThread { $0.carryOut(step, of: run, token: token, lag: result.loopLag) }
        }
    }

    func carryOut(_ step: Step, of run: consuming Run, token: UInt64, lag: Int64 = 0) {
        switch step {
        case .transfer(let transfer):
            runs[token] = run
            transfers.start(transfer, token: token)
        case .awaitPush:
            leave(host: run.probe.plan.host)
        case .finished(let finding):
            outbox.append(
                ProbeResult(
                    stream: run.due.stream, at: run.due.at, trigger: run.due.trigger, outcome: finding.outcome,
                    reason: finding.reason, phases: finding.phases, status: finding.status, detail: finding.detail,
                    extracted: finding.extracted, loopLag: lag))
            leave(host: run.probe.plan.host)
        }
    }

    private func leave(host: String?) {
        guard let host, let next = hosts.leave(host) else { return }
        ready.append(next)
    }

    private func handOver() {
        figures.inFlight = runs.count
        figures.waiting = hosts.waitingCount
        let (results, figures) = (outbox, figures)
        outbox = []
        engine.shared.withLock { shared in
            shared.results += results
            shared.figures = figures
        }
        if !results.isEmpty { engine.arrived.yield() }
    }
}
