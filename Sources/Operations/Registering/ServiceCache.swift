import Documents
import Registry
import Synchronization

/// Services as they were read from their files, so that a file is read once and not for everybody who writes or looks.
///
/// A service is found by the text of its file, so that what is found is never older than what is stored.
final class ServiceCache: Sendable {
    private struct Kept {
        var source: String
        var service: PublicService
    }

    /// How many are kept.
    static let limit = 1000

    private let kept = Mutex<[String: Kept]>([:])

    /// The service that a file describes.
    func service(_ slug: String, source: String) throws(DocumentProblems) -> PublicService {
        if let known = kept.withLock({ $0[slug] }), known.source == source { return known.service }
        let document = try Document.read(Array(source.utf8), file: "service \(slug) as it is stored")
        let service = try PublicService.read(document)
        kept.withLock { kept in
            if kept.count >= Self.limit, kept[slug] == nil, let any = kept.keys.first { kept[any] = nil }
            kept[slug] = Kept(source: source, service: service)
        }
        return service
    }
}
