extension SQLRow {
    /// The integer of a column.
    public func int64(_ column: String) throws(SQLDecodingError) -> Int64 {
        let value = try value(column)
        guard case .integer(let number) = value else { throw mismatch(column, value, expected: "an integer") }
        return number
    }

    /// The integer of a column, nothing for NULL.
    public func optionalInt64(_ column: String) throws(SQLDecodingError) -> Int64? {
        try value(column) == .null ? nil : int64(column)
    }

    /// The text of a column.
    public func text(_ column: String) throws(SQLDecodingError) -> String {
        let value = try value(column)
        guard case .text(let text) = value else { throw mismatch(column, value, expected: "text") }
        return text
    }

    /// The text of a column, nothing for NULL.
    public func optionalText(_ column: String) throws(SQLDecodingError) -> String? {
        try value(column) == .null ? nil : text(column)
    }

    /// The number of a column; an integer is taken as one.
    public func real(_ column: String) throws(SQLDecodingError) -> Double {
        let value = try value(column)
        switch value {
        case .real(let number): return number
        case .integer(let number): return Double(number)
        case .null, .text, .blob: throw mismatch(column, value, expected: "a number")
        }
    }

    /// The number of a column, nothing for NULL.
    public func optionalReal(_ column: String) throws(SQLDecodingError) -> Double? {
        try value(column) == .null ? nil : real(column)
    }

    /// The bytes of a column.
    public func bytes(_ column: String) throws(SQLDecodingError) -> [UInt8] {
        let value = try value(column)
        guard case .blob(let bytes) = value else { throw mismatch(column, value, expected: "bytes") }
        return bytes
    }

    /// The bytes of a column, nothing for NULL.
    public func optionalBytes(_ column: String) throws(SQLDecodingError) -> [UInt8]? {
        try value(column) == .null ? nil : bytes(column)
    }

    /// The truth of a column that holds 0 or 1.
    public func bool(_ column: String) throws(SQLDecodingError) -> Bool {
        let value = try value(column)
        switch value {
        case .integer(0): return false
        case .integer(1): return true
        case .integer, .null, .real, .text, .blob: throw mismatch(column, value, expected: "0 or 1")
        }
    }

    /// The truth of a column that holds 0 or 1, nothing for NULL.
    public func optionalBool(_ column: String) throws(SQLDecodingError) -> Bool? {
        try value(column) == .null ? nil : bool(column)
    }
}

extension SQLRow {
    /// The integer at a place.
    public func int64(_ index: Int) throws(SQLDecodingError) -> Int64 {
        let value = try value(index)
        guard case .integer(let number) = value else { throw mismatch(name(index), value, expected: "an integer") }
        return number
    }

    /// The text at a place.
    public func text(_ index: Int) throws(SQLDecodingError) -> String {
        let value = try value(index)
        guard case .text(let text) = value else { throw mismatch(name(index), value, expected: "text") }
        return text
    }

    /// The bytes at a place.
    public func bytes(_ index: Int) throws(SQLDecodingError) -> [UInt8] {
        let value = try value(index)
        guard case .blob(let bytes) = value else { throw mismatch(name(index), value, expected: "bytes") }
        return bytes
    }

    /// The number at a place; an integer is taken as one.
    public func real(_ index: Int) throws(SQLDecodingError) -> Double {
        let value = try value(index)
        switch value {
        case .real(let number): return number
        case .integer(let number): return Double(number)
        case .null, .text, .blob: throw mismatch(name(index), value, expected: "a number")
        }
    }

    private func name(_ index: Int) -> String {
        columns.names.indices.contains(index) ? columns.names[index] : "number \(index)"
    }
}
