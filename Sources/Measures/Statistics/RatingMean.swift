/// The mean of ratings in steps, with the range in which the mean of all people may lie.
///
/// Each step gets one answer beforehand, so that a few answers are never certain (a Dirichlet prior): the range is that of
/// the posterior mean, two standard deviations to each side for 95 %.
public struct RatingMean: Hashable, Sendable {
    /// The plain mean of the answers.
    public let mean: Double
    /// The mean with one answer in each step beforehand.
    public let shrunk: Double
    /// The range round `shrunk`.
    public let bounds: ClosedRange<Double>
    /// How many answers.
    public let count: Int

    /// Creates the mean of answers; nothing where there are none, or where a number is below zero.
    ///
    /// - Parameters:
    ///   - steps: what each step counts, and how often it was chosen.
    ///   - z: the standard normal quantile of the certainty wanted.
    public init?(_ steps: [(score: Double, count: Int)], z: Double = WilsonInterval.z95) {
        let total = steps.reduce(0) { $0 + $1.count }
        guard total > 0, steps.allSatisfy({ $0.count >= 0 && $0.score.isFinite }) else { return nil }
        let weight = Double(total + steps.count)
        let shrunk = steps.reduce(0) { $0 + $1.score * Double($1.count + 1) } / weight
        let square = steps.reduce(0) { $0 + $1.score * $1.score * Double($1.count + 1) } / weight
        let deviation = (max(0, square - shrunk * shrunk) / (weight + 1)).squareRoot()
        mean = steps.reduce(0) { $0 + $1.score * Double($1.count) } / Double(total)
        self.shrunk = shrunk
        bounds = shrunk - z * deviation...shrunk + z * deviation
        count = total
    }
}
