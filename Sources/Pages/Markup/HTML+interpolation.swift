extension HTML {
    /// What a literal with interpolations is built in.
    public struct StringInterpolation: StringInterpolationProtocol {
        var utf8: [UInt8] = []

        /// Creates an empty buffer of about the right size.
        public init(literalCapacity: Int, interpolationCount: Int) {
            utf8.reserveCapacity(literalCapacity + interpolationCount * 32)
        }

        /// Appends markup written in the source.
        public mutating func appendLiteral(_ literal: StaticString) { HTML.append(literal, to: &utf8) }

        /// Appends a text, escaped.
        public mutating func appendInterpolation(_ value: String) { HTML.escape(value, into: &utf8) }

        /// Appends a whole number as digits, for attributes; numbers for people are written by `Messages`.
        public mutating func appendInterpolation(_ value: Int) { utf8.append(contentsOf: String(value).utf8) }

        /// Appends markup.
        public mutating func appendInterpolation(_ value: HTML) { utf8 += value.utf8 }

        /// Appends markup where there is some.
        public mutating func appendInterpolation(_ value: HTML?) { if let value { utf8 += value.utf8 } }

        /// Appends the address of a link, for a quoted `href` or `action`.
        public mutating func appendInterpolation(_ value: Link) { HTML.escape(value.text, into: &utf8) }

        /// Appends markup where a condition holds.
        public mutating func appendInterpolation(when condition: Bool, _ value: @autoclosure () -> HTML) {
            if condition { utf8 += value().utf8 }
        }

        /// Appends markup for each element.
        public mutating func appendInterpolation<Elements: Sequence>(
            each elements: Elements, _ markup: (Elements.Element) -> HTML
        ) {
            for element in elements { utf8 += markup(element).utf8 }
        }

        /// Appends markup for a value where there is one.
        public mutating func appendInterpolation<Value>(if value: Value?, _ markup: (Value) -> HTML) {
            if let value { utf8 += markup(value).utf8 }
        }
    }
}
