import Logging
import Operations
import Probing
import Registry
import ServiceLifecycle

/// Probes, records what was found, follows registrations, and lets time take effect.
struct WatchService: Service {
    let keeper: StatusKeeper
    let engine: ProbeEngine
    let figures: Figures
    let logger: Logger
    let now: @Sendable () -> Timestamp
    private let pulse = Pulse()

    /// The time between two commits at most.
    static let batchWindow: Duration = .milliseconds(100)

    func run() async throws {
        let begun = try await keeper.begin()
        apply(begun)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await recordResults() }
            group.addTask { await sayWhatWasLeftOut() }
            group.addTask {
                for await _ in Ticks(every: .milliseconds(250)).cancelOnGracefulShutdown() {
                    await attempt("following registrations") {
                        if let changed = try await keeper.follow() { apply(changed) }
                    }
                }
            }
            group.addTask {
                for await _ in Ticks(every: .seconds(1)).cancelOnGracefulShutdown() { pulse.beat(at: now()) }
            }
            group.addTask {
                for await _ in Ticks(every: .seconds(1)).cancelOnGracefulShutdown() {
                    await attempt("letting time take effect") {
                        engine.follow(try await keeper.tick(waits: engine.waits, pulse: pulse))
                    }
                    // Better an end that is seen, and a new start, than a watch that sees nothing.
                    if let why = engine.failure { throw Failure.environment("the probing engine cannot work: \(why)") }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Says in the log when runs had to be left out: that is our matter, and the operator's to mend.
    private func sayWhatWasLeftOut() async {
        var before = engine.figures.missed
        for await _ in Ticks(every: .seconds(60)).cancelOnGracefulShutdown() {
            let figures = engine.figures
            defer { before = figures.missed }
            guard figures.missed > before else { continue }
            logger.warning(
                "runs were left out, since their hosts or this machine were too slow for them",
                metadata: [
                    "left out": "\(figures.missed - before)", "waiting": "\(figures.waiting)",
                    "what to do": "longer intervals, or a higher network.per_host",
                ])
        }
    }

    private func apply(_ changed: StatusKeeper.Reloaded) {
        for problem in changed.problems {
            logger.error("a probe cannot run", metadata: ["problem": "\(problem)"])
        }
        engine.update(set: changed.set, remove: changed.removed)
    }

    /// Takes results as they come, a batch at most every tenth of a second, until the engine has ended.
    private func recordResults() async throws {
        await withTaskCancellationOrGracefulShutdownHandler {
            var lastCommit = ContinuousClock.now - Self.batchWindow
            var batch = ResultBatch()
            for await _ in engine.arrivals {
                let wait = Self.batchWindow - (ContinuousClock.now - lastCommit)
                if wait > .zero { try? await Task.sleep(for: wait) }
                lastCommit = .now
                batch.add(engine.takeResults())
                await record(&batch)
            }
            batch.add(engine.takeResults())
            await record(&batch)
        } onCancelOrGracefulShutdown: {
            engine.stop()
        }
    }

    private func record(_ batch: inout ResultBatch) async {
        let refused = await batch.record { results in
            engine.follow(try await keeper.record(results))
            figures.count(results)
        } failing: { error, lost, waiting in
            figures.countFailure(of: "recording results")
            logger.error(
                "results could not be recorded",
                metadata: ["waiting": "\(waiting)", "given up": "\(lost)", "error": "\(error)"])
        }
        for (result, error) in refused {
            figures.countFailure(of: "recording results")
            logger.error(
                "a result cannot be kept and is given up",
                metadata: ["stream": "\(result.stream)", "at": "\(result.at)", "error": "\(error)"])
        }
    }

    /// A failure of the store must not end the watch: it is logged and counted, and the next round tries again.
    private func attempt(_ what: String, _ work: () async throws -> Void) async {
        do {
            try await work()
        } catch {
            figures.countFailure(of: what)
            logger.error("failed", metadata: ["what": "\(what)", "error": "\(error)"])
        }
    }
}

extension ProbeEngine {
    /// Does what follows for the schedule from results that were recorded.
    func follow(_ rechecks: [StatusKeeper.Recheck]) {
        askFirst(rechecks.filter(\.isFirst).map(\.stream))
        recheck(rechecks.filter { !$0.isPutOff && !$0.isFirst }.map { ($0.stream, $0.after) })
        putOff(rechecks.filter(\.isPutOff).map { ($0.stream, $0.after) })
    }
}
