public import Measures
import Persistence
public import Registry

/// A subject as it is stored.
public struct StoredSubject: Sendable, Hashable {
    /// The id.
    public var id: Int64
    /// The kind and address.
    public var subject: Subject
    /// The titles, as a JSON object by language.
    public var title: String
    /// When it was retired; nothing while it is not.
    public var retiredAt: Timestamp?
}

/// A link of the subject graph: this subject … that one.
public struct SubjectLink: Sendable, Hashable {
    /// The kinds of links.
    public enum Kind: String, CaseIterable, Sendable, Hashable {
        case dependsOn = "depends_on"
        case instanceOf = "instance_of"
        case organisation
        case place
    }

    /// What the link says.
    public var kind: Kind
    /// Where it leads, whether that is registered or not.
    public var to: Subject

    /// Creates a link.
    public init(kind: Kind, to: Subject) {
        self.kind = kind
        self.to = to
    }
}

extension StoreTransaction {
    /// The stored subject of a kind and address.
    public func subject(_ subject: Subject) throws -> StoredSubject? {
        try connection.row(
            """
            SELECT id, kind, path, title, retired_at FROM subject
            WHERE kind = \(subject.kind.rawValue) AND path = \(subject.path)
            """
        ).map(Self.storedSubject)
    }

    /// The stored subject with an id.
    public func subject(id: Int64) throws -> StoredSubject? {
        try connection.row("SELECT id, kind, path, title, retired_at FROM subject WHERE id = \(id)")
            .map(Self.storedSubject)
    }

    /// All subjects of a kind by address, retired ones too.
    public func subjects(of kind: SubjectKind) throws -> [StoredSubject] {
        try connection.rows(
            "SELECT id, kind, path, title, retired_at FROM subject WHERE kind = \(kind.rawValue) ORDER BY path"
        ).map(Self.storedSubject)
    }

    /// The subjects below one, retired ones too.
    public func children(of id: Int64) throws -> [StoredSubject] {
        try connection.rows(
            "SELECT id, kind, path, title, retired_at FROM subject WHERE parent_id = \(id) ORDER BY kind, path"
        ).map(Self.storedSubject)
    }

    /// Adds a subject, or changes its title and parent and takes back its retirement; gives its id.
    public func put(
        _ subject: Subject, parent: Int64?, title: String, now: Timestamp, ids: IdentifierSource
    ) throws -> Int64 {
        let row = try connection.row(
            """
            INSERT INTO subject (id, kind, path, parent_id, title, registered_at)
            VALUES (\(ids.next(at: now)), \(subject.kind.rawValue), \(subject.path), \(parent), \(title),
                \(now.milliseconds))
            ON CONFLICT (kind, path) DO UPDATE
            SET parent_id = excluded.parent_id, title = excluded.title, retired_at = NULL
            RETURNING id
            """)
        guard let row else { throw StoreError.noRow("subject \(subject)") }
        return try row.int64("id")
    }

    /// Whether a subject is registered no longer.
    public func isRetired(_ subject: Subject) throws -> Bool {
        try self.subject(subject)?.retiredAt != nil
    }

    /// Marks a subject as retired.
    public func retire(_ id: Int64, at now: Timestamp) throws {
        _ = try connection.execute(
            "UPDATE subject SET retired_at = \(now.milliseconds) WHERE id = \(id) AND retired_at IS NULL")
    }

    /// Replaces the links that lead from a subject.
    public func replaceLinks(from id: Int64, with links: [SubjectLink]) throws {
        _ = try connection.execute("DELETE FROM subject_link WHERE from_id = \(id)")
        for link in Set(links) {
            _ = try connection.execute(
                """
                INSERT INTO subject_link (from_id, kind, to_kind, to_path)
                VALUES (\(id), \(link.kind.rawValue), \(link.to.kind.rawValue), \(link.to.path))
                """)
        }
    }

    /// Which subjects depend on which, of everything that is not retired.
    public func dependencies() throws -> [(from: Subject, to: Subject)] {
        try connection.rows(
            """
            SELECT s.kind, s.path, l.to_kind, l.to_path FROM subject_link l JOIN subject s ON s.id = l.from_id
            WHERE l.kind = \(SubjectLink.Kind.dependsOn.rawValue) AND s.retired_at IS NULL ORDER BY s.path, l.to_path
            """
        ).map { row in
            (
                Subject(kind: try Self.kind(row.text("kind")), path: try row.text("path")),
                Subject(kind: try Self.kind(row.text("to_kind")), path: try row.text("to_path"))
            )
        }
    }

    static func kind(_ text: String) throws -> SubjectKind {
        guard let kind = SubjectKind(rawValue: text) else { throw StoreError.unknownWord(text, column: "subject.kind") }
        return kind
    }

    private static func storedSubject(_ row: SQLRow) throws -> StoredSubject {
        StoredSubject(
            id: try row.int64("id"), subject: Subject(kind: try kind(row.text("kind")), path: try row.text("path")),
            title: try row.text("title"),
            retiredAt: try row.optionalInt64("retired_at").map(Timestamp.init(milliseconds:)))
    }
}
