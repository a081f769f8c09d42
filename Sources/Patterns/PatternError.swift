/// Why a pattern cannot be used, or could not be searched for.
public enum PatternError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It is no pattern: PCRE2's words, and before which character (from 1) it stopped.
    case invalid(message: String, column: Int)
    /// The search was given up at a limit: whether the text matches is not known.
    case tooCostly
    /// PCRE2 failed for a reason of its own (no memory).
    case failed(String)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .invalid(let message, let column): "the pattern is wrong at character \(column): \(message)"
        case .tooCostly:
            "the pattern was given up because it tries too many ways through this text; avoid repeats inside repeats, as (a+)+"
        case .failed(let message): "the pattern could not be searched for: \(message)"
        }
    }
}
