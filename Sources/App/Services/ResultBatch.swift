import Probing

/// Results that wait to be recorded: what could not be is tried again with what has come since, some times and not for ever.
struct ResultBatch {
    /// How often the recording of the same results may fail: a disk that is full may have room again, a result that
    /// cannot be kept at all must not hold the others.
    static let patience = 50
    /// How many results wait at most.
    static let limit = 100_000

    private(set) var results: [ProbeResult] = []
    private var failures = 0

    /// Adds what has come.
    mutating func add(_ new: [ProbeResult]) {
        results += new
    }

    /// Notes that recording failed; gives how many results were given up, the oldest first.
    mutating func failed() -> Int {
        failures += 1
        let kept = failures >= Self.patience ? 0 : min(results.count, Self.limit)
        let lost = results.count - kept
        results.removeFirst(lost)
        if results.isEmpty { failures = 0 }
        return lost
    }
}
