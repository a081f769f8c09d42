import Measures
import Probing
import Registry

/// Something that went wrong in the generated past, for some probes.
struct Incident: Hashable, Sendable {
    /// What probes met.
    enum Effect: Hashable, Sendable {
        case unavailable, refused, timedOut, sorry, slow, reportedFailure, silent
    }

    /// The addresses of the probes, `pay-local-tax/web/probe:start`.
    var probes: Set<String>
    var from: Timestamp
    var until: Timestamp
    var effect: Effect

    func covers(_ moment: Timestamp) -> Bool { from <= moment && moment < until }

    /// How near it comes to another stretch of time.
    func isNear(_ from: Timestamp, _ until: Timestamp) -> Bool {
        self.from < until + .seconds(3 * 3600) && from < self.until + .seconds(3 * 3600)
    }
}

extension Incident.Effect {
    /// What one run finds, given how long an answer takes on a normal day; nothing where nothing is heard.
    func run(total: Int64) -> GeneratedRun? {
        switch self {
        case .unavailable:
            GeneratedRun(
                outcome: .bad, reason: .httpStatus, failure: .server, status: 503, total: total / 2,
                detail: "status is 503")
        case .refused:
            GeneratedRun(
                outcome: .bad, reason: .connectRefused, failure: .network, detail: "the server refused the connection")
        case .timedOut:
            GeneratedRun(
                outcome: .bad, reason: .timeout, failure: .network, detail: "no complete answer within 4 s")
        case .sorry:
            GeneratedRun(
                outcome: .bad, reason: .conditionFailed, status: 200, total: total,
                detail: "body does not contain what the page should say")
        case .slow:
            GeneratedRun(
                outcome: .slight, reason: .conditionFailed, status: 200, total: total + 1_400_000,
                detail: "time.total is \((total + 1_400_000) / 1000) ms")
        case .reportedFailure:
            GeneratedRun(outcome: .bad, reason: .reportedFailure, detail: "no exchange line")
        case .silent: nil
        }
    }
}

/// What one run of a probe found, before it is a result.
struct GeneratedRun: Hashable, Sendable {
    var outcome = ProbeResult.Outcome.good
    var reason = Reason.ok
    var failure = ResultAggregate.Failure.none
    var status = 0
    /// Microseconds to the last byte; nothing where no answer came.
    var total: Int64?
    var detail = ""

    /// The status that such runs lead to.
    var shownStatus: Status {
        switch outcome {
        case .good: .up
        case .slight: .degraded
        case .bad: .down
        case .unknown: .unknown
        }
    }

    /// Microseconds to the first byte: most of the time of a small page.
    var firstByte: Int64? { total.map { $0 - $0 / 16 } }

    func result(at moment: Timestamp, isPushed: Bool) -> ProbeResult {
        let total = total ?? 0
        let connect = min(total / 20, 900)
        return ProbeResult(
            stream: 0, at: moment, trigger: isPushed ? .pushed : .scheduled, outcome: outcome, reason: reason,
            phases: .init(
                connect: connect, firstByte: (firstByte ?? 0) - connect, transfer: total - (firstByte ?? 0),
                total: total),
            status: status, detail: detail)
    }
}
