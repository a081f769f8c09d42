/// What stands at one place of a JSON text.
public enum JSONValue: Sendable, Hashable, CustomStringConvertible {
    case null
    case boolean(Bool)
    case number(Double, text: String)
    case string(String)
    /// A list, with how many items it has.
    case array(count: Int)
    /// Keys with values, with how many there are.
    case object(count: Int)

    /// The value as it is kept or compared; nothing for lists and objects.
    public var scalarText: String? {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .number(_, let text): text
        case .string(let text): text
        case .array, .object: nil
        }
    }

    /// The value as a message shows it.
    public var description: String {
        switch self {
        case .null, .boolean, .number: scalarText ?? ""
        case .string(let text): "\"\(text)\""
        case .array(let count): "a list of \(count)"
        case .object(let count): "an object with \(count) keys"
        }
    }
}

/// Why a text cannot be read as JSON.
public struct JSONProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, as the end of "the body …".
    public let description: String
}
