import Persistence

extension Migration {
    /// Tokens, sessions, one-time links, secret addresses of heartbeats, and the audit trail.
    ///
    /// Secrets are kept hashed.
    static let accessTables = Migration(
        "5 access",
        [
            """
            CREATE TABLE token (
                id \(.rowKey), digest \(.text) NOT NULL UNIQUE, name \(.text) NOT NULL, role \(.text) NOT NULL,
                services \(.text) NOT NULL, created_at \(.int64) NOT NULL, expires_at \(.int64), revoked_at \(.int64))
            """,
            """
            CREATE TABLE session (
                digest \(.text) NOT NULL PRIMARY KEY, token_id \(.int64) NOT NULL REFERENCES token (id),
                csrf \(.text) NOT NULL, created_at \(.int64) NOT NULL, expires_at \(.int64) NOT NULL)
            """,
            """
            CREATE TABLE sign_in_link (
                digest \(.text) NOT NULL PRIMARY KEY, token_id \(.int64) NOT NULL REFERENCES token (id),
                expires_at \(.int64) NOT NULL, used_at \(.int64))
            """,
            """
            CREATE TABLE heartbeat (
                probe \(.text) NOT NULL PRIMARY KEY, digest \(.text) NOT NULL UNIQUE, created_at \(.int64) NOT NULL)
            """,
            """
            CREATE TABLE audit (
                id \(.rowKey), at \(.int64) NOT NULL, actor \(.text) NOT NULL, action \(.text) NOT NULL,
                subject \(.text) NOT NULL, detail \(.text) NOT NULL)
            """,
        ])
}
