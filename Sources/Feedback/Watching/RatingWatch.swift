import Measures
public import Registry

/// The watch over the ratings of one channel: it learns what is usual, then finds out when unhappy answers become more.
public struct RatingWatch: Hashable, Sendable {
    /// How many answers it takes to learn what is usual.
    public static let learning = 50
    /// How many answers what is usual rests on at most.
    public static let memory = 1000
    /// One false alarm in this many answers, at most.
    public static let falseAlarmEvery = 100_000

    /// Answers that what is usual was learnt from.
    public var learned: Int
    /// The unhappy ones among them.
    public var learnedHits: Int
    /// The sum.
    public var sum: Double
    /// How many answers the sum has been above nothing.
    public var run: Int
    /// How many of them were unhappy.
    public var hits: Int
    /// When the first of them came.
    public var runSince: Timestamp?
    /// When a drop was found that has not ended.
    public var foundAt: Timestamp?

    /// Creates a watch; without arguments one that knows nothing yet.
    public init(
        learned: Int = 0, learnedHits: Int = 0, sum: Double = 0, run: Int = 0, hits: Int = 0,
        runSince: Timestamp? = nil, foundAt: Timestamp? = nil
    ) {
        self.learned = learned
        self.learnedHits = learnedHits
        self.sum = sum
        self.run = run
        self.hits = hits
        self.runSince = runSince
        self.foundAt = foundAt
    }

    /// What an answer brought to light.
    public enum Finding: Hashable, Sendable {
        /// Unhappy answers have become more.
        case dropped(Evidence)
        /// They are as usual again.
        case recovered
    }

    /// What a finding rests on.
    public struct Evidence: Hashable, Sendable {
        /// Unhappy answers among those since.
        public var hits: Int
        /// Answers since.
        public var answers: Int
        /// Since when.
        public var since: Timestamp
        /// The share that is usual, 0 to 1.
        public var usual: Double
        /// The answers that it was learnt from.
        public var learned: Int
    }

    /// The share of unhappy answers that is usual, as high as it may be by what was learnt (95 % to one side): fifty answers
    /// that happen to be good must not make the next usual ones an alarm.
    public var usual: Double {
        let high = WilsonInterval(learnedHits, of: learned, z: 1.6448536269514722)?.bounds.upperBound ?? 0.5
        return min(0.95, max(0.02, high))
    }

    /// The share that must be found out: twice the odds.
    public var worse: Double { 2 * usual / (1 + usual) }

    /// What was counted as usual, 0 to 1; nothing before anything was learnt.
    public var counted: Double? { learned > 0 ? Double(learnedHits) / Double(learned) : nil }

    /// Learns from answers that led to nothing; old ones count less in time.
    private mutating func learn(_ answers: Int, hits: Int) {
        learned += answers
        learnedHits += hits
        if learned > Self.memory {
            learned /= 2
            learnedHits /= 2
        }
    }

    /// Takes one answer; gives what it brought to light.
    ///
    /// - Parameter isUnhappy: whether it was in the lower half of the scale.
    public mutating func take(isUnhappy: Bool, at now: Timestamp) -> Finding? {
        guard learned >= Self.learning else {
            learned += 1
            learnedHits += isUnhappy ? 1 : 0
            return nil
        }
        guard var cusum = BernoulliCUSUM(usual: usual, worse: worse, sum: sum, run: run, hits: hits) else { return nil }
        let before = (run: run, hits: hits)
        cusum.take(isHit: isUnhappy)
        let limit = cusum.limit(falseAlarmEvery: Self.falseAlarmEvery)
        // Bounded, so that a long bad time is over soon after it is over.
        sum = min(cusum.sum, limit * 1.5)
        run = cusum.run
        hits = cusum.hits
        if run == 0 {
            runSince = nil
            if foundAt == nil { learn(before.run + 1, hits: before.hits + (isUnhappy ? 1 : 0)) }
        } else if before.run == 0 || runSince == nil {
            runSince = now
        }
        if foundAt == nil, sum >= limit {
            foundAt = now
            return .dropped(
                Evidence(hits: hits, answers: run, since: runSince ?? now, usual: counted ?? usual, learned: learned))
        }
        if foundAt != nil, run == 0 {
            foundAt = nil
            return .recovered
        }
        return nil
    }
}
