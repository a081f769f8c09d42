/// What computes some measures from what is known about a subject.
///
/// A new source is one file that extends this type, and one line in `all`.
public struct MeasureSource: Sendable {
    /// The ids it computes.
    public let measures: [String]
    /// The value of one of them.
    let value: @Sendable (_ measure: String, _ inputs: MeasureInputs) -> MeasuredValue

    /// Every source there is.
    public static let all: [MeasureSource] =
        [.uptime, .responseMean, .responseQuantiles, .responseShares, .firstByte, .errorRate]
}
