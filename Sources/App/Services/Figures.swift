import Operations
import Probing
import Synchronization

/// The program's own figures, in the text form that Prometheus reads.
final class Figures: Sendable {
    private struct Counts {
        var results: [String: Int] = [:]
        var deliveries: [String: Int] = [:]
        var failures: [String: Int] = [:]
    }

    private let counts = Mutex(Counts())

    /// Counts results by outcome and reason.
    func count(_ results: [ProbeResult]) {
        counts.withLock { counts in
            for result in results {
                counts.results["outcome=\"\(result.outcome)\",reason=\"\(result.reason.rawValue)\"", default: 0] += 1
            }
        }
    }

    /// Counts one try to deliver a message.
    func count(delivery outcome: String) {
        counts.withLock { $0.deliveries["outcome=\"\(outcome)\"", default: 0] += 1 }
    }

    /// Counts a failure of the program itself.
    func countFailure(of what: String) {
        let word = what.split(separator: " ").first.map(String.init) ?? what
        counts.withLock { $0.failures["what=\"\(word)\"", default: 0] += 1 }
    }

    /// The page at `/metrics`.
    func text(engine: EngineFigures, queues: OutboxCounts?, resident: Int) -> String {
        let counts = counts.withLock { $0 }
        var page = ExpositionText()
        page.counter("plumbline_results_total", "Results recorded, by outcome and reason.", counts.results)
        page.counter("plumbline_deliveries_total", "Tries to deliver a message, by outcome.", counts.deliveries)
        page.counter("plumbline_failures_total", "Failures of the program itself.", counts.failures)
        page.counter("plumbline_runs_started_total", "Probe runs started.", ["": engine.started])
        page.counter(
            "plumbline_runs_missed_total", "Probe runs skipped because their time had passed.", ["": engine.missed])
        page.gauge("plumbline_runs_in_flight", "Probe runs under way.", engine.inFlight)
        page.gauge("plumbline_runs_waiting", "Probe runs that wait for their host.", engine.waiting)
        page.gauge("plumbline_probes_scheduled", "Probes scheduled.", engine.scheduled)
        page.histogram(
            "plumbline_start_lateness_seconds", "How late probe runs started.", bounds: EngineFigures.latenessBounds,
            counts: engine.lateness, sum: engine.latenessSum)
        page.gauge("plumbline_database_up", "Whether the database answers.", queues == nil ? 0 : 1)
        if let queues {
            page.gauge("plumbline_outbox_pending", "Deliveries that wait.", queues.pending)
            page.gauge(
                "plumbline_outbox_failed", "Deliveries that failed for good and nobody has seen.", queues.failed)
            page.gauge("plumbline_alerts_open", "Alerts that are not over.", queues.openAlerts)
        }
        page.gauge("process_resident_memory_bytes", "Resident memory.", resident)
        return page.text
    }
}

/// Writing the text form that Prometheus reads (version 0.0.4).
struct ExpositionText {
    private(set) var text = ""

    private mutating func head(_ name: String, _ help: String, _ type: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    /// A counter, by labels as they are written.
    mutating func counter(_ name: String, _ help: String, _ values: [String: Int]) {
        head(name, help, "counter")
        for (labels, value) in values.sorted(by: { $0.key < $1.key }) {
            text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
        }
    }

    /// A gauge.
    mutating func gauge(_ name: String, _ help: String, _ value: Int) {
        head(name, help, "gauge")
        text += "\(name) \(value)\n"
    }

    /// A histogram of seconds from counts of microseconds between bounds.
    mutating func histogram(_ name: String, _ help: String, bounds: [Int64], counts: [Int], sum: Int64) {
        head(name, help, "histogram")
        var running = 0
        for (bound, count) in zip(bounds, counts) {
            running += count
            text += "\(name)_bucket{le=\"\(Double(bound) / 1_000_000)\"} \(running)\n"
        }
        let all = counts.reduce(0, +)
        text += "\(name)_bucket{le=\"+Inf\"} \(all)\n"
        text += "\(name)_sum \(Double(sum) / 1_000_000)\n\(name)_count \(all)\n"
    }
}
