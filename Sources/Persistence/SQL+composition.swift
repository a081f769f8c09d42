extension SQL {
    /// One statement after another, as one.
    public static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.parts += right.parts
        return sum
    }

    /// Statements with a separator between them: conditions with `" AND "`, values of an `IN` list with `", "`.
    ///
    /// No statements give an empty one, which is no list in SQL: ask before.
    public static func join(_ parts: [SQL], separator: SQL) -> SQL {
        var joined = SQL(parts: [])
        for (index, part) in parts.enumerated() {
            if index > 0 { joined.parts += separator.parts }
            joined.parts += part.parts
        }
        return joined
    }

    init(parts: [Part]) {
        self.parts = parts
    }
}

extension SQLValue: SQLConvertible {
    /// Itself.
    public var sqlValue: SQLValue { self }
}
