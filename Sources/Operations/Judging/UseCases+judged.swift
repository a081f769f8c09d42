import Documents
import Measures
import Registry
import Storage

/// Which services are judged, and what changed of them.
public struct JudgedServices: Sendable {
    /// All of them; nothing where none was added or taken out since the last time.
    public var services: [String]?
    /// Those that changed.
    public var changed: Set<String>
    /// The number of the newest change.
    public var seen: Int64
}

extension UseCases {
    /// Follows which services name standards: what was registered, stated or retired after a change.
    public func judgedServices(changedAfter seen: Int64) async throws -> JudgedServices {
        try await store.read { transaction in
            let (subjects, newest) = try transaction.changes(after: max(seen, 0))
            let changed = Set(subjects.filter { $0.kind == .service }.map(\.path))
            // The first time, and whenever something changed, the list is read anew.
            guard seen < 0 || !changed.isEmpty else { return JudgedServices(services: nil, changed: [], seen: newest) }
            let judged = try transaction.currentRegistrations(of: .service).filter { registration in
                // One that cannot be read is judged by nothing until it is registered again.
                let document = try? Document.read(Array(registration.source.utf8), file: registration.subject.path)
                return document.flatMap { try? PublicService.read($0) }.map { !$0.standards.isEmpty || $0.hasFacts }
                    ?? false
            }
            return JudgedServices(
                services: judged.map(\.subject.path), changed: seen < 0 ? [] : changed,
                seen: seen < 0 ? try transaction.newestChange() : newest)
        }
    }
}
