public import Registry

/// A stretch of time that values are computed over: from `start`, up to but not including `end`.
public struct Window: Hashable, Sendable {
    /// The first moment.
    public var start: Timestamp
    /// The moment after the last.
    public var end: Timestamp

    /// Creates a window; one that ends before it starts is empty at its start.
    public init(start: Timestamp, end: Timestamp) {
        self.start = start
        self.end = max(start, end)
    }

    /// How long it is.
    public var length: Duration { end - start }
}

/// One measure for one subject over one window: a value, or the reason why there is none.
public struct MeasuredValue: Hashable, Sendable {
    /// A value, or why there is none.
    public enum Outcome: Hashable, Sendable {
        /// A number in the unit of the measure.
        case number(Double)
        /// Something is there, or is not.
        case presence(Bool)
        /// Words (a version, a name).
        case words(String)
        /// There is no value, because …
        case none(MissingReason)
    }

    /// Where a value came from, for a measure that several places can tell.
    public enum Origin: Hashable, Sendable {
        /// The service counted its cases.
        case counted
        /// People were asked.
        case asked
    }

    /// The id in the catalogue.
    public var measure: String
    /// What was measured.
    public var subject: Subject
    /// Over which time.
    public var window: Window
    /// The value, or why there is none.
    public var outcome: Outcome
    /// The interval within which the true value lies, in the unit of the measure, where that can be said.
    public var interval: ClosedRange<Double>?
    /// How many observations it rests on (results, answers).
    public var sampleSize: Int
    /// The share of the window about which something is known, 0 to 1, where the measure is a share of time.
    public var knownShare: Double?
    /// The newest observation it rests on.
    public var asOf: Timestamp?
    /// What it rests on.
    public var evidence: [Evidence]
    /// Where it came from; nothing for a measure that only one place can tell.
    public var origin: Origin?

    /// Creates a value.
    public init(
        measure: String, subject: Subject, window: Window, outcome: Outcome, interval: ClosedRange<Double>? = nil,
        sampleSize: Int = 0, knownShare: Double? = nil, asOf: Timestamp? = nil, evidence: [Evidence] = [],
        origin: Origin? = nil
    ) {
        self.measure = measure
        self.subject = subject
        self.window = window
        self.outcome = outcome
        self.interval = interval
        self.sampleSize = sampleSize
        self.knownShare = knownShare
        self.asOf = asOf
        self.evidence = evidence
        self.origin = origin
    }
}

/// Why there is no value.
///
/// None of these is ever zero.
public enum MissingReason: String, CaseIterable, Sendable, Hashable {
    case insufficientData = "insufficient_data"
    case noData = "no_data"
    case noSourceYet = "no_source_yet"
    case ourError = "our_error"
    case needsBrowser = "needs_browser"
    /// It does not speak of this subject, or of this time.
    case notApplicable = "not_applicable"
    /// No probe that could tell is registered for this subject.
    case notMeasured = "not_measured"
}
