#if Postgres
    import CPostgres

    /// An answer of the server, freed at its end.
    struct PostgresResult: ~Copyable {
        private let handle: OpaquePointer?

        init(_ handle: OpaquePointer?) {
            self.handle = handle
        }

        deinit {
            PQclear(handle)
        }

        var status: ExecStatusType { PQresultStatus(handle) }

        /// Whether the statement did what it was asked.
        var isSuccess: Bool { status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK }

        /// The word for what was done, `COMMIT` for example.
        var tag: String { PQcmdStatus(handle).map { String(cString: $0) } ?? "" }

        /// The number of rows changed; a question changes none.
        var changes: Int {
            guard status == PGRES_COMMAND_OK || !tag.hasPrefix("SELECT") else { return 0 }
            return PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0
        }

        var rowCount: Int { Int(PQntuples(handle)) }

        /// A field of the server's report of an error.
        func field(_ code: Character) -> String? {
            guard let ascii = code.asciiValue else { return nil }
            return PQresultErrorField(handle, Int32(ascii)).map { String(cString: $0) }
        }

        func columns(of statement: String) -> SQLColumns {
            let names = (0..<PQnfields(handle)).map { PQfname(handle, $0).map { String(cString: $0) } ?? "" }
            return SQLColumns(names: names, statement: statement)
        }

        func row(_ index: Int, _ columns: SQLColumns) -> SQLRow {
            let values = columns.names.indices.map { value(Int32(index), Int32($0)) }
            return SQLRow(columns: columns, values: values)
        }

        private func value(_ row: Int32, _ column: Int32) -> SQLValue {
            guard PQgetisnull(handle, row, column) == 0, let start = PQgetvalue(handle, row, column) else {
                return .null
            }
            let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(handle, row, column)))
            let text = String(decoding: bytes, as: UTF8.self)
            switch PQftype(handle, column) {
            case PostgresType.int8, PostgresType.int4, PostgresType.int2, PostgresType.oid:
                return Int64(text).map { .integer($0) } ?? .text(text)
            case PostgresType.bool: return .integer(text == "t" ? 1 : 0)
            case PostgresType.float8, PostgresType.float4: return Double(text).map { .real($0) } ?? .text(text)
            // The sum of integers: an integer here as in SQLite, as long as it fits.
            case PostgresType.numeric:
                return Int64(text).map { .integer($0) } ?? Double(text).map { .real($0) } ?? .text(text)
            case PostgresType.bytea: return .blob(Self.bytes(hexadecimal: bytes))
            default: return .text(text)
            }
        }

        /// Reads `\x0a1b`, the form in which the server gives bytes.
        private static func bytes(hexadecimal: UnsafeRawBufferPointer) -> [UInt8] {
            let digits = hexadecimal.dropFirst(2)
            return [UInt8](unsafeUninitializedCapacity: digits.count / 2) { buffer, count in
                var index = digits.startIndex
                while index + 1 < digits.endIndex {
                    buffer[count] = digit(digits[index]) << 4 | digit(digits[index + 1])
                    count += 1
                    index += 2
                }
            }
        }

        private static func digit(_ character: UInt8) -> UInt8 {
            character < 0x3a ? character &- 0x30 : character &- 0x57
        }
    }

    /// The numbers by which the server knows its types (`pg_type.oid`, the same in every version).
    enum PostgresType {
        static let bool: Oid = 16
        static let bytea: Oid = 17
        static let int8: Oid = 20
        static let int2: Oid = 21
        static let int4: Oid = 23
        static let text: Oid = 25
        static let oid: Oid = 26
        static let float4: Oid = 700
        static let float8: Oid = 701
        static let numeric: Oid = 1700
    }
#endif
