import Measures
import Probing
import Registry
import Storage

/// One service as the running server holds it: what is probed, and where its status stands.
struct WatchedService: Sendable {
    /// What its file says.
    var service: PublicService
    /// Its probes.
    var probes: [Probe]
    /// Its timelines.
    var timelines: ServiceTimelines
    /// The stored ids of its parts.
    var ids: [Subject: Int64]
    /// Days on which its organisation's offices are closed.
    var holidays: Set<CivilDate>

    /// Reads a service and what is known of it from the store; problems with single probes are given, not thrown.
    static func load(
        _ registration: StoredRegistration, by useCases: UseCases, transaction: StoreTransaction, now: Timestamp
    ) throws -> (watched: WatchedService, problems: [String]) {
        let service = try useCases.services.described(registration.subject.path, source: registration.source)
        let holidays = try useCases.publicHolidays(of: service.organisation, transaction)
        let (definitions, context) = (useCases.definitions, useCases.probeContext.asked(by: service.organisation))
        var problems: [String] = []
        var probes: [Probe] = []
        var sources: [String: [ServiceShape.Source]] = [:]
        for channel in service.channels {
            for declaration in channel.probes {
                let subject = Subject.probe(service.id, channel.id, declaration.id)
                guard let definition = definitions[declaration.use] else {
                    problems.append("\(subject): unknown probe definition \"\(declaration.use)\"")
                    continue
                }
                switch definition.bind(
                    parameters: declaration.parameters, secrets: declaration.secrets,
                    extracting: channel.extractions(by: declaration.id), in: context)
                {
                case .failure(let failure):
                    problems += failure.problems.map { "\(subject): \($0.what)" }
                case .success(let plan):
                    let stream = try transaction.stream(
                        of: subject.path, location: RegistrationWriter.location, now: now)
                    probes.append(Probe(subject: subject, stream: stream, plan: plan, every: declaration.every))
                    sources[channel.id, default: []].append(
                        ServiceShape.Source(
                            stream: stream, subject: subject, task: declaration.task,
                            rules: plan.statusRules(every: declaration.every)))
                }
            }
        }
        let shape = ServiceShape(service: service, sources: sources, holidays: holidays)
        let stored = try transaction.newestSpans(ofService: service.id, endedAfter: now - .seconds(86_400 * 2))
        let watched = WatchedService(
            service: service, probes: probes, timelines: ServiceTimelines(shape: shape, stored: stored, now: now),
            ids: try partIDs(of: service.id, transaction), holidays: holidays)
        return (watched, problems)
    }

    static func partIDs(of service: String, _ transaction: StoreTransaction) throws -> [Subject: Int64] {
        guard let stored = try transaction.subject(.service(service)) else { return [:] }
        var ids = [stored.subject: stored.id]
        func add(_ id: Int64) throws {
            for child in try transaction.children(of: id) {
                ids[child.subject] = child.id
                try add(child.id)
            }
        }
        try add(stored.id)
        return ids
    }
}
