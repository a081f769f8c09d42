import Measures
import Probing
import Registry

/// The spans of a service and its parts, put together from those of its probes by the product's own rules.
struct CombinedSpans {
    private(set) var spans: [Subject: [StatusSpan]] = [:]

    init(service: PublicService, probes: [DemoHistory.ProbePast], window: Window) {
        let shape = Self.shape(of: service, probes: probes)
        var moments: Set<Timestamp> = [window.start]
        for past in probes { moments.formUnion(past.spans.map(\.start)) }
        var boundary = shape.nextBoundary(after: window.start)
        while let next = boundary, next < window.end {
            moments.insert(next)
            boundary = shape.nextBoundary(after: next)
        }
        var positions = [Int](repeating: 0, count: probes.count)
        for moment in moments.sorted() {
            for (index, past) in probes.enumerated() {
                while positions[index] + 1 < past.spans.count, past.spans[positions[index] + 1].start <= moment {
                    positions[index] += 1
                }
            }
            let statuses = shape.statuses(at: moment) { stream in
                let span = probes[stream].spans[positions[stream]]
                return ExplainedStatus(span.status, span.cause, reason: span.reason, evidence: span.evidence)
            }
            for (subject, status) in statuses.bySubject { add(status, to: subject, at: moment) }
        }
    }

    private mutating func add(_ status: ExplainedStatus, to subject: Subject, at moment: Timestamp) {
        var list = spans.removeValue(forKey: subject) ?? []
        defer { spans[subject] = list }
        if let last = list.last {
            guard last.status != status.status || last.cause != status.cause else { return }
            list[list.count - 1].end = moment
        }
        list.append(
            StatusSpan(
                status: status.status, cause: status.cause, reason: status.reason, start: moment,
                evidence: status.evidence))
    }

    /// The shape of a service whose streams are the positions of its probes.
    private static func shape(of service: PublicService, probes: [DemoHistory.ProbePast]) -> ServiceShape {
        var sources: [String: [ServiceShape.Source]] = [:]
        for channel in service.channels {
            for declaration in channel.probes {
                let subject = Subject.probe(service.id, channel.id, declaration.id)
                guard let stream = probes.firstIndex(where: { $0.subject == subject }),
                    let definition = DemoDefinition(rawValue: declaration.use)
                else { continue }
                sources[channel.id, default: []].append(
                    .init(
                        stream: stream, subject: subject, task: declaration.task,
                        rules: StatusRules(
                            role: definition.role, every: DemoHistory.every, isPushed: definition.isPushed)))
            }
        }
        return ServiceShape(service: service, sources: sources)
    }
}
