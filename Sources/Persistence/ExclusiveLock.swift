import Locks

/// The right to be the only server of a database, held until it is released or the process ends, however it ends.
public final class ExclusiveLock: Sendable {
    private let holder: Mutex<(any Sendable)?>

    /// A lock that is held as long as the holder lives.
    init(_ holder: some Sendable) {
        self.holder = Mutex(holder)
    }

    /// Gives the right back; again does nothing.
    public func release() {
        // Taken out first: what the holder does at its end must not run under the lock.
        let ending = holder.withLock { holder in
            defer { holder = nil }
            return holder
        }
        withExtendedLifetime(ending) {}
    }
}
