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
    /// What people chose, by the channels and the window: a service that asks on one channel is asked of it once.
    private var heard: [Heard: AnswerCounts?] = [:]
    /// What each stream adds up to over whole days.
    private let days: [Int: DaySums]

    /// Prepares to answer some questions.
    init(
        _ questions: [InputQuestion], _ reading: ServiceReading, _ questionSets: QuestionSets,
        _ transaction: StoreTransaction, isAlone: Bool
    ) throws {
        (self.reading, self.questionSets, self.transaction) = (reading, questionSets, transaction)
        self.isAlone = isAlone
        lastSeen = try transaction.lastSeen()
        var windows: [Int: Set<Window>] = [:]
        for question in questions where question.bases.contains(.history) {
            for stream in reading.doors(of: question.subject).compactMap(\.stream) {
                windows[stream, default: []].insert(question.window)
            }
        }
        days = Dictionary(
            uniqueKeysWithValues: try windows.map { ($0, try DaySums(of: $0, over: $1, transaction)) })
    }

    /// What is stored of a subject over a window.
    mutating func inputs(_ question: InputQuestion) throws -> MeasureInputs {
        let (subject, window, bases) = (question.subject, question.window, question.bases)
        let probes = reading.probes(of: subject)
        let doors = reading.doors(of: subject)
        let readsHistory = bases.contains(.history)
        let hours = subject.channel.flatMap { slug in reading.service.channels.first { $0.id == slug }?.hours }
        let volumes = bases.contains(.volumes) ? try reading.volumeSums(subject, window, transaction) : nil
        // What people say of completing stands in where nobody counts.
        let asks = bases.contains(.answers) || bases.contains(.volumes) && (volumes?.days ?? 0) == 0
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
            answers: asks ? try answers(subject, window) : nil, volumes: volumes,
            comparison: question.comparesChannels ? try comparison() : nil)
    }

    private func comparison() throws -> ChannelComparison {
        ChannelComparison(facts: try reading.factTable(transaction).measured, availabilityGap: nil, channels: 0)
    }

    private struct Heard: Hashable {
        var channels: [Int64]
        var window: Window
    }

    private mutating func answers(_ subject: Subject, _ window: Window) throws -> AnswerCounts? {
        let place = Heard(channels: reading.askedChannels(subject), window: window)
        if let known = heard[place] { return known }
        let counts = try reading.answers(on: place.channels, window, questionSets, transaction)
        heard[place] = .some(counts)
        return counts
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
            if let days = days[stream] { try days.add(window, transaction, to: &sum) }
            if isAlone { sum.merge(try transaction.recentAggregate(of: stream, in: window)) }
        }
        return sum
    }
}
