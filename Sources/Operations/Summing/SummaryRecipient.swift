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
            guard registered?.contains(slug) ?? true,
                // One that cannot be read is told of by nobody until it is registered again.
                let document = try? Document.read(Array(registration.source.utf8), file: slug),
                let service = try? PublicService.read(document)
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
}
