#if Postgres
    import CPostgres
    // Dispatch is not annotated on Linux; a queue is safe to share by its nature.
    @preconcurrency import Dispatch

    /// One connection and the thread that waits for it; connects when first used, and again after a loss.
    actor PostgresLane {
        private let target: PostgresTarget
        private let log: StatementLog?
        private nonisolated let executor: QueueExecutor
        private var session: PostgresSession?
        private var isClosed = false

        nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

        init(_ target: PostgresTarget, log: StatementLog?, label: String) {
            self.target = target
            self.log = log
            executor = QueueExecutor(label: label)
        }

        /// Runs a block in a transaction that begins with the given statements.
        func transaction<T: Sendable>(
            _ opening: String, _ body: @Sendable (SQLConnection) throws -> T
        ) throws -> T {
            let session = try begin(opening)
            defer { if session.isLost { self.session = nil } }
            do {
                let connection = SQLConnection(session, log: log)
                let result = try body(connection)
                if let failure = connection.failure { throw failure }
                // The server answers a commit with ROLLBACK when a statement of the transaction had failed.
                guard try session.command("COMMIT") == "COMMIT" else {
                    throw DatastoreError(.other, "the server rolled the transaction back", place: target.place)
                }
                return result
            } catch {
                // What cannot be rolled back must not be used again; the server gives it up with the connection.
                if (try? session.command("ROLLBACK")) == nil { self.session = nil }
                throw error
            }
        }

        /// The same, blocking the calling thread.
        nonisolated func transactionSync<T: Sendable>(
            _ opening: String, _ body: @Sendable (SQLConnection) throws -> T
        ) throws -> T {
            try executor.queue.sync {
                try assumeIsolated { lane in try lane.transaction(opening, body) }
            }
        }

        /// Connects now, to see whether it works, and runs a block with the bare session.
        nonisolated func withSessionSync<T: Sendable>(_ body: @Sendable (PostgresSession) throws -> T) throws -> T {
            try executor.queue.sync {
                try assumeIsolated { lane in try body(lane.connected()) }
            }
        }

        /// Ends the connection; every further use throws.
        nonisolated func closeSync() {
            executor.queue.sync {
                assumeIsolated { lane in
                    lane.session = nil
                    lane.isClosed = true
                }
            }
        }

        private func connected() throws(DatastoreError) -> PostgresSession {
            guard !isClosed else { throw DatastoreError(.closed, "it was closed already", place: target.place) }
            if let session { return session }
            let fresh = try PostgresSession(target)
            session = fresh
            return fresh
        }

        private func begin(_ opening: String) throws(DatastoreError) -> PostgresSession {
            let isFresh = session == nil
            let session = try connected()
            do {
                try session.command(opening)
                return session
            } catch {
                // The server may have left meanwhile: nothing was asked of it yet, so it can be asked again.
                let wasLost = session.isLost || error.kind == .connectionLost
                self.session = nil
                guard wasLost, !isFresh else { throw error }
            }
            let again = try connected()
            try again.command(opening)
            return again
        }
    }
#endif
