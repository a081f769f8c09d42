public import Measures

/// A definition bound to one channel with its parameters and interval: what is run.
public struct Probe: Sendable {
    /// The probe's address.
    public let subject: Subject
    /// The stream its results belong to (probe × location).
    public let stream: Int
    /// How it is probed, with all parameters filled in.
    public let plan: ProbePlan
    /// How often it runs, or is expected to report.
    public let every: Duration

    /// Creates a probe.
    public init(subject: Subject, stream: Int, plan: ProbePlan, every: Duration) {
        self.subject = subject
        self.stream = stream
        self.plan = plan
        self.every = every
    }
}
