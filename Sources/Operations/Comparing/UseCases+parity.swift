import Measures
public import Parity
public import Pages
public import Registry
import Storage

/// The channels of a service, compared.
public struct ServiceParity: Sendable {
    /// The service.
    public var service: PublicService
    /// How much is known of each task on each channel, as pages show it.
    public var coverage: [CoverageRow]
    /// Every fact, compared.
    public var facts: FactTable
    /// The availability of each channel within its declared hours.
    public var availability: [AvailabilityGap.Channel]
    /// The gap between the best and the worst, where two channels have a value.
    public var gap: AvailabilityGap?
}

extension UseCases {
    /// Compares the channels of a service: what works where, what each says, how available each is.
    public func parity(_ slug: String, keeper: StatusKeeper?, by caller: Caller) async throws -> ServiceParity {
        try caller.require(.see, service: slug)
        let moment = now()
        let (reading, table) = try await store.read { transaction in
            let reading = try readService(slug, transaction, now: moment)
            return (reading, try reading.factTable(transaction))
        }
        let window = Window(start: moment - Self.historyLength, end: moment)
        let availability = try await availability(reading, window, keeper: keeper)
        return ServiceParity(
            service: reading.service, coverage: reading.coverage, facts: table, availability: availability,
            gap: AvailabilityGap(availability))
    }

    /// Compares the facts of a service and tells of those that differ.
    public func compareFacts(_ slug: String, by caller: Caller) async throws {
        try caller.require(.see, service: slug)
        let moment = now()
        try await store.write { transaction in
            let reading = try readService(slug, transaction, now: moment)
            guard reading.service.hasFacts else { return }
            try FactTeller(transaction: transaction, useCases: self, reading: reading, now: moment).tell()
        }
    }

    /// Compares the facts of a service of which something new was found.
    func tellFacts(_ slug: String, _ transaction: StoreTransaction, now: Timestamp) throws {
        guard try !transaction.isRetired(.service(slug)) else { return }
        let reading = try readService(slug, transaction, now: now)
        guard reading.service.hasFacts else { return }
        try FactTeller(transaction: transaction, useCases: self, reading: reading, now: now).tell()
    }

    /// The availability of each watched channel within its declared hours.
    func availability(
        _ reading: ServiceReading, _ window: Window, keeper: StatusKeeper?
    ) async throws -> [AvailabilityGap.Channel] {
        let watched = reading.service.channels.filter { reading.isWatched($0) }
        return Self.availability(
            try await inputs(
                for: watched.map {
                    InputQuestion(subject: .channel(reading.service.id, $0.id), window: window, bases: [.history])
                }, reading, keeper: keeper))
    }
}
