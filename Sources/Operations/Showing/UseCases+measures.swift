public import Measures
public import Pages
import Parity
import Probing
import Registry
import Storage

extension UseCases {
    /// The values of measures for a service or one of its channels over a window: the one door to measured values.
    ///
    /// - Parameters:
    ///   - ids: measures of the catalogue; those without a source yet say so.
    ///   - subject: a service or a channel.
    ///   - window: the time asked about.
    ///   - keeper: the status keeper of this process, for results of the current hour; nothing leaves them out of reach
    ///     only where none runs, and then they are read from the store.
    public func measure(
        _ ids: [String], of subject: Subject, over window: Window, keeper: StatusKeeper?, by caller: Caller
    ) async throws -> [MeasuredValue] {
        try caller.require(.see, service: subject.service)
        let (definitions, moment) = (definitions, now())
        guard let slug = subject.service else { return [] }
        let reading = try await store.read {
            try ServiceReading.read(slug, $0, definitions: definitions, now: moment)
        }
        let compares = ids.contains { MeasureCatalogue.basis(of: $0) == .comparison }
        return MeasureCatalogue.values(
            of: ids, from: try await inputs(subject, reading, window, keeper: keeper, comparing: compares))
    }

    /// What is known about a subject over a window.
    ///
    /// - Parameters:
    ///   - comparing: whether the channels of a service are compared for it.
    ///   - readsHistory: whether results and spans are read for it, which nothing else rests on.
    func inputs(
        _ subject: Subject, _ reading: ServiceReading, _ window: Window, keeper: StatusKeeper?,
        comparing: Bool = false, readsHistory: Bool = true
    ) async throws -> MeasureInputs {
        let probes = reading.probes.filter { subject.channel == nil || $0.channel.id == subject.channel }
        let doors = probes.filter { $0.definition?.role == .availability }
        let streams = doors.compactMap(\.stream)
        let results =
            readsHistory ? try await results(of: streams, over: window, keeper: keeper) : ResultAggregate()
        let spans = try await store.read { transaction -> [StatusSpan] in
            guard readsHistory else { return [] }
            return try reading.ids[subject].map { try transaction.spans(of: $0, in: window, limit: Self.spanLimit) }
                ?? []
        }
        let observations = try await observations(of: probes, now: reading.now)
        let hours = subject.channel.flatMap { slug in reading.service.channels.first { $0.id == slug }?.hours }
        return MeasureInputs(
            subject: subject, window: window, now: reading.now, asOf: try await store.read { try $0.lastSeen() },
            isProbed: !doors.isEmpty, spans: spans,
            openTimes: hours?.openIntervals(in: window.start, window.end, holidays: reading.holidays)
                .map { Window(start: $0.start, end: $0.end) },
            detectionInterval: doors.map(\.declaration.every).max() ?? .zero, results: results,
            observations: observations, observable: Set(probes.flatMap { $0.definition?.provides ?? [] }),
            channelKinds: subject.kind == .service ? reading.service.channels.map(\.kind) : nil,
            answers: try await answers(subject, reading, window),
            volumes: try await volumeSums(subject, reading, window),
            comparison: comparing && subject.kind == .service
                ? try await comparison(reading, window, keeper: keeper) : nil)
    }

    private func comparison(
        _ reading: ServiceReading, _ window: Window, keeper: StatusKeeper?
    ) async throws -> ChannelComparison {
        let table = try await store.read { try reading.factTable($0) }
        let channels = try await availability(reading, window, keeper: keeper)
        let gap = AvailabilityGap(channels)
        return ChannelComparison(
            facts: Dictionary(
                table.compared.map { ($0.fact, !$0.differing.isEmpty) }, uniquingKeysWith: { first, _ in first }),
            availabilityGap: gap.map { .init(points: $0.points, interval: $0.interval) }, channels: channels.count)
    }

