/// What a driver can do inside one transaction.
protocol SQLSession: AnyObject {
    var engine: SQLEngine { get }

    /// Runs a statement; gives the number of rows changed.
    func execute(_ statement: RenderedSQL) throws -> Int
    /// Runs a statement; gives its rows, or only the first.
    func rows(_ statement: RenderedSQL, onlyFirst: Bool) throws -> [SQLRow]
    /// Runs a question and hands over its rows without holding them all in memory.
    func forEach(_ statement: RenderedSQL, _ body: (SQLRow) throws -> Void) throws
    /// Adds many rows to a table, each with one value per column.
    func append(_ load: BulkLoad) throws
    /// Checks a statement without running it.
    func prepare(_ statement: RenderedSQL) throws
    /// Whether there is a table of that name.
    func hasTable(_ name: String) throws -> Bool
    /// Wakes those who listen on a channel, when the transaction commits; does nothing where nobody can listen.
    func notify(_ channel: String, _ payload: String) throws
}

/// Many rows for one table.
struct BulkLoad {
    let table: String
    let columns: [String]
    let rows: [[SQLValue]]

    /// The same as a statement for one row.
    func insertion(for row: [SQLValue]) -> SQL {
        var parts: [SQL.Part] = [
            .text("INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (")
        ]
        for (index, value) in row.enumerated() {
            if index > 0 { parts.append(.text(", ")) }
            parts.append(.argument(value))
        }
        parts.append(.text(")"))
        return SQL(parts: parts)
    }
}
