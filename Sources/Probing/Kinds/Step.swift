public import Addresses
public import Curl
public import Measures
public import Registry

/// What a run needs next.
///
/// A new kind of step (a datagram, a name look-up, a process) is a case here with the value that the engine carries out, an
/// outcome in `StepOutcome`, and the place in the engine that turns one into the other. Kinds that do not use it do not
/// change.
public enum Step: Sendable {
    /// One hop over HTTP.
    case transfer(Transfer)
    /// Word from the source itself.
    case awaitPush
    /// Nothing more.
    case finished(ProbeFinding)
}

/// What came of a step.
public enum StepOutcome: Sendable {
    /// The transfer ended, well or not.
    case transferred(TransferResult)
    /// The source sent word.
    case pushed(Push)
    /// The source did not send word in time.
    case pushMissing
}

/// One run of a probe, as a state machine: it says what it needs, and is told what came of it.
public protocol ProbeRun: Sendable {
    /// The first step.
    mutating func start(at moment: Timestamp) -> Step
    /// The step that follows from what came of the last one.
    mutating func next(after outcome: consuming StepOutcome, at moment: Timestamp) -> Step
}

/// What a run found.
public struct ProbeFinding: Sendable, Hashable {
    /// How it ended.
    public var outcome: ProbeResult.Outcome
    /// Why it ended so.
    public var reason: Reason
    /// How long each phase took.
    public var phases: ProbeResult.Phases
    /// The status code of the last answer; 0 for none.
    public var status: Int
    /// The failed condition or the failure in words; empty for a good run.
    public var detail: String
    /// What was found instead of what a condition demands, for words in every language.
    public var shortfall: Shortfall?
    /// Values kept under a name.
    public var extracted: [String: String]
    /// What was seen under the ids of measures.
    public var observed: [Observed]
    /// How long the target asks us to stay away; nothing where it does not.
    public var retryAfter: Duration?
    /// The origin that the run ended at, where redirects led to another one.
    public var lastOrigin: String?
    /// Whether an address of the public internet was reached.
    public var reachedPublic = false
    /// Where the address lies that answered last or was tried last; nil where that is not known.
    public var network: NetworkBlock?
    /// The kind of address that answered last, or the only one that was tried; nothing where that tells nothing.
    public var family: Routes.Family?
    /// How long each phase took at the last of several hops; nothing for a run of one.
    public var lastHop: ProbeResult.Phases?
    /// When the last byte of an answer came, in microseconds since the start; nothing where none did.
    public var heardAfter: Int64?
    /// The run in full, where it was asked for.
    public var explanation: ProbeExplanation?

    /// Creates a finding.
    public init(
        outcome: ProbeResult.Outcome, reason: Reason = .ok, phases: ProbeResult.Phases = .init(), status: Int = 0,
        detail: String = "", extracted: [String: String] = [:], observed: [Observed] = [], retryAfter: Duration? = nil,
        explanation: ProbeExplanation? = nil
    ) {
        self.outcome = outcome
        self.reason = reason
        self.phases = phases
        self.status = status
        self.detail = detail
        self.extracted = extracted
        self.observed = observed
        self.retryAfter = retryAfter
        self.explanation = explanation
    }

    /// A run that says nothing about its target, because of us.
    static func ours(_ detail: String) -> ProbeFinding {
        ProbeFinding(outcome: .unknown, reason: .ourError, detail: detail)
    }
}
