/// What went wrong with the database, in words to act on; never a value of a statement and never a password.
public struct DatastoreError: Error, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public enum Kind: Sendable, Hashable {
        /// The database cannot be opened or reached.
        case cannotOpen
        /// The file is something else than a database of Plumbline.
        case notOurDatabase
        /// The program was built without the driver.
        case driverMissing
        /// Another writer took too long.
        case busy
        /// Two transactions crossed; the same again may succeed.
        case conflict
        /// A rule of the schema was broken.
        case constraint(Constraint)
        /// A value that no engine can keep.
        case invalidValue
        /// The disk is full.
        case diskFull
        /// The database may not be written.
        case readOnly
        /// The database is damaged, or the disk is.
        case corrupt
        /// The connection to the server was lost; during a commit it is unknown whether it was kept.
        case connectionLost
        /// The database was closed.
        case closed
        /// The database was made by a newer version.
        case newerDatabase
        /// A migration that was shipped has changed, or the order has.
        case changedMigration
        /// Another process holds the lock.
        case locked
        /// The engine cannot do this.
        case unsupported
        /// The statement is wrong: a mistake in the program.
        case statement
        /// Anything else.
        case other
    }

    /// A rule of the schema.
    public struct Constraint: Sendable, Hashable {
        /// What the rule is about.
        public enum Kind: String, Sendable, Hashable {
            /// A value must be there only once.
            case unique
            /// What is pointed to must be there.
            case foreignKey
            /// A value must be there.
            case notNull
            /// A condition must hold.
            case check
        }

        /// What the rule is about.
        public let kind: Kind
        /// The table, where the engine says so.
        public let table: String?
        /// The columns, where the engine says so.
        public let columns: [String]
        /// The name of the rule, where it has one.
        public let name: String?
    }

    /// What kind of failure it is.
    public let kind: Kind
    /// What the engine or the program says about it.
    public let detail: String
    /// The database, without any password.
    public let place: String?
    /// The statement with places for its values, where one was run.
    public let statement: String?

    init(_ kind: Kind, _ detail: String, place: String? = nil, statement: String? = nil) {
        self.kind = kind
        self.detail = detail
        self.place = place
        self.statement = statement
    }

    /// The broken rule of the schema, where it is one.
    public var constraint: Constraint? {
        guard case .constraint(let constraint) = kind else { return nil }
        return constraint
    }

    /// Whether what was to be kept is to blame, and not the state of the database: the same again fails again.
    public var isAboutValues: Bool {
        switch kind {
        case .constraint, .invalidValue: true
        default: false
        }
    }

    /// Whether the value must be there only once, and was there already.
    public var isUniqueViolation: Bool { constraint?.kind == .unique }

    /// What is wrong, where, and what to do.
    public var description: String {
        let head = place.map { "database \($0): \(detail)" } ?? "database: \(detail)"
        let during = statement.map { "; while running: \($0)" } ?? ""
        return advice.map { "\(head)\(during); \($0)" } ?? head + during
    }

    private var advice: String? {
        switch kind {
        case .cannotOpen, .notOurDatabase, .driverMissing, .locked, .newerDatabase, .closed, .unsupported: nil
        case .busy: "another process is writing; try again, and find out what holds it if this comes back"
        case .conflict: "two writers crossed and nothing was changed; try again"
        case .constraint, .statement, .changedMigration, .invalidValue:
            "nothing was changed; this is a mistake in Plumbline, please report it with this text"
        case .diskFull: "nothing was changed; make room on the disk and try again"
        case .readOnly: "check the owner and the permissions of the file and of its folder"
        case .corrupt: "stop the server, check the disk, run `plumbline doctor`, and restore the last backup if needed"
        case .connectionLost: "check that the server runs and can be reached; the next use connects again"
        case .other: "run `plumbline doctor`"
        }
    }
}
