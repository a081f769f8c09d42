import GRDB
import GRDBSQLite

extension DatastoreError {
    /// What GRDB threw, in our words; what is ours already stays.
    init(sqlite error: any Error, place: String, statement: String? = nil, opening: Bool = false) {
        switch error {
        case let error as DatastoreError: self = error
        case let error as DatabaseError:
            self.init(
                sqliteCode: error.extendedResultCode.rawValue, message: error.message ?? "", place: place,
                statement: statement ?? error.sql, opening: opening)
        default: self.init(opening ? .cannotOpen : .other, "\(error)", place: place, statement: statement)
        }
    }

    /// What SQLite said, in our words.
    ///
    /// - Parameters:
    ///   - code: The extended result code.
    ///   - message: SQLite's own message; it names columns and never holds values.
    init(sqliteCode code: Int32, message: String, place: String, statement: String? = nil, opening: Bool = false) {
        let detail = "\(message.isEmpty ? String(cString: sqlite3_errstr(code)) : message) (SQLite \(code))"
        let kind = Self.kind(sqliteCode: code, message: message)
        switch kind {
        case .notOurDatabase:
            self.init(kind, "this is not a SQLite database; name another file", place: place)
        case .closed:
            self.init(kind, "it was closed already (SQLite \(code))", place: place)
        case .cannotOpen:
            self.init(
                kind, "\(detail); check the path, and the permissions of the file and of its folder", place: place)
        case .other where opening:
            self.init(.cannotOpen, "\(detail); check the path and the disk", place: place)
        default:
            self.init(kind, detail, place: place, statement: statement)
        }
    }

    private static func kind(sqliteCode code: Int32, message: String) -> Kind {
        switch code & 0xff {
        case SQLITE_CANTOPEN, SQLITE_AUTH, SQLITE_PERM: .cannotOpen
        case SQLITE_NOTADB: .notOurDatabase
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_CONSTRAINT: .constraint(constraint(code, message))
        case SQLITE_FULL: .diskFull
        case SQLITE_READONLY: .readOnly
        case SQLITE_CORRUPT: .corrupt
        // A failed write or flush may have been kept or not: nothing after it can be trusted without a look.
        case SQLITE_IOERR: .corrupt
        case SQLITE_TOOBIG, SQLITE_MISMATCH: .invalidValue
        // What GRDB and SQLite answer after closing.
        case SQLITE_MISUSE: .closed
        case SQLITE_ERROR, SQLITE_RANGE: .statement
        default: .other
        }
    }

    /// Reads `UNIQUE constraint failed: subject.kind, subject.path` and the like.
    private static func constraint(_ code: Int32, _ message: String) -> Constraint {
        let subject = message.firstRange(of: ": ").map { String(message[$0.upperBound...]) } ?? ""
        let kind: Constraint.Kind
        switch code {
        case 787, 1811: kind = .foreignKey  // SQLITE_CONSTRAINT_FOREIGNKEY, _TRIGGER
        case 1299: kind = .notNull  // SQLITE_CONSTRAINT_NOTNULL
        case 1555, 2067, 2579: kind = .unique  // SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE, _ROWID
        default: kind = .check
        }
        guard kind == .unique || kind == .notNull else {
            return Constraint(kind: kind, table: nil, columns: [], name: subject.isEmpty ? nil : subject)
        }
        var table: String?
        let columns = subject.split(separator: ",").map { part -> String in
            let names = part.drop { $0 == " " }.split(separator: ".")
            if names.count > 1 { table = String(names[0]) }
            return names.last.map(String.init) ?? String(part)
        }
        return Constraint(kind: kind, table: table, columns: columns, name: nil)
    }
}
