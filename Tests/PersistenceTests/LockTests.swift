import Foundation
import Persistence
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct LockTests {
    @Test(arguments: TestEngine.allCases) func `a second server is refused until the first lets go`(
        _ engine: TestEngine
    ) throws {
        let database = try TestDatabase(engine)
        let (first, second) = (try database.open(), try database.open())
        let lock = try first.lockForServing()
        let error = #expect(throws: DatastoreError.self) { try second.lockForServing() }
        #expect(error?.kind == .locked)
        #expect(error?.description.contains("stop that one first") == true)
        lock.release()
        lock.release()
        let again = try second.lockForServing()
        #expect(throws: DatastoreError.self) { try first.lockForServing() }
        again.release()
    }

    @Test(arguments: TestEngine.allCases) func `a lock does not keep others from reading and writing`(
        _ engine: TestEngine
    ) throws {
        let database = try TestDatabase(engine)
        let (server, command) = (try database.openWithNotes(), try database.open())
        let lock = try server.lockForServing()
        try command.writeSync { try $0.addNote(1) }
        #expect(try server.readSync { try $0.count() } == 1)
        lock.release()
    }

    @Test func `a lock holds whatever link leads to the file, and names the process`() throws {
        let folder = try TemporaryFolder()
        let first = try Datastore.open(.sqlite(folder.path("a.sqlite")))
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("b.sqlite"), withDestinationPath: folder.path("a.sqlite"))
        let second = try Datastore.open(.sqlite(folder.path("b.sqlite")))
        let lock = try first.lockForServing()
        let error = #expect(throws: DatastoreError.self) { try second.lockForServing() }
        #expect(error?.description.contains("process \(ProcessInfo.processInfo.processIdentifier)") == true)
        lock.release()
    }

    @Test func `a killed server's lock is free at once`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.sqlite")
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let datastore = try Datastore.open(.sqlite(path))
            let lock = try datastore.lockForServing()
            kill(getpid(), SIGKILL)
            lock.release()
        }
        let lock = try Datastore.open(.sqlite(path)).lockForServing()
        lock.release()
    }
}
