import Persistence
public import Registry

/// A token as it is stored: never the secret, only its digest.
public struct StoredToken: Sendable, Hashable {
    /// The id.
    public var id: Int64
    /// What it is called.
    public var name: String
    /// The role it gives.
    public var role: String
    /// Slugs of the services it is for, separated by blanks; empty means all.
    public var services: String
    /// When it was made.
    public var createdAt: Timestamp
    /// When it stops working; nothing for never.
    public var expiresAt: Timestamp?
    /// When it was taken back; nothing while it was not.
    public var revokedAt: Timestamp?
}

extension StoreTransaction {
    /// Adds a token.
    public func addToken(
        digest: String, name: String, role: String, services: String, now: Timestamp, expiresAt: Timestamp?,
        ids: IdentifierSource
    ) throws -> Int64 {
        let id = ids.next(at: now)
        _ = try connection.execute(
            """
            INSERT INTO token (id, digest, name, role, services, created_at, expires_at)
            VALUES (\(id), \(digest), \(name), \(role), \(services), \(now.milliseconds), \(expiresAt?.milliseconds))
            """)
        return id
    }

    /// The token with a digest.
    public func token(digest: String) throws -> StoredToken? {
        try connection.row(
            """
            SELECT id, name, role, services, created_at, expires_at, revoked_at FROM token WHERE digest = \(digest)
            """
        ).map(Self.token)
    }

    /// The token with an id.
    public func token(id: Int64) throws -> StoredToken? {
        try connection.row(
            "SELECT id, name, role, services, created_at, expires_at, revoked_at FROM token WHERE id = \(id)"
        ).map(Self.token)
    }

    /// All tokens, newest first.
    public func tokens() throws -> [StoredToken] {
        try connection.rows(
            "SELECT id, name, role, services, created_at, expires_at, revoked_at FROM token ORDER BY id DESC"
        ).map(Self.token)
    }

    /// Takes a token back, with its sessions; gives whether there was one that still worked.
    public func revokeToken(id: Int64, at now: Timestamp) throws -> Bool {
        _ = try connection.execute("DELETE FROM session WHERE token_id = \(id)")
        return try connection.execute(
            "UPDATE token SET revoked_at = \(now.milliseconds) WHERE id = \(id) AND revoked_at IS NULL") > 0
    }

    /// Adds a session.
    public func addSession(digest: String, token: Int64, csrf: String, now: Timestamp, expiresAt: Timestamp) throws {
        _ = try connection.execute(
            """
            INSERT INTO session (digest, token_id, csrf, created_at, expires_at)
            VALUES (\(digest), \(token), \(csrf), \(now.milliseconds), \(expiresAt.milliseconds))
            """)
    }

    /// The token and form secret of a session that has not ended.
    public func session(digest: String, now: Timestamp) throws -> (token: StoredToken, csrf: String)? {
        try connection.row(
            """
            SELECT t.id, t.name, t.role, t.services, t.created_at, t.expires_at, t.revoked_at, s.csrf
            FROM session s JOIN token t ON t.id = s.token_id
            WHERE s.digest = \(digest) AND s.expires_at > \(now.milliseconds)
            """
        ).map { (try Self.token($0), try $0.text("csrf")) }
    }

    /// Ends a session.
    public func endSession(digest: String) throws {
        _ = try connection.execute("DELETE FROM session WHERE digest = \(digest)")
    }

    /// Drops sessions and sign-in links that have ended.
    public func dropEndedSessions(now: Timestamp) throws {
        _ = try connection.execute("DELETE FROM session WHERE expires_at <= \(now.milliseconds)")
        _ = try connection.execute("DELETE FROM sign_in_link WHERE expires_at <= \(now.milliseconds)")
    }

    /// Adds a link that signs in once.
    public func addSignInLink(digest: String, token: Int64, expiresAt: Timestamp) throws {
        _ = try connection.execute(
            """
            INSERT INTO sign_in_link (digest, token_id, expires_at)
            VALUES (\(digest), \(token), \(expiresAt.milliseconds))
            """)
    }

    /// Uses a link up; gives the id of its token when it still worked.
    public func useSignInLink(digest: String, now: Timestamp) throws -> Int64? {
        try connection.row(
            """
            UPDATE sign_in_link SET used_at = \(now.milliseconds)
            WHERE digest = \(digest) AND used_at IS NULL AND expires_at > \(now.milliseconds) RETURNING token_id
            """
        )?.int64("token_id")
    }

    /// Sets the digest of the secret address of a heartbeat.
    public func putHeartbeat(probe: String, digest: String, now: Timestamp) throws {
        _ = try connection.execute(
            """
            INSERT INTO heartbeat (probe, digest, created_at) VALUES (\(probe), \(digest), \(now.milliseconds))
            ON CONFLICT (probe) DO UPDATE SET digest = excluded.digest, created_at = excluded.created_at
            """)
    }

    /// Whether a heartbeat has a secret address.
    public func hasHeartbeat(probe: String) throws -> Bool {
        try connection.row("SELECT probe FROM heartbeat WHERE probe = \(probe)") != nil
    }

    /// The address of the probe whose secret has a digest.
    public func heartbeat(digest: String) throws -> String? {
        try connection.row("SELECT probe FROM heartbeat WHERE digest = \(digest)")?.text("probe")
    }

    /// Adds a line to the audit trail.
    public func audit(
        actor: String, action: String, subject: String, detail: String, now: Timestamp, ids: IdentifierSource
    ) throws {
        _ = try connection.execute(
            """
            INSERT INTO audit (id, at, actor, action, subject, detail)
            VALUES (\(ids.next(at: now)), \(now.milliseconds), \(actor), \(action), \(subject), \(detail))
            """)
    }

    private static func token(_ row: SQLRow) throws -> StoredToken {
        StoredToken(
            id: try row.int64("id"), name: try row.text("name"), role: try row.text("role"),
            services: try row.text("services"), createdAt: Timestamp(milliseconds: try row.int64("created_at")),
            expiresAt: try row.optionalInt64("expires_at").map(Timestamp.init(milliseconds:)),
            revokedAt: try row.optionalInt64("revoked_at").map(Timestamp.init(milliseconds:)))
    }
}
