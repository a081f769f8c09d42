import Measures
public import Registry

/// Why a criterion is not asked of a service, or why that cannot be told.
public enum Exclusion: Hashable, Sendable {
    /// The service is in another phase than these.
    case phase([ServicePhase])
    /// The service is of another kind than these.
    case kind([ServiceKind])
    /// The service is in another sector than these.
    case sector([String])
    /// The service has no channel of these kinds.
    case channel([ChannelKind])
    /// The service has fewer channels.
    case fewChannels(needed: Int, found: Int)
    /// Other numbers of people use it.
    case traffic(asked: String, found: Int)
    /// How many people use it is not declared, so nobody can tell.
    case trafficUnknown(asked: String)
    /// The file makes an exception, and says why.
    case exception(Text)
    /// The profile of the service leaves the criterion out.
    case profile(String)
}

extension Applicability {
    /// Why it is not asked of a service; nothing where it is.
    public func exclusion(of service: PublicService) -> Exclusion? {
        if !phases.isEmpty, !phases.contains(service.phase) { return .phase(phases) }
        if !kinds.isEmpty, !kinds.contains(service.kind) { return .kind(kinds) }
        if !sectors.isEmpty, !sectors.contains(where: { $0 == service.sector }) { return .sector(sectors) }
        if !channels.isEmpty, !service.channels.contains(where: { channels.contains($0.kind) }) {
            return .channel(channels)
        }
        if let minimumChannels, service.channels.count < minimumChannels {
            return .fewChannels(needed: minimumChannels, found: service.channels.count)
        }
        if let trafficPerYear {
            guard let volume = service.volumes?.perYear else {
                return .trafficUnknown(asked: trafficPerYear.description)
            }
            if !trafficPerYear.holds(for: .number(Double(volume))) {
                return .traffic(asked: trafficPerYear.description, found: volume)
            }
        }
        return exceptions.first { $0.when.exclusion(of: service) == nil }.map { .exception($0.reason) }
    }
}
