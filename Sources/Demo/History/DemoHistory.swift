public import Measures
public import Probing
public import Registry

/// An invented past of the town, generated so that its parts agree: spans, counts per hour, and the results of the last
/// day.
///
/// The same services, end and seed always give the same past. The last two hours are quiet, so that the demonstration
/// starts from a town where everything works.
public struct DemoHistory: Sendable {
    /// The counts of one hour of one probe.
    public struct Hour: Hashable, Sendable {
        /// The first moment of the hour.
        public var start: Timestamp
        /// What its results add up to.
        public var aggregate: ResultAggregate
    }

    /// The past of one probe.
    public struct ProbePast: Sendable {
        /// The probe.
        public var subject: Subject
        /// Its spans: contiguous from the start of the window, the last one open.
        public var spans: [StatusSpan]
        /// The hours that are over and in which something was heard, oldest first.
        public var hours: [Hour]
        /// The results of the last 24 whole hours and of the hour that is not over, oldest first; of stream 0.
        public var results: [ProbeResult]

        /// The results for the stream that the store gave the probe.
        public func results(stream: Int) -> [ProbeResult] {
            results.map { result in
                var result = result
                result.stream = stream
                return result
            }
        }
    }

    /// From when to when: 90 days up to the end, from a whole hour on.
    public let window: Window
    /// From when on there are single results: the start of the 24th whole hour before the end.
    public let resultsFrom: Timestamp
    /// The probes, in the order of the files.
    public let probes: [ProbePast]
    /// The spans of services, channels, tasks and tasks on channels: contiguous, the last one open.
    public let spans: [Subject: [StatusSpan]]

    /// How far the past reaches back.
    public static let days = 90
    /// How often probes ran in it.
    public static let every = Duration.seconds(300)

    /// Generates the past.
    ///
    /// - Parameters:
    ///   - services: the town's services.
    ///   - end: the moment at which real watching begins.
    ///   - seed: what everything that looks like chance follows from.
    public static func generate(services: [PublicService], end: Timestamp, seed: UInt64 = 1) -> DemoHistory {
        let hour: Int64 = 3_600_000
        let lastHour = Timestamp(milliseconds: end.milliseconds.flooredQuotient(hour) * hour)
        let window = Window(start: lastHour - .seconds(days * 86_400), end: end)
        let incidents = Incidents(services: services, window: window, seed: seed)
        var probes: [ProbePast] = []
        var spans: [Subject: [StatusSpan]] = [:]
        for service in services {
            var ofService: [ProbePast] = []
            for channel in service.channels {
                for declaration in channel.probes {
                    let generator = ProbePastGenerator(
                        service: service.id, channel: channel, declaration: declaration, window: window,
                        resultsFrom: lastHour - .seconds(86_400), incidents: incidents)
                    ofService.append(generator.generate(seed: seed))
                }
            }
            spans.merge(CombinedSpans(service: service, probes: ofService, window: window).spans) { $1 }
            probes += ofService
        }
        return DemoHistory(
            window: window, resultsFrom: lastHour - .seconds(86_400), probes: probes, spans: spans)
    }
}
