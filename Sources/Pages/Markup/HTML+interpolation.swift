extension HTML {
    /// What a literal with interpolations is built in.
    public struct StringInterpolation: StringInterpolationProtocol {
        var text = ""

        /// Creates an empty buffer of about the right size.
        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 32)
        }

        /// Appends markup written in the source.
        public mutating func appendLiteral(_ literal: StaticString) { text += literal.description }

        /// Appends a text, escaped.
        public mutating func appendInterpolation(_ value: String) { HTML.escape(value, into: &text) }

        /// Appends a whole number as digits, for attributes; numbers for people are written by `Messages`.
        public mutating func appendInterpolation(_ value: Int) { text += String(value) }

        /// Appends markup.
        public mutating func appendInterpolation(_ value: HTML) { text += value.text }

        /// Appends markup where there is some.
        public mutating func appendInterpolation(_ value: HTML?) { text += value?.text ?? "" }

        /// Appends the address of a link, for a quoted `href` or `action`.
        public mutating func appendInterpolation(_ value: Link) { HTML.escape(value.text, into: &text) }

        /// Appends markup where a condition holds.
        public mutating func appendInterpolation(when condition: Bool, _ value: @autoclosure () -> HTML) {
            if condition { text += value().text }
        }

        /// Appends markup for each element.
        public mutating func appendInterpolation<Elements: Sequence>(
            each elements: Elements, _ markup: (Elements.Element) -> HTML
        ) {
            for element in elements { text += markup(element).text }
        }

        /// Appends markup for a value where there is one.
        public mutating func appendInterpolation<Value>(if value: Value?, _ markup: (Value) -> HTML) {
            if let value { text += markup(value).text }
        }
    }
}
