#if Postgres
    // Dispatch is not annotated on Linux; a queue is safe to share by its nature.
    @preconcurrency import Dispatch

    /// Runs an actor on a serial queue of its own, whose thread may block: libpq's calls wait for the server.
    final class QueueExecutor: SerialExecutor {
        let queue: DispatchQueue

        init(label: String) {
            queue = DispatchQueue(label: label)
        }

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
        }

        func checkIsolated() {
            dispatchPrecondition(condition: .onQueue(queue))
        }
    }
#endif
