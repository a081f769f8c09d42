// A lock over one value, as the standard library has it, and in a form that the thread sanitizer understands.
//
// On Linux the slow path of `Synchronization.Mutex` lies in a library that is not instrumented: the sanitizer does not see
// that one thread waited for the other, and reports a race in every lock that two threads want at once. Under the
// sanitizer (`make sanitize`) the lock is a pthread mutex instead, which it knows.
#if SANITIZED_THREADS
    import Glibc

    /// A lock over one value; the part of `Synchronization.Mutex` that is used here.
    @safe public final class Mutex<Value>: @unchecked Sendable {
        // Unchecked: the value is only touched while the lock is held.
        private var value: Value
        private let handle: UnsafeMutablePointer<pthread_mutex_t>

        /// Creates an open lock.
        public init(_ value: Value) {
            self.value = value
            unsafe handle = .allocate(capacity: 1)
            unsafe handle.initialize(to: pthread_mutex_t())
            unsafe pthread_mutex_init(handle, nil)
        }

        deinit {
            unsafe pthread_mutex_destroy(handle)
            unsafe handle.deallocate()
        }

        /// Runs something that nobody else runs meanwhile.
        public func withLock<Result, Failure: Error>(
            _ body: (inout Value) throws(Failure) -> Result
        ) throws(Failure) -> Result {
            unsafe pthread_mutex_lock(handle)
            defer { unsafe pthread_mutex_unlock(handle) }
            return try body(&value)
        }
    }
#else
    @_exported public import Synchronization
#endif
