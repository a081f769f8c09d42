public import Measures
public import Registry

/// Judges one service against one standard, from values that were measured and what people stated.
///
/// A pure function of what it is given: it reads no table and runs no probe.
public struct Assessor: Sendable {
    /// The standard.
    public let standard: Standard
    /// The service.
    public let service: PublicService
    /// What the service's file sets, as written.
    public let parameters: [String: String]
    /// The values that were measured.
    public let values: [MeasureQuestion: MeasuredValue]
    /// The statements for each criterion, newest first.
    public let attestations: [String: [Attestation]]
    /// The version of the newest statement for each criterion that was asked something else then.
    public let statedBefore: [String: String]
    /// The deviations, newest first.
    public let exemptions: [Exemption]
    /// The day of the assessment.
    public let today: CivilDate

    /// Creates an assessor.
    ///
    /// - Parameters:
    ///   - declared: the parameters that the service's file sets.
    ///   - values: the answers to `Standard.questions(for:)`; one that is missing counts as not measured.
    public init(
        standard: Standard, service: PublicService, declared: [String: String] = [:],
        values: [MeasureQuestion: MeasuredValue], attestations: [String: [Attestation]] = [:],
        statedBefore: [String: String] = [:], exemptions: [Exemption] = [], today: CivilDate
    ) {
        self.standard = standard
        self.service = service
        self.values = values
        self.attestations = attestations
        self.statedBefore = statedBefore
        self.exemptions = exemptions
        self.today = today
        profiles = standard.profiles.filter { $0.when.exclusion(of: service) == nil }
        var parameters: [String: String] = [:]
        for parameter in standard.parameters {
            let set =
                switch parameter.setBy {
                case .standard: nil as String?
                case .profile: profiles.compactMap { $0.set[parameter.id] }.last
                case .service: declared[parameter.id]
                }
            let value = set ?? parameter.defaultValue
            // What is no right value is as good as none: a guess could make a point pass.
            parameters[parameter.id] = value.flatMap { parameter.problem(with: $0) == nil ? $0 : nil }
        }
        self.parameters = parameters
    }

    /// The profiles that the service falls under.
    let profiles: [Profile]

    /// The verdicts on all criteria, in the order of the file.
    public func verdicts() -> [CriterionVerdict] { standard.criteria.map(verdict) }

    /// The verdict on one criterion.
    func verdict(_ criterion: Criterion) -> CriterionVerdict {
        let level = profiles.flatMap(\.raise).last { $0.criterion == criterion.id }?.level ?? criterion.level
        var result = CriterionVerdict(
            criterion: criterion.id, level: level, verdict: .notAssessed, isDisputed: false, underlying: nil,
            reasons: [], values: [], attestation: nil, exemption: nil)
        if let exclusion = exclusion(of: criterion) {
            if case .trafficUnknown = exclusion {
                result.verdict = .notAssessed
            } else {
                result.verdict = .notApplicable
            }
            result.reasons = [.excluded(exclusion)]
            return result
        }
        let outcome = self.outcome(criterion.check, criterion)
        result.verdict = outcome.verdict
        result.reasons = outcome.reasons
        result.values = outcome.values
        result.attestation = outcome.attestation
        result.isDisputed = outcome.isDisputed
        return withExemption(result)
    }

    private func exclusion(of criterion: Criterion) -> Exclusion? {
        let selecting = profiles.filter { !$0.select.isEmpty }
        if !selecting.isEmpty, !selecting.contains(where: { $0.select.contains(criterion.id) }) {
            return .profile(selecting.map(\.id).joined(separator: ", "))
        }
        return criterion.applies.exclusion(of: service)
    }

    /// An approved deviation hides no verdict: the real one is kept beside it.
    private func withExemption(_ result: CriterionVerdict) -> CriterionVerdict {
        let approved = exemptions.filter {
            $0.criterion == result.criterion && $0.approvedBy != nil && $0.from <= today
        }
        guard let exemption = approved.max(by: { $0.until < $1.until }) else { return result }
        var result = result
        if today <= exemption.until {
            result.exemption = exemption
            result.underlying = result.verdict
            result.verdict = .exempt
            result.reasons.insert(.exempt(until: exemption.until), at: 0)
        } else if result.verdict == .fail || result.verdict == .partial {
            result.exemption = exemption
            result.underlying = result.verdict
            result.verdict = .expired
            result.reasons.insert(.exemptionExpired(exemption.until), at: 0)
        }
        return result
    }

    /// What a check says.
    struct Outcome {
        var verdict: Verdict
        var reasons: [VerdictReason]
        var values: [JudgedValue] = []
        var attestation: Attestation?
        var isDisputed = false
    }

    func outcome(_ check: Check, _ criterion: Criterion) -> Outcome {
        switch check {
        case .measure(let check): outcome(check, criterion)
        case .attestation(let check): outcome(check, criterion)
        case .composite(let check): outcome(check, criterion)
        }
    }

    private func outcome(_ check: CompositeCheck, _ criterion: Criterion) -> Outcome {
        let all = check.parts.map { outcome($0, criterion) }
        // What only supports is shown and never counted.
        let parts = zip(check.parts, all).filter { !$0.0.onlySupports }.map(\.1)
        let needed =
            switch check.rule {
            case .all: parts.count
            case .any: 1
            case .atLeast(let count): count
            }
        let verdict = Self.combined(parts.map(\.verdict), needed: needed)
        // What decided is told; where all parts came out the same, all of them.
        guard !parts.isEmpty else {
            return Outcome(verdict: .notAssessed, reasons: all.flatMap(\.reasons), values: all.flatMap(\.values))
        }
        let deciding = parts.filter { $0.verdict == verdict }
        return Outcome(
            verdict: verdict, reasons: (deciding.isEmpty ? parts : deciding).flatMap(\.reasons),
            values: all.flatMap(\.values), attestation: parts.compactMap(\.attestation).first,
            isDisputed: parts.contains { $0.isDisputed })
    }

    /// The verdict of several parts of which a number must pass.
    ///
    /// Parts that do not apply are left out. What is unknown decides only where the known parts leave it open.
    static func combined(_ parts: [Verdict], needed: Int) -> Verdict {
        let counted = parts.filter { $0 != .notApplicable }
        guard !counted.isEmpty else { return .notApplicable }
        let needed = min(needed, counted.count)
        let passing = counted.count { $0 == .pass }
        if passing >= needed { return .pass }
        let tolerated = counted.count { $0 == .pass || $0 == .partial }
        let open = counted.filter { !$0.isAssessed }
        if tolerated + open.count < needed { return .fail }
        if tolerated >= needed, passing + open.count < needed { return .partial }
        // The most telling of what is open; where several are, the one that a person can do most about.
        let order: [Verdict] = [.error, .expired, .needsPerson, .insufficientData, .notAssessed, .exempt]
        return order.first(where: open.contains) ?? .notAssessed
    }
}

extension Check {
    /// Whether it is a value that adds confidence and decides nothing.
    fileprivate var onlySupports: Bool {
        if case .measure(let check) = self { check.role == .supports } else { false }
    }
}
