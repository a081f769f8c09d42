import Measures
import Probing
import Registry

/// Writes the spans of one probe while its runs go by, the way the status machine would have confirmed them.
struct SpanWriter {
    private(set) var spans: [StatusSpan]
    private let evidence: String
    private var lastHeard: Timestamp?

    init(start: Timestamp, evidence: String) {
        spans = [StatusSpan(status: .unknown, cause: .pending, start: start)]
        self.evidence = evidence
    }

    /// Takes one run; a longer silence before it becomes a span of its own.
    mutating func take(
        _ run: GeneratedRun, at moment: Timestamp, silenceAfter: Duration, cause: (Timestamp) -> StatusCause
    ) {
        fallSilent(before: moment, after: silenceAfter, cause: cause)
        lastHeard = moment
        let status = run.shownStatus
        guard status != spans[spans.count - 1].status else { return }
        add(
            StatusSpan(
                status: status, reason: status == .up ? nil : run.reason.rawValue, start: moment,
                evidence: "\(evidence)@\(moment.milliseconds)"))
    }

    /// Writes the silence before a moment, where it was long.
    mutating func fallSilent(before moment: Timestamp, after limit: Duration, cause: (Timestamp) -> StatusCause) {
        guard let lastHeard, moment - lastHeard > limit else { return }
        let start = lastHeard + DemoHistory.every
        add(StatusSpan(status: .unknown, cause: cause(start), start: start, evidence: evidence))
    }

    private mutating func add(_ span: StatusSpan) {
        // Something that begins together with what is there takes its place.
        if spans[spans.count - 1].start == span.start {
            spans[spans.count - 1] = span
        } else {
            spans[spans.count - 1].end = span.start
            spans.append(span)
        }
    }
}
