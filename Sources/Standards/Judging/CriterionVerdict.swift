public import Measures
public import Registry

/// The outcome of one criterion for one service, with all that it rests on.
public struct CriterionVerdict: Hashable, Sendable {
    /// The criterion.
    public var criterion: String
    /// How much it weighs for this service.
    public var level: Criterion.Level
    /// The outcome.
    public var verdict: Verdict
    /// Whether a measured value contradicts what a person stated.
    public var isDisputed: Bool
    /// What the outcome would be without the exemption.
    public var underlying: Verdict?
    /// Why it came out so.
    public var reasons: [VerdictReason]
    /// The values that were looked at, with the line that each was held against.
    public var values: [JudgedValue]
    /// What a person stated.
    public var attestation: Attestation?
    /// What was approved.
    public var exemption: Exemption?

    /// Whether a point that must be met is not: what makes an assessment end with "found wrong".
    public var isFailedMust: Bool {
        level == .must && (verdict == .fail || verdict == .expired && underlying == .fail)
    }
}

/// A value and what it was held against.
public struct JudgedValue: Hashable, Sendable {
    /// The value.
    public var value: MeasuredValue
    /// What it may do to the verdict.
    public var role: MeasureCheck.Role
    /// The fewest observations it had to rest on.
    public var minimumSamples: Int
    /// The line that fitted, as it is written in the file; nothing where there is no value.
    public var threshold: String?
    /// All lines, as they are written in the file.
    public var bands: [String]
    /// What follows from the value by itself.
    public var verdict: Verdict
}

/// Why a verdict came out as it did.
public enum VerdictReason: Hashable, Sendable {
    /// The value lies in a band of the file.
    case band(measure: String, threshold: String, label: Text?)
    /// It is not asked of this service.
    case excluded(Exclusion)
    /// A parameter of the file has no value.
    case parameterMissing(String)
    /// Nothing measures it yet.
    case noSource(measure: String)
    /// There are observations, but fewer than the file asks for.
    case tooFew(measure: String, found: Int, needed: Int)
    /// There is a value, but of less of the window than the file asks for; both as shares, 0 to 1.
    case tooLittleKnown(measure: String, share: Double, needed: Double)
    /// There is no value.
    case missing(measure: String, MissingReason)
    /// No channel that counts is there to be measured.
    case noChannel(measure: String)
    /// A value that only supports or contradicts cannot decide.
    case cannotDecide(measure: String)
    /// Nobody has stated it.
    case notAttested
    /// Nobody has reviewed what was stated.
    case notReviewed
    /// A newer statement waits for its review; the one before still holds.
    case renewalWaits
    /// It was stated for another version, which asked something else.
    case otherVersion(String)
    /// A reviewer did not accept what was stated.
    case rejected
    /// It was stated and reviewed.
    case attested(Attestation.Answer)
    /// What was stated has not enough evidence.
    case tooLittleEvidence(found: Int, needed: Int)
    /// What was stated is out of date.
    case attestationExpired(CivilDate)
    /// An approved deviation.
    case exempt(until: CivilDate)
    /// An approved deviation that is over.
    case exemptionExpired(CivilDate)
    /// A value contradicts what was stated.
    case contradicted(measure: String, threshold: String)
    /// The verdict before holds until another one came often enough in a row.
    case held(Verdict, seen: Int, needed: Int)
}
