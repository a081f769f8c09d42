import Measures
import Registry

extension Assessor {
    /// What people stated of a criterion, and whether a value contradicts it.
    func outcome(_ check: AttestationCheck, _ criterion: Criterion) -> Outcome {
        let seen = check.measures.map { part in (part, self.outcome(part, criterion)) }
        var outcome = stated(check, criterion)
        outcome.values = seen.flatMap(\.1.values)
        guard outcome.verdict == .pass || outcome.verdict == .partial else { return outcome }
        let against = seen.filter { $0.0.role == .contradicts && $0.1.verdict == .fail }
        outcome.isDisputed = !against.isEmpty
        outcome.reasons += against.map { part, said in
            .contradicted(
                measure: part.measure, threshold: said.values.first { $0.verdict == .fail }?.threshold ?? "")
        }
        return outcome
    }

    /// What the statements say: the newest that decides, so that one that waits for its review, was refused or has run out
    /// takes nothing away from one that holds.
    private func stated(_ check: AttestationCheck, _ criterion: Criterion) -> Outcome {
        let all = (attestations[criterion.id] ?? []).map { stated($0, check) }
        guard let newest = all.first else {
            return statedBefore[criterion.id].map { Outcome(verdict: .needsPerson, reasons: [.otherVersion($0)]) }
                ?? Outcome(verdict: .notAssessed, reasons: [.notAttested])
        }
        if var holding = all.first(where: { [.pass, .partial, .fail].contains($0.verdict) }) {
            if newest.verdict == .needsPerson { holding.reasons.append(.renewalWaits) }
            return holding
        }
        // Of those that decide nothing, what a person can do most about.
        return all.first { $0.verdict == .needsPerson } ?? all.first { $0.verdict == .expired } ?? newest
    }

    private func stated(_ attestation: Attestation, _ check: AttestationCheck) -> Outcome {
        func outcome(_ verdict: Verdict, _ reason: VerdictReason) -> Outcome {
            Outcome(verdict: verdict, reasons: [reason], attestation: attestation)
        }
        // Who says that a point is not met needs neither evidence nor review to be believed.
        if attestation.answer == .no { return outcome(.fail, .attested(.no)) }
        let lastDay = check.validFor.after(attestation.at.civilDate)
        guard today <= lastDay else { return outcome(.expired, .attestationExpired(lastDay)) }
        guard let review = attestation.review, review.by != attestation.by else {
            return outcome(.needsPerson, .notReviewed)
        }
        guard review.isAccepted else { return outcome(.notAssessed, .rejected) }
        let counted = attestation.evidence.count {
            check.evidenceKinds.isEmpty || check.evidenceKinds.contains($0.kind)
        }
        guard counted >= check.evidenceAtLeast else {
            return outcome(.notAssessed, .tooLittleEvidence(found: counted, needed: check.evidenceAtLeast))
        }
        return outcome(attestation.answer == .yes ? .pass : .partial, .attested(attestation.answer))
    }
}

extension Timestamp {
    /// The day in UTC.
    var civilDate: CivilDate {
        CivilDate(days: milliseconds >= 0 ? milliseconds / 86_400_000 : (milliseconds - 86_399_999) / 86_400_000)
    }
}
