/// How the verdicts of a standard add up.
public struct Scoring: Hashable, Sendable {
    /// The models.
    public enum Model: String, CaseIterable, Sendable, Hashable {
        /// There is no score.
        case none
        /// The share of assessed criteria that pass.
        case counts
        /// The same by weight.
        case weighted
        /// The worst verdict.
        case worstOf = "worst_of"
    }

    /// The model.
    public var model: Model
    /// What a partial verdict counts as, 0 to 1.
    public var partialCountsAs: Double
    /// The share of applicable criteria that must be assessed before a score is shown, 0 to 1.
    public var showScoreWhenAssessedAtLeast: Double

    /// Creates a rule.
    public init(model: Model = .none, partialCountsAs: Double = 0.5, showScoreWhenAssessedAtLeast: Double = 0.8) {
        self.model = model
        self.partialCountsAs = partialCountsAs
        self.showScoreWhenAssessedAtLeast = showScoreWhenAssessedAtLeast
    }
}
