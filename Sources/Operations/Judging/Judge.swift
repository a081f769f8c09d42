import Measures
import Registry
import Standards
import Storage

/// Judges one service, from what was read of it: pure but for the values that it is given.
struct Judge {
    let service: PublicService
    let values: [MeasureQuestion: MeasuredValue]
    let attestations: [Attestation]
    let exemptions: [Exemption]
    let now: Timestamp

    /// A verdict to keep, with the change that it is where it differs from the one before.
    struct Ruling {
        var verdict: StoredVerdict
        var change: StoredVerdictChange?
    }

    /// The verdicts by one standard, each beside what stood before.
    ///
    /// - Parameter countsEvaluation: whether this evaluation counts towards hysteresis: those that somebody asks for in
    ///   between do not.
    func rulings(
        _ file: InstalledStandard, declared: [String: String], standing: [String: StoredVerdict],
        countsEvaluation: Bool
    ) -> [Ruling] {
        let standard = file.standard
        let assessor = Assessor(
            standard: standard, service: service, declared: declared, values: values,
            attestations: newest(of: standard.id), exemptions: exemptions.filter { $0.standard == standard.id },
            today: CivilDate(days: now.milliseconds.flooredDays))
        return zip(standard.criteria, assessor.verdicts()).map { criterion, verdict in
            ruling(
                held(verdict, criterion, standing[verdict.criterion], countsEvaluation), file,
                standing[verdict.criterion])
        }
    }

    private func newest(of standard: String) -> [String: Attestation] {
        Dictionary(
            attestations.filter { $0.standard == standard }.map { ($0.criterion, $0) },
            uniquingKeysWith: { $0.id > $1.id ? $0 : $1 })
    }

    /// The verdict that counts where the file asks for several in a row.
    private func held(
        _ verdict: CriterionVerdict, _ criterion: Criterion, _ standing: StoredVerdict?, _ countsEvaluation: Bool
    ) -> (CriterionVerdict, PendingVerdict?) {
        guard case .measure(let check) = criterion.check, let hysteresis = check.hysteresis else {
            return (verdict, nil)
        }
        let settled = hysteresis.settle(
            verdict.verdict, held: standing?.record.verdict, pending: standing?.pending)
        guard settled.verdict != verdict.verdict, let pending = settled.pending else {
            // Not held back: what was on its way is over, or has come.
            guard !countsEvaluation, let standing, standing.record.verdict != verdict.verdict, standing.pending != nil
            else { return (verdict, nil) }
            return (held(verdict, as: standing, hysteresis, standing.pending?.count ?? 0), standing.pending)
        }
        let kept = countsEvaluation ? pending : standing?.pending
        return (held(verdict, as: standing, hysteresis, kept?.count ?? 0), kept)
    }

    private func held(
        _ verdict: CriterionVerdict, as standing: StoredVerdict?, _ hysteresis: Hysteresis, _ seen: Int
    ) -> CriterionVerdict {
        guard let standing else { return verdict }
        var held = verdict
        let needed = standing.record.verdict == .fail ? hysteresis.recoverAfter : hysteresis.failAfter
        held.reasons.append(.held(verdict.verdict, seen: seen, needed: needed))
        held.verdict = standing.record.verdict
        return held
    }

    private func ruling(
        _ judged: (verdict: CriterionVerdict, pending: PendingVerdict?), _ file: InstalledStandard,
        _ standing: StoredVerdict?
    ) -> Ruling {
        let record = VerdictRecord(judged.verdict)
        let isSame = standing?.record.verdict == record.verdict && standing?.record.isDisputed == record.isDisputed
        var verdict = StoredVerdict(
            standard: file.standard.id, version: file.standard.version.description, sha256: file.sha256,
            record: record, since: isSame ? standing?.since ?? now : now, assessedAt: now, pending: judged.pending)
        let cause = CauseOfChange(
            from: standing?.record, to: record, isSameRule: standing.map { $0.sha256 == file.sha256 } ?? true)
        verdict.isLapsed = Self.isLapsed(record, standing, cause)
        guard !isSame else { return Ruling(verdict: verdict, change: nil) }
        let change = StoredVerdictChange(
            standard: file.standard.id, criterion: record.criterion, was: standing?.record.verdict,
            became: record.verdict, at: now, cause: cause, version: verdict.version, record: record)
        return Ruling(verdict: verdict, change: change)
    }
}

extension Judge {
    /// Whether a point was met and is not any more; it stays so until it is met again, or no longer asked.
    ///
    /// What was never met is no news, and a rule that changed is not the service's doing.
    static func isLapsed(_ record: VerdictRecord, _ standing: StoredVerdict?, _ cause: CauseOfChange) -> Bool {
        switch record.verdict {
        case .pass: break
        case .notApplicable, .exempt: return false
        case .partial, .fail, .expired: break
        case .notAssessed, .insufficientData, .needsPerson, .error: return standing?.isLapsed ?? false
        }
        let isMet = record.verdict == .pass && !record.isDisputed
        guard !isMet, let standing else { return false }
        guard !standing.isLapsed, cause != .rule else { return standing.isLapsed }
        let before = standing.record
        if record.isDisputed, !before.isDisputed { return true }
        switch (before.verdict, record.verdict) {
        case (.pass, .partial), (.pass, .fail), (.pass, .expired), (.partial, .fail), (.partial, .expired): return true
        default: return false
        }
    }
}

extension Int64 {
    /// Whole days since 1970 of a number of milliseconds.
    fileprivate var flooredDays: Int64 { self >= 0 ? self / 86_400_000 : (self - 86_399_999) / 86_400_000 }
}
