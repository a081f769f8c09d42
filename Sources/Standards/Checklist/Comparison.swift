public import Patterns

/// For which values something is said: `>= 99.5`, `between [5, 8)`, `in full, partial`, `present`, `otherwise`.
public struct Comparison: Hashable, Sendable, CustomStringConvertible {
    /// The forms.
    public enum Form: Hashable, Sendable {
        case less(Operand), atMost(Operand), equal(Operand), notEqual(Operand), atLeast(Operand), more(Operand)
        /// From the first to the second; each end counts where it is closed.
        case between(Operand, isLowerClosed: Bool, Operand, isUpperClosed: Bool)
        case among([String]), notAmong([String])
        /// Words that a pattern (PCRE2) is found in.
        case matches(Pattern)
        case present, absent
        /// Whatever no line above it takes.
        case otherwise
    }

    /// A number or word, or the parameter that holds it.
    public enum Operand: Hashable, Sendable {
        case number(Double)
        case word(String)
        case parameter(String)
    }

    /// The form.
    public let form: Form
    /// As it was written: what people are shown as the threshold.
    public let description: String

    /// The parameters it needs.
    public var parameters: [String] {
        let operands: [Operand] =
            switch form {
            case .less(let bound), .atMost(let bound), .equal(let bound), .notEqual(let bound), .atLeast(let bound),
                .more(let bound):
                [bound]
            case .between(let lower, _, let upper, _): [lower, upper]
            case .among, .notAmong, .matches, .present, .absent, .otherwise: []
            }
        return operands.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }
}
