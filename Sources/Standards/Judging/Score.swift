/// How the verdicts of an assessment add up, always with what it rests on.
public struct Score: Hashable, Sendable {
    /// The share of what was assessed that is met, 0 to 1; nothing where too little was assessed, or there is no score.
    public var value: Double?
    /// The worst verdict, for standards that count by it.
    public var worst: Verdict?
    /// How many criteria are asked of the service: not those that do not apply or are exempt.
    public var asked: Int
    /// How many of them came out as pass, partial or fail.
    public var assessed: Int
    /// How often each verdict came out.
    public var counts: [Verdict: Int]

    /// The share of what is asked that was assessed, 0 to 1.
    public var assessedShare: Double { asked == 0 ? 0 : Double(assessed) / Double(asked) }

    /// Adds verdicts up by the rules of a standard.
    public init(_ verdicts: [VerdictRecord], of standard: Standard) {
        let scoring = standard.scoring
        let weights = Dictionary(standard.criteria.map { ($0.id, $0.weight) }, uniquingKeysWith: { first, _ in first })
        counts = Dictionary(verdicts.map { ($0.verdict, 1) }, uniquingKeysWith: +)
        let asked = verdicts.filter { $0.verdict != .notApplicable && $0.verdict != .exempt }
        let assessed = asked.filter(\.verdict.isAssessed)
        self.asked = asked.count
        self.assessed = assessed.count
        worst = nil
        value = nil
        guard !assessed.isEmpty, assessedShare >= scoring.showScoreWhenAssessedAtLeast else { return }
        switch scoring.model {
        case .none: break
        case .worstOf:
            worst = [Verdict.fail, .partial, .pass].first { verdict in assessed.contains { $0.verdict == verdict } }
        case .counts, .weighted:
            func weight(_ verdict: VerdictRecord) -> Double {
                scoring.model == .counts ? 1 : weights[verdict.criterion] ?? 1
            }
            let all = assessed.map(weight).reduce(0, +)
            let met = assessed.map { verdict in
                weight(verdict)
                    * (verdict.verdict == .pass ? 1 : verdict.verdict == .partial ? scoring.partialCountsAs : 0)
            }
            .reduce(0, +)
            value = all > 0 ? met / all : nil
        }
    }
}
