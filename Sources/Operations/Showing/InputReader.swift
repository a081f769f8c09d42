import Feedback
import Measures
import Parity
import Probing
import Registry
import Storage

/// Reads what is stored of the subjects of one service, within one transaction.
struct InputReader {
    private let reading: ServiceReading
    private let questionSets: QuestionSets
    private let transaction: StoreTransaction
    /// Whether no status keeper runs, so that its open results are in the store.
    private let isAlone: Bool
    private let lastSeen: Timestamp?

    init(
        _ reading: ServiceReading, _ questionSets: QuestionSets, _ transaction: StoreTransaction, isAlone: Bool
    ) throws {
        (self.reading, self.questionSets, self.transaction) = (reading, questionSets, transaction)
        self.isAlone = isAlone
        lastSeen = try transaction.lastSeen()
    }

    /// What is stored of a subject over a window.
    func inputs(_ question: InputQuestion) throws -> MeasureInputs {
        let (subject, window, bases) = (question.subject, question.window, question.bases)
        let probes = reading.probes(of: subject)
        let doors = reading.doors(of: subject)
        let readsHistory = bases.contains(.history)
        let hours = subject.channel.flatMap { slug in reading.service.channels.first { $0.id == slug }?.hours }
        return MeasureInputs(
            subject: subject, window: window, now: reading.now, asOf: lastSeen, isProbed: !doors.isEmpty,
            spans: readsHistory
                ? try reading.ids[subject].map {
                    try transaction.spans(of: $0, in: window, limit: UseCases.spanLimit)
                } ?? [] : [],
            openTimes: readsHistory
                ? hours?.openIntervals(in: window.start, window.end, holidays: reading.holidays)
                    .map { Window(start: $0.start, end: $0.end) } : nil,
            detectionInterval: doors.map(\.declaration.every).max() ?? .zero,
            results: readsHistory ? try results(of: doors.compactMap(\.stream), in: window) : ResultAggregate(),
            observations: bases.contains(.observations) ? try observations(of: probes) : [],
            observable: Set(probes.flatMap { $0.definition?.provides ?? [] }),
            channelKinds: subject.kind == .service ? reading.service.channels.map(\.kind) : nil,
            // What people say of completing stands in where nobody counts.
            answers: bases.isDisjoint(with: [.answers, .volumes])
                ? nil : try reading.answers(subject, window, questionSets, transaction),
            volumes: bases.contains(.volumes) ? try reading.volumeSums(subject, window, transaction) : nil,
            comparison: question.comparesChannels ? try comparison() : nil)
    }

    private func comparison() throws -> ChannelComparison {
        ChannelComparison(facts: try reading.factTable(transaction).measured, availabilityGap: nil, channels: 0)
    }

    /// What probes saw last; what was not seen again for three of their intervals says nothing any more.
    private func observations(of probes: [ServiceReading.ProbeReading]) throws -> [Observation] {
        let byStream = Dictionary(
            probes.compactMap { probe in probe.stream.map { ($0, probe) } }, uniquingKeysWith: { first, _ in first })
        guard probes.contains(where: { !($0.definition?.provides ?? []).isEmpty }) else { return [] }
        return try transaction.observations(of: byStream.keys.sorted()).compactMap { stored in
            guard let probe = byStream[stored.stream],
                reading.now - stored.at <= max(probe.declaration.every, KeptObservations.refreshEvery) * 3
            else { return nil }
            return Observation(
                measure: stored.observed.measure, outcome: stored.observed.outcome, at: stored.at,
                subject: probe.subject, detail: stored.observed.detail)
        }
    }

    private func results(of streams: [Int], in window: Window) throws -> ResultAggregate {
        var sum = ResultAggregate()
        for stream in streams {
            try add(stream, in: window, to: &sum)
            if isAlone { sum.merge(try transaction.recentAggregate(of: stream, in: window)) }
        }
        return sum
    }

    /// What is stored of a stream over a window: day rows where whole days lie inside, hour rows at both ends, so that
    /// the number of rows read does not grow with the window.
    private func add(_ stream: Int, in window: Window, to sum: inout ResultAggregate) throws {
        let day = AggregatePeriod.day
        let start = day.start(of: window.start)
        let firstDay = start == window.start ? start : start + .milliseconds(day.milliseconds)
        let lastDay = day.start(of: window.end)
        guard firstDay < lastDay else {
            for (_, aggregate) in try transaction.aggregates(of: stream, in: window, by: .hour) { sum.merge(aggregate) }
            return
        }
        for part in [Window(start: window.start, end: firstDay), Window(start: lastDay, end: window.end)]
        where part.start < part.end {
            for (_, aggregate) in try transaction.aggregates(of: stream, in: part, by: .hour) { sum.merge(aggregate) }
        }
        let whole = Window(start: firstDay, end: lastDay)
        for (_, aggregate) in try transaction.aggregates(of: stream, in: whole, by: .day) { sum.merge(aggregate) }
    }
}
