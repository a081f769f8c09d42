import Documents
import Registry
import Synchronization

/// What stored files describe, so that a file is read once and not for everybody who writes or looks.
///
/// It is found by the text of the file, so that what is found is never older than what is stored.
final class FileCache<Described: Sendable>: Sendable {
    private struct Kept {
        var source: String
        var described: Described
    }

    private let kept = Mutex<[String: Kept]>([:])
    private let read: @Sendable (Document) throws(DocumentProblems) -> Described

    /// Creates a cache that is empty.
    init(read: @escaping @Sendable (Document) throws(DocumentProblems) -> Described) { self.read = read }

    /// What the file of a slug describes.
    func described(_ slug: String, source: String) throws(DocumentProblems) -> Described {
        if let known = kept.withLock({ $0[slug] }), known.source == source { return known.described }
        let described = try read(try Document.read(Array(source.utf8), file: slug))
        kept.withLock { kept in
            if kept.count >= Self.limit, kept[slug] == nil, let any = kept.keys.first { kept[any] = nil }
            kept[slug] = Kept(source: source, described: described)
        }
        return described
    }

    /// How many are kept.
    private static var limit: Int { 1000 }
}
