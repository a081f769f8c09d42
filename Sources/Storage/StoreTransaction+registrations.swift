public import Measures
import Persistence
public import Registry

/// One version of what was registered for a subject.
public struct StoredRegistration: Sendable, Hashable {
    /// What it is about.
    public var subject: Subject
    /// The number of the version, from 1.
    public var version: Int
    /// The file as it was read, YAML or JSON.
    public var source: String
    /// SHA-256 of the source, in hexadecimal digits.
    public var digest: String
    /// When it was registered.
    public var registeredAt: Timestamp
    /// By whom.
    public var registeredBy: String
}

extension StoreTransaction {
    /// When a subject was registered first.
    public func firstRegistration(of subject: Subject) throws -> Timestamp? {
        try connection.row(
            """
            SELECT r.registered_at FROM registration r JOIN subject s ON s.id = r.subject_id
            WHERE s.kind = \(subject.kind.rawValue) AND s.path = \(subject.path) ORDER BY r.version LIMIT 1
            """
        ).map { Timestamp(milliseconds: try $0.int64("registered_at")) }
    }

    /// The newest version registered for a subject.
    public func registration(of subject: Subject) throws -> StoredRegistration? {
        try connection.row(
            """
            SELECT s.kind, s.path, r.version, r.source, r.digest, r.registered_at, r.registered_by
            FROM registration r JOIN subject s ON s.id = r.subject_id
            WHERE s.kind = \(subject.kind.rawValue) AND s.path = \(subject.path) ORDER BY r.version DESC LIMIT 1
            """
        ).map(Self.registration)
    }

    /// Every version registered for a subject, newest first.
    public func registrations(of subject: Subject) throws -> [StoredRegistration] {
        try connection.rows(
            """
            SELECT s.kind, s.path, r.version, r.source, r.digest, r.registered_at, r.registered_by
            FROM registration r JOIN subject s ON s.id = r.subject_id
            WHERE s.kind = \(subject.kind.rawValue) AND s.path = \(subject.path) ORDER BY r.version DESC
            """
        ).map(Self.registration)
    }

    /// The newest version of every subject that is not retired, of one kind.
    public func currentRegistrations(of kind: SubjectKind) throws -> [StoredRegistration] {
        try connection.rows(
            """
            SELECT s.kind, s.path, r.version, r.source, r.digest, r.registered_at, r.registered_by
            FROM subject s JOIN registration r ON r.subject_id = s.id
            WHERE s.kind = \(kind.rawValue) AND s.retired_at IS NULL
                AND r.version = (SELECT MAX(version) FROM registration WHERE subject_id = s.id)
            ORDER BY s.path
            """
        ).map(Self.registration)
    }

    /// Adds a version; gives its number.
    public func addRegistration(
        subject id: Int64, source: String, digest: String, by actor: String, now: Timestamp, ids: IdentifierSource
    ) throws -> Int {
        let row = try connection.row(
            """
            INSERT INTO registration (id, subject_id, version, source, digest, registered_at, registered_by)
            VALUES (\(ids.next(at: now)), \(id),
                (SELECT COALESCE(MAX(version), 0) + 1 FROM registration WHERE subject_id = \(id)),
                \(source), \(digest), \(now.milliseconds), \(actor))
            RETURNING version
            """)
        guard let row else { throw StoreError.noRow("a registration") }
        return try Int(row.int64("version"))
    }

    /// Notes that a subject changed, for servers that are running.
    public func logChange(of subject: Subject, now: Timestamp) throws {
        _ = try connection.execute(
            """
            INSERT INTO change_log (seq, kind, path, changed_at)
            VALUES ((SELECT COALESCE(MAX(seq), 0) + 1 FROM change_log), \(subject.kind.rawValue), \(subject.path),
                \(now.milliseconds))
            """)
    }

    /// What changed after a number, with the newest number.
    public func changes(after seq: Int64) throws -> (subjects: [Subject], seq: Int64) {
        let rows = try connection.rows("SELECT seq, kind, path FROM change_log WHERE seq > \(seq) ORDER BY seq")
        let subjects = try rows.map {
            Subject(kind: try Self.kind($0.text("kind")), path: try $0.text("path"))
        }
        return (subjects, try rows.last?.int64("seq") ?? seq)
    }

    /// The number of the newest change.
    public func newestChange() throws -> Int64 {
        try connection.row("SELECT COALESCE(MAX(seq), 0) AS seq FROM change_log")?.int64("seq") ?? 0
    }

    private static func registration(_ row: SQLRow) throws -> StoredRegistration {
        StoredRegistration(
            subject: Subject(kind: try kind(row.text("kind")), path: try row.text("path")),
            version: try Int(row.int64("version")), source: try row.text("source"), digest: try row.text("digest"),
            registeredAt: Timestamp(milliseconds: try row.int64("registered_at")),
            registeredBy: try row.text("registered_by"))
    }
}
