import Documents
import Measures
import Pages
import Probing
import Registry
import Storage

/// One service with what is stored about it, read in one transaction: what its pages and answers are made from.
struct ServiceReading: Sendable {
    /// One probe of the service.
    struct ProbeReading: Sendable {
        var channel: ServiceChannel
        var declaration: ProbeDeclaration
        var definition: ProbeDefinition?
        var subject: Subject
        /// Nothing where it never ran.
        var stream: Int?
    }

    var service: PublicService
    var version: Int
    var organisation: Text
    var holidays: Set<CivilDate>
    /// What lasts, of the service, its tasks, channels and probes: since before pauses of ours, where they changed nothing.
    var current: [Subject: StatusStretch]
    /// How what is not known now was when it was last seen.
    var lastSeen: [Subject: LastSeen] = [:]
    var ids: [Subject: Int64]
    /// The tasks that people completed lately, by channel; the channel alone for a service that declares no tasks.
    var used: Set<Subject>
    var probes: [ProbeReading]
    var now: Timestamp
    /// The name of the zone that its organisation names.
    var organisationZone: String?
    /// The zone in which people read about it.
    var zone: DisplayZone?

    /// The status of the service.
    var status: StatusSpan { standing.span }

    /// The status of the service with the times in which nobody watched.
    var standing: StatusStretch {
        current[.service(service.id)] ?? StatusStretch(StatusSpan(status: .unknown, cause: .pending, start: now))
    }

    /// The channels as pages name them.
    var labels: [ChannelLabel] { ChannelLabel.labels(service.channels) }

    /// The channel label of a slug.
    func label(_ channel: String) -> ChannelLabel? { labels.first { $0.id == channel } }

    /// Whether any probe says whether people can get in through a channel.
    func isWatched(_ channel: ServiceChannel) -> Bool {
        probes.contains { $0.channel.id == channel.id && $0.definition?.role == .availability }
    }

    /// Whether a channel is in its declared hours.
    func isOpen(_ channel: ServiceChannel) -> Bool {
        channel.hours?.isOpen(at: now, holidays: holidays) ?? true
    }

    /// The tasks of the service; one nameless task for a service that declares none.
    var tasks: [ServiceTask?] { service.tasks.isEmpty ? [nil] : service.tasks.map(Optional.some) }

    /// What lasts of a task on a channel, of the channel where the task has none of its own.
    func stretch(_ task: ServiceTask?, on channel: ServiceChannel) -> StatusStretch? {
        task.flatMap { current[.task(service.id, $0.id, on: channel.id)] } ?? current[.channel(service.id, channel.id)]
    }

    /// How a task on a channel, or the channel where the task has nothing of its own, was when it was last seen; nil where
    /// it is known.
    func lastSeen(_ task: ServiceTask?, on channel: ServiceChannel) -> LastSeen? {
        let own = task.map { Subject.task(service.id, $0.id, on: channel.id) }.flatMap { current[$0] == nil ? nil : $0 }
        return lastSeen[own ?? .channel(service.id, channel.id)]
    }

    /// Whether a task is offered on a channel.
    func isOffered(_ task: ServiceTask?, on channel: ServiceChannel) -> Bool {
        guard let task else { return true }
        return channel.tasks.isEmpty || channel.tasks.contains(task.id)
    }
}

extension UseCases {
    /// Reads a service with what is stored about it.
    ///
    /// - Throws: `NameError` where there is none with the slug, or it was retired.
    func readService(_ slug: String, _ transaction: StoreTransaction, now: Timestamp) throws -> ServiceReading {
        guard let stored = try transaction.subject(.service(slug)), stored.retiredAt == nil,
            let registration = try transaction.registration(of: .service(slug))
        else { throw try Self.unknownService(slug, transaction) }
        let service = try services.described(slug, source: registration.source)
        let ids = try WatchedService.partIDs(of: slug, transaction)
        let newest = try transaction.newestStretches(of: ids.values.sorted())
        var current: [Subject: StatusStretch] = [:]
        var lastSeen: [Subject: LastSeen] = [:]
        for (subject, id) in ids {
            guard let stretch = newest[id] else { continue }
            current[subject] = stretch.with(newest: try transaction.told(stretch.newest, now: now))
            lastSeen[subject] = try transaction.lastSeen(of: id, stretch.span)
        }
        let holidays = try publicHolidays(of: service.organisation, transaction)
        if let standing = current[.service(slug)]?.span {
            lastSeen[.service(slug)] = service.lastSeen(
                standing, holidays: holidays, now: now, current: { current[$0]?.span }, seen: { lastSeen[$0] })
        }
        var probes: [ServiceReading.ProbeReading] = []
        for channel in service.channels {
            for declaration in channel.probes {
                let subject = Subject.probe(slug, channel.id, declaration.id)
                probes.append(
                    ServiceReading.ProbeReading(
                        channel: channel, declaration: declaration, definition: definitions[declaration.use],
                        subject: subject,
                        stream: try transaction.stream(of: subject.path, location: RegistrationWriter.location)))
            }
        }
        let body = try transaction.subject(.organisation(service.organisation))
        return ServiceReading(
            service: service, version: registration.version,
            organisation: body.flatMap { RegistrationWriter.text($0.title) } ?? Text("en", service.organisation),
            holidays: holidays, current: current,
            lastSeen: lastSeen, ids: ids, used: try ServiceReading.used(service, ids, transaction, now: now),
            probes: probes, now: now,
            organisationZone: try zone(ofOrganisation: service.organisation, transaction),
            zone: try zone(of: service, transaction))
    }
}
