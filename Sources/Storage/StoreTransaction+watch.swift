import Persistence
public import Registry

extension StoreTransaction {
    /// When a server was last alive; nothing before the first one.
    public func lastSeen() throws -> Timestamp? {
        try connection.row("SELECT last_seen FROM watch WHERE id = 1")
            .map { Timestamp(milliseconds: try $0.int64("last_seen")) }
    }

    /// Notes that a server started.
    public func beginWatch(at now: Timestamp) throws {
        _ = try connection.execute(
            """
            INSERT INTO watch (id, started_at, last_seen) VALUES (1, \(now.milliseconds), \(now.milliseconds))
            ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at, last_seen = excluded.last_seen
            """)
    }

    /// Notes that the server is alive.
    public func see(at now: Timestamp) throws {
        _ = try connection.execute("UPDATE watch SET last_seen = \(now.milliseconds) WHERE id = 1")
    }

    /// The hosts whose names have led to the public internet.
    public func publicHosts() throws -> Set<String> {
        Set(try connection.rows("SELECT host FROM public_host").map { try $0.text("host") })
    }

    /// Notes that the name of a host leads to the public internet.
    public func notePublic(host: String, at now: Timestamp) throws {
        _ = try connection.execute(
            "INSERT INTO public_host (host, first_seen) VALUES (\(host), \(now.milliseconds)) ON CONFLICT DO NOTHING")
    }

    /// The value kept under a name.
    public func setting(_ name: String) throws -> String? {
        try connection.row("SELECT value FROM setting WHERE name = \(name)")?.text("value")
    }

    /// Keeps a value under a name.
    public func put(setting name: String, _ value: String) throws {
        _ = try connection.execute(
            """
            INSERT INTO setting (name, value) VALUES (\(name), \(value))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
    }
}
