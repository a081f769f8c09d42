/// A path into a JSON text, the part of RFC 9535 that leads to one value: `$.fees.adult`, `$.lines[0]["first name"]`.
public struct JSONPath: Sendable, Hashable, CustomStringConvertible {
    /// One step of a path.
    public enum Step: Sendable, Hashable {
        /// The value of a key of an object.
        case name(String)
        /// An item of a list, from 0; from the end where negative.
        case index(Int)
    }

    /// Why a text is no path.
    public struct Problem: Error, Sendable, Hashable {
        /// What is wrong.
        public let what: String
        /// What should have been there.
        public let expected: String
        /// At which character (from 1).
        public let column: Int
    }

    /// The steps from the top.
    public let steps: [Step]

    /// Creates a path from its steps.
    public init(steps: [Step]) {
        self.steps = steps
    }

    /// Reads a path.
    public init(_ text: String) throws(Problem) {
        var parser = JSONPathParser(text)
        steps = try parser.parse()
    }

    /// The path in its shortest form; keys that are no plain names stand in brackets and double quotes.
    public var description: String {
        steps.reduce(into: "$") { text, step in
            switch step {
            case .index(let index): text += "[\(index)]"
            case .name(let name) where JSONPathParser.isPlain(name): text += ".\(name)"
            case .name(let name): text += "[\(Self.quoted(name))]"
            }
        }
    }

    private static func quoted(_ name: String) -> String {
        var text = "\""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
