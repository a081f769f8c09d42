/// The Wilson score interval: which true shares are compatible with some of a number of answers being of one kind.
///
/// Source: Wilson (1927), as recommended by Newcombe, Statistics in Medicine 17 (1998), 857–872.
public struct WilsonInterval: Hashable, Sendable {
    /// The share observed, 0 to 1.
    public let share: Double
    /// The shares compatible with it, 0 to 1; always contains the share observed.
    public let bounds: ClosedRange<Double>

    /// The standard normal quantile for 95 % certainty.
    public static let z95 = 1.959963984540054

    /// Creates the interval for a number of answers of one kind among all; nothing where there are none, or where the
    /// numbers do not go together.
    ///
    /// - Parameters:
    ///   - hits: Answers of the kind.
    ///   - all: All answers.
    ///   - z: The standard normal quantile of the certainty wanted, above zero.
    public init?(_ hits: Int, of all: Int, z: Double = z95) {
        guard all > 0, (0...all).contains(hits), z > 0, z.isFinite else { return nil }
        let n = Double(all)
        let p = Double(hits) / n
        let spread = z * z / n
        let centre = (p + spread / 2) / (1 + spread)
        let half = z * (p * (1 - p) / n + spread / (4 * n)).squareRoot() / (1 + spread)
        share = p
        // At none and all the ends are exact; rounding must not put the share observed outside.
        let low = hits == 0 ? 0 : min(p, max(0, centre - half))
        let high = hits == all ? 1 : max(p, min(1, centre + half))
        bounds = low...high
    }
}
