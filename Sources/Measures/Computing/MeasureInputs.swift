public import Registry

/// All that is known about one subject over one window, for the measures to be computed from.
public struct MeasureInputs: Sendable {
    /// What is measured.
    public var subject: Subject
    /// The time asked about.
    public var window: Window
    /// The moment of asking: nothing is known of the time after it.
    public var now: Timestamp
    /// The newest observation among all that follows.
    public var asOf: Timestamp?
    /// Whether anything probes the subject at all; where nothing does, what rests on probes is not measured.
    public var isProbed: Bool
    /// The status spans that touch the window.
    public var spans: [StatusSpan]
    /// The declared open times inside the window; nothing where none are declared, which means always.
    public var openTimes: [Window]?
    /// The longest time until a change of status shows: the interval of the deciding probes.
    public var detectionInterval: Duration
    /// What the results inside the window add up to.
    public var results: ResultAggregate
    /// What probes saw last, where it is not too old.
    public var observations: [Observation]
    /// The measures that probes of the subject look for.
    public var observable: Set<String>
    /// The kinds of the channels that the service's file names; nothing for a subject without channels.
    public var channelKinds: [ChannelKind]?
    /// What people chose; nothing where they are not asked.
    public var answers: AnswerCounts?
    /// How many people started and completed something; nothing where nobody tells.
    public var volumes: VolumeSums?
    /// What was found when channels were compared; nothing where that was not asked for.
    public var comparison: ChannelComparison?
    /// What the measure is told, by name.
    public var arguments: [String: [String]]
    /// What values rest on.
    public var evidence: [Evidence]

    /// Creates inputs.
    public init(
        subject: Subject, window: Window, now: Timestamp, asOf: Timestamp? = nil, isProbed: Bool = true,
        spans: [StatusSpan] = [], openTimes: [Window]? = nil, detectionInterval: Duration = .zero,
        results: ResultAggregate = ResultAggregate(), observations: [Observation] = [], observable: Set<String> = [],
        channelKinds: [ChannelKind]? = nil, answers: AnswerCounts? = nil, volumes: VolumeSums? = nil,
        comparison: ChannelComparison? = nil, arguments: [String: [String]] = [:], evidence: [Evidence] = []
    ) {
        self.subject = subject
        self.window = window
        self.now = now
        self.asOf = asOf
        self.isProbed = isProbed
        self.spans = spans
        self.openTimes = openTimes
        self.detectionInterval = detectionInterval
        self.results = results
        self.observations = observations
        self.observable = observable
        self.channelKinds = channelKinds
        self.answers = answers
        self.volumes = volumes
        self.comparison = comparison
        self.arguments = arguments
        self.evidence = evidence
    }

    /// Why there is no value.
    func missing(
        _ measure: String, _ reason: MissingReason, sampleSize: Int = 0, knownShare: Double? = nil
    ) -> MeasuredValue {
        MeasuredValue(
            measure: measure, subject: subject, window: window, outcome: .none(reason), sampleSize: sampleSize,
            knownShare: knownShare, asOf: asOf, evidence: evidence)
    }

    /// A number in the unit of the measure.
    func number(
        _ measure: String, _ number: Double, interval: ClosedRange<Double>? = nil, sampleSize: Int,
        knownShare: Double? = nil
    ) -> MeasuredValue {
        MeasuredValue(
            measure: measure, subject: subject, window: window, outcome: .number(number), interval: interval,
            sampleSize: sampleSize, knownShare: knownShare, asOf: asOf, evidence: evidence)
    }

    /// What a file says, as of now.
    func declared(_ measure: String, _ outcome: MeasuredValue.Outcome, _ detail: String) -> MeasuredValue {
        MeasuredValue(
            measure: measure, subject: subject, window: window, outcome: outcome, sampleSize: 1, asOf: now,
            evidence: [Evidence(subject: subject, at: now, detail: detail)])
    }

    /// Why results are missing: because every run failed through our own fault, or because there are none.
    var reasonForNoResults: MissingReason { results.unknown > 0 && results.known == 0 ? .ourError : .noData }
}
