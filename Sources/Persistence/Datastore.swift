/// An open database: many readers, each with one consistent state before it, and one writer at a time.
///
/// Blocks run on threads of the database, never on the threads that Swift's tasks share. Blocks never nest: inside a block
/// only its own connection is used.
public final class Datastore: Sendable {
    private let driver: any DatastoreEngine
    /// The engine that the statements run on.
    public let engine: SQLEngine

    /// The database in words for messages, without any password.
    public var place: String { driver.place }

    private init(_ driver: any DatastoreEngine, engine: SQLEngine) {
        self.driver = driver
        self.engine = engine
    }

    /// Opens a database.
    ///
    /// A missing SQLite file is made, readable by its owner only, unless the options say otherwise.
    ///
    /// - Throws: `DatastoreError`: `cannotOpen`, `notOurDatabase`, `readOnly`, `corrupt`, `driverMissing`, …
    public static func open(
        _ location: DatastoreLocation, options: DatastoreOptions = DatastoreOptions()
    ) throws(DatastoreError) -> Datastore {
        switch location {
        case .sqlite(let path): Datastore(try SQLiteEngine(path: path, options: options), engine: .sqlite)
        case .memory: Datastore(try SQLiteEngine(inMemory: options), engine: .sqlite)
        case .postgres(let address, let password):
            try openPostgres(address, password: password, options: options)
        }
    }

    /// Reads from one consistent state of the database; readers do not block the writer, and are not blocked by it.
    ///
    /// - Throws: `DatastoreError`, what the body throws, or `CancellationError` when the task was cancelled.
    public func read<T: Sendable>(_ body: @Sendable (SQLConnection) throws -> T) async throws -> T {
        try await driver.read(body)
    }

    /// Writes in one transaction, alone among all processes; durable on return, rolled back when the body throws.
    ///
    /// - Throws: `DatastoreError`, what the body throws, or `CancellationError` when the task was cancelled.
    @discardableResult
    public func write<T: Sendable>(_ body: @Sendable (SQLConnection) throws -> T) async throws -> T {
        try await driver.write(body)
    }

    /// Reads as `read` does, and blocks the thread meanwhile; for the command line.
    public func readSync<T: Sendable>(_ body: @Sendable (SQLConnection) throws -> T) throws -> T {
        try driver.readSync(body)
    }

    /// Writes as `write` does, and blocks the thread meanwhile; for the command line.
    @discardableResult
    public func writeSync<T: Sendable>(_ body: @Sendable (SQLConnection) throws -> T) throws -> T {
        try driver.writeSync(body)
    }

    /// Closes every connection; every further use throws.
    ///
    /// - Throws: `DatastoreError` of kind `busy` when a block is still running.
    public func close() throws {
        try driver.close()
    }

    /// Moves what the write-ahead log holds into the file, without waiting for anybody.
    ///
    /// - Returns: Whether everything could be moved; a reader that is still at work keeps some of it in the log.
    @discardableResult
    public func checkpoint() throws -> Bool {
        try driver.checkpoint()
    }

    /// Copies the running database into one new file: one consistent state, checked, with nothing beside it.
    ///
    /// - Parameters:
    ///   - path: The new file; it must not exist.
    ///   - progress: Told the share that is copied, from 0 to 1.
    /// - Throws: `DatastoreError`; then no file is left behind. PostgreSQL has its own tools: `unsupported`.
    public func backup(to path: String, progress: (Double) -> Void = { _ in }) throws {
        try driver.backup(to: path, progress: progress)
    }

    /// What is wrong inside the database, nothing when it is sound.
    ///
    /// - Throws: `DatastoreError`; `unsupported` on PostgreSQL, which has `pg_amcheck`.
    public func integrityCheck() throws -> [String] {
        try driver.integrityCheck()
    }

    /// Takes the right to be the only server of this database, or says who has it.
    ///
    /// - Throws: `DatastoreError` of kind `locked` when another process serves it.
    public func lockForServing() throws -> ExclusiveLock {
        try driver.lockForServing()
    }

    /// What others say on a channel with `SQLConnection.notify`, as a hint to look; nothing where the engine cannot listen.
    ///
    /// An empty text says that something may have been missed (just connected, or connected again). Ask from time to time
    /// as well.
    public func notifications(on channel: StaticString) -> AsyncStream<String>? {
        driver.notifications(on: channel.description)
    }

    private static func openPostgres(
        _ address: String, password: String?, options: DatastoreOptions
    ) throws(DatastoreError) -> Datastore {
        #if Postgres
            Datastore(try PostgresEngine(address: address, password: password, options: options), engine: .postgres)
        #else
            throw DatastoreError(
                .driverMissing,
                "this build has no PostgreSQL driver; build with `swift build --traits Postgres`, or use a SQLite file",
                place: DatastoreLocation.postgres(address).description)
        #endif
    }
}
