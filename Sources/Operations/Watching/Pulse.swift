import Locks
public import Measures
public import Registry

/// Notices that this program, or the machine under it, stood still: while it did, nothing was watched.
///
/// Whoever works every second beats; a beat that comes much too late ends a pause. A clock that was set forward looks the
/// same, and is the same for what it skips: nobody watched then.
public final class Pulse: Sendable {
    /// How late a beat must be for a pause; less is what a busy machine does to everybody.
    public static let patience: Duration = .seconds(15)

    private struct State: Sendable {
        var last: Timestamp?
        var pauses: [Window] = []
    }

    private let state = Mutex(State())

    /// Creates a pulse that has not beaten yet.
    public init() {}

    /// Says that the program works at a moment.
    public func beat(at now: Timestamp) {
        state.withLock { state in
            if let last = state.last, now - last > Self.patience {
                state.pauses.append(Window(start: last, end: now))
            }
            state.last = now
        }
    }

    /// The pauses that nobody has taken yet, with one that ends at this moment.
    public func takePauses(at now: Timestamp) -> [Window] {
        beat(at: now)
        return state.withLock { state in
            defer { state.pauses = [] }
            return state.pauses
        }
    }

    /// Gives pauses back that could not be kept.
    public func putBack(_ pauses: [Window]) {
        guard !pauses.isEmpty else { return }
        state.withLock { $0.pauses = pauses + $0.pauses }
    }
}
