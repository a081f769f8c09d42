import CLinux
import Glibc
import Locks
import Synchronization

extension EventLoop {
    /// Whether the caller runs on the loop.
    public var isOnLoop: Bool { owner.load(ordering: .acquiring) == UInt(pthread_self()) }

    /// Tells the concurrency runtime whether the caller runs on the loop.
    public func isIsolatingCurrentContext() -> Bool? { isOnLoop }

    /// Stops the program where the caller does not run on the loop.
    public func checkIsolated() {
        precondition(isOnLoop, "This belongs to the event loop \(name) and was called on another thread.")
    }

    /// Runs a job of an actor on the loop.
    ///
    /// After `stop` a job still runs, on the thread that brings it and one at a time, so that an actor on a stopped loop can
    /// answer that it has ended; without that its caller would wait for ever.
    public func enqueue(_ job: consuming ExecutorJob) {
        let unowned = UnownedJob(job)
        submit(.job(unowned))
    }

    /// Runs a closure on the loop, soon; returns false and drops it once the loop was told to stop.
    @discardableResult
    public func execute(_ closure: @escaping @Sendable () -> Void) -> Bool {
        let isAccepting = inbox.withLock { $0.phase == .idle || $0.phase == .running }
        guard isAccepting else { return false }
        submit(.closure(closure))
        return true
    }

    private func submit(_ work: Inbox.Work) {
        let isLocal = isOnLoop
        let next = inbox.withLock { $0.add(work, isLocal: isLocal) }
        switch next {
        case .nothing: return
        case .runInThisTurn: reactor.hasLocalJobs = true
        case .wake: reactor.wake()
        case .drain: drainAfterEnd()
        }
    }

    /// Serves jobs that come when the thread has ended; only one thread does it at a time.
    private func drainAfterEnd() {
        owner.store(UInt(pthread_self()), ordering: .releasing)
        while true {
            let jobs = inbox.withLock { inbox in
                let jobs = inbox.takeAll()
                if jobs.isEmpty {
                    inbox.isDraining = false
                    owner.store(0, ordering: .releasing)
                }
                return jobs
            }
            if jobs.isEmpty { return }
            for job in jobs { run(job) }
        }
    }
}
