#if Postgres
    import Persistence
    import TestSupport
    import Testing

    @Suite(.timeLimit(.minutes(1)))
    struct PostgresTests {
        @Test func `after the server dropped a connection the next use connects again`() async throws {
            let database = try TestDatabase(.postgres)
            let (store, other) = (try database.openWithNotes(), try database.open())
            _ = try await store.read { try $0.count() }
            try Self.dropConnections(except: other)
            try await store.write { try $0.addNote(1) }
            #expect(try await store.read { try $0.count() } == 1)
        }

        @Test func `a connection lost inside a transaction is told, and nothing is kept`() async throws {
            let database = try TestDatabase(.postgres)
            let (store, other) = (try database.openWithNotes(), try database.open())
            let error = await #expect(throws: DatastoreError.self) {
                try await store.write { connection in
                    try connection.addNote(1)
                    try Self.dropConnections(except: other)
                    try connection.addNote(2)
                }
            }
            #expect(error?.kind == .connectionLost)
            #expect(try await store.read { try $0.count() } == 0)
        }

        @Test func `those who listen are woken when the transaction commits, not when it fails`() async throws {
            let database = try TestDatabase(.postgres)
            let (store, other) = (try database.open(), try database.open())
            var notices = try #require(store.notifications(on: "changes")).makeAsyncIterator()
            #expect(await notices.next() == "")
            await #expect(throws: Refusal()) {
                try await other.write { connection in
                    try connection.notify("changes", "1")
                    throw Refusal()
                }
            }
            try await other.write { try $0.notify("changes", "2") }
            #expect(await notices.next() == "2")
            try Self.dropConnections(except: other)
            // Connected again: something may have been missed.
            #expect(await notices.next() == "")
            try await other.write { try $0.notify("changes", "3") }
            #expect(await notices.next() == "3")
        }

        @Test func `an integer is 64 bits wide wherever it stands`() throws {
            let store = try TestDatabase(.postgres).open()
            let big = 5_000_000_000
            let row = try store.readSync {
                try $0.row("SELECT \(big) + 1 AS a, CASE WHEN 1 = \(big) THEN 0 ELSE 2 END AS b")
            }
            #expect(row?.all == [.integer(5_000_000_001), .integer(2)])
        }

        @Test func `more statements than are kept prepared do no harm`() throws {
            let store = try TestDatabase(.postgres).open()
            let sum = try store.readSync { connection in
                try (1...600).reduce(Int64(0)) { sum, count in
                    let list = SQL.join((1...count % 300 + 1).map { "\($0)" }, separator: ", ")
                    return try sum + (connection.row("SELECT 1 AS n WHERE 1 IN (\(list))")?.int64("n") ?? 0)
                }
            }
            #expect(sum == 600)
        }

        @Test func `a password in the address is refused and not repeated`() {
            for address in ["postgres://ann:hush@localhost/n", "postgres://ann@localhost/n?password=hush"] {
                let error = #expect(throws: DatastoreError.self) { _ = try Datastore.open(.postgres(address)) }
                #expect(error?.description.contains("without it") == true)
                #expect(error?.description.contains("hush") == false)
            }
        }

        @Test func `a server or database that is not there is told with words`() throws {
            let nowhere = #expect(throws: DatastoreError.self) {
                _ = try Datastore.open(.postgres("postgres://ann@%2Fnowhere/n", password: "hush"))
            }
            #expect(nowhere?.kind == .cannotOpen)
            #expect(nowhere?.description.contains("check that the server runs") == true)
            let address = try PostgresServer.shared().newDatabase()
            let missing = #expect(throws: DatastoreError.self) {
                _ = try Datastore.open(.postgres(address + "_missing", password: "hush"))
            }
            #expect(missing?.description.contains("does not exist") == true)
            #expect(missing?.description.contains("hush") == false)
        }

        @Test func `what only SQLite can do is refused with the tool that does it`() throws {
            let store = try TestDatabase(.postgres).open()
            let backup = #expect(throws: DatastoreError.self) { try store.backup(to: "/tmp/never") }
            #expect(backup?.description.contains("pg_dump") == true)
            #expect(throws: DatastoreError.self) { try store.integrityCheck() }
        }

        private static func dropConnections(except store: Datastore) throws {
            try store.readSync { connection in
                _ = try connection.rows(
                    """
                    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """)
            }
        }
    }
#endif
