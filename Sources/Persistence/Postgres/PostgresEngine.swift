#if Postgres
    import Synchronization

    /// The driver for PostgreSQL: one connection that writes and several that read, each with a thread of its own.
    final class PostgresEngine: DatastoreEngine {
        private let target: PostgresTarget
        private let writer: PostgresLane
        private let readers: [PostgresLane]
        /// How many blocks each reader has to run.
        private let load: Mutex<[Int]>

        /// One number for every Plumbline: the key of the advisory lock of writers, and of servers.
        private static let writerKey: Int64 = 0x504C_4D42_0001
        private static let serverKey: Int64 = 0x504C_4D42_0002

        /// Writers take turns, also those of other processes, as on SQLite: each sees what the one before it committed.
        private static let writing = "BEGIN; SELECT pg_advisory_xact_lock(\(writerKey))"
        private static let reading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

        var place: String { target.place }

        init(address: String, password: String?, options: DatastoreOptions) throws(DatastoreError) {
            let target = try PostgresTarget(address: address, password: password, busyTimeout: options.busyTimeout)
            self.target = target
            writer = PostgresLane(target, log: options.statementLog, label: "plumbline.postgres.writer")
            readers = (0..<options.readers).map { index in
                PostgresLane(target, log: options.statementLog, label: "plumbline.postgres.reader.\(index)")
            }
            load = Mutex([Int](repeating: 0, count: options.readers))
            do {
                try writer.withSessionSync { _ in }
            } catch let error as DatastoreError {
                throw error
            } catch {
                throw DatastoreError(.cannotOpen, "\(error)", place: target.place)
            }
        }

        func read<T: Sendable>(_ body: @Sendable (SQLConnection) throws -> T) async throws -> T {
            try Task.checkCancellation()
            let index = takeReader()
            defer { giveBack(index) }
            return try await readers[index].transaction(Self.reading, body)
        }

        func write<T: Sendable>(_ body: @Sendable (SQLConnection) throws -> T) async throws -> T {
            try Task.checkCancellation()
            return try await writer.transaction(Self.writing, body)
        }

        func readSync<T: Sendable>(_ body: @Sendable (SQLConnection) throws -> T) throws -> T {
            let index = takeReader()
            defer { giveBack(index) }
            return try readers[index].transactionSync(Self.reading, body)
        }

        func writeSync<T: Sendable>(_ body: @Sendable (SQLConnection) throws -> T) throws -> T {
            try writer.transactionSync(Self.writing, body)
        }

        func close() throws {
            writer.closeSync()
            for reader in readers { reader.closeSync() }
        }

        /// The server looks after its own log.
        func checkpoint() throws -> Bool { true }

        func backup(to path: String, progress: (Double) -> Void) throws {
            throw DatastoreError(
                .unsupported, "a PostgreSQL database is copied with its own tools; run `pg_dump` or `pg_basebackup`",
                place: place)
        }

        func integrityCheck() throws -> [String] {
            throw DatastoreError(
                .unsupported, "a PostgreSQL database is checked with its own tools; run `pg_amcheck`", place: place)
        }

        func lockForServing() throws -> ExclusiveLock {
            let lane = PostgresLane(target, log: nil, label: "plumbline.postgres.lock")
            let isTaken = try lane.withSessionSync { session in
                try session.rows(
                    RenderedSQL(
                        text: "SELECT pg_try_advisory_lock($1) AS taken", arguments: [.integer(Self.serverKey)]),
                    onlyFirst: true
                ).first?.bool("taken") ?? false
            }
            guard isTaken else {
                throw DatastoreError(
                    .locked, "it is served by another Plumbline; stop that one first, or name another database",
                    place: place)
            }
            // The lane's connection holds the lock, and ends with the lane.
            return ExclusiveLock(lane)
        }

        func notifications(on channel: String) -> AsyncStream<String>? {
            PostgresListener.notifications(on: channel, of: target)
        }

        private func takeReader() -> Int {
            load.withLock { load in
                var least = 0
                for index in load.indices where load[index] < load[least] { least = index }
                load[least] += 1
                return least
            }
        }

        private func giveBack(_ index: Int) {
            load.withLock { $0[index] -= 1 }
        }
    }
#endif
