import Persistence
import Testing

@Suite(.timeLimit(.minutes(1)))
struct MigrationTests {
    private static let first = Migration("1 notes", ["CREATE TABLE note (id \(.rowKey), title \(.text))"])
    private static let second = Migration(
        "2 sizes",
        ["ALTER TABLE note ADD COLUMN size \(.int64)", "INSERT INTO note (id, title, size) VALUES (1, \("a"), 2)"])

    @Test(arguments: TestEngine.allCases) func `steps run once, in order, and new ones are added`(_ engine: TestEngine)
        throws
    {
        let datastore = try TestDatabase(engine).open()
        try Migrator([Self.first]).migrate(datastore)
        try Migrator([Self.first]).migrate(datastore)
        try Migrator([Self.first, Self.second]).migrate(datastore)
        try Migrator([Self.first, Self.second]).migrate(datastore)
        let state = try datastore.readSync { connection in
            (
                try connection.rows("SELECT name FROM schema_migration ORDER BY position").map { try $0.text("name") },
                try connection.rows("SELECT id, size FROM note").map(\.all)
            )
        }
        #expect(state.0 == ["1 notes", "2 sizes"])
        #expect(state.1 == [[.integer(1), .integer(2)]])
    }

    @Test(arguments: TestEngine.allCases) func `a database with nothing to do is not written`(_ engine: TestEngine)
        throws
    {
        let database = try TestDatabase(engine)
        let (holder, other) = (try database.open(), try database.open(DatastoreOptions(busyTimeout: 20)))
        try Migrator([Self.first]).migrate(holder)
        try holder.writeSync { connection in
            try connection.execute("INSERT INTO note (id) VALUES (1)")
            // Would be told that it waited too long.
            try Migrator([Self.first]).migrate(other)
        }
    }

    @Test(arguments: TestEngine.allCases) func `a database made by a newer version is refused and left as it is`(
        _ engine: TestEngine
    ) throws {
        let datastore = try TestDatabase(engine).open()
        try Migrator([Self.first, Self.second]).migrate(datastore)
        let error = #expect(throws: DatastoreError.self) { try Migrator([Self.first]).migrate(datastore) }
        #expect(error?.kind == .newerDatabase)
        #expect(error?.description.contains("made by a newer Plumbline: it holds step \"2 sizes\"") == true)
        #expect(try datastore.readSync { try $0.count() } == 1)
    }

    @Test(
        arguments: TestEngine.allCases,
        [
            [Migration("1 notes", ["CREATE TABLE note (id \(.rowKey), title  \(.text))"]), second],
            [Migration("1 notes", ["CREATE TABLE note (id \(.rowKey), title \(.bytes))"]), second],
            [Migration("1 news", ["CREATE TABLE note (id \(.rowKey), title \(.text))"])],
            [second, first],
        ]) func `a changed step is refused`(_ engine: TestEngine, _ changed: [Migration]) throws
    {
        let datastore = try TestDatabase(engine).open()
        try Migrator([Self.first]).migrate(datastore)
        let error = #expect(throws: DatastoreError.self) { try Migrator(changed).migrate(datastore) }
        #expect(error?.kind == .changedMigration)
        let columns = try datastore.readSync { try $0.rows("SELECT * FROM schema_migration").count }
        #expect(columns == 1)
    }

    @Test(arguments: TestEngine.allCases) func `a step that fails leaves nothing, and those before it stay`(
        _ engine: TestEngine
    ) throws {
        let datastore = try TestDatabase(engine).open()
        let broken = Migration(
            "2 broken",
            [
                "CREATE TABLE extra (id \(.rowKey))", "INSERT INTO extra (id) VALUES (1)",
                "INSERT INTO nowhere (id) VALUES (1)",
            ])
        #expect(throws: DatastoreError.self) { try Migrator([Self.first, broken, Self.second]).migrate(datastore) }
        let state = try datastore.readSync { connection in
            (
                try connection.hasTable("note"), try connection.hasTable("extra"),
                try connection.rows("SELECT name FROM schema_migration").count
            )
        }
        #expect(state == (true, false, 1))
        try Migrator([Self.first, Self.second]).migrate(datastore)
        #expect(try datastore.readSync { try $0.count() } == 1)
    }

    @Test(arguments: TestEngine.allCases) func `several processes that migrate at once do it once`(
        _ engine: TestEngine
    ) async throws {
        let database = try TestDatabase(engine)
        let stores = try (0..<4).map { _ in try database.open() }
        try await withThrowingTaskGroup { group in
            for store in stores {
                group.addTask { try Migrator([Self.first, Self.second]).migrate(store) }
            }
            try await group.waitForAll()
        }
        #expect(try stores[0].readSync { try $0.count() } == 1)
    }

    @Test func `the sum of a step is the same for ever`() {
        // Stored in every database: a change here means that no database can be opened any more.
        #expect(Self.first.checksum == "cab81493d176bcbf")
    }
}
