import Alerting
import Measures
public import Pages
import Probing
import Registry
import Storage

extension UseCases {
    /// How far back histories are shown.
    public static let historyLength: Duration = .seconds(90 * 86_400)
    /// How many spans of one channel a page reads at most.
    static let spanLimit = 2000

    /// Everything that the page of a service shows.
    ///
    /// - Parameters:
    ///   - slug: the service.
    ///   - page: which page of its results, from 1.
    ///   - result: the address within the service of one result that is asked for, `web/probe:start@1770000000000`.
    ///   - keeper: the status keeper of this process, for what has not been moved into its place yet.
    public func servicePage(
        _ slug: String, page: Int, result: String? = nil, keeper: StatusKeeper, by caller: Caller
    ) async throws -> ServiceModel {
        try caller.require(.see, service: slug)
        let moment = now()
        let window = Window(start: moment - Self.historyLength, end: moment)
        let library = standards
        let (reading, people, histories, events, alerts, judgedBy, facts) = try await store.read { transaction in
            let reading = try readService(slug, transaction, now: moment)
            let people = try reading.ids[.service(slug)].flatMap {
                try PeopleCount.of(reading.service, id: $0, transaction, now: moment)
            }
            return (
                reading, people, try Self.histories(reading, window, transaction),
                try Self.events(reading, window, transaction),
                try transaction.openAlerts(ofService: slug).map(\.id),
                try library.judging(reading, transaction),
                try reading.factTable(transaction).rows(reading.labels)
            )
        }
        let measures = try await measureRows(reading, window: window, keeper: keeper)
        let (results, pagination) = try await resultRows(reading, page: page, keeper: keeper)
        var model = ServiceModel(
            slug: slug, title: reading.service.title, summary: reading.service.summary,
            organisation: reading.organisation, status: reading.status,
            unwatched: reading.standing.unwatched, peoplePerDay: people?.perDay, peopleSource: people?.source,
            situation: reading.situation,
            channels: reading.labels,
            coverage: reading.coverage, histories: histories, events: events, measures: measures, results: results,
            resultPagination: pagination, probes: try await probeRows(reading, keeper: keeper),
            offices: reading.service.officials.map(\.office),
            maintenance: reading.service.maintenance.filter { $0.until > moment }, openAlerts: alerts,
            standards: judgedBy, facts: facts,
            asksForFeedback: reading.service.feedback?.channels.isEmpty == false)
        if let result { model.meant = try await meant(ObservationAddress("\(slug)/\(result)"), reading) }
        return model
    }

    /// The result that an address means, of the checks that are registered now; nil where it means none.
    private func meant(
        _ address: ObservationAddress, _ reading: ServiceReading
    ) async throws -> ServiceModel.MeantResult? {
        // The address comes from whoever asks: only a moment of the past can be one of a result.
        guard let at = address.at, at.milliseconds >= 0, at <= now(),
            let probe = reading.probes.first(where: { $0.subject.path == address.probe }),
            let label = reading.label(probe.channel.id)
        else { return nil }
        guard let stream = probe.stream else { return .init(address: address, row: nil) }
        let newest = try await store.read { try $0.results(of: stream, before: at + .milliseconds(1), limit: 1) }.first
        let row = newest.flatMap { $0.at == at ? Self.row($0, probe, label) : nil }
        return .init(address: address, row: row)
    }

    /// What everybody may see of a service.
    public func publicStatus(_ slug: String) async throws -> PublicStatusModel {
        let moment = now()
        let window = Window(start: moment - Self.historyLength, end: moment)
        return try await store.read { transaction in
            let reading = try readService(slug, transaction, now: moment)
            var addresses: [String: String] = [:]
            for channel in reading.service.channels { addresses[channel.id] = channel.address }
            return PublicStatusModel(
                slug: slug, title: reading.service.title, summary: reading.service.summary,
                organisation: reading.organisation, status: reading.status, unwatched: reading.standing.unwatched,
                lastSeen: reading.lastSeen[.service(slug)], situation: reading.situation,
                addresses: addresses, histories: try Self.histories(reading, window, transaction),
                events: try Self.events(reading, window, transaction), channels: reading.labels,
                maintenance: reading.service.maintenance.filter { $0.until > moment },
                asOf: try Self.lastObserved(reading, transaction))
        }
    }

