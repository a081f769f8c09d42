import Persistence
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

    /// Records everything; gives the results that the database refused.
    ///
    /// Where a value cannot be kept, halves are tried until the one result is found that has it: it must not cost the
    /// others. After any other failure the rest waits.
    ///
    /// - Parameters:
    ///   - write: records some results, all or none of them.
    ///   - failing: is told what failed, how many results were given up for it, and how many wait.
    mutating func record(
        _ write: ([ProbeResult]) async throws -> Void, failing: (any Error, Int, Int) -> Void
    ) async -> [(result: ProbeResult, error: DatastoreError)] {
        var refused: [(ProbeResult, DatastoreError)] = []
        var size = results.count
        while !results.isEmpty {
            let some = Array(results.prefix(size))
            do {
                try await write(some)
                results.removeFirst(some.count)
                size = results.count
            } catch let error as DatastoreError where error.isAboutValues {
                if some.count == 1 {
                    refused.append((results.removeFirst(), error))
                    size = results.count
                } else {
                    size = some.count / 2
                }
            } catch {
                let lost = failed()
                failing(error, lost, results.count)
                return refused
            }
        }
        failures = 0
        return refused
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
