import Persistence
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ValueTests {
    private static let columns: [StaticString] = ["id", "title", "size", "share", "body"]

    private static let edges: [[SQLValue]] = [
        [.integer(.min), .text(""), .integer(.max), .real(-0.0), .blob([])],
        [.integer(.max), .text("\t\n\r\\N\\.\\x41 \"'\u{7f}"), .integer(0), .real(.infinity), .blob([0, 255, 92, 9])],
        [.integer(0), .text("\u{1F468}\u{200D}\u{1F469} e\u{301}\u{feff}"), .null, .real(-.infinity), .null],
        [.integer(1), .null, .integer(1 << 31), .real(.leastNonzeroMagnitude), .blob([92, 120])],
        [.integer(2), .text("\\."), .integer(-1), .real(0.1), .blob(Array(0...255))],
    ]

    @Test(arguments: TestEngine.allCases) func `what is loaded in bulk or put in singly comes out the same`(
        _ engine: TestEngine
    ) throws {
        let datastore = try TestDatabase(engine).openWithNotes()
        let rows = Self.edges + Self.random(seed: 7, count: 300)
        let (loaded, single) = try datastore.writeSync { connection in
            try connection.append(into: "note", columns: Self.columns, rows: rows)
            let loaded = try Self.all(connection)
            try connection.execute("DELETE FROM note")
            for row in rows {
                let values = row.map { "\($0)" as SQL }
                try connection.execute(
                    "INSERT INTO note (id, title, size, share, body) VALUES (\(SQL.join(values, separator: ", ")))")
            }
            return (loaded, try Self.all(connection))
        }
        let expected = rows.sorted { Self.id($0) < Self.id($1) }
        #expect(loaded == expected)
        #expect(single == expected)
    }

    @Test(arguments: TestEngine.allCases) func `what one engine cannot keep is refused by both`(
        _ engine: TestEngine
    ) throws {
        let datastore = try TestDatabase(engine).openWithNotes()
        let refused: [[SQLValue]] = [
            [.integer(1), .text("a\0b"), .null, .null, .null], [.integer(1), .null, .null, .real(.nan), .null],
        ]
        for row in refused {
            let bulk = #expect(throws: DatastoreError.self) {
                try datastore.writeSync { try $0.append(into: "note", columns: Self.columns, rows: [row]) }
            }
            #expect(bulk?.kind == .invalidValue)
            let single = #expect(throws: DatastoreError.self) {
                try datastore.writeSync { connection in
                    try connection.execute("INSERT INTO note (id, title) VALUES (1, \(row[1]))")
                    try connection.execute("UPDATE note SET share = \(row[3])")
                }
            }
            #expect(single?.kind == .invalidValue)
        }
        #expect(try datastore.readSync { try $0.count() } == 0)
    }

    @Test(arguments: TestEngine.allCases) func `a column that is missing or of another kind is named, its value is not`(
        _ engine: TestEngine
    ) throws {
        let datastore = try TestDatabase(engine).openWithNotes()
        let row = try datastore.writeSync { connection in
            try connection.addNote(1, title: "private words", size: 2)
            return try #require(try connection.row("SELECT id, title, size, share FROM note"))
        }
        #expect(try row.int64("size") == 2 && row.text(1) == "private words" && row.real("size") == 2)
        #expect(try row.optionalReal("share") == nil)
        let missing = #expect(throws: SQLDecodingError.self) { try row.int64("siez") }
        #expect(missing?.problem == .missing(["id", "title", "size", "share"]))
        let mismatch = #expect(throws: SQLDecodingError.self) { try row.int64("title") }
        #expect(mismatch?.problem == .mismatch(expected: "an integer", found: "text"))
        #expect(mismatch?.description.contains("FROM note") == true)
        #expect(mismatch?.description.contains("private") == false)
        #expect(throws: SQLDecodingError.self) { try row.real("share") }
        #expect(throws: SQLDecodingError.self) { try row.bool("size") }
        #expect(throws: SQLDecodingError.self) { try row.optionalInt64("nowhere") }
    }

    private static func all(_ connection: SQLConnection) throws -> [[SQLValue]] {
        try connection.rows("SELECT id, title, size, share, body FROM note ORDER BY id").map(\.all)
    }

    private static func id(_ row: [SQLValue]) -> Int64 {
        guard case .integer(let id)? = row.first else { return 0 }
        return id
    }

    private static func random(seed: UInt64, count: Int) -> [[SQLValue]] {
        var generator = SplitMix64(seed: seed)
        return (0..<count).map { index in
            let letters = (0..<Int.random(in: 0...40, using: &generator)).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 1...0x24ff, using: &generator))
            }
            return [
                .integer(Int64(index) + 100), .text(String(String.UnicodeScalarView(letters))),
                .integer(.random(in: .min ... .max, using: &generator)),
                .real(Double(bitPattern: .random(in: 0...0x7fef_ffff_ffff_ffff, using: &generator))),
                .blob(
                    (0..<Int.random(in: 0...40, using: &generator)).map { _ in .random(in: 0...255, using: &generator) }
                ),
            ]
        }
    }
}
