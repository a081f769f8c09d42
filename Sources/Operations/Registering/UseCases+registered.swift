import Documents
public import Measures
public import Registry
public import Storage

extension UseCases {
    /// The newest version of everything that is registered, of one kind.
    public func registrations(of kind: SubjectKind, by caller: Caller) async throws -> [StoredRegistration] {
        try caller.require(.see)
        return try await store.read { try $0.currentRegistrations(of: kind) }
            .filter { kind != .service || caller.may(.see, service: $0.subject.path) }
    }

    /// Every version registered for a subject, newest first; the file of each is what was read, byte for byte.
    public func versions(of subject: Subject, by caller: Caller) async throws -> [StoredRegistration] {
        try caller.require(.see, service: subject.service)
        return try await store.read { transaction in
            let versions = try transaction.registrations(of: subject)
            guard !versions.isEmpty else {
                if subject.kind == .service { throw try Self.unknownService(subject.path, transaction) }
                throw NameError.unknown(kind: subject.kind.rawValue, name: subject.path, suggestion: nil)
            }
            return versions
        }
    }

    /// The newest file registered for a subject, byte for byte as it was read.
    public func file(of subject: Subject, by caller: Caller) async throws -> String {
        try await versions(of: subject, by: caller)[0].source
    }

    /// The error for a slug that no service has, with the nearest one that there is.
    static func unknownService(_ slug: String, _ transaction: StoreTransaction) throws -> NameError {
        let known = try transaction.subjects(of: .service).filter { $0.retiredAt == nil }.map(\.subject.path)
        return .unknown(kind: "service", name: slug, suggestion: suggestion(for: slug, among: known))
    }

    /// The service with a slug, as its newest version says; a file that has not changed is not read again.
    func service(_ slug: String, _ transaction: StoreTransaction) throws -> PublicService {
        guard let registration = try transaction.registration(of: .service(slug)) else {
            throw try Self.unknownService(slug, transaction)
        }
        return try services.described(slug, source: registration.source)
    }

    /// A service as its newest version says.
    public func registeredService(_ slug: String, by caller: Caller) async throws -> PublicService {
        try caller.require(.see, service: slug)
        return try await store.read { try service(slug, $0) }
    }
}
