/// The database engines that the one SQL is written for.
public enum SQLEngine: String, Sendable, CaseIterable {
    /// SQLite 3.40 and newer: one file, one machine.
    case sqlite
    /// PostgreSQL 15 and newer: several processes on one database.
    case postgres
}

/// A statement in the words of one engine: its text with numbered places, and the values for them.
public struct RenderedSQL: Sendable, Hashable {
    /// The text; places are `?1` … for SQLite, `$1` … for PostgreSQL.
    public let text: String
    /// The values, in the order of their places.
    public let arguments: [SQLValue]
}

extension SQL {
    /// The statement in the words of an engine.
    public func rendered(for engine: SQLEngine) -> RenderedSQL {
        var text = ""
        var arguments: [SQLValue] = []
        for part in parts {
            switch part {
            case .text(let words): text += words
            case .type(let type): text += type.name(for: engine)
            case .argument(let value):
                arguments.append(value)
                text += engine == .sqlite ? "?" : "$"
                text += String(arguments.count)
            }
        }
        return RenderedSQL(text: text, arguments: arguments)
    }

    /// The statement without the values and in no engine's words: what two equal statements have in common.
    var canonicalText: String {
        parts.map { part in
            switch part {
            case .text(let words): words
            case .type(let type): "\u{1}\(type)\u{1}"
            case .argument(let value): "\u{2}\(value.kindName)\u{2}"
            }
        }.joined()
    }
}

extension SQLType {
    /// The type in the words of an engine.
    ///
    /// Text is compared by its bytes on both engines, so that both give the same order whatever the server's language.
    func name(for engine: SQLEngine) -> String {
        switch (self, engine) {
        case (.int64, .sqlite): "INTEGER"
        case (.int64, .postgres): "BIGINT"
        case (.rowKey, .sqlite): "INTEGER PRIMARY KEY"
        case (.rowKey, .postgres): "BIGINT PRIMARY KEY"
        case (.bytes, .sqlite): "BLOB"
        case (.bytes, .postgres): "BYTEA"
        case (.text, .sqlite): "TEXT"
        case (.text, .postgres): "TEXT COLLATE \"C\""
        case (.real, .sqlite): "REAL"
        case (.real, .postgres): "DOUBLE PRECISION"
        }
    }
}

extension SQLValue {
    /// What kind of value it is, in a word; never the value itself.
    var kindName: String {
        switch self {
        case .null: "NULL"
        case .integer: "an integer"
        case .real: "a real number"
        case .text: "text"
        case .blob: "bytes"
        }
    }
}
