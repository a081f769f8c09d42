public import Persistence

/// The door to everything that is kept: migrated on opening, every statement inside.
public struct Store: Sendable {
    /// The database.
    public let datastore: Datastore

    /// Brings the schema of an opened database up to date and gives the door to it.
    ///
    /// - Throws: `DatastoreError` when the database was made by a newer Plumbline, or a step fails.
    public init(_ datastore: Datastore) throws {
        self.datastore = datastore
        try Migrator(Self.migrations).migrate(datastore)
    }

    /// Reads from one consistent state of the database.
    public func read<T: Sendable>(_ body: @Sendable (StoreTransaction) throws -> T) async throws -> T {
        try await datastore.read { connection in try body(StoreTransaction(connection)) }
    }

    /// Writes in one transaction, which is rolled back when the body throws; durable on return.
    public func write<T: Sendable>(_ body: @Sendable (StoreTransaction) throws -> T) async throws -> T {
        try await datastore.write { connection in try body(StoreTransaction(connection)) }
    }
}

/// The statements, within one transaction; valid only inside the block it is given to.
public struct StoreTransaction {
    let connection: SQLConnection

    init(_ connection: SQLConnection) {
        self.connection = connection
    }
}
