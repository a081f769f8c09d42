/// Markup that is safe by construction: literals are markup; what is interpolated is text unless it is markup itself.
///
/// No string of run time can become markup: literals are `StaticString`s, so there is no initialiser that takes another
/// string. A mistake is safe: an untyped literal inside an interpolation is a `String` and shows on the page as text.
public struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The markup as it is sent, in UTF-8.
    public private(set) var utf8: [UInt8]

    /// No markup at all.
    public static let empty: HTML = ""

    /// Creates markup from a literal.
    public init(stringLiteral value: StaticString) {
        utf8 = []
        HTML.append(value, to: &utf8)
    }

    /// Creates markup from a literal with interpolations.
    public init(stringInterpolation: StringInterpolation) {
        utf8 = stringInterpolation.utf8
    }

    /// Creates text: every character that has a meaning in markup is escaped.
    public init(escaping text: String) {
        utf8 = []
        HTML.escape(text, into: &utf8)
    }

    /// Creates markup from parts, one after the other.
    public init(_ parts: [HTML]) {
        utf8 = []
        utf8.reserveCapacity(parts.reduce(0) { $0 + $1.utf8.count })
        for part in parts { utf8 += part.utf8 }
    }

    /// The markup as a string.
    public var text: String { String(decoding: utf8, as: UTF8.self) }

    /// Whether there is nothing.
    public var isEmpty: Bool { utf8.isEmpty }

    /// Adds markup at the end.
    public static func += (left: inout HTML, right: HTML) { left.utf8 += right.utf8 }

    /// Puts one after the other.
    public static func + (left: HTML, right: HTML) -> HTML { HTML([left, right]) }

    /// Appends a text so that none of it is markup, neither between tags nor in a quoted attribute.
    static func escape(_ text: String, into markup: inout [UInt8]) {
        guard text.utf8.contains(where: isSpecial) else {
            markup.append(contentsOf: text.utf8)
            return
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): markup.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): markup.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): markup.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): markup.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): markup.append(contentsOf: "&#39;".utf8)
            default: markup.append(byte)
            }
        }
    }

    /// Appends what is written in the source.
    static func append(_ literal: StaticString, to markup: inout [UInt8]) {
        // The only door to the bytes of a literal is a pointer to constant memory; it ends here. Going through
        // `description` instead made a string for each literal and doubled the time of a page (measured).
        literal.withUTF8Buffer { unsafe markup.append(contentsOf: $0) }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }
}
