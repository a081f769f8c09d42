import CLinux
import Glibc
import Locks
import Synchronization

/// An event loop on one thread of its own, which actors can run on.
///
/// It waits for descriptors (epoll), for the next deadline of its clients, and for jobs. Whatever it calls runs on its
/// thread, so an actor that gives this loop as its executor is isolated in every callback (`assumeIsolated`).
public final class EventLoop: SerialExecutor {
    /// The name of the thread, at most 15 bytes.
    public let name: String

    let inbox = Locks.Mutex(Inbox())
    /// The thread that runs the loop's work now; 0 for none.
    let owner = Atomic<UInt>(0)
    let thread = Locks.Mutex<pthread_t?>(nil)
    /// Touched by one thread only: the loop's own while it runs, before that the one that made the loop, after that the
    /// one that drains late jobs.
    ///
    /// Every public door checks that.
    nonisolated(unsafe) let reactor: Reactor

    /// Creates a loop that does not run yet.
    ///
    /// - Throws: `EventLoopError` where the system has no descriptors left.
    public init(name: String) throws(EventLoopError) {
        self.name = name
        reactor = try Reactor()
    }

    /// Starts the thread; jobs that came before are run now.
    ///
    /// - Throws: `EventLoopError` where the system refuses a thread.
    public func start() throws(EventLoopError) {
        let isFirst = inbox.withLock { inbox in
            guard inbox.phase == .idle else { return false }
            inbox.phase = .running
            return true
        }
        precondition(isFirst, "A loop is started once; a second thread would race with the first over its descriptors.")
        var handle = pthread_t()
        // The thread keeps the loop alive until it ends.
        let this = Unmanaged.passRetained(self)
        let status = pthread_create(
            &handle, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<EventLoop>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, this.toOpaque())
        guard status == 0 else {
            this.release()
            inbox.withLock { $0.phase = .idle }
            throw EventLoopError(operation: "starting the thread \(name)", code: status)
        }
        thread.withLock { $0 = handle }
    }

    /// Refuses new work, runs the jobs that are there, ends the thread and waits for its end.
    ///
    /// A second call does nothing. Never call it on the loop itself.
    public func stop() {
        precondition(!isOnLoop, "A loop cannot wait for its own end: stop it from another thread.")
        let isRunning = inbox.withLock { inbox in
            guard inbox.phase == .running else { return false }
            inbox.phase = .stopping
            return true
        }
        guard isRunning else { return }
        reactor.wake()
        guard let handle = thread.withLock({ $0.take() }) else { return }
        pthread_join(handle, nil)
    }

    /// The monotonic time in nanoseconds; only differences mean something.
    public static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    private func run() {
        let me = pthread_self()
        // Signals are for the main thread; a broken pipe is told by the write itself.
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, nil)
        pthread_setname_np(me, String(decoding: name.utf8.prefix(15), as: UTF8.self))
        owner.store(UInt(me), ordering: .releasing)
        while !reactor.isStopping {
            let isWoken = reactor.wait()
            if isWoken || reactor.hasLocalJobs { drain() }
            reactor.turn()
        }
        finish()
    }

    /// Runs the jobs that were there when it began; a job made by one of them is run in the next turn.
    private func drain() {
        reactor.hasLocalJobs = false
        let (jobs, phase) = inbox.withLock { inbox in
            inbox.isWoken = false
            return (inbox.takeAll(), inbox.phase)
        }
        if phase == .stopping { reactor.isStopping = true }
        for job in jobs { run(job) }
    }

    /// The last jobs, then the end: from here on `enqueue` runs what still comes.
    private func finish() {
        while true {
            let jobs = inbox.withLock { inbox in
                let jobs = inbox.takeAll()
                if jobs.isEmpty {
                    inbox.phase = .stopped
                    // Within the lock: whoever drains next stores its own number after this one.
                    owner.store(0, ordering: .releasing)
                }
                return jobs
            }
            if jobs.isEmpty { return }
            for job in jobs { run(job) }
        }
    }

    func run(_ work: Inbox.Work) {
        switch work {
        case .job(let job): job.runSynchronously(on: asUnownedSerialExecutor())
        case .closure(let closure): closure()
        }
    }
}
