public import Registry

/// What probes found of facts, and how old it may be.
public struct FoundFact: Hashable, Sendable {
    /// The words as they stand there.
    public var written: String
    /// Where the probe looked; nothing where that has no address.
    public var address: String?
    /// When they were last found.
    public var at: Timestamp
    /// How long they count after that.
    public var countsFor: Duration

    /// Creates a find.
    public init(written: String, address: String? = nil, at: Timestamp, countsFor: Duration) {
        self.written = written
        self.address = address
        self.at = at
        self.countsFor = countsFor
    }
}

/// Every fact of a service, compared over its channels.
public struct FactTable: Hashable, Sendable {
    /// How long a declared statement counts.
    public static let declarationLength: Duration = .seconds(366 * 86_400)

    /// The facts in the order of the file, those first that the service itself states.
    public let comparisons: [FactComparison]

    /// Compares the facts of a service.
    ///
    /// - Parameters:
    ///   - found: what probes found, by channel and fact.
    ///   - looked: whether the probe that looks for a fact on a channel has run at all.
    ///   - now: the moment.
    public init(
        of service: PublicService, found: (_ channel: String, _ fact: String) -> FoundFact?,
        looked: (_ channel: String, _ fact: String) -> Bool, now: Timestamp
    ) {
        let stated = service.channels.flatMap(\.facts)
        var ids = service.facts.map(\.id)
        for fact in stated where !ids.contains(fact.id) { ids.append(fact.id) }
        comparisons = ids.map { id in
            let own = service.facts.first { $0.id == id }
            let kind = own?.kind ?? stated.first { $0.id == id }?.kind ?? .text
            let currency = stated.lazy.filter { $0.id == id }.compactMap { $0.currency.flatMap { Currency($0) } }.first
            let reference = own.map { fact in
                FactStatement(
                    channel: nil, written: fact.values, value: FactValue(fact.values, kind: kind, currency: currency),
                    origin: .service)
            }
            var ages: [String: (at: Timestamp, counts: Duration)] = [:]
            let channels = service.channels.compactMap { channel -> (channel: String, said: FactComparison.Said)? in
                guard let fact = channel.facts.first(where: { $0.id == id }) else { return nil }
                let own = fact.currency.flatMap { Currency($0) } ?? currency
                func said(_ written: [String], _ origin: FactStatement.Origin) -> FactComparison.Said {
                    .statement(
                        FactStatement(
                            channel: channel.id, written: written,
                            value: FactValue(written, kind: kind, currency: own), origin: origin))
                }
                switch fact.source {
                case .declared(let values, let source, let asOf):
                    if let asOf {
                        ages[channel.id] = (Timestamp(milliseconds: asOf.days * 86_400_000), Self.declarationLength)
                    }
                    return (channel.id, said(values, .declared(source: source, asOf: asOf)))
                case .extracted(let probe, _, _):
                    guard let seen = found(channel.id, id) else {
                        return (channel.id, looked(channel.id, id) ? .nothing : .notYetKnown)
                    }
                    ages[channel.id] = (seen.at, seen.countsFor)
                    return (channel.id, said([seen.written], .found(probe: probe, address: seen.address, at: seen.at)))
                }
            }
            return FactComparison(fact: id, kind: kind, service: reference, channels: channels) { statement in
                guard let age = statement.channel.flatMap({ ages[$0] }) else { return false }
                return now - age.at > age.counts
            }
        }
    }

    /// The facts that two places state differently.
    public var conflicts: [FactComparison] { comparisons.filter { !$0.differing.isEmpty } }
}
