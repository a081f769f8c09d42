#if Postgres
    import CPostgres

    /// The values of a statement in the server's binary form, each with its type.
    ///
    /// Types are named, not guessed: the server would take `$1 + 1` for 32 bits.
    struct PostgresArguments {
        private var bytes: [CChar] = []
        private var starts: [Int?] = []
        private var lengths: [Int32] = []
        let types: [Oid]

        init(_ values: [SQLValue]) throws(DatastoreError) {
            types = values.map(Self.type)
            for value in values {
                let start = bytes.count
                switch value {
                case .null: break
                case .integer(let number): append(UInt64(bitPattern: number))
                case .real(let number):
                    guard !number.isNaN else {
                        throw DatastoreError(.invalidValue, "a real number that is not a number (NaN) cannot be kept")
                    }
                    append(number.bitPattern)
                case .text(let text): bytes.append(contentsOf: text.utf8.lazy.map { CChar(bitPattern: $0) })
                case .blob(let blob): bytes.append(contentsOf: blob.lazy.map { CChar(bitPattern: $0) })
                }
                starts.append(value == .null ? nil : start)
                lengths.append(Int32(bytes.count - start))
            }
            // Never without an address: an empty text is not NULL.
            bytes.append(0)
        }

        /// The kinds of the values in a few characters, to tell one prepared statement from another.
        var signature: String { types.map { String($0) }.joined(separator: ",") }

        /// Hands the values over as libpq takes them: how many, where, how long, and that they are binary.
        func with<T>(
            _ body: (
                Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
            ) -> T
        ) -> T {
            bytes.withUnsafeBufferPointer { buffer in
                let pointers = starts.map { start in start.flatMap { start in buffer.baseAddress.map { $0 + start } } }
                return body(Int32(starts.count), pointers, lengths, [Int32](repeating: 1, count: starts.count))
            }
        }

        private mutating func append(_ number: UInt64) {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(CChar(truncatingIfNeeded: number >> shift))
            }
        }

        private static func type(_ value: SQLValue) -> Oid {
            switch value {
            // Of no type: it takes that of its place.
            case .null: 0
            case .integer: PostgresType.int8
            case .real: PostgresType.float8
            case .text: PostgresType.text
            case .blob: PostgresType.bytea
            }
        }
    }
#endif
