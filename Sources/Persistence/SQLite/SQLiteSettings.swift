import GRDB

/// How connections to SQLite are set up, and how a database is known to be Plumbline's and sound.
enum SQLiteSettings {
    /// The mark in the file's header by which a database of Plumbline is known: "PLMB".
    static let applicationID: Int32 = 0x504C_4D42

    /// The settings for writer and readers.
    static func configuration(_ options: DatastoreOptions, place: String) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(Double(options.busyTimeout) / 1000)
        configuration.maximumReaderCount = options.readers
        configuration.label = "plumbline.sqlite"
        configuration.prepareDatabase { database in
            // Comes before GRDB changes anything in the file, so that another program's database stays as it is.
            try checkOwner(database, place: place)
            // As in PostgreSQL, where LIKE tells capitals from small letters.
            try database.execute(sql: "PRAGMA case_sensitive_like = ON")
            guard !database.configuration.readonly else {
                return try database.execute(sql: "PRAGMA cache_size = -2000")
            }
            try database.execute(sql: "PRAGMA cache_size = -8000")
            // Folding the log keeps those who write waiting, the longer the more pages it holds: a little at a time is
            // hardly felt (500 writers a second: the slowest hundredth waits 104 ms with 2000 pages).
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 500")
            try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
        }
        return configuration
    }

    /// Makes every commit survive a loss of power.
    ///
    /// To be called after opening: GRDB sets `synchronous = NORMAL` after its `prepareDatabase` (7.10, measured).
    static func flushEveryCommit(_ database: Database, place: String) throws {
        if try Int32.fetchOne(database, sql: "PRAGMA application_id") == 0 {
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        try database.execute(sql: "PRAGMA synchronous = FULL")
        guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
            throw DatastoreError(.cannotOpen, "SQLite refuses to flush every commit to the disk", place: place)
        }
    }

    /// What SQLite finds wrong in a database, nothing when it is sound.
    static func problems(in database: Database) throws -> [String] {
        let damage = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        let orphans = try Row.fetchAll(
            database,
            sql: "SELECT \"table\", parent, COUNT(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2"
        ).map { row in "\(row[2] as Int) rows of \(row[0] as String) point to missing rows of \(row[1] as String)" }
        return damage + orphans
    }

    private static func checkOwner(_ database: Database, place: String) throws {
        let mark = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let isNew = mark == 0 ? try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_schema") == 0 : false
        guard mark == applicationID || isNew else {
            throw DatastoreError(
                .notOurDatabase, "this SQLite file belongs to another program; name another file", place: place)
        }
    }
}
