import Alerting
import Measures
public import Pages
import Registry
import Storage

/// The zone in which people read about a service: one for each organisation, on every page and in every mail.
extension UseCases {
    /// The zone in which people read about a service; nil where nothing says any.
    public func zone(ofService slug: String) async throws -> DisplayZone? {
        try await store.read { try zone(ofService: slug, $0) }
    }

    /// The same within a transaction; nil also for a service that is not there.
    func zone(ofService slug: String, _ transaction: StoreTransaction) throws -> DisplayZone? {
        guard let service = try? service(slug, transaction) else { return nil }
        return try zone(of: service, transaction)
    }

    /// The zone that the organisation of a service names, or the nearest body above it that names one; else that of the
    /// hours of its channels or officials, else that of the summaries.
    func zone(of service: PublicService, _ transaction: StoreTransaction) throws -> DisplayZone? {
        if let name = try zone(ofOrganisation: service.organisation, transaction) { return DisplayZone(name) }
        return ownZone(of: service)
    }

    /// The zone of a service whose organisation names none; nil also for a service that is not there.
    func ownZone(ofService slug: String, _ transaction: StoreTransaction) -> DisplayZone? {
        try? ownZone(of: service(slug, transaction))
    }

    /// The zone of a service whose organisation names none.
    func ownZone(of service: PublicService) -> DisplayZone? {
        let name =
            service.channels.lazy.compactMap(\.hours?.timezone).first
            ?? service.officials.lazy.compactMap(\.hours?.timezone).first ?? settings.summary.timezone
        return name.flatMap { DisplayZone($0) }
    }
}
