/// A value that is sent to the browser.
public enum BrowserValue: Sendable, Encodable {
    /// A text.
    case text(String)
    /// A number.
    case number(Int)
    /// Yes or no.
    case truth(Bool)
    /// Values in an order.
    case list([BrowserValue])
    /// Values with names.
    case object([String: BrowserValue])

    /// Writes it as JSON.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .truth(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}
