/// Markup that is safe by construction: literals are markup; what is interpolated is text unless it is markup itself.
///
/// No string of run time can become markup: literals are `StaticString`s, so there is no initialiser that takes another
/// string. A mistake is safe: an untyped literal inside an interpolation is a `String` and shows on the page as text.
public struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The markup.
    public private(set) var text: String

    /// No markup at all.
    public static let empty: HTML = ""

    /// Creates markup from a literal.
    public init(stringLiteral value: StaticString) {
        text = value.description
    }

    /// Creates markup from a literal with interpolations.
    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }

    /// Creates text: every character that has a meaning in markup is escaped.
    public init(escaping text: String) {
        var escaped = ""
        HTML.escape(text, into: &escaped)
        self.text = escaped
    }

    /// Creates markup from parts, one after the other.
    public init(_ parts: [HTML]) {
        text = ""
        text.reserveCapacity(parts.reduce(0) { $0 + $1.text.utf8.count })
        for part in parts { text += part.text }
    }

    /// The bytes to send.
    public var utf8: String.UTF8View { text.utf8 }

    /// Whether there is nothing.
    public var isEmpty: Bool { text.isEmpty }

    /// Adds markup at the end.
    public static func += (left: inout HTML, right: HTML) { left.text += right.text }

    /// Puts one after the other.
    public static func + (left: HTML, right: HTML) -> HTML { HTML([left, right]) }

    /// Appends a text so that none of it is markup, neither between tags nor in a quoted attribute.
    static func escape(_ text: String, into markup: inout String) {
        guard text.utf8.contains(where: isSpecial) else {
            markup += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            case "\"": markup += "&quot;"
            case "'": markup += "&#39;"
            default: markup.unicodeScalars.append(scalar)
            }
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }
}
