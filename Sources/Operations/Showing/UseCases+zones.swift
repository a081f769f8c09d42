import Alerting
import Documents
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
        let name =
            try Self.zone(ofOrganisation: service.organisation, transaction)
            ?? service.channels.lazy.compactMap(\.hours?.timezone).first
            ?? service.officials.lazy.compactMap(\.hours?.timezone).first ?? settings.summary.timezone
        return name.flatMap { DisplayZone($0) }
    }

    /// The name of the zone that an organisation names, or the nearest body above it that names one.
    static func zone(ofOrganisation slug: String, _ transaction: StoreTransaction) throws -> String? {
        var next: String? = slug
        var seen: Set<String> = []
        while let slug = next, seen.insert(slug).inserted,
            let registration = try transaction.registration(of: .organisation(slug)),
            // A file that cannot be read any more names nothing.
            let body = try? Organisation.read(.read(Array(registration.source.utf8), file: slug))
        {
            if let timezone = body.timezone { return timezone }
            next = body.parent
        }
        return nil
    }
}
