public import Registry
import Synchronization

/// Makes 64-bit ids that grow with time and differ within a millisecond: 42 bits of time, 20 bits of a counter.
public final class IdentifierSource: Sendable {
    private let last: Mutex<Int64>

    /// Creates a source; the counter starts at random so that two processes seldom meet.
    public init() {
        last = Mutex(Int64.random(in: 0..<1 << 20))
    }

    /// The next id.
    public func next(at now: Timestamp) -> Int64 {
        last.withLock { last in
            let candidate = now.milliseconds << 20 | Int64.random(in: 0..<1 << 20)
            last = candidate > last ? candidate : last + 1
            return last
        }
    }
}
