import Measures
import Probing
import Registry
import Storage

/// What was last kept of what streams see: the same again is written seldom, anything else at once.
struct KeptObservations: Sendable {
    /// How long what is kept stays as it is while the same is seen again.
    static let refreshEvery: Duration = .seconds(600)

    private var kept: [Int: [String: StoredObservation]] = [:]

    /// The name under which what was found of a fact is kept.
    static func fact(_ id: String) -> String { "fact:" + id }

    /// Whether some observations tell something new of a fact, and of which streams.
    func newFacts(in observations: [StoredObservation]) -> Set<Int> {
        Set(
            observations.filter { observation in
                observation.observed.measure.hasPrefix("fact:")
                    && kept[observation.stream]?[observation.observed.measure]?.observed.outcome
                        != observation.observed.outcome
            }.map(\.stream))
    }

    /// What must be written of what some results saw.
    func due(in results: [ProbeResult]) -> [StoredObservation] {
        var due: [StoredObservation] = []
        for result in results where !result.observed.isEmpty || !result.extracted.isEmpty {
            let facts = result.extracted.sorted { $0.key < $1.key }.map { id, value in
                Observed(measure: Self.fact(id), outcome: .words(value), detail: value)
            }
            for observed in result.observed + facts {
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
