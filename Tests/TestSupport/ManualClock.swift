import Locks

/// A clock that stands still until a test moves it, and tells the test when somebody sleeps on it.
///
/// Code that waits takes any `Clock`; a test gives it this one, awaits `nextSleep()`, so that the code is known to be
/// asleep, and then calls `advance(by:)`. Nothing is guessed and nothing sleeps:
///
///     let clock = ManualClock()
///     async let finished: Void = clock.sleep(for: .seconds(60))
///     await clock.nextSleep()
///     clock.advance(by: .seconds(60))
///     try await finished
///
/// For code that asks what time it is on the wall, pass a closure that reads `milliseconds`.
public final class ManualClock: Clock {
    /// A moment on the clock: the time since it was made.
    public struct Instant: InstantProtocol {
        /// The time since the clock was made.
        public let offset: Duration

        /// The moment some time later.
        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }

        /// The time from this moment to another.
        public func duration(to other: Instant) -> Duration { other.offset - offset }

        /// Orders moments by time.
        public static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct Sleeper {
        let deadline: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now = Instant(offset: .zero)
        var lastID = 0
        var sleepers: [Int: Sleeper] = [:]
        /// Sleeps cancelled before they began.
        var cancelled: Set<Int> = []
    }

    private let state = Mutex(State())
    private let start: Int64
    private let announcements: AsyncStream<Duration>
    private let announce: AsyncStream<Duration>.Continuation

    /// Creates a clock.
    ///
    /// - Parameter milliseconds: What the wall shows at first, in milliseconds since 1970 UTC.
    public init(startingAt milliseconds: Int64 = 1_770_000_000_000) {
        start = milliseconds
        (announcements, announce) = AsyncStream.makeStream()
    }

    /// The moment it shows.
    public var now: Instant { state.withLock { $0.now } }

    /// Every step, however small, counts.
    public var minimumResolution: Duration { .zero }

    /// What the wall shows, in milliseconds since 1970 UTC.
    public var milliseconds: Int64 {
        let (seconds, attoseconds) = now.offset.components
        return start + seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }

    /// How many sleep on it now.
    public var sleeping: Int { state.withLock { $0.sleepers.count } }

    /// Moves on, and wakes all whose time has come, the earliest first.
    public func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.sorted { ($0.value.deadline, $0.key) < ($1.value.deadline, $1.key) }.map(\.value)
        }
        // Outside the lock: whoever wakes may come straight back.
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Waits until somebody has begun to sleep, and says for how long; each sleep is told once, in order.
    ///
    /// Nothing, where the waiting task is cancelled. One task at a time may wait.
    @discardableResult
    public func nextSleep() async -> Duration? {
        for await length in announcements { return length }
        return nil
    }

    /// Sleeps until the clock has been moved to a moment.
    ///
    /// - Throws: `CancellationError`, at once, where the task is cancelled.
    public func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                begin(id, Sleeper(deadline: deadline, continuation: continuation))
            }
        } onCancel: {
            cancel(id)
        }
    }

    private enum Beginning {
        case asleep(Duration), due, cancelled
    }

    private func begin(_ id: Int, _ sleeper: Sleeper) {
        let beginning: Beginning = state.withLock { state in
            guard state.cancelled.remove(id) == nil else { return .cancelled }
            guard sleeper.deadline > state.now else { return .due }
            state.sleepers[id] = sleeper
            return .asleep(state.now.duration(to: sleeper.deadline))
        }
        switch beginning {
        case .asleep(let length): announce.yield(length)
        case .due: sleeper.continuation.resume()
        case .cancelled: sleeper.continuation.resume(throwing: CancellationError())
        }
    }

    private func cancel(_ id: Int) {
        let sleeper = state.withLock { state in
            let sleeper = state.sleepers.removeValue(forKey: id)
            if sleeper == nil { state.cancelled.insert(id) }
            return sleeper
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}
