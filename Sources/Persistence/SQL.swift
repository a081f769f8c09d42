/// A statement whose interpolated values become bound arguments, and whose types each engine renders its own way.
///
/// ```swift
/// let statement: SQL = "SELECT title FROM subject WHERE kind = \(kind) AND path = \(path)"
/// ```
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    /// A part of a statement.
    enum Part: Sendable {
        case text(String)
        case argument(SQLValue)
        case type(SQLType)
    }

    var parts: [Part]

    /// A statement without arguments.
    public init(stringLiteral value: StaticString) {
        parts = [.text(value.description)]
    }

    /// A statement from an interpolated literal.
    public init(stringInterpolation: Interpolation) {
        parts = stringInterpolation.parts
    }

    /// Collects the parts of an interpolated literal.
    public struct Interpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        /// Starts a literal.
        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        /// Adds the program's own words; no string made at run time can get here.
        public mutating func appendLiteral(_ literal: StaticString) {
            parts.append(.text(literal.description))
        }

        /// Adds a value as a bound argument.
        public mutating func appendInterpolation(_ value: some SQLConvertible) {
            parts.append(.argument(value.sqlValue))
        }

        /// Adds a value as a bound argument, NULL for nothing.
        public mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            parts.append(.argument(value?.sqlValue ?? .null))
        }

        /// Adds a column type in the engine's own words.
        public mutating func appendInterpolation(_ type: SQLType) {
            parts.append(.type(type))
        }

        /// Adds another statement's text and arguments.
        public mutating func appendInterpolation(_ sql: SQL) {
            parts += sql.parts
        }
    }
}

/// A column type that each engine renders in its own words.
public enum SQLType: Sendable {
    /// 64-bit integer: `INTEGER`, `BIGINT`.
    case int64
    /// 64-bit integer primary key that the rows are clustered by: `INTEGER PRIMARY KEY`, `BIGINT PRIMARY KEY`.
    case rowKey
    /// Bytes: `BLOB`, `BYTEA`.
    case bytes
    /// Text.
    case text
    /// 64-bit floating point: `REAL`, `DOUBLE PRECISION`.
    case real
}

/// A value that a statement takes or gives.
public enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

/// What can be interpolated into a statement.
public protocol SQLConvertible {
    /// The value as it is bound.
    var sqlValue: SQLValue { get }
}

extension Int64: SQLConvertible {
    /// The number.
    public var sqlValue: SQLValue { .integer(self) }
}

extension Int: SQLConvertible {
    /// The number.
    public var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Bool: SQLConvertible {
    /// 1 or 0: the engines agree on integers only.
    public var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension Double: SQLConvertible {
    /// The number.
    public var sqlValue: SQLValue { .real(self) }
}

extension String: SQLConvertible {
    /// The text.
    public var sqlValue: SQLValue { .text(self) }
}

extension [UInt8]: SQLConvertible {
    /// The bytes.
    public var sqlValue: SQLValue { .blob(self) }
}
