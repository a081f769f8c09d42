#if Postgres
    import CPostgres

    extension PostgresSession {
        /// Rows fetched at once by `forEach`.
        private static let rowsPerFetch = 500

        /// Bytes sent at once by `append`.
        private static let chunk = 65_536

        func forEach(_ statement: RenderedSQL, _ body: (SQLRow) throws -> Void) throws {
            cursors += 1
            let cursor = "plumbline_cursor_\(cursors)"
            let arguments = try PostgresArguments(statement.arguments)
            let opened = PostgresResult(
                arguments.with { count, values, lengths, formats in
                    PQexecParams(
                        connection, "DECLARE \(cursor) NO SCROLL CURSOR FOR \(statement.text)", count, arguments.types,
                        values, lengths, formats, 0)
                })
            guard opened.isSuccess else { throw failure(opened, statement.text) }
            // When the body throws, the cursor ends with its transaction.
            while true {
                let result = PostgresResult(PQexec(connection, "FETCH FORWARD \(Self.rowsPerFetch) FROM \(cursor)"))
                guard result.isSuccess else { throw failure(result, statement.text) }
                let columns = result.columns(of: statement.text)
                for index in 0..<result.rowCount { try body(result.row(index, columns)) }
                if result.rowCount < Self.rowsPerFetch { break }
            }
            try command("CLOSE \(cursor)")
        }

        func append(_ load: BulkLoad) throws {
            let text = "COPY \(load.table) (\(load.columns.joined(separator: ", "))) FROM STDIN"
            let started = PostgresResult(PQexec(connection, text))
            guard started.status == PGRES_COPY_IN else { throw failure(started, text) }
            do {
                var bytes: [UInt8] = []
                bytes.reserveCapacity(Self.chunk + 1024)
                for row in load.rows {
                    try PostgresCopyText.append(row, to: &bytes)
                    if bytes.count >= Self.chunk { try send(&bytes, text) }
                }
                try send(&bytes, text)
            } catch {
                PQputCopyEnd(connection, "given up")
                _ = endOfCopy(text)
                throw error
            }
            guard PQputCopyEnd(connection, nil) == 1 else {
                throw DatastoreError(.connectionLost, message, place: place, statement: text)
            }
            if let failure = endOfCopy(text) { throw failure }
        }

        private func send(_ bytes: inout [UInt8], _ text: String) throws(DatastoreError) {
            let code = bytes.withUnsafeBytes { buffer in
                PQputCopyData(
                    connection, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
            }
            guard code == 1 else { throw DatastoreError(.connectionLost, message, place: place, statement: text) }
            bytes.removeAll(keepingCapacity: true)
        }

        /// Reads what the server says at the end, which must be read to the last answer.
        private func endOfCopy(_ text: String) -> DatastoreError? {
            var first: DatastoreError?
            while let handle = PQgetResult(connection) {
                let result = PostgresResult(handle)
                if !result.isSuccess, first == nil { first = failure(result, text) }
                if isLost { break }
            }
            return first
        }
    }

    /// The text form of `COPY`, which the server checks against the columns' types, unlike the binary one.
    enum PostgresCopyText {
        static func append(_ row: [SQLValue], to bytes: inout [UInt8]) throws(DatastoreError) {
            for (index, value) in row.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: "\t")) }
                switch value {
                case .null: bytes.append(contentsOf: "\\N".utf8)
                case .integer(let number): bytes.append(contentsOf: String(number).utf8)
                case .real(let number):
                    guard !number.isNaN else {
                        throw DatastoreError(.invalidValue, "a real number that is not a number (NaN) cannot be kept")
                    }
                    let text = number.isInfinite ? (number < 0 ? "-Infinity" : "Infinity") : String(number)
                    bytes.append(contentsOf: text.utf8)
                case .text(let text):
                    for byte in text.utf8 { append(character: byte, to: &bytes) }
                case .blob(let blob):
                    bytes.append(contentsOf: "\\\\x".utf8)
                    for byte in blob {
                        bytes.append(digit(byte >> 4))
                        bytes.append(digit(byte & 0xf))
                    }
                }
            }
            bytes.append(UInt8(ascii: "\n"))
        }

        private static func append(character: UInt8, to bytes: inout [UInt8]) {
            let escaped: UInt8? =
                switch character {
                case UInt8(ascii: "\\"): UInt8(ascii: "\\")
                case UInt8(ascii: "\t"): UInt8(ascii: "t")
                case UInt8(ascii: "\n"): UInt8(ascii: "n")
                case UInt8(ascii: "\r"): UInt8(ascii: "r")
                default: nil
                }
            if escaped != nil { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(escaped ?? character)
        }

        private static func digit(_ value: UInt8) -> UInt8 {
            value < 10 ? value + UInt8(ascii: "0") : value - 10 + UInt8(ascii: "a")
        }
    }
#endif
