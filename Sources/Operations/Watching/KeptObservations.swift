import Measures
import Probing
import Registry
import Storage

/// What was last kept of what streams see: the same again is written seldom, anything else at once.
struct KeptObservations: Sendable {
    /// How long what is kept stays as it is while the same is seen again.
    static let refreshEvery: Duration = .seconds(600)

    private var kept: [Int: [String: StoredObservation]] = [:]

    /// What must be written of what some results saw.
    func due(in results: [ProbeResult]) -> [StoredObservation] {
        var due: [StoredObservation] = []
        for result in results where !result.observed.isEmpty {
            for observed in result.observed {
                let observation = StoredObservation(stream: result.stream, observed: observed, at: result.at)
                if let last = kept[result.stream]?[observed.measure], last.observed.outcome == observed.outcome,
                    result.at - last.at < Self.refreshEvery
                {
                    continue
                }
                due.append(observation)
            }
        }
        return due
    }

    /// Takes note of what was written.
    mutating func note(_ observations: [StoredObservation]) {
        for observation in observations {
            kept[observation.stream, default: [:]][observation.observed.measure] = observation
        }
    }

    /// Forgets a stream that is no longer watched.
    mutating func forget(stream: Int) { kept[stream] = nil }
}
