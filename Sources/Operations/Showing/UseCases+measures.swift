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
        let moment = now()
        guard let slug = subject.service else { return [] }
        let reading = try await store.read {
            try readService(slug, $0, now: moment)
        }
        let question = InputQuestion(
            subject: subject, window: window, bases: Set(ids.compactMap { MeasureCatalogue.basis(of: $0) }))
        return MeasureCatalogue.values(of: ids, from: try await inputs(for: [question], reading, keeper: keeper)[0])
    }

    /// The measures that the page of a service shows, for each watched channel.
    func measureRows(_ reading: ServiceReading, window: Window, keeper: StatusKeeper) async throws -> [MeasureRow] {
        let ids = [
            "uptime.declared_hours", "uptime.ratio", "uptime.ratio.ex_planned", "response.mean", "response.p95", "ttfb",
            "error.rate",
        ]
        let channels = reading.service.channels.filter { reading.isWatched($0) }
        let bases = Set(ids.compactMap { MeasureCatalogue.basis(of: $0) })
        let known = try await inputs(
            for: channels.map {
                InputQuestion(subject: .channel(reading.service.id, $0.id), window: window, bases: bases)
            }, reading, keeper: keeper)
        return zip(channels, known).flatMap { channel, inputs in
            MeasureCatalogue.values(of: ids, from: inputs).compactMap { value in
                MeasureCatalogue.measure(value.measure).map {
                    MeasureRow(measure: $0.description, channel: reading.label(channel.id), value: value)
                }
            }
        }
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
