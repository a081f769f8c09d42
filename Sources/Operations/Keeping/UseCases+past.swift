public import Measures
public import Probing
public import Registry
import Storage

/// A past that was not observed but generated, for demonstrations: spans, hour rows, and some single results.
public struct GeneratedPast: Sendable {
    /// What is known of one probe.
    public struct ProbePast: Sendable {
        /// The probe.
        public var subject: Subject
        /// What its results add up to, by hour.
        public var hours: [(start: Timestamp, aggregate: ResultAggregate)]
        /// Single results, of any stream: they are given the probe's own.
        public var results: [ProbeResult]

        /// Creates the past of a probe.
        public init(
            subject: Subject, hours: [(start: Timestamp, aggregate: ResultAggregate)], results: [ProbeResult]
        ) {
            self.subject = subject
            self.hours = hours
            self.results = results
        }
    }

    /// Spans by subject, oldest first.
    public var spans: [Subject: [StatusSpan]]
    /// What is known of each probe.
    public var probes: [ProbePast]
    /// Where it ends: everything before is generated.
    public var end: Timestamp

    /// Creates a past.
    public init(spans: [Subject: [StatusSpan]], probes: [ProbePast], end: Timestamp) {
        self.spans = spans
        self.probes = probes
        self.end = end
    }
}

extension UseCases {
    /// The name of the setting that says up to when history is generated, in milliseconds since 1970.
    public static let generatedUntil = "history.generated_until"

    /// Writes a generated past for services that have none, and marks it as generated.
    public func write(past: GeneratedPast) async throws {
        let (moment, ids) = (now(), ids)
        try await store.write { transaction in
            for (subject, spans) in past.spans.sorted(by: { $0.key.path < $1.key.path }) {
                guard let stored = try transaction.subject(subject) else { continue }
                for span in spans { try transaction.add(span, subject: stored.id) }
            }
            for probe in past.probes {
                let stream = try transaction.stream(
                    of: probe.subject.path, location: RegistrationWriter.location, now: moment)
                let results = probe.results.map { result in
                    var own = result
                    own.stream = stream
                    return own
                }
                // The hour that is not over has no row yet: its results go where the mover will find them.
                let openHour = AggregatePeriod.hour.start(of: past.end)
                try transaction.addMoved(results.filter { $0.at < openHour })
                try transaction.append(results.filter { $0.at >= openHour }, ids: ids, now: moment)
                var days: [Timestamp: ResultAggregate] = [:]
                for (start, aggregate) in probe.hours {
                    try transaction.merge(aggregate, stream: stream, start: start, period: .hour)
                    days[AggregatePeriod.day.start(of: start), default: ResultAggregate()].merge(aggregate)
                }
                for (start, aggregate) in days {
                    try transaction.merge(aggregate, stream: stream, start: start, period: .day)
                }
            }
            try transaction.put(setting: Self.generatedUntil, String(past.end.milliseconds))
        }
    }
}
