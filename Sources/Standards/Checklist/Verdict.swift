/// What an assessment says of one criterion for one service.
///
/// The ten words and what each means in EARL, XCCDF and OSCAL: `Standards.docc/Verdicts.md`. None of them is a guess: what
/// was not measured, or not enough, is said and is neither pass nor fail.
public enum Verdict: String, CaseIterable, Sendable, Hashable, Codable {
    /// As the standard asks.
    case pass
    /// Within what the standard tolerates.
    case partial
    /// Not as the standard asks.
    case fail
    /// The standard does not ask it of this service.
    case notApplicable = "not_applicable"
    /// Nobody attested it, nothing measures it yet, or a parameter is missing.
    case notAssessed = "not_assessed"
    /// Measured, but on fewer observations than the standard asks for.
    case insufficientData = "insufficient_data"
    /// A person must look: machines cannot decide it, or an attestation waits for its review.
    case needsPerson = "needs_person"
    /// The measurement failed; the service is not to blame.
    case error
    /// An approved deviation that has not ended; the real verdict is kept beside it.
    case exempt
    /// An attestation or exemption is out of date.
    case expired

    /// Whether it says something about the service: only these count in a score.
    public var isAssessed: Bool {
        switch self {
        case .pass, .partial, .fail: true
        default: false
        }
    }
}
