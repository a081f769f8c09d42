import GRDB

/// The driver for SQLite: one writer, several readers, write-ahead log, every commit flushed to the disk.
final class SQLiteEngine: DatastoreEngine {
    /// The file, by its real path; nothing for a database in memory.
    let file: SQLiteFile?
    let writer: any DatabaseWriter
    private let log: StatementLog?

    var place: String { file?.path ?? DatastoreLocation.memory.description }

    init(path: String, options: DatastoreOptions) throws(DatastoreError) {
        let file = try SQLiteFile(path)
        try file.makeReady(creating: options.createsFile)
        self.file = file
        log = options.statementLog
        do {
            let pool = try DatabasePool(
                path: file.path, configuration: SQLiteSettings.configuration(options, place: file.path))
            try pool.writeWithoutTransaction { try SQLiteSettings.flushEveryCommit($0, place: file.path) }
            writer = pool
        } catch {
            throw DatastoreError(sqlite: error, place: file.path, opening: true)
        }
    }

    init(inMemory options: DatastoreOptions) throws(DatastoreError) {
        file = nil
        log = options.statementLog
        let place = DatastoreLocation.memory.description
        do {
            writer = try DatabaseQueue(configuration: SQLiteSettings.configuration(options, place: place))
        } catch {
            throw DatastoreError(sqlite: error, place: place, opening: true)
        }
    }

    func read<T: Sendable>(_ body: @Sendable (SQLConnection) throws -> T) async throws -> T {
        do {
            return try await writer.read { try self.run(body, in: $0) }
        } catch {
            throw mapped(error)
        }
    }

    func write<T: Sendable>(_ body: @Sendable (SQLConnection) throws -> T) async throws -> T {
        do {
            return try await writer.writeWithoutTransaction { try self.transaction(body, in: $0) }
        } catch {
            throw mapped(error)
        }
    }

    func readSync<T: Sendable>(_ body: @Sendable (SQLConnection) throws -> T) throws -> T {
        do {
            return try writer.read { try run(body, in: $0) }
        } catch {
            throw mapped(error)
        }
    }

    func writeSync<T: Sendable>(_ body: @Sendable (SQLConnection) throws -> T) throws -> T {
        do {
            return try writer.writeWithoutTransaction { try transaction(body, in: $0) }
        } catch {
            throw mapped(error)
        }
    }

    func close() throws {
        do {
            // Readers first: only a writer that closes last empties the log into the file, so that one file is left.
            (writer as? DatabasePool)?.invalidateReadOnlyConnections()
            try writer.close()
        } catch {
            throw mapped(error)
        }
    }

    func checkpoint() throws -> Bool {
        guard file != nil else { return true }
        do {
            return try writer.writeWithoutTransaction { database in
                do {
                    // Waits for no reader and keeps no writer waiting; the log is cut to its limit when it begins anew.
                    let frames = try database.checkpoint(.passive)
                    return frames.walFrameCount == frames.checkpointedFrameCount
                } catch let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_BUSY {
                    return false
                }
            }
        } catch {
            throw mapped(error)
        }
    }

    func integrityCheck() throws -> [String] {
        do {
            return try writer.read { try SQLiteSettings.problems(in: $0) }
        } catch {
            throw mapped(error)
        }
    }

    func lockForServing() throws -> ExclusiveLock {
        guard let file else { return ExclusiveLock(()) }
        return ExclusiveLock(try FileLock(file.path + ".lock", of: file.path))
    }

    func notifications(on channel: String) -> AsyncStream<String>? { nil }

    func mapped(_ error: any Error) -> any Error {
        switch error {
        case let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_INTERRUPT:
            // Nobody interrupts a statement but the cancelled task.
            CancellationError()
        case let error as DatabaseError: DatastoreError(sqlite: error, place: place)
        default: error
        }
    }

    private func transaction<T>(_ body: (SQLConnection) throws -> T, in database: Database) throws -> T {
        var result: T?
        try database.inTransaction(.immediate) {
            result = try run(body, in: database)
            return .commit
        }
        guard let result else { throw DatastoreError(.other, "a transaction ended without a result", place: place) }
        return result
    }

    private func run<T>(_ body: (SQLConnection) throws -> T, in database: Database) throws -> T {
        let connection = SQLConnection(SQLiteSession(database, place: place), log: log)
        let result = try body(connection)
        if let failure = connection.failure { throw failure }
        return result
    }
}
