#if Postgres
    import CPostgres

    /// One connection to the server; owned by one lane and used by nobody else.
    final class PostgresSession: SQLSession {
        let engine = SQLEngine.postgres
        let place: String
        let connection: OpaquePointer
        var cursors = 0
        private var prepared: [String: String] = [:]

        /// More would only fill the server's memory; texts made from lists could come in any number.
        private static let preparedLimit = 256

        /// Connects and sets the session up.
        init(_ target: PostgresTarget) throws(DatastoreError) {
            place = target.place
            guard let connection = Self.connect(target) else {
                throw DatastoreError(.cannotOpen, "there is no memory for a connection", place: target.place)
            }
            self.connection = connection
            guard PQstatus(connection) == CONNECTION_OK else {
                throw DatastoreError(
                    .cannotOpen, "\(message); check that the server runs, the address, the user and the password",
                    place: place)
            }
            guard PQserverVersion(connection) >= 150_000 else {
                throw DatastoreError(
                    .cannotOpen,
                    "the server is version \(PQserverVersion(connection) / 10_000); it must be 15 or newer",
                    place: place)
            }
            // Each in force whatever the server's own settings say: a commit that is reported is on the disk.
            try command(
                """
                SET lock_timeout = \(target.busyTimeout);
                SET idle_in_transaction_session_timeout = 60000;
                SET client_min_messages = error;
                SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
                """)
        }

        deinit {
            PQfinish(connection)
        }

        /// Whether the connection is known to be gone.
        var isLost: Bool { PQstatus(connection) != CONNECTION_OK }

        /// What libpq says last, on one line.
        var message: String {
            let text = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
            return text.split(whereSeparator: \.isNewline).joined(separator: "; ")
        }

        /// Runs statements of the driver's own, without values; gives the word for what the last one did.
        @discardableResult
        func command(_ text: String) throws(DatastoreError) -> String {
            let result = PostgresResult(PQexec(connection, text))
            guard result.isSuccess else { throw failure(result, text) }
            return result.tag
        }

        func execute(_ statement: RenderedSQL) throws -> Int {
            try run(statement).changes
        }

        func rows(_ statement: RenderedSQL, onlyFirst: Bool) throws -> [SQLRow] {
            let result = try run(statement)
            let columns = result.columns(of: statement.text)
            return (0..<(onlyFirst ? min(1, result.rowCount) : result.rowCount)).map { result.row($0, columns) }
        }

        func prepare(_ statement: RenderedSQL) throws {
            _ = try name(of: statement.text, PostgresArguments(statement.arguments))
        }

        func hasTable(_ name: String) throws -> Bool {
            try !rows(
                RenderedSQL(
                    text: "SELECT 1 FROM pg_catalog.pg_class WHERE oid = to_regclass($1) AND relkind IN ('r', 'p')",
                    arguments: [.text(name)]),
                onlyFirst: true
            ).isEmpty
        }

        func notify(_ channel: String, _ payload: String) throws {
            _ = try run(RenderedSQL(text: "SELECT pg_notify($1, $2)", arguments: [.text(channel), .text(payload)]))
        }

        func failure(_ result: borrowing PostgresResult, _ text: String) -> DatastoreError {
            guard !isLost else { return DatastoreError(.connectionLost, message, place: place, statement: text) }
            return DatastoreError(result, place: place, statement: text)
        }

        private func run(_ statement: RenderedSQL) throws(DatastoreError) -> PostgresResult {
            let arguments = try PostgresArguments(statement.arguments)
            let name = try name(of: statement.text, arguments)
            let result = PostgresResult(
                arguments.with { count, values, lengths, formats in
                    PQexecPrepared(connection, name, count, values, lengths, formats, 0)
                })
            guard result.isSuccess else { throw failure(result, statement.text) }
            return result
        }

        private func name(of text: String, _ arguments: PostgresArguments) throws(DatastoreError) -> String {
            let key = arguments.signature + " " + text
            if let name = prepared[key] { return name }
            if prepared.count >= Self.preparedLimit {
                try command("DEALLOCATE ALL")
                prepared.removeAll()
            }
            let name = "plumbline_\(prepared.count)"
            let result = PostgresResult(
                PQprepare(connection, name, text, Int32(arguments.types.count), arguments.types))
            guard result.isSuccess else { throw failure(result, text) }
            prepared[key] = name
            return name
        }

        private static func connect(_ target: PostgresTarget) -> OpaquePointer? {
            // What stands before `dbname` is a default that the address may change.
            var settings: [(String, String)] = [
                ("connect_timeout", "5"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
                ("keepalives_count", "3"), ("tcp_user_timeout", "60000"), ("application_name", "plumbline"),
                ("dbname", target.address), ("client_encoding", "UTF8"),
            ]
            if let password = target.password { settings.append(("password", password)) }
            let texts = settings.flatMap { [$0.0, $0.1] }.map { Array($0.utf8CString) }
            let bytes = texts.flatMap(\.self)
            return bytes.withUnsafeBufferPointer { buffer in
                var keywords: [UnsafePointer<CChar>?] = []
                var values: [UnsafePointer<CChar>?] = []
                var start = 0
                for (index, text) in texts.enumerated() {
                    let pointer = buffer.baseAddress.map { $0 + start }
                    if index.isMultiple(of: 2) { keywords.append(pointer) } else { values.append(pointer) }
                    start += text.count
                }
                return PQconnectdbParams(keywords + [nil], values + [nil], 1)
            }
        }
    }
#endif
