/// What computes some measures from what is known about a subject.
///
/// A new source is one file that extends this type, and one line in `all`.
public struct MeasureSource: Sendable {
    /// What values rest on: where it is not there, the measure does not apply.
    public enum Basis: Sendable, Hashable {
        /// The history of probes.
        case history
        /// What single runs saw.
        case observations
        /// What the service's file says.
        case registration
        /// What people say.
        case answers
        /// How many people started and completed something, or what they say of it.
        case volumes
        /// Channels beside each other.
        case comparison
    }

    /// The ids it computes.
    public let measures: [String]
    /// What values rest on.
    public let basis: Basis
    /// The value of one of them.
    let value: @Sendable (_ measure: String, _ inputs: MeasureInputs) -> MeasuredValue

    init(
        measures: [String], basis: Basis = .history,
        value: @escaping @Sendable (_ measure: String, _ inputs: MeasureInputs) -> MeasuredValue
    ) {
        self.measures = measures
        self.basis = basis
        self.value = value
    }

    /// Every source there is.
    public static let all: [MeasureSource] = [
        .uptime, .responseMean, .responseQuantiles, .responseShares, .firstByte, .errorRate, .observed,
        .declaredChannels, .ratings, .answerShares, .completion, .digitalShare, .parity,
    ]
}
