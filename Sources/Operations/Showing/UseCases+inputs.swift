import Measures
import Parity
import Probing
import Registry
import Storage

/// A subject over a window, and what is to be known of it.
struct InputQuestion: Hashable, Sendable {
    var subject: Subject
    var window: Window
    /// What the measures asked for rest on: nothing else is read.
    var bases: Set<MeasureSource.Basis>

    var comparesChannels: Bool { bases.contains(.comparison) && subject.kind == .service }
}

extension UseCases {
    /// What is known of subjects of one service, in the order asked for; all of it is read in one transaction.
    ///
    /// - Parameter keeper: the status keeper of this process, for results that are not stored yet; nothing where none runs.
    func inputs(
        for questions: [InputQuestion], _ reading: ServiceReading, keeper: StatusKeeper?
    ) async throws -> [MeasureInputs] {
        // Channels are compared by what is known of each.
        let watched = reading.service.channels.filter { reading.isWatched($0) }
        let besides = Set(questions.filter(\.comparesChannels).map(\.window)).flatMap { window in
            watched.map {
                InputQuestion(subject: .channel(reading.service.id, $0.id), window: window, bases: [.history])
            }
        }
        let all = questions + besides
        var known = try await stored(all, reading, keeper: keeper)
        for (index, question) in questions.enumerated() where question.comparesChannels {
            let channels = zip(besides, known.dropFirst(questions.count)).filter { $0.0.window == question.window }
            known[index].comparison?.add(Self.availability(channels.map(\.1)))
        }
        return Array(known.prefix(questions.count))
    }

    /// What is stored, with the results that the keeper still holds.
    private func stored(
        _ questions: [InputQuestion], _ reading: ServiceReading, keeper: StatusKeeper?
    ) async throws -> [MeasureInputs] {
        var tries = 0
        while true {
            let moves = await keeper?.settledMoves() ?? 0
            var known = try await store.read { transaction in
                var reader = try InputReader(
                    questions, reading, questionSets, transaction, isAlone: keeper == nil)
                return try questions.map { try reader.inputs($0) }
            }
            guard let keeper else { return known }
            for (index, question) in questions.enumerated() where question.bases.contains(.history) {
                known[index].results.merge(
                    await keeper.openAggregate(
                        of: reading.doors(of: question.subject).compactMap(\.stream), in: question.window))
            }
            tries += 1
            // A move between the two reads would count its results twice or not at all; while very many are moved, one
            // after the other, some seconds of that are better than no answer.
            if await keeper.moves == moves || tries == 5 { return known }
        }
    }

    /// The availability of each channel within its declared hours, where it is known.
    static func availability(_ channels: [MeasureInputs]) -> [AvailabilityGap.Channel] {
        channels.compactMap { inputs in
            let value = MeasureCatalogue.values(of: ["uptime.declared_hours"], from: inputs)[0]
            guard case .number(let percent) = value.outcome, let channel = inputs.subject.channel else { return nil }
            return AvailabilityGap.Channel(
                channel: channel, percent: percent, interval: value.interval ?? percent...percent,
                knownShare: value.knownShare ?? 0)
        }
    }
}

extension ChannelComparison {
    /// Adds how available each channel is.
    fileprivate mutating func add(_ channels: [AvailabilityGap.Channel]) {
        self.channels = channels.count
        availabilityGap = AvailabilityGap(channels).map { .init(points: $0.points, interval: $0.interval) }
    }
}

extension ServiceReading {
    /// The probes of a subject: those of its channel, or of all.
    func probes(of subject: Subject) -> [ProbeReading] {
        probes.filter { subject.channel == nil || $0.channel.id == subject.channel }
    }

    /// The probes that tell whether people can get in.
    func doors(of subject: Subject) -> [ProbeReading] {
        probes(of: subject).filter { $0.definition?.role == .availability }
    }
}
