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
    /// Whether what was stated or approved for one version of a standard answers what another one asks.
    let questions: SameQuestions
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
        _ file: InstalledStandard, declared: [String: String], standing: [String: StandingVerdict],
        countsEvaluation: Bool
    ) throws -> [Ruling] {
        let standard = file.standard
        let (stated, before) = try statements(file)
        let approved = try exemptions.filter {
            try $0.standard == standard.id && questions.isSame($0.criterion, of: $0.version, for: file, with: \.self)
        }
        let assessor = Assessor(
            standard: standard, service: service, declared: declared, values: values, attestations: stated,
            statedBefore: before, exemptions: approved, today: now.civilDay)
        return try zip(standard.criteria, assessor.verdicts()).map { criterion, verdict in
            let standing = standing[verdict.criterion]
            // Another file asks anew: nothing of it is held back.
            let counted =
                standing?.sha256 == file.sha256
                ? held(verdict, criterion, standing, countsEvaluation) : (verdict, nil)
            return try ruling(counted, file, standing)
        }
    }

    /// The statements of each criterion, newest first, and the versions of those that answered something else.
    private func statements(
        _ file: InstalledStandard
    ) throws -> (stated: [String: [Attestation]], before: [String: String]) {
        var stated: [String: [Attestation]] = [:]
        var before: [String: String] = [:]
        for attestation in attestations.sorted(by: { $0.id > $1.id }) where attestation.standard == file.standard.id {
            let (criterion, version) = (attestation.criterion, attestation.version)
            if try questions.isSame(criterion, of: version, for: file, with: \.asked) {
                stated[criterion, default: []].append(attestation)
            } else if before[criterion] == nil {
                before[criterion] = version
            }
        }
        return (stated, before)
    }

    /// The verdict that counts where the file asks for several in a row.
    private func held(
        _ verdict: CriterionVerdict, _ criterion: Criterion, _ standing: StandingVerdict?, _ countsEvaluation: Bool
    ) -> (CriterionVerdict, PendingVerdict?) {
        guard case .measure(let check) = criterion.check, let hysteresis = check.hysteresis else {
            return (verdict, nil)
        }
        let settled = hysteresis.settle(
            verdict.verdict, held: standing?.verdict, pending: standing?.pending)
        guard settled.verdict != verdict.verdict, let pending = settled.pending else {
            // Not held back: what was on its way is over, or has come.
            guard !countsEvaluation, let standing, standing.verdict != verdict.verdict, standing.pending != nil
            else { return (verdict, nil) }
            return (held(verdict, as: standing, hysteresis, standing.pending?.count ?? 0), standing.pending)
        }
        let kept = countsEvaluation ? pending : standing?.pending
        return (held(verdict, as: standing, hysteresis, kept?.count ?? 0), kept)
    }

    private func held(
        _ verdict: CriterionVerdict, as standing: StandingVerdict?, _ hysteresis: Hysteresis, _ seen: Int
    ) -> CriterionVerdict {
        guard let standing else { return verdict }
        var held = verdict
        let needed = standing.verdict == .fail ? hysteresis.recoverAfter : hysteresis.failAfter
        held.reasons.append(.held(verdict.verdict, seen: seen, needed: needed))
        held.verdict = standing.verdict
        return held
    }

    private func ruling(
        _ judged: (verdict: CriterionVerdict, pending: PendingVerdict?), _ file: InstalledStandard,
        _ standing: StandingVerdict?
    ) throws -> Ruling {
        let record = VerdictRecord(judged.verdict)
        let isSame = standing?.verdict == record.verdict && standing?.isDisputed == record.isDisputed
        let isSameRule = standing.map { $0.sha256 == file.sha256 } ?? true
        let verdict = StoredVerdict(
            standard: file.standard.id, version: file.standard.version.description, sha256: file.sha256,
            record: record, since: isSame ? standing?.since ?? now : now, assessedAt: now, pending: judged.pending,
            isLapsed: Self.isLapsed(record, standing, isSameRule: isSameRule),
            lastKnown: record.verdict.tellsWhetherMet ? record.verdict : isSameRule ? standing?.lastKnown : nil)
        guard !isSame else { return Ruling(verdict: verdict, change: nil) }
        let change = StoredVerdictChange(
            standard: file.standard.id, criterion: record.criterion, was: standing?.verdict,
            became: record.verdict, at: now,
            cause: CauseOfChange(from: try standing?.record(), to: record, isSameRule: isSameRule),
            version: verdict.version, record: record)
        return Ruling(verdict: verdict, change: change)
    }
}

extension Judge {
    /// Whether a point was met and is not any more; it stays so until it is met again, or no longer asked.
    ///
    /// What was never met is no news, a rule that changed is not the service's doing, and what was unknown in between
    /// excuses nothing.
    static func isLapsed(_ record: VerdictRecord, _ standing: StandingVerdict?, isSameRule: Bool) -> Bool {
        switch record.verdict {
        case .notApplicable, .exempt: return false
        case .pass, .partial, .fail, .expired: break
        case .notAssessed, .insufficientData, .needsPerson, .error: return standing?.isLapsed ?? false
        }
        let isMet = record.verdict == .pass && !record.isDisputed
        guard !isMet, let standing else { return false }
        guard !standing.isLapsed, isSameRule else { return standing.isLapsed }
        if record.isDisputed, !standing.isDisputed { return true }
        switch (standing.lastKnown, record.verdict) {
        case (.pass, .partial), (.pass, .fail), (.pass, .expired), (.partial, .fail), (.partial, .expired): return true
        // What was allowed for a time is not any more.
        case (_, .expired): return standing.verdict == .exempt
        default: return false
        }
    }
}

extension Verdict {
    /// Whether it says that a point is met, partly met or not met.
    fileprivate var tellsWhetherMet: Bool { self == .pass || self == .partial || self == .fail }
}
