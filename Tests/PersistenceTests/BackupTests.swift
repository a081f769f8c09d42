import Foundation
import Persistence
import Locks
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct BackupTests {
    @Test func `a copy made beside a writer is one state, in one file, for its owner only`() async throws {
        let folder = try TemporaryFolder()
        let datastore = try Self.accounts(folder.path("live.sqlite"))
        let copy = folder.path("copy.sqlite")
        try await withThrowingTaskGroup { group in
            group.addTask {
                // Every step of the copy is followed by a write, so the database changes while it is read.
                try datastore.backup(to: copy) { _ in
                    try? datastore.writeSync { try Self.transfer($0, 1, 400) }
                }
            }
            group.addTask {
                for round in 1...300 {
                    let (from, to) = (round % 400 + 1, (round * 7) % 400 + 1)
                    try await datastore.write { try Self.transfer($0, from, to) }
                }
            }
            try await group.waitForAll()
        }
        #expect(try folder.names().filter { $0.hasPrefix("copy") } == ["copy.sqlite"])
        let attributes = try FileManager.default.attributesOfItem(atPath: copy)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let opened = try Datastore.open(.sqlite(copy))
        #expect(try opened.readSync { try $0.row("SELECT SUM(size) AS total FROM note")?.int64("total") } == 400 * 1000)
        #expect(try opened.integrityCheck() == [])
    }

    @Test func `progress goes up and ends at the whole`() throws {
        let folder = try TemporaryFolder()
        let datastore = try Self.accounts(folder.path("live.sqlite"))
        let shares = Mutex<[Double]>([])
        try datastore.backup(to: folder.path("copy.sqlite")) { share in shares.withLock { $0.append(share) } }
        let seen = shares.withLock { $0 }
        #expect(seen.count > 1)
        #expect(seen == seen.sorted())
        #expect(seen.last == 1)
    }

    @Test func `a copy replaces no file and leaves none when it fails`() throws {
        let folder = try TemporaryFolder()
        let datastore = try Self.accounts(folder.path("live.sqlite"))
        try Data("precious".utf8).write(to: URL(fileURLWithPath: folder.path("copy.sqlite")))
        let error = #expect(throws: DatastoreError.self) { try datastore.backup(to: folder.path("copy.sqlite")) }
        #expect(error?.description.contains("there is a file already") == true)
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("copy.sqlite"))) == Data("precious".utf8))
        #expect(throws: DatastoreError.self) { try datastore.backup(to: folder.path("no/folder/copy.sqlite")) }
        #expect(try folder.names() == ["copy.sqlite", "live.sqlite", "live.sqlite-shm", "live.sqlite-wal"])
    }

    @Test func `an unsound database is copied to nowhere`() throws {
        let folder = try TemporaryFolder()
        let datastore = try Self.accounts(folder.path("live.sqlite"))
        try datastore.writeSync { try $0.execute("CREATE INDEX note_title ON note (title, size)") }
        try datastore.close()
        try Damage.replace("first account", by: "worst account", in: folder.path("live.sqlite"))
        let reopened = try Datastore.open(.sqlite(folder.path("live.sqlite")))
        let error = #expect(throws: DatastoreError.self) { try reopened.backup(to: folder.path("copy.sqlite")) }
        #expect(error?.kind == .corrupt)
        #expect(error?.description.contains("the copy is not sound") == true)
        try reopened.close()
        #expect(try folder.names() == ["live.sqlite"])
    }

    /// 400 accounts of 1000 each, with text enough for some thousand pages.
    private static func accounts(_ path: String) throws -> Datastore {
        let datastore = try Datastore.open(.sqlite(path))
        try datastore.writeSync { connection in
            try connection.execute("CREATE TABLE note (id \(.rowKey), size \(.int64), title \(.text))")
            let filler = String(repeating: "x", count: 40_000)
            try connection.append(
                into: "note", columns: ["id", "size", "title"],
                rows: (1...400).map { [.integer($0), .integer(1000), .text($0 == 1 ? "first account" : filler)] })
        }
        return datastore
    }

    private static func transfer(_ connection: SQLConnection, _ from: Int, _ to: Int) throws {
        try connection.execute("UPDATE note SET size = size - 1 WHERE id = \(from)")
        try connection.execute("UPDATE note SET size = size + 1 WHERE id = \(to)")
    }
}
