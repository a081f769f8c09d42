/// What made a verdict different from the one before: history says whether the service changed or the rule did.
public enum CauseOfChange: String, CaseIterable, Sendable, Hashable, Codable {
    /// The first verdict.
    case first
    /// The service, or what people state of it, is measured differently.
    case service
    /// The checklist file is another one.
    case rule
    /// An exemption began or ended.
    case exemption
    /// Something was stated, reviewed, or ran out.
    case attestation
    /// There is more or less data than before.
    case data
    /// The measurement itself failed, or works again.
    case monitor

    /// The cause of a difference between two verdicts.
    ///
    /// - Parameter isSameRule: whether both were made by the same bytes of a file.
    public init(from before: VerdictRecord?, to after: VerdictRecord, isSameRule: Bool) {
        guard let before else {
            self = .first
            return
        }
        let exempting: Set<Verdict> = [.exempt]
        let unknown: Set<Verdict> = [.notAssessed, .insufficientData]
        self =
            if !isSameRule {
                .rule
            } else if exempting.contains(before.verdict) != exempting.contains(after.verdict)
                || before.exemption != after.exemption
            {
                .exemption
            } else if before.verdict == .error || after.verdict == .error {
                .monitor
            } else if before.attestation != after.attestation || before.verdict == .expired || after.verdict == .expired
                || before.verdict == .needsPerson || after.verdict == .needsPerson
            {
                .attestation
            } else if unknown.contains(before.verdict) || unknown.contains(after.verdict) {
                .data
            } else {
                .service
            }
    }
}
