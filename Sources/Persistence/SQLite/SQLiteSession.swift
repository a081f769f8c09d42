import GRDB
import GRDBSQLite

/// Statements on one SQLite connection, prepared and kept by GRDB, bound and read through SQLite's own functions.
///
/// GRDB's way of passing values costs 6 µs per row more (measured).
final class SQLiteSession: SQLSession {
    let engine = SQLEngine.sqlite
    private let database: Database
    private let place: String

    init(_ database: Database, place: String) {
        self.database = database
        self.place = place
    }

    func execute(_ statement: RenderedSQL) throws -> Int {
        let before = database.totalChangesCount
        try with(statement) { cursor in
            while try cursor.step() {}
        }
        // A statement that changes no row leaves the number of the one before it.
        return database.totalChangesCount == before ? 0 : database.changesCount
    }

    func rows(_ statement: RenderedSQL, onlyFirst: Bool) throws -> [SQLRow] {
        try with(statement) { cursor in
            var rows: [SQLRow] = []
            let columns = cursor.columns()
            while try cursor.step() {
                if !onlyFirst || rows.isEmpty { rows.append(cursor.row(columns)) }
                // What changes rows runs to its end; a question may stop.
                if onlyFirst, cursor.isQuestion { break }
            }
            return rows
        }
    }

    func forEach(_ statement: RenderedSQL, _ body: (SQLRow) throws -> Void) throws {
        try with(statement) { cursor in
            let columns = cursor.columns()
            while try cursor.step() { try body(cursor.row(columns)) }
        }
    }

    func append(_ load: BulkLoad) throws {
        let places = (1...max(1, load.columns.count)).map { "?\($0)" }.joined(separator: ", ")
        let text = "INSERT INTO \(load.table) (\(load.columns.joined(separator: ", "))) VALUES (\(places))"
        try with(RenderedSQL(text: text, arguments: [])) { cursor in
            for row in load.rows {
                try cursor.bind(row)
                _ = try cursor.step()
                cursor.reset()
            }
        }
    }

    func prepare(_ statement: RenderedSQL) throws {
        _ = try prepared(statement.text)
    }

    func hasTable(_ name: String) throws -> Bool {
        try !rows(
            RenderedSQL(
                text: "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1", arguments: [.text(name)]),
            onlyFirst: true
        ).isEmpty
    }

    func notify(_ channel: String, _ payload: String) throws {}

    private func with<T>(_ statement: RenderedSQL, _ body: (SQLiteCursor) throws -> T) throws -> T {
        let prepared = try prepared(statement.text)
        let cursor = SQLiteCursor(prepared.sqliteStatement, of: statement.text, place: place)
        // Reset before the statement can be freed, whatever happens: an open one keeps the transaction from ending.
        defer { withExtendedLifetime(prepared) { cursor.finish() } }
        if !statement.arguments.isEmpty { try cursor.bind(statement.arguments) }
        return try body(cursor)
    }

    private func prepared(_ text: String) throws -> Statement {
        do {
            let cached = try database.cachedStatement(sql: text)
            // The body of a `forEach` may run the very statement that it is inside of.
            return sqlite3_stmt_busy(cached.sqliteStatement) == 0 ? cached : try database.makeStatement(sql: text)
        } catch let error as DatabaseError {
            throw DatastoreError(sqlite: error, place: place, statement: text)
        }
    }
}
