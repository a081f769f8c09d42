/// Runs statements; valid only inside the block of `Datastore.read` or `Datastore.write` that it is given to.
///
/// After a statement has failed the transaction can only be given up, on both engines: every further statement throws the
/// same error, and nothing is committed even when the block returns normally.
public final class SQLConnection {
    private let session: any SQLSession
    private let log: StatementLog?
    private(set) var failure: DatastoreError?

    /// The engine that the statements run on; ask only where one SQL cannot do.
    public var engine: SQLEngine { session.engine }

    init(_ session: any SQLSession, log: StatementLog?) {
        self.session = session
        self.log = log
    }

    /// Runs a statement.
    ///
    /// - Returns: The number of rows changed.
    /// - Throws: `DatastoreError`.
    @discardableResult
    public func execute(_ sql: SQL) throws -> Int {
        try attempt(sql) { try session.execute($0) }
    }

    /// Runs a statement and gives all its rows.
    ///
    /// - Throws: `DatastoreError`.
    public func rows(_ sql: SQL) throws -> [SQLRow] {
        try attempt(sql) { try session.rows($0, onlyFirst: false) }
    }

    /// Runs a statement and gives its first row, nothing when there is none.
    ///
    /// - Throws: `DatastoreError`.
    public func row(_ sql: SQL) throws -> SQLRow? {
        try attempt(sql) { try session.rows($0, onlyFirst: true).first }
    }

    /// Runs a question and hands over its rows one by one, however many there are; the body may run other statements.
    ///
    /// - Throws: `DatastoreError`, or what the body throws, which ends the reading.
    public func forEach(_ sql: SQL, _ body: (SQLRow) throws -> Void) throws {
        try attempt(sql) { try session.forEach($0, body) }
    }

    /// Adds many rows to a table by the engine's fastest way.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - columns: The columns that the rows have values for.
    ///   - rows: The rows, each with one value per column, in that order.
    /// - Throws: `DatastoreError`; then none of the rows is kept, as the transaction can only be given up.
    public func append(into table: StaticString, columns: [StaticString], rows: [[SQLValue]]) throws {
        guard let first = rows.first else { return }
        let load = BulkLoad(table: table.description, columns: columns.map(\.description), rows: rows)
        if let row = rows.first(where: { $0.count != columns.count }) {
            throw DatastoreError(
                .statement, "a row for \(table) has \(row.count) values for \(columns.count) columns")
        }
        log?.record(load.insertion(for: first))
        try attempt { try session.append(load) }
    }

    /// Checks that a statement is right on this engine without running it.
    ///
    /// - Throws: `DatastoreError` when it is not.
    public func prepare(_ sql: SQL) throws {
        try attempt { try session.prepare(sql.rendered(for: engine)) }
    }

    /// Whether there is a table of that name.
    public func hasTable(_ name: StaticString) throws -> Bool {
        try attempt { try session.hasTable(name.description) }
    }

    /// Wakes those who listen on a channel once this transaction is committed (see `Datastore.notifications(on:)`).
    ///
    /// Does nothing on SQLite, where nobody can listen: the other side also asks from time to time.
    public func notify(_ channel: StaticString, _ payload: String = "") throws {
        try attempt { try session.notify(channel.description, payload) }
    }

    private func attempt<T>(_ sql: SQL, _ body: (RenderedSQL) throws -> T) throws -> T {
        log?.record(sql)
        return try attempt { try body(sql.rendered(for: engine)) }
    }

    private func attempt<T>(_ body: () throws -> T) throws -> T {
        if let failure { throw failure }
        do {
            return try body()
        } catch let error as DatastoreError {
            failure = failure ?? error
            throw error
        }
    }
}
