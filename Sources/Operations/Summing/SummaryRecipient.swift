import Documents
import Measures
import Registry
import Storage

/// Somebody who holds offices, with the services that they hold them for.
struct SummaryRecipient: Sendable, Hashable {
    /// The address, as the first service writes it.
    var address: String
    /// The BCP 47 tag of the language.
    var language: String
    /// The slugs of the services.
    var services: Set<String>

    /// Everybody who holds an office, each address once, by address.
    static func all(
        of registered: Set<String>? = nil, _ transaction: StoreTransaction
    ) throws -> [SummaryRecipient] {
        var found: [String: SummaryRecipient] = [:]
        for registration in try transaction.currentRegistrations(of: .service) {
            let slug = registration.subject.path
            guard registered?.contains(slug) ?? true, let service = try readable(registration, transaction)
            else { continue }
            let usual = service.languages.first ?? service.title.wordings[0].language
            for official in service.officials {
                let key = official.email.lowercased()
                found[
                    key,
                    default: SummaryRecipient(
                        address: official.email, language: official.language ?? usual, services: [])
                ].services.insert(slug)
            }
        }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }

    /// A service as the newest version says that can be read: who held its offices then hears that the newest cannot.
    private static func readable(
        _ newest: StoredRegistration, _ transaction: StoreTransaction
    ) throws -> PublicService? {
        func read(_ registration: StoredRegistration) -> PublicService? {
            let document = try? Document.read(Array(registration.source.utf8), file: registration.subject.path)
            return document.flatMap { try? PublicService.read($0) }
        }
        if let service = read(newest) { return service }
        for registration in try transaction.registrations(of: newest.subject) {
            if let service = read(registration) { return service }
        }
        return nil
    }
}
