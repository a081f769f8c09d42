/// What a driver offers to `Datastore`.
protocol DatastoreEngine: Sendable {
    /// The database, without any password.
    var place: String { get }

    func read<T: Sendable>(_ body: @Sendable (SQLConnection) throws -> T) async throws -> T
    func write<T: Sendable>(_ body: @Sendable (SQLConnection) throws -> T) async throws -> T
    func readSync<T: Sendable>(_ body: @Sendable (SQLConnection) throws -> T) throws -> T
    func writeSync<T: Sendable>(_ body: @Sendable (SQLConnection) throws -> T) throws -> T
    func close() throws
    func checkpoint() throws -> Bool
    func backup(to path: String, progress: (Double) -> Void) throws
    func integrityCheck() throws -> [String]
    func lockForServing() throws -> ExclusiveLock
    func notifications(on channel: String) -> AsyncStream<String>?
}
