import Measures
import Probing
import Registry

/// Generates the past of one probe, run by run: hours and spans follow from the same runs.
struct ProbePastGenerator {
    let subject: Subject
    let isPushed: Bool
    let window: Window
    let resultsFrom: Timestamp
    let incidents: [Incident]
    /// When the channel was open; nothing for always.
    private let open: [(start: Timestamp, end: Timestamp)]?

    init(
        service: String, channel: ServiceChannel, declaration: ProbeDeclaration, window: Window, resultsFrom: Timestamp,
        incidents: Incidents
    ) {
        let subject = Subject.probe(service, channel.id, declaration.id)
        self.subject = subject
        self.window = window
        self.resultsFrom = resultsFrom
        isPushed = DemoDefinition(rawValue: declaration.use)?.isPushed ?? false
        self.incidents = incidents.all.filter { $0.probes.contains(subject.path) }
        let hours = isPushed ? channel.hours : nil
        open = hours.flatMap {
            $0.isAlways ? nil : $0.openIntervals(in: window.start, window.end, holidays: [])
        }
    }

    func generate(seed: UInt64) -> DemoHistory.ProbePast {
        var past = DemoHistory.ProbePast(subject: subject, spans: [], hours: [], results: [])
        var spans = SpanWriter(start: window.start, evidence: subject.path)
        var pace = Pace(seed: seed, name: subject.path, window: window)
        let every = DemoHistory.every
        let hourLength: Int64 = 3_600_000
        let lastHour = window.end.milliseconds.flooredQuotient(hourLength)
        var moment = window.start + pace.phase
        var openIndex = 0
        while moment < window.end {
            defer { moment = moment + every }
            let normal = pace.total(at: moment)
            guard isOpen(at: moment, &openIndex), let run = run(at: moment, total: normal) else { continue }
            spans.take(run, at: moment, silenceAfter: every + every / 2) { cause(ofSilenceAt: $0) }
            if moment >= resultsFrom { past.results.append(run.result(at: moment, isPushed: isPushed)) }
            let hour = moment.milliseconds.flooredQuotient(hourLength)
            guard hour < lastHour else { continue }
            let start = Timestamp(milliseconds: hour * hourLength)
            if past.hours.last?.start != start { past.hours.append(.init(start: start, aggregate: ResultAggregate())) }
            past.hours[past.hours.count - 1].aggregate.add(
                ResultAggregate.Outcome(rawValue: run.outcome.rawValue) ?? .unknown, failure: run.failure,
                total: run.total, firstByte: run.firstByte)
        }
        spans.fallSilent(before: window.end, after: every + every / 2) { cause(ofSilenceAt: $0) }
        past.spans = spans.spans
        return past
    }

    /// What one run finds; nothing where nobody says anything.
    private func run(at moment: Timestamp, total: Int64) -> GeneratedRun? {
        if let incident = incidents.first(where: { $0.covers(moment) }) { return incident.effect.run(total: total) }
        return isPushed ? GeneratedRun() : GeneratedRun(status: 200, total: total)
    }

    private func isOpen(at moment: Timestamp, _ index: inout Int) -> Bool {
        guard let open else { return true }
        while index < open.count, open[index].end <= moment { index += 1 }
        return index < open.count && open[index].start <= moment
    }

    private func cause(ofSilenceAt moment: Timestamp) -> StatusCause {
        guard let open else { return .overdue }
        return open.contains { $0.start <= moment && moment < $0.end } ? .overdue : .closed
    }
}

/// How long answers of one probe take on a normal day: more by day than by night, a little more every week.
private struct Pace {
    /// When the probe first runs, after the start of the window.
    let phase: Duration
    private let base: Double
    private let growth: Double
    private let window: Window
    private var numbers: GeneratedNumbers

    init(seed: UInt64, name: String, window: Window) {
        numbers = GeneratedNumbers(seed: seed, name: name)
        self.window = window
        phase = .milliseconds(Int64.random(in: 0..<DemoHistory.every.milliseconds, using: &numbers))
        base = 40_000 + 60_000 * numbers.share()
        growth = 0.4 * numbers.share()
    }

    /// Microseconds from start to the last byte.
    mutating func total(at moment: Timestamp) -> Int64 {
        let hour = Double(moment.milliseconds % 86_400_000) / 3_600_000
        let byDay = 1 + 0.6 * max(0, 1 - abs(hour - 13) / 7)
        let age = Double(moment.milliseconds - window.start.milliseconds) / Double(max(1, window.length.milliseconds))
        let share = numbers.share()
        // Most answers are close to the usual time; few take several times as long.
        let luck = 0.85 + 0.25 * share + 1.6 * share * share * share * share * share * share * share * share
        return Int64(base * byDay * (1 + growth * age) * luck)
    }
}
