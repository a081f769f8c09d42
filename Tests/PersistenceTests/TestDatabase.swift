import Foundation
import Persistence
import TestSupport

/// The engines that this build can test.
enum TestEngine: String, CaseIterable, Sendable {
    case sqlite
    #if Postgres
        case postgres
    #endif
}

/// An empty database of one test.
struct TestDatabase {
    let location: DatastoreLocation

    init(_ engine: TestEngine) throws {
        switch engine {
        case .sqlite:
            location = .sqlite(try TestFiles.folder.get().path("\(UUID().uuidString).sqlite"))
        #if Postgres
            case .postgres:
                location = .postgres(try PostgresServer.shared().newDatabase())
        #endif
        }
    }

    func open(_ options: DatastoreOptions = DatastoreOptions()) throws -> Datastore {
        try Datastore.open(location, options: options)
    }

    /// The database with a table `note (id, title, size, share, body)`.
    func openWithNotes(_ options: DatastoreOptions = DatastoreOptions()) throws -> Datastore {
        let datastore = try open(options)
        try datastore.writeSync { connection in
            try connection.execute(
                """
                CREATE TABLE note (
                    id \(.rowKey), title \(.text), size \(.int64), share \(.real), body \(.bytes))
                """)
        }
        return datastore
    }
}

extension SQLConnection {
    func count() throws -> Int64 {
        try row("SELECT COUNT(*) AS n FROM note")?.int64("n") ?? -1
    }

    func addNote(_ id: Int, title: String? = nil, size: Int? = nil) throws {
        try execute("INSERT INTO note (id, title, size) VALUES (\(id), \(title), \(size))")
    }
}

/// The folder for the files of this test process, removed at its end: a file must outlive every use of its database.
private enum TestFiles {
    static let folder: Result<TemporaryFolder, any Error> = {
        atexit { try? FileManager.default.removeItem(atPath: TestFiles.folder.get().path) }
        return Result { try TemporaryFolder() }
    }()
}

/// What a test throws to see where it comes out.
struct Refusal: Error, Equatable {}
