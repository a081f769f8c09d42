/// Brings a database to the newest schema, one step after another, each in its own transaction.
///
/// The table `schema_migration` remembers the steps: their order, names and sums.
public struct Migrator: Sendable {
    private let migrations: [Migration]

    /// A migrator for all steps there have ever been, in order.
    public init(_ migrations: [Migration]) {
        self.migrations = migrations
    }

    /// Runs the steps that are missing.
    ///
    /// A step that fails leaves nothing behind; those before it stay.
    ///
    /// - Throws: `DatastoreError`: `newerDatabase` when it holds steps that this program does not know, `changedMigration`
    ///   when a step was changed, and whatever a step's statements fail with.
    public func migrate(_ datastore: Datastore) throws {
        // A look first, so that a command that finds everything done does not wait for the server's writes.
        let done = try datastore.readSync { try Self.recorded($0) }
        guard try pending(after: done, place: datastore.place) > 0 else { return }
        for _ in migrations {
            let isReady = try datastore.writeSync { connection in
                try connection.execute(
                    """
                    CREATE TABLE IF NOT EXISTS schema_migration (
                        position \(.rowKey), name \(.text) NOT NULL, checksum \(.text) NOT NULL)
                    """)
                // Looked up again inside the transaction: another process may have been faster.
                let done = try Self.recorded(connection)
                guard try pending(after: done, place: datastore.place) > 0 else { return true }
                let migration = migrations[done.count]
                for statement in migration.statements { try connection.execute(statement) }
                try connection.execute(
                    """
                    INSERT INTO schema_migration (position, name, checksum)
                    VALUES (\(done.count + 1), \(migration.name), \(migration.checksum))
                    """)
                return done.count + 1 == migrations.count
            }
            if isReady { return }
        }
    }

    private struct Record: Sendable {
        let name: String
        let checksum: String
    }

    private static func recorded(_ connection: SQLConnection) throws -> [Record] {
        guard try connection.hasTable("schema_migration") else { return [] }
        return try connection.rows("SELECT name, checksum FROM schema_migration ORDER BY position")
            .map { Record(name: try $0.text("name"), checksum: try $0.text("checksum")) }
    }

    private func pending(after done: [Record], place: String) throws(DatastoreError) -> Int {
        for (record, migration) in zip(done, migrations) where record.name != migration.name {
            throw DatastoreError(
                .changedMigration,
                "it was made with step \"\(record.name)\" where this version has \"\(migration.name)\"",
                place: place)
        }
        if done.count > migrations.count {
            throw DatastoreError(
                .newerDatabase,
                "this database was made by a newer Plumbline: it holds step \"\(done[migrations.count].name)\", and this "
                    + "version knows \(migrations.count) steps; run the newer version, or restore a backup made before it",
                place: place)
        }
        for (record, migration) in zip(done, migrations) where record.checksum != migration.checksum {
            throw DatastoreError(
                .changedMigration,
                "step \"\(migration.name)\" has the sum \(migration.checksum), but ran with \(record.checksum): "
                    + "a shipped step is never edited, a new one is added",
                place: place)
        }
        return migrations.count - done.count
    }
}
