public import Measures

/// What one run saw under the id of a measure.
public struct Observed: Sendable, Hashable {
    /// The id in the catalogue.
    public var measure: String
    /// What was seen.
    public var outcome: MeasuredValue.Outcome
    /// The same in one line.
    public var detail: String

    /// Creates an observation.
    public init(measure: String, outcome: MeasuredValue.Outcome, detail: String) {
        self.measure = measure
        self.outcome = outcome
        self.detail = detail
    }
}