    /// What probes saw last; what was not seen again for three of their intervals says nothing any more.
    private func observations(
        of probes: [ServiceReading.ProbeReading], now: Timestamp
    ) async throws -> [Observation] {
        let byStream = Dictionary(
            probes.compactMap { probe in probe.stream.map { ($0, probe) } }, uniquingKeysWith: { first, _ in first })
        guard probes.contains(where: { !($0.definition?.provides ?? []).isEmpty }) else { return [] }
        return try await store.read { try $0.observations(of: byStream.keys.sorted()) }.compactMap { stored in
            guard let probe = byStream[stored.stream],
                now - stored.at <= max(probe.declaration.every, KeptObservations.refreshEvery) * 3
            else { return nil }
            return Observation(
                measure: stored.observed.measure, outcome: stored.observed.outcome, at: stored.at,
                subject: probe.subject, detail: stored.observed.detail)
        }
    }

    /// What the results of streams add up to over a window: rows, and what has not been moved into them yet.
    private func results(of streams: [Int], over window: Window, keeper: StatusKeeper?) async throws -> ResultAggregate
    {
        var tries = 0
        while true {
            let moves = await keeper?.settledMoves() ?? 0
            var sum = try await store.read { transaction in
                var sum = ResultAggregate()
                for stream in streams {
                    sum.merge(try Self.stored(stream, window, transaction))
                    if keeper == nil { sum.merge(try transaction.recentAggregate(of: stream, in: window)) }
                }
                return sum
            }
            guard let keeper else { return sum }
            sum.merge(await keeper.openAggregate(of: streams, in: window))
            tries += 1
            // A move between the two reads would count its results twice or not at all; while very many are moved, one
            // after the other, some seconds of that are better than no answer.
            if await keeper.moves == moves || tries == 5 { return sum }
        }
    }

    /// What is stored of a stream over a window: day rows where whole days lie inside, hour rows at both ends, so that
    /// the number of rows read does not grow with the window.
    private static func stored(
        _ stream: Int, _ window: Window, _ transaction: StoreTransaction
    ) throws -> ResultAggregate {
        var sum = ResultAggregate()
        let day = AggregatePeriod.day
        let start = day.start(of: window.start)
        let firstDay = start == window.start ? start : start + .milliseconds(day.milliseconds)
        let lastDay = day.start(of: window.end)
        guard firstDay < lastDay else {
            for (_, aggregate) in try transaction.aggregates(of: stream, in: window, by: .hour) { sum.merge(aggregate) }
            return sum
        }
        for part in [Window(start: window.start, end: firstDay), Window(start: lastDay, end: window.end)]
        where part.start < part.end {
            for (_, aggregate) in try transaction.aggregates(of: stream, in: part, by: .hour) { sum.merge(aggregate) }
        }
        for (_, aggregate) in try transaction.aggregates(
            of: stream, in: Window(start: firstDay, end: lastDay), by: .day)
        {
            sum.merge(aggregate)
        }
        return sum
    }

    /// The measures that the page of a service shows, for each watched channel.
    func measureRows(_ reading: ServiceReading, window: Window, keeper: StatusKeeper) async throws -> [MeasureRow] {
        let ids = [
            "uptime.declared_hours", "uptime.ratio", "uptime.ratio.ex_planned", "response.mean", "response.p95", "ttfb",
            "error.rate",
        ]
        var rows: [MeasureRow] = []
        for channel in reading.service.channels where reading.isWatched(channel) {
            let subject = Subject.channel(reading.service.id, channel.id)
            let values = MeasureCatalogue.values(
                of: ids, from: try await inputs(subject, reading, window, keeper: keeper))
            rows += values.compactMap { value in
                MeasureCatalogue.measure(value.measure).map {
                    MeasureRow(measure: $0.description, channel: reading.label(channel.id), value: value)
                }
            }
        }
        return rows
    }
}

extension Measure {
    /// The measure as pages show it.
    public var description: MeasureDescription {
        let unit: ShownUnit =
            switch self.unit {
            case .percent: .percent
            case .milliseconds: .milliseconds
            case .seconds: .seconds
            case .minutes: .minutes
            case .days: .days
            case .ratio: .ratio
            case .presence: .presence
            case .words: .words
            case .money: .money
            default: .count
            }
        return MeasureDescription(
            id: id, title: title, definition: Text("en", definition), unit: unit, source: source)
    }
}
