import Persistence
import Testing

/// Where the engines differ by nature and the driver makes them agree.
@Suite(.timeLimit(.minutes(1)))
struct OneSQLTests {
    @Test(arguments: TestEngine.allCases) func `text is ordered by its bytes`(_ engine: TestEngine) throws {
        let titles = try notes(engine, titles: ["b", "Z", "a", "ä", "_", "B"]).readSync { connection in
            try connection.rows("SELECT title FROM note ORDER BY title").map { try $0.text("title") }
        }
        #expect(titles == ["B", "Z", "_", "a", "b", "ä"])
    }

    @Test(arguments: TestEngine.allCases) func `LIKE tells capitals from small letters`(_ engine: TestEngine) throws {
        let count = try notes(engine, titles: ["Apply", "apply"]).readSync { connection in
            try connection.row("SELECT COUNT(*) AS n FROM note WHERE title LIKE \("app%")")?.int64("n")
        }
        #expect(count == 1)
    }

    @Test(arguments: TestEngine.allCases) func `sums, averages and comparisons have the same kinds`(
        _ engine: TestEngine
    ) throws {
        let datastore = try notes(engine, titles: ["a", "b"])
        let row = try datastore.readSync { connection in
            try connection.row(
                """
                SELECT SUM(id) AS total, AVG(id) AS mean, COUNT(*) = 2 AS both, SUM(size) AS missing,
                    \(1 << 40) + 1 AS big, \("x") AS word, MAX(title) AS last
                FROM note
                """)
        }
        let values = try #require(row)
        #expect(
            values.all == [.integer(3), .real(1.5), .integer(1), .null, .integer(1 << 40 + 1), .text("x"), .text("b")])
        #expect(try values.bool("both"))
    }

    @Test(arguments: TestEngine.allCases) func `changed rows are counted, also when there are none`(
        _ engine: TestEngine
    ) throws {
        let counts = try notes(engine, titles: ["a", "b", "c"]).writeSync { connection in
            [
                try connection.execute("UPDATE note SET size = 1 WHERE id > 1"),
                try connection.execute("UPDATE note SET size = 1 WHERE id > 100"),
                try connection.execute("CREATE INDEX note_size ON note (size)"),
                try connection.execute("DELETE FROM note"),
                try connection.execute("SELECT 1"),
            ]
        }
        #expect(counts == [2, 0, 0, 3, 0])
    }

    @Test(arguments: TestEngine.allCases) func `a statement that changes rows and gives them runs to its end`(
        _ engine: TestEngine
    ) throws {
        let datastore = try notes(engine, titles: ["a", "b", "c"])
        let first = try datastore.writeSync { try $0.row("UPDATE note SET size = 5 RETURNING id")?.int64("id") }
        #expect(first != nil)
        let count = try datastore.readSync {
            try $0.row("SELECT COUNT(*) AS n FROM note WHERE size = 5")?.int64("n")
        }
        #expect(count == 3)
    }

    @Test(arguments: TestEngine.allCases) func `rows can be walked, and other statements run on the way`(
        _ engine: TestEngine
    ) throws {
        let datastore = try TestDatabase(engine).openWithNotes()
        let sum = try datastore.writeSync { connection in
            try connection.append(
                into: "note", columns: ["id", "size"],
                rows: (1...1201).map { [.integer($0), .integer($0 * 2)] })
            var sum: Int64 = 0
            try connection.forEach("SELECT id FROM note WHERE id > \(0) ORDER BY id") { row in
                let id = try row.int64("id")
                sum += try connection.row("SELECT size FROM note WHERE id = \(id)")?.int64("size") ?? 0
                if id == 7 {
                    // The very statement that is being walked.
                    try connection.forEach("SELECT id FROM note WHERE id > \(1200) ORDER BY id") {
                        sum += try $0.int64(0)
                    }
                }
            }
            return sum
        }
        #expect(sum == 1201 * 1202 + 1201)
    }

    @Test(arguments: TestEngine.allCases) func `walking ends when the body throws`(_ engine: TestEngine) throws {
        let datastore = try notes(engine, titles: ["a", "b"])
        #expect(throws: Refusal()) {
            try datastore.readSync { try $0.forEach("SELECT id FROM note") { _ in throw Refusal() } }
        }
        #expect(try datastore.readSync { try $0.count() } == 2)
    }

    @Test(arguments: TestEngine.allCases) func `a broken rule says which, and repeats no value`(_ engine: TestEngine)
        throws
    {
        let datastore = try TestDatabase(engine).open()
        try datastore.writeSync { connection in
            try connection.execute(
                "CREATE TABLE body (id \(.rowKey), kind \(.text) NOT NULL, path \(.text), UNIQUE (kind, path))")
            try connection.execute(
                """
                CREATE TABLE child (
                    id \(.rowKey), body_id \(.int64) REFERENCES body (id),
                    CONSTRAINT child_small CHECK (id < 100))
                """)
            try connection.execute("INSERT INTO body (id, kind, path) VALUES (1, \("secret-k"), \("secret-p"))")
        }
        let unique = violation(datastore, "INSERT INTO body (id, kind, path) VALUES (2, \("secret-k"), \("secret-p"))")
        #expect(unique?.constraint?.kind == .unique)
        #expect(unique?.constraint?.table == "body")
        #expect(unique?.constraint?.columns == ["kind", "path"])
        #expect(unique?.description.contains("secret") == false)
        let key = violation(datastore, "INSERT INTO body (id, kind) VALUES (\(1), \("x"))")
        #expect(key?.constraint?.kind == .unique && key?.constraint?.columns == ["id"])
        #expect(violation(datastore, "INSERT INTO child (id, body_id) VALUES (1, 77)")?.constraint?.kind == .foreignKey)
        let missing = violation(datastore, "INSERT INTO body (id) VALUES (3)")
        #expect(missing?.constraint?.kind == .notNull && missing?.constraint?.columns == ["kind"])
        let check = violation(datastore, "INSERT INTO child (id) VALUES (100)")
        #expect(check?.constraint?.kind == .check && check?.constraint?.name == "child_small")
    }

    @Test(arguments: TestEngine.allCases) func `a wrong statement is shown with what is wrong`(_ engine: TestEngine)
        throws
    {
        let datastore = try TestDatabase(engine).openWithNotes()
        let error = violation(datastore, "SELECT nothing FROM nowhere WHERE id = \(123_456)")
        #expect(error?.kind == .statement)
        #expect(error?.description.contains("nowhere") == true)
        #expect(error?.description.contains("123456") == false)
    }

    private func violation(_ datastore: Datastore, _ statement: SQL) -> DatastoreError? {
        #expect(throws: DatastoreError.self) { try datastore.writeSync { try $0.execute(statement) } }
    }

    private func notes(_ engine: TestEngine, titles: [String]) throws -> Datastore {
        let datastore = try TestDatabase(engine).openWithNotes()
        try datastore.writeSync { connection in
            for (index, title) in titles.enumerated() { try connection.addNote(index + 1, title: title) }
        }
        return datastore
    }
}
