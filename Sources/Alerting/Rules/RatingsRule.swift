public import Measures

/// How many answers were unhappy when a drop was found: the words of changes of the kind `ratings`.
public struct RatingDrop: RawRepresentable, Hashable, Sendable {
    /// Unhappy answers.
    public let hits: Int
    /// All answers since the drop began.
    public let answers: Int

    /// The share of unhappy answers that is usual, 0 to 1; nothing for words of an older version.
    public let usual: Double?
    /// How many answers that was learnt from.
    public let learned: Int?

    /// The word for no drop.
    public static let usual = "usual"

    /// Creates the words of a drop.
    public init(hits: Int, answers: Int, usual: Double? = nil, learned: Int? = nil) {
        self.hits = hits
        self.answers = answers
        self.usual = usual
        self.learned = learned
    }

    /// Reads the words; nothing for others.
    public init?(rawValue: String) {
        let parts = rawValue.split(separator: ":").map(String.init)
        guard parts.count == 3 || parts.count == 5, parts[0] == "dropped", let hits = Int(parts[1]),
            let answers = Int(parts[2])
        else { return nil }
        guard parts.count == 5 else {
            self.init(hits: hits, answers: answers)
            return
        }
        guard let perMille = Int(parts[3]), let learned = Int(parts[4]) else { return nil }
        self.init(hits: hits, answers: answers, usual: Double(perMille) / 1000, learned: learned)
    }

    /// The form in which it is kept: `dropped:14:22:93:120`, the usual share in thousandths.
    public var rawValue: String {
        guard let usual, let learned else { return "dropped:\(hits):\(answers)" }
        return "dropped:\(hits):\(answers):\(Int((usual * 1000).rounded())):\(learned)"
    }
}

/// People are less happy with a channel than they usually are.
///
/// A drop is a warning; ratings as usual are the end of it.
public struct RatingsRule: AlertRule {
    /// Changes in what people say.
    public var kind: Change.Kind { .ratings }

    /// Creates the rule.
    public init() {}

    /// What a `RatingDrop` after a change says.
    public func condition(after change: Change) -> AlertCondition {
        if change.after == RatingDrop.usual { return .clear }
        return RatingDrop(rawValue: change.after) == nil ? .undecided : .holds(.warning)
    }
}
