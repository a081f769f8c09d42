/// One row of an answer; columns are asked for by name, or by their place counted from 0.
public struct SQLRow: Sendable {
    let columns: SQLColumns
    let values: [SQLValue]

    /// The values in the order of the columns.
    public var all: [SQLValue] { values }

    /// The names of the columns, in order.
    public var columnNames: [String] { columns.names }

    /// The value of a column, whatever its kind.
    public func value(_ column: String) throws(SQLDecodingError) -> SQLValue {
        guard let index = columns.index[column], index < values.count else {
            throw SQLDecodingError(column: column, problem: .missing(columns.names), statement: columns.statement)
        }
        return values[index]
    }

    /// The value at a place, whatever its kind.
    public func value(_ index: Int) throws(SQLDecodingError) -> SQLValue {
        guard values.indices.contains(index) else {
            throw SQLDecodingError(
                column: "number \(index)", problem: .missing(columns.names), statement: columns.statement)
        }
        return values[index]
    }

    func mismatch(_ column: String, _ value: SQLValue, expected: String) -> SQLDecodingError {
        SQLDecodingError(
            column: column, problem: .mismatch(expected: expected, found: value.kindName), statement: columns.statement)
    }
}

/// The columns of an answer, shared by its rows.
final class SQLColumns: Sendable {
    let names: [String]
    let index: [String: Int]
    let statement: String

    init(names: [String], statement: String) {
        self.names = names
        self.statement = statement
        index = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }
}

/// A row does not hold what the program expected: a mistake in the program, or a damaged database.
public struct SQLDecodingError: Error, Sendable, CustomStringConvertible {
    /// What is wrong with the column.
    public enum Problem: Sendable, Hashable {
        /// The answer has no such column; the names that it has.
        case missing([String])
        /// The value is of another kind; never the value itself.
        case mismatch(expected: String, found: String)
    }

    /// The column asked for.
    public let column: String
    /// What is wrong with it.
    public let problem: Problem
    /// The statement that gave the row.
    public let statement: String

    /// What is wrong and what to do.
    public var description: String {
        let what =
            switch problem {
            case .missing(let names): "there is no column \(column) among \(names.joined(separator: ", "))"
            case .mismatch(let expected, let found): "column \(column) holds \(found) where \(expected) was expected"
            }
        return "\(what), in the answer to: \(statement); run `plumbline doctor`, and report this if it finds nothing"
    }
}
