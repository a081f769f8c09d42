import Measures
import Parity
import Probing
import Registry
import Storage

extension ServiceReading {
    /// Every fact of the service as each place states it, compared.
    func factTable(_ transaction: StoreTransaction) throws -> FactTable {
        guard service.hasFacts else {
            return FactTable(of: service, found: { _, _ in nil }, looked: { _, _ in false }, now: now)
        }
        let streams = probes.compactMap(\.stream)
        let seen = Dictionary(
            grouping: try transaction.observations(of: streams), by: \.stream)
        func probe(_ channel: String, _ fact: String) -> ProbeReading? {
            let statement = service.channels.first { $0.id == channel }?.facts.first { $0.id == fact }
            guard case .extracted(let id, _, _)? = statement?.source else { return nil }
            return probes.first { $0.channel.id == channel && $0.declaration.id == id }
        }
        return FactTable(
            of: service,
            found: { channel, fact in
                guard let probe = probe(channel, fact), let stream = probe.stream,
                    let stored = seen[stream]?.first(where: { $0.observed.measure == KeptObservations.fact(fact) }),
                    case .words(let written) = stored.observed.outcome
                else { return nil }
                return FoundFact(
                    written: written, address: probe.address, at: stored.at,
                    countsFor: max(probe.declaration.every, KeptObservations.refreshEvery) * 3)
            },
            looked: { channel, fact in
                guard let probe = probe(channel, fact), let span = current[probe.subject]?.newest else { return false }
                return span.cause != .pending
            }, now: now)
    }
}

extension ServiceReading.ProbeReading {
    /// Where the probe looks: the address that it is given, else that of its channel.
    fileprivate var address: String? {
        definition?.parameters.first { $0.type == .url }
            .flatMap { declaration.parameters[$0.id] ?? $0.defaultValue } ?? channel.address
    }
}

extension FactTable {
    /// The facts as measures count them: the service's own word is one of the places.
    var measured: [ChannelComparison.Fact] {
        comparisons.map { comparison in
            let own = comparison.ownWord == nil ? 0 : 1
            let compared = comparison.entries.filter(\.isCompared)
            return ChannelComparison.Fact(
                id: comparison.fact, places: comparison.entries.count + own,
                compared: compared.isEmpty ? 0 : compared.count + own,
                differing: comparison.differing.map(\.channel),
                unread: comparison.entries.filter { !$0.isCompared }.map {
                    .init(channel: $0.channel, why: $0.finding.rawValue)
                })
        }
    }
}

extension PublicService {
    /// Whether anything is stated that could be compared.
    var hasFacts: Bool { !facts.isEmpty || channels.contains { !$0.facts.isEmpty } }
}

extension PublicService {
    /// Whether a fact is stated by the service or one of its channels.
    func hasFact(_ id: String?) -> Bool {
        facts.contains { $0.id == id } || channels.contains { $0.facts.contains { $0.id == id } }
    }
}

extension ServiceChannel {
    /// What a probe of the channel must take out of its answers for the channel's facts.
    func extractions(by probe: String) -> [Extraction] {
        facts.compactMap { fact in
            guard case .extracted(let id, let method, let expression) = fact.source, id == probe else { return nil }
            return Extraction(id: fact.id, method: method, expression: expression, kind: fact.kind ?? .text)
        }
    }
}
