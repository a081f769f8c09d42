import Foundation
import Persistence
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SQLiteFileTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumbline.sqlite")
    }

    @Test func `every commit is flushed to the disk, and foreign keys hold`() async throws {
        let datastore = try Datastore.open(.sqlite(path))
        // GRDB resets the first of these after its own set-up.
        let settings = try await datastore.write { connection in
            (
                try connection.row("PRAGMA synchronous")?.int64(0), try connection.row("PRAGMA journal_mode")?.text(0),
                try connection.row("PRAGMA foreign_keys")?.int64(0), try connection.row("PRAGMA busy_timeout")?.int64(0)
            )
        }
        #expect(settings == (2, "wal", 1, 5000))
        try datastore.close()
    }

    @Test func `a new database can be read by its owner only`() throws {
        let datastore = try Datastore.open(.sqlite(path))
        try datastore.writeSync { try $0.execute("CREATE TABLE t (id \(.rowKey))") }
        #expect(try folder.names() == ["plumbline.sqlite", "plumbline.sqlite-shm", "plumbline.sqlite-wal"])
        for name in try folder.names() { #expect(try permissions(folder.path(name)) == 0o600) }
        try datastore.close()
        #expect(try folder.names() == ["plumbline.sqlite"])
    }

    @Test func `a missing file is only made when asked for`() throws {
        let error = failure(.sqlite(path), DatastoreOptions(createsFile: false))
        #expect(error?.kind == .cannotOpen)
        #expect(error?.description.contains("there is no such file") == true)
        #expect(try folder.names() == [])
        try Datastore.open(.sqlite(path)).close()
        try Datastore.open(.sqlite(path), options: DatastoreOptions(createsFile: false)).close()
    }

    @Test func `a folder that does not exist, a folder, and nothing are refused with words`() {
        let missing = failure(.sqlite(folder.path("no/such/file.sqlite")))
        #expect(missing?.description.contains("the folder \(folder.path)/no/such does not exist") == true)
        #expect(failure(.sqlite(folder.path))?.description.contains("not a file") == true)
        #expect(failure(.sqlite(""))?.kind == .cannotOpen)
    }

    @Test func `a file that is no database is refused and left as it is`() throws {
        let content = Data("name: passport\n".utf8) + Data(repeating: 10, count: 4096)
        try content.write(to: URL(fileURLWithPath: path))
        #expect(failure(.sqlite(path))?.kind == .notOurDatabase)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == content)
        #expect(try folder.names() == ["plumbline.sqlite"])
    }

    @Test func `a database of another program is refused and left as it is`() throws {
        let datastore = try Datastore.open(.sqlite(path))
        try datastore.writeSync { connection in
            try connection.execute("CREATE TABLE theirs (id \(.rowKey))")
            try connection.execute("PRAGMA application_id = 0")
        }
        try datastore.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(failure(.sqlite(path))?.kind == .notOurDatabase)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func `an empty file becomes a database`() throws {
        try Data().write(to: URL(fileURLWithPath: path))
        try Datastore.open(.sqlite(path)).close()
        try Datastore.open(.sqlite(path)).close()
    }

    @Test func `the log is moved into the file, unless a reader still needs it, who is not waited for`() throws {
        let datastore = try Datastore.open(.sqlite(path), options: DatastoreOptions(busyTimeout: 20))
        let other = try Datastore.open(.sqlite(path))
        try datastore.writeSync { try $0.execute("CREATE TABLE t (id \(.rowKey))") }
        try other.readSync { connection in
            _ = try connection.rows("SELECT * FROM t")
            try datastore.writeSync { try $0.execute("INSERT INTO t (id) VALUES (1)") }
            #expect(try datastore.checkpoint() == false)
        }
        #expect(try datastore.checkpoint())
    }

    @Test func `damage is found`() throws {
        let datastore = try Datastore.open(.sqlite(path))
        try datastore.writeSync { connection in
            try connection.execute("CREATE TABLE t (id \(.rowKey), word \(.text))")
            try connection.execute("CREATE INDEX t_word ON t (word)")
            try connection.append(
                into: "t", columns: ["id", "word"], rows: (1...500).map { [.integer($0), .text("word \($0)")] })
        }
        #expect(try datastore.integrityCheck() == [])
        try datastore.close()
        try Damage.replace("word 250", by: "ward 250", in: path)
        #expect(try Datastore.open(.sqlite(path)).integrityCheck() != [])
    }

    @Test func `a database in memory works like a file`() async throws {
        let datastore = try Datastore.open(.memory)
        try await datastore.write { connection in
            try connection.execute("CREATE TABLE t (id \(.rowKey))")
            try connection.execute("INSERT INTO t (id) VALUES (\(5))")
        }
        #expect(try await datastore.read { try $0.row("SELECT id FROM t")?.int64("id") } == 5)
        await #expect(throws: DatastoreError.self) { try await datastore.read { try $0.execute("DELETE FROM t") } }
        let lock = try datastore.lockForServing()
        lock.release()
    }

    private func failure(_ location: DatastoreLocation, _ options: DatastoreOptions = .init()) -> DatastoreError? {
        #expect(throws: DatastoreError.self) { _ = try Datastore.open(location, options: options) }
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func size(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    }
}
