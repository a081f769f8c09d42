import Persistence
import Testing

@Suite(.timeLimit(.minutes(1)))
struct TransactionTests {
    @Test(arguments: TestEngine.allCases) func `a block that throws leaves nothing behind`(_ engine: TestEngine)
        async throws
    {
        let datastore = try TestDatabase(engine).openWithNotes()
        await #expect(throws: Refusal()) {
            try await datastore.write { connection in
                try connection.addNote(1)
                throw Refusal()
            }
        }
        #expect(try await datastore.read { try $0.count() } == 0)
        try await datastore.write { try $0.addNote(1) }
        #expect(try await datastore.read { try $0.count() } == 1)
    }

    @Test(arguments: TestEngine.allCases)
    func `after a failed statement nothing is kept, even if the failure is ignored`(
        _ engine: TestEngine
    ) async throws {
        let datastore = try TestDatabase(engine).openWithNotes()
        let error = await #expect(throws: DatastoreError.self) {
            try await datastore.write { connection in
                try connection.addNote(1)
                try? connection.addNote(1)
                try? connection.addNote(2)
            }
        }
        #expect(error?.isUniqueViolation == true)
        #expect(try await datastore.read { try $0.count() } == 0)
    }

    @Test(arguments: TestEngine.allCases) func `a read cannot write`(_ engine: TestEngine) async throws {
        let datastore = try TestDatabase(engine).openWithNotes()
        let error = await #expect(throws: DatastoreError.self) { try await datastore.read { try $0.addNote(1) } }
        #expect(error?.kind == .readOnly)
        #expect(try await datastore.read { try $0.count() } == 0)
    }

    @Test(arguments: TestEngine.allCases) func `a reader sees one state, and holds up no writer`(_ engine: TestEngine)
        throws
    {
        let database = try TestDatabase(engine)
        let (reader, writer) = (try database.openWithNotes(), try database.open())
        let counts = try reader.readSync { connection in
            let before = try connection.count()
            try writer.writeSync { try $0.addNote(1) }
            return (before, try connection.count())
        }
        #expect(counts == (0, 0))
        #expect(try reader.readSync { try $0.count() } == 1)
    }

    @Test(arguments: TestEngine.allCases) func `writers of two processes take turns, so no update is lost`(
        _ engine: TestEngine
    ) async throws {
        let database = try TestDatabase(engine)
        let stores = [try database.openWithNotes(), try database.open()]
        try await stores[0].write { try $0.addNote(1, size: 0) }
        try await withThrowingTaskGroup { group in
            for index in 0..<60 {
                group.addTask {
                    try await stores[index % 2].write { connection in
                        let size = try connection.row("SELECT size FROM note WHERE id = 1")?.int64("size") ?? 0
                        try connection.execute("UPDATE note SET size = \(size + 1) WHERE id = 1")
                    }
                }
            }
            try await group.waitForAll()
        }
        let size = try await stores[0].read { try $0.row("SELECT size FROM note")?.int64("size") }
        #expect(size == 60)
    }

    @Test(arguments: TestEngine.allCases) func `many readers beside a writer each see a whole state`(
        _ engine: TestEngine
    ) async throws {
        let datastore = try TestDatabase(engine).openWithNotes()
        try await datastore.write { connection in
            for id in 1...10 { try connection.addNote(id, size: 100) }
        }
        try await withThrowingTaskGroup { group in
            for round in 0..<40 {
                group.addTask {
                    try await datastore.write { connection in
                        try connection.execute("UPDATE note SET size = size - 7 WHERE id = \(round % 10 + 1)")
                        try connection.execute("UPDATE note SET size = size + 7 WHERE id = \((round + 3) % 10 + 1)")
                    }
                }
                group.addTask {
                    let sum = try await datastore.read { connection in
                        // In several statements: the state must be the same for all of them.
                        try (1...10).reduce(Int64(0)) { sum, id in
                            try sum + (connection.row("SELECT size FROM note WHERE id = \(id)")?.int64("size") ?? 0)
                        }
                    }
                    #expect(sum == 1000)
                }
            }
            try await group.waitForAll()
        }
    }

    @Test(arguments: TestEngine.allCases) func `a writer that waits too long is told so`(_ engine: TestEngine) throws {
        let database = try TestDatabase(engine)
        let holder = try database.openWithNotes()
        let hasty = try database.open(DatastoreOptions(busyTimeout: 20))
        try holder.writeSync { connection in
            try connection.addNote(1)
            let error = #expect(throws: DatastoreError.self) { try hasty.writeSync { try $0.addNote(2) } }
            #expect(error?.kind == .busy)
            #expect(error?.description.contains("try again") == true)
        }
        try hasty.writeSync { try $0.addNote(2) }
        #expect(try holder.readSync { try $0.count() } == 2)
    }

    @Test(arguments: TestEngine.allCases) func `a cancelled task changes nothing`(_ engine: TestEngine) async throws {
        let datastore = try TestDatabase(engine).openWithNotes()
        // Unstructured, because it is cancelled before it begins.
        let task = Task {
            unsafe withUnsafeCurrentTask { task in unsafe task?.cancel() }
            try await datastore.write { try $0.addNote(1) }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await datastore.read { try $0.count() } == 0)
    }

    @Test(arguments: TestEngine.allCases) func `a closed database says so`(_ engine: TestEngine) async throws {
        let datastore = try TestDatabase(engine).openWithNotes()
        try datastore.close()
        for use in [
            { @Sendable in _ = try await datastore.read { try $0.count() } },
            { @Sendable in try await datastore.write { try $0.addNote(1) } },
        ] {
            let error = await #expect(throws: DatastoreError.self) { try await use() }
            #expect(error?.kind == .closed)
        }
    }
}