    /// When anything was last seen of the channels: a run that could see nothing, be it our fault or theirs, does not count.
    private static func lastObserved(
        _ reading: ServiceReading, _ transaction: StoreTransaction
    ) throws -> Timestamp? {
        try reading.probes.filter { $0.definition?.role == .availability }.compactMap { probe -> Timestamp? in
            guard let stream = probe.stream else { return nil }
            func seen(upTo moment: Timestamp) throws -> Timestamp? {
                try transaction.results(of: stream, before: moment + .milliseconds(1), limit: resultsLookedAt)
                    .first { $0.outcome != .unknown }?.at
            }
            // Nearly always one of the newest tells; who has not been seen for long was so before that began.
            if let newest = try seen(upTo: reading.now) { return newest }
            guard let span = reading.current[probe.subject]?.span, span.status == .unknown else { return nil }
            return try seen(upTo: span.start)
        }.max()
    }

    /// How many results of a probe are looked at for one that saw something.
    private static let resultsLookedAt = 20

    private static func histories(
        _ reading: ServiceReading, _ window: Window, _ transaction: StoreTransaction
    ) throws -> [ChannelHistory] {
        try zip(reading.service.channels, reading.labels).compactMap { channel, label in
            guard reading.isWatched(channel), let id = reading.ids[.channel(reading.service.id, channel.id)] else {
                return nil
            }
            return ChannelHistory(
                channel: label, spans: try transaction.spans(of: id, in: window, limit: spanLimit), window: window)
        }
    }

    /// The newest spans that are not simply fine, newest first.
    private static func events(
        _ reading: ServiceReading, _ window: Window, _ transaction: StoreTransaction
    ) throws -> [HistoryEntry] {
        var events: [HistoryEntry] = []
        for (channel, label) in zip(reading.service.channels, reading.labels) {
            guard let id = reading.ids[.channel(reading.service.id, channel.id)] else { continue }
            events += try transaction.spans(of: id, in: window, limit: 200)
                .filter { $0.status != .up && $0.cause != .pending && $0.cause != .closed }
                .map { HistoryEntry(channel: label, span: $0) }
        }
        return try events.sorted { $0.span.start > $1.span.start }.prefix(50).map { entry in
            var entry = entry
            entry.span = try transaction.told(entry.span, now: reading.now)
            return entry
        }
    }

    private func resultRows(
        _ reading: ServiceReading, page: Int, keeper: StatusKeeper
    ) async throws -> ([ResultRow], Pagination) {
        var rows: [ResultRow] = []
        for probe in reading.probes {
            guard let stream = probe.stream, let label = reading.label(probe.channel.id) else { continue }
            rows += await keeper.newestResults(of: stream).map { Self.row($0, probe, label) }
        }
        rows.sort { $0.at > $1.at }
        let pagination = Pagination(page: page, size: 25, total: rows.count)
        return (Array(rows.dropFirst(pagination.offset).prefix(pagination.size)), pagination)
    }

    private static func row(
        _ result: ProbeResult, _ probe: ServiceReading.ProbeReading, _ label: ChannelLabel
    ) -> ResultRow {
        let outcome: ResultRow.Outcome =
            switch result.outcome {
            case .good: .good
            case .slight: .slight
            case .bad: .bad
            case .unknown: .unknown
            }
        let trigger: ResultRow.Trigger =
            switch result.trigger {
            case .scheduled: .scheduled
            case .confirmation: .confirmation
            case .pushed: .pushed
            case .asked: .asked
            }
        return ResultRow(
            at: result.at, channel: label, probe: probe.declaration.id, outcome: outcome, trigger: trigger,
            reason: result.told.written, detail: result.detail,
            total: result.phases.total > 0 ? .microseconds(result.phases.total) : nil)
    }

    private func probeRows(_ reading: ServiceReading, keeper: StatusKeeper) async throws -> [ProbeRow] {
        var rows: [ProbeRow] = []
        for probe in reading.probes {
            guard let label = reading.label(probe.channel.id) else { continue }
            let last: Timestamp? =
                if let stream = probe.stream { await keeper.newestResults(of: stream).first?.at } else { nil }
            rows.append(
                ProbeRow(
                    id: probe.declaration.id, channel: label,
                    title: probe.definition?.title ?? Text("en", probe.declaration.use),
                    task: probe.declaration.task.flatMap { id in
                        reading.service.tasks.first { $0.id == id }?.title
                    }, every: probe.declaration.every, isPushed: probe.definition?.isPushed ?? false,
                    decidesAvailability: probe.definition?.role == .availability, last: last))
        }
        return rows
    }
}
