/// Where a database is.
public enum DatastoreLocation: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// A SQLite file.
    case sqlite(String)
    /// A PostgreSQL database, `postgres://user@host:port/name`; the password apart, so that no one sees it in the address.
    case postgres(String, password: String? = nil)
    /// A SQLite database that lives as long as it is open; for tests.
    case memory

    /// The location that a person wrote: a PostgreSQL address, or else the path of a file.
    public init(_ text: String, password: String? = nil) {
        let isAddress = ["postgres://", "postgresql://"].contains { text.hasPrefix($0) }
        self = isAddress ? .postgres(text, password: password) : .sqlite(text)
    }

    /// The location without any password.
    public var description: String {
        switch self {
        case .sqlite(let path): path
        case .memory: "a database in memory"
        case .postgres(let address, _): Self.withoutPassword(address)
        }
    }

    /// The location without any password.
    public var debugDescription: String { description }

    /// Shows nothing of the password either.
    public var customMirror: Mirror { Mirror(self, children: ["location": description]) }

    private static func withoutPassword(_ address: String) -> String {
        // Whatever is odd about the address, all between the scheme and the last "@" may hold a secret, and so may a query.
        guard let scheme = address.firstRange(of: "://") else { return "a PostgreSQL database" }
        let rest = address[scheme.upperBound...].prefix { $0 != "?" }
        let host = rest.lastIndex(of: "@").map { rest[rest.index(after: $0)...] } ?? rest
        return "postgres://\(host)"
    }
}

/// How a database is opened.
public struct DatastoreOptions: Sendable {
    /// Whether a missing SQLite file is made.
    public var createsFile: Bool
    /// How long a transaction waits for another writer before it gives up, in milliseconds.
    public var busyTimeout: Int
    /// How many can read at the same time.
    public var readers: Int
    /// Remembers every statement that is run; for tests.
    public var statementLog: StatementLog?

    /// The usual way, but for what is said otherwise.
    public init(
        createsFile: Bool = true, busyTimeout: Int = 5000, readers: Int = 4, statementLog: StatementLog? = nil
    ) {
        self.createsFile = createsFile
        self.busyTimeout = busyTimeout
        self.readers = max(1, readers)
        self.statementLog = statementLog
    }
}
