import GRDB
import GRDBSQLite

/// One run of a prepared statement: values in, rows out.
struct SQLiteCursor {
    private let handle: SQLiteStatement
    private let text: String
    private let place: String

    /// Tells SQLite to copy what is bound: the values do not outlive the call.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ handle: SQLiteStatement, of text: String, place: String) {
        self.handle = handle
        self.text = text
        self.place = place
    }

    /// Whether the statement changes nothing.
    var isQuestion: Bool { sqlite3_stmt_readonly(handle) != 0 }

    /// Goes to the next row; false after the last.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case SQLITE_INTERRUPT: throw CancellationError()
        default: throw failure()
        }
    }

    func reset() {
        sqlite3_reset(handle)
    }

    func finish() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    func columns() -> SQLColumns {
        let names = (0..<sqlite3_column_count(handle)).map { index in
            sqlite3_column_name(handle, index).map { String(cString: $0) } ?? ""
        }
        return SQLColumns(names: names, statement: text)
    }

    func row(_ columns: SQLColumns) -> SQLRow {
        let values = columns.names.indices.map { value(Int32($0)) }
        return SQLRow(columns: columns, values: values)
    }

    func bind(_ values: [SQLValue]) throws {
        for (index, value) in values.enumerated() {
            guard try bind(value, at: Int32(index + 1)) == SQLITE_OK else { throw failure() }
        }
    }

    private func bind(_ value: SQLValue, at place: Int32) throws -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(handle, place)
        case .integer(let number): return sqlite3_bind_int64(handle, place, number)
        case .real(let number):
            // SQLite would keep NULL in its place.
            guard !number.isNaN else { throw refusal("a real number that is not a number (NaN)") }
            return sqlite3_bind_double(handle, place, number)
        case .text(var text):
            return try text.withUTF8 { bytes in
                // PostgreSQL cannot keep it, so neither does SQLite.
                guard !bytes.contains(0) else { throw refusal("text with a NUL character") }
                guard let base = bytes.baseAddress else { return sqlite3_bind_text(handle, place, "", 0, Self.copied) }
                return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                    sqlite3_bind_text64(handle, place, $0, UInt64(bytes.count), Self.copied, UInt8(SQLITE_UTF8))
                }
            }
        case .blob(let bytes):
            // A null pointer would mean NULL.
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, place, 0) }
            return sqlite3_bind_blob64(handle, place, bytes, UInt64(bytes.count), Self.copied)
        }
    }

    private func value(_ index: Int32) -> SQLValue {
        switch sqlite3_column_type(handle, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, index))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, index))
        case SQLITE_TEXT:
            guard let start = sqlite3_column_text(handle, index) else { return .text("") }
            let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index)))
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            guard let start = sqlite3_column_blob(handle, index) else { return .blob([]) }
            return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index)))))
        default: return .null
        }
    }

    private func failure() -> DatastoreError {
        let connection = sqlite3_db_handle(handle)
        return DatastoreError(
            sqliteCode: sqlite3_extended_errcode(connection), message: String(cString: sqlite3_errmsg(connection)),
            place: place, statement: text)
    }

    private func refusal(_ what: String) -> DatastoreError {
        DatastoreError(.invalidValue, "\(what) cannot be kept", place: place, statement: text)
    }
}
