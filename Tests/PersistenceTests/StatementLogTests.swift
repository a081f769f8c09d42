import Persistence
import Testing

@Suite(.timeLimit(.minutes(1)))
struct StatementLogTests {
    @Test(arguments: TestEngine.allCases)
    func `every distinct statement is remembered once, and can be checked elsewhere`(
        _ engine: TestEngine
    ) throws {
        let log = StatementLog()
        let datastore = try TestDatabase(.sqlite).openWithNotes(DatastoreOptions(statementLog: log))
        try datastore.writeSync { connection in
            for id in 1...3 { try connection.addNote(id, title: "t\(id)") }
            _ = try connection.rows("SELECT id FROM note WHERE title = \("t1") AND size > \(4)")
            try connection.append(into: "note", columns: ["id", "body"], rows: [[.integer(9), .blob([1])]])
        }
        let texts = log.statements.map { $0.rendered(for: .sqlite).text }
        #expect(
            texts.sorted() == [
                "CREATE TABLE note (\n    id INTEGER PRIMARY KEY, title TEXT, size INTEGER, share REAL, body BLOB)",
                "INSERT INTO note (id, body) VALUES (?1, ?2)",
                "INSERT INTO note (id, title, size) VALUES (?1, ?2, ?3)",
                "SELECT id FROM note WHERE title = ?1 AND size > ?2",
            ])
        let other = try TestDatabase(engine).openWithNotes()
        for statement in log.statements where !statement.rendered(for: .sqlite).text.hasPrefix("CREATE") {
            try other.writeSync { try $0.prepare(statement) }
        }
        #expect(throws: DatastoreError.self) { try other.writeSync { try $0.prepare("SELECT wrong FROM note") } }
    }
}
