import Foundation

/// Finds out, answer by answer, whether the share of unhappy answers has risen: no waiting for the end of a week.
///
/// Each answer moves the sum by the logarithm of how much more likely it is under the worse share; below nothing it begins
/// anew. Source: Page (1954); Reynolds and Stoumbos, Journal of Quality Technology 31 (1999), for shares.
public struct BernoulliCUSUM: Hashable, Sendable {
    /// The share that is usual.
    public let usual: Double
    /// The share that must be found out.
    public let worse: Double
    /// What an unhappy answer adds.
    public let hitWeight: Double
    /// What any other answer adds; below nothing.
    public let missWeight: Double
    /// The sum.
    public private(set) var sum: Double
    /// How many answers the sum has been above nothing: what has changed, changed among these.
    public private(set) var run: Int
    /// How many of them were unhappy.
    public private(set) var hits: Int

    /// Creates a sum at its beginning; nothing where the shares do not lie between 0 and 1 in that order.
    public init?(usual: Double, worse: Double, sum: Double = 0, run: Int = 0, hits: Int = 0) {
        guard usual > 0, worse > usual, worse < 1 else { return nil }
        self.usual = usual
        self.worse = worse
        hitWeight = log(worse / usual)
        missWeight = log((1 - worse) / (1 - usual))
        self.sum = sum
        self.run = run
        self.hits = hits
    }

    /// Takes one answer.
    public mutating func take(isHit: Bool) {
        sum = max(0, sum + (isHit ? hitWeight : missWeight))
        run = sum > 0 ? run + 1 : 0
        hits = sum > 0 ? hits + (isHit ? 1 : 0) : 0
    }

    /// The sum at which a change is found, for one false alarm in a number of answers.
    ///
    /// From Wald's approximation of the mean time between false alarms, (eʰ − h − 1) / |μ₀|, in which μ₀ is the mean of the
    /// weights while nothing has changed; the true time is longer, since sums overshoot.
    public func limit(falseAlarmEvery answers: Int) -> Double {
        let drift = abs(usual * hitWeight + (1 - usual) * missWeight)
        let wanted = Double(max(1, answers)) * drift
        var (low, high) = (0.0, 60.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if exp(middle) - middle - 1 < wanted { low = middle } else { high = middle }
        }
        return high
    }
}
