public import Measures
public import Registry

/// The verdict on one point of a standard, as pages show it.
public struct VerdictRow: Sendable, Hashable {
    /// The ten verdicts.
    public enum Verdict: String, CaseIterable, Sendable, Hashable {
        case pass, partial, fail, error, exempt, expired
        case notApplicable = "not_applicable"
        case notAssessed = "not_assessed"
        case insufficientData = "insufficient_data"
        case needsPerson = "needs_person"

        /// The status whose shape and colour it is drawn with.
        var shape: Status {
            switch self {
            case .pass: .up
            case .partial: .degraded
            case .fail, .expired: .down
            case .notApplicable, .exempt: .maintenance
            case .notAssessed, .insufficientData, .needsPerson, .error: .unknown
            }
        }
    }

    /// How much a point weighs.
    public enum Level: String, CaseIterable, Sendable, Hashable {
        case must, should, may
    }

    /// Why it came out so.
    public struct Reason: Sendable, Hashable {
        /// The kinds of reasons.
        public enum Code: String, CaseIterable, Sendable, Hashable {
            case band, excluded, exempt, rejected, contradicted, held, attested
            case parameterMissing = "parameter_missing"
            case noSource = "no_source_yet"
            case tooFew = "too_few"
            case noValue = "no_value"
            case noChannel = "no_channel"
            case cannotDecide = "cannot_decide"
            case notAttested = "not_attested"
            case notReviewed = "not_reviewed"
            case tooLittleKnown = "too_little_known"
            case renewalWaits = "renewal_waits"
            case otherVersion = "other_version"
            case tooLittleEvidence = "too_little_evidence"
            case attestationExpired = "attestation_expired"
            case exemptionExpired = "exemption_expired"
        }

        /// What kind of reason it is.
        public var code: Code
        /// The measure that it is about.
        public var measure: Text?
        /// The line of the standard that fitted.
        public var threshold: String?
        /// What the standard calls it.
        public var label: Text?
        /// More of it.
        public var detail: String?
        /// How many there are.
        public var found: Int?
        /// How many are needed.
        public var needed: Int?
        /// The day it is about.
        public var date: String?

        /// Creates a reason.
        public init(
            code: Code, measure: Text? = nil, threshold: String? = nil, label: Text? = nil, detail: String? = nil,
            found: Int? = nil, needed: Int? = nil, date: String? = nil
        ) {
            self.code = code
            self.measure = measure
            self.threshold = threshold
            self.label = label
            self.detail = detail
            self.found = found
            self.needed = needed
            self.date = date
        }
    }

    /// A value that was looked at.
    public struct Value: Sendable, Hashable {
        /// What a value may do to the verdict.
        public enum Role: String, CaseIterable, Sendable, Hashable {
            case decides, supports, contradicts
        }

        /// What was measured.
        public var measure: MeasureDescription
        /// On which channel; nothing for the whole service.
        public var channel: ChannelLabel?
        /// The value, or why there is none.
        public var value: MeasuredValue
        /// The fewest observations it had to rest on.
        public var samplesNeeded: Int
        /// What it may do to the verdict.
        public var role: Role
        /// The line of the standard that fitted.
        public var threshold: String?
        /// All lines of the standard, as they are written.
        public var bands: [String]
        /// What follows from it by itself.
        public var verdict: Verdict

        /// Creates a value.
        public init(
            measure: MeasureDescription, channel: ChannelLabel? = nil, value: MeasuredValue, samplesNeeded: Int,
            role: Role, threshold: String?, bands: [String] = [], verdict: Verdict
        ) {
            self.measure = measure
            self.channel = channel
            self.value = value
            self.samplesNeeded = samplesNeeded
            self.role = role
            self.threshold = threshold
            self.bands = bands
            self.verdict = verdict
        }
    }

    /// The id of the point.
    public var criterion: String
    /// What it is called.
    public var title: Text
    /// What it asks.
    public var statement: Text?
    /// What to do where it is not met.
    public var remedy: Text?
    /// How much it weighs.
    public var level: Level
    /// The verdict.
    public var verdict: Verdict
    /// Whether a measured value contradicts what a person stated.
    public var isDisputed: Bool
    /// What the verdict would be without the exemption.
    public var underlying: Verdict?
    /// Since when the verdict has been this one.
    public var since: Timestamp?
    /// Why it came out so.
    public var reasons: [Reason]
    /// The values that were looked at.
    public var values: [Value]
    /// What a person stated, where the verdict rests on that.
    public var stated: Stated?

    /// What a person stated, and who made what of it.
    public struct Stated: Sendable, Hashable {
        /// In whose words.
        public var words: String
        /// Who stated it.
        public var by: String
        /// On which day.
        public var on: CivilDate
        /// What shows it: a kind and a reference.
        public var evidence: [String]
        /// Who reviewed it.
        public var reviewedBy: String?
        /// What they noted.
        public var note: String?

        /// Creates a statement.
        public init(
            words: String, by: String, on: CivilDate, evidence: [String] = [], reviewedBy: String? = nil,
            note: String? = nil
        ) {
            self.words = words
            self.by = by
            self.on = on
            self.evidence = evidence
            self.reviewedBy = reviewedBy
            self.note = note
        }
    }

    /// Creates a row.
    public init(
        criterion: String, title: Text, statement: Text? = nil, remedy: Text? = nil, level: Level, verdict: Verdict,
        isDisputed: Bool = false, underlying: Verdict? = nil, since: Timestamp? = nil, reasons: [Reason] = [],
        values: [Value] = [], stated: Stated? = nil
    ) {
        self.criterion = criterion
        self.title = title
        self.statement = statement
        self.remedy = remedy
        self.level = level
        self.verdict = verdict
        self.isDisputed = isDisputed
        self.underlying = underlying
        self.since = since
        self.reasons = reasons
        self.values = values
        self.stated = stated
    }
}
