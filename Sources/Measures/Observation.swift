public import Registry

/// One thing that a run of a probe saw, under the id of the measure that it serves.
///
/// A measure of a state (`hsts.max_age`) has the value of its newest observation; one that is too old says nothing.
public struct Observation: Hashable, Sendable {
    /// The id in the catalogue.
    public var measure: String
    /// What was seen: a number, presence or words.
    public var outcome: MeasuredValue.Outcome
    /// When.
    public var at: Timestamp
    /// The probe that saw it.
    public var subject: Subject
    /// What was seen in one line, for people.
    public var detail: String

    /// Creates an observation.
    public init(
        measure: String, outcome: MeasuredValue.Outcome, at: Timestamp, subject: Subject, detail: String
    ) {
        self.measure = measure
        self.outcome = outcome
        self.at = at
        self.subject = subject
        self.detail = detail
    }
}
