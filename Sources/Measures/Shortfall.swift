public import Registry

/// What an answer was found to be instead of what a condition demands: the kind of the condition and the values, from which
/// people are told in their own language.
public enum Shortfall: Sendable, Hashable {
    /// It answered with a status code that is not what was asked for.
    case status(Int)
    /// It took so many milliseconds, and should have taken less.
    case slow(took: Int64, limit: Int64)
    /// Words that should be there are not.
    case wordsMissing(String)
    /// Words that must not be there are.
    case wordsThere(String)
    /// The page should begin with words, and does not.
    case wordsNotFirst(String)
    /// The page should end with words, and does not.
    case wordsNotLast(String)
    /// The page should say just words and nothing else, and does not.
    case wordsNotAlone(String)
    /// The page says just words and nothing else, and must not.
    case wordsAlone(String)
    /// What should stand there does not.
    case wordsWrong
    /// Something stands there that must not.
    case wordsForbidden
    /// The certificate ends on a day, sooner than it should.
    case certificateEnds(CivilDate)
    /// The certificate ended on a day.
    case certificateEnded(CivilDate)
    /// The certificate is not valid, or there is none.
    case certificateInvalid
    /// A header is missing, or is not as it should be.
    case header(String)
    /// A value of a JSON answer is missing, or is not as it should be.
    case value(String)
    /// The answer should be JSON, and is not.
    case notJSON
    /// The answer has so many bytes.
    case size(Int64)
    /// So many redirects were followed.
    case redirects(Int64)
    /// The answer was found at another address than it should.
    case address
    /// The answer came in another version of HTTP than it should.
    case httpVersion

    /// The kind and the values in one line, `slow 3040 2000`.
    public var written: String {
        switch self {
        case .status(let code): "status \(code)"
        case .slow(let took, let limit): "slow \(took) \(limit)"
        case .wordsMissing(let words): "words_missing \(words)"
        case .wordsThere(let words): "words_there \(words)"
        case .wordsNotFirst(let words): "words_not_first \(words)"
        case .wordsNotLast(let words): "words_not_last \(words)"
        case .wordsNotAlone(let words): "words_not_alone \(words)"
        case .wordsAlone(let words): "words_alone \(words)"
        case .wordsWrong: "words_wrong"
        case .wordsForbidden: "words_forbidden"
        case .certificateEnds(let day): "certificate_ends \(day)"
        case .certificateEnded(let day): "certificate_ended \(day)"
        case .certificateInvalid: "certificate_invalid"
        case .header(let name): "header \(name)"
        case .value(let path): "value \(path)"
        case .notJSON: "not_json"
        case .size(let bytes): "size \(bytes)"
        case .redirects(let count): "redirects \(count)"
        case .address: "address"
        case .httpVersion: "http_version"
        }
    }

    /// Reads what `written` writes; nil for anything else.
    public init?(_ line: String) {
        let parts = line.split(separator: " ", maxSplits: 1)
        guard let kind = parts.first else { return nil }
        let rest = parts.count == 2 ? String(parts[1]) : ""
        let numbers = rest.split(separator: " ").compactMap { Int64($0) }
        switch (kind, numbers.count) {
        case ("status", 1): self = .status(Int(numbers[0]))
        case ("slow", 2): self = .slow(took: numbers[0], limit: numbers[1])
        case ("size", 1): self = .size(numbers[0])
        case ("redirects", 1): self = .redirects(numbers[0])
        case ("words_missing", _): self = .wordsMissing(rest)
        case ("words_there", _): self = .wordsThere(rest)
        case ("words_not_first", _): self = .wordsNotFirst(rest)
        case ("words_not_last", _): self = .wordsNotLast(rest)
        case ("words_not_alone", _): self = .wordsNotAlone(rest)
        case ("words_alone", _): self = .wordsAlone(rest)
        case ("words_wrong", 0): self = .wordsWrong
        case ("words_forbidden", 0): self = .wordsForbidden
        case ("certificate_ends", _):
            guard let day = CivilDate(rest) else { return nil }
            self = .certificateEnds(day)
        case ("certificate_ended", _):
            guard let day = CivilDate(rest) else { return nil }
            self = .certificateEnded(day)
        case ("certificate_invalid", 0): self = .certificateInvalid
        case ("header", _): self = .header(rest)
        case ("value", _): self = .value(rest)
        case ("not_json", 0): self = .notJSON
        case ("address", 0): self = .address
        case ("http_version", 0): self = .httpVersion
        default: return nil
        }
    }
}

/// A reason as it is told: its code, and the values where a condition, or one on the status code, did not hold.
public struct ToldReason: Sendable, Hashable {
    /// The code of the closed list, `condition_failed`.
    public var code: String
    /// What was found, where the code alone does not say it.
    public var shortfall: Shortfall?

    /// Creates a reason.
    public init(code: String, shortfall: Shortfall? = nil) {
        self.code = code
        self.shortfall = shortfall
    }

    /// Reads a reason as it is kept; a code alone is one, too.
    public init(_ written: String) {
        let parts = written.split(separator: " ", maxSplits: 1).map(String.init)
        code = parts.first ?? written
        shortfall = parts.count == 2 ? Shortfall(parts[1]) : nil
    }

    /// The reason as it is kept, `condition_failed slow 3040 2000`.
    public var written: String { shortfall.map { "\(code) \($0.written)" } ?? code }
}
