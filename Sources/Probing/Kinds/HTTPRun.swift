import Curl
import Registry

/// One run of an HTTP probe: a transfer, one more for each redirect, then the verdict.
///
/// Two references and a flag: small enough to lie in an existential without being allocated.
struct HTTPRun: ProbeRun {
    /// A transfer that ended with a redirect.
    struct Hop: Sendable {
        let url: String
        let phases: TransferResult.Phases
        let loopLag: Int64
        /// What follows from it.
        let next: Transfer
        let explained: ExplainedHop?
    }

    let probe: HTTPProbe
    let isExplained: Bool
    private(set) var trail: [Hop] = []

    init(probe: HTTPProbe, isExplained: Bool) {
        self.probe = probe
        self.isExplained = isExplained
    }

    mutating func start(at moment: Timestamp) -> Step {
        if let withheld = probe.withheld { return .finished(explained(.ours(withheld), nil, [])) }
        return .transfer(probe.transfer)
    }

    mutating func next(after outcome: StepOutcome, at moment: Timestamp) -> Step {
        guard case .transferred(var result) = outcome else {
            return .finished(explained(.ours("an HTTP probe was given a report"), nil, []))
        }
        // An answer that is longer than is read is an answer: what was read of it is judged.
        let isCut = result.failure == .bodyTooLarge
        if isCut { result.failure = nil }
        guard result.failure == nil, probe.redirects > 0, Redirect.isRedirect(result.status) else {
            return .finished(judge(result, isCut: isCut, at: moment))
        }
        switch Redirect.following(result, of: probe, from: current, trail: trail) {
        case .success(let next):
            trail.append(
                Hop(
                    url: current.url, phases: result.phases, loopLag: result.loopLag, next: next,
                    explained: isExplained ? ExplainedHop(result, of: current, at: moment) : nil))
            return .transfer(next)
        case .failure(let refusal):
            var finding = ProbeFinding(outcome: .bad, reason: refusal.reason, detail: refusal.detail)
            finding.status = result.status
            finding.phases = phases(with: result)
            return .finished(explained(finding, ExplainedHop(result, of: current, at: moment), []))
        }
    }

    /// The transfer that is under way.
    private var current: Transfer { trail.last?.next ?? probe.transfer }

    private func phases(with result: TransferResult) -> ProbeResult.Phases {
        var phases = ProbeResult.Phases(result.phases)
        for hop in trail { phases.add(hop.phases) }
        return phases
    }

    private func judge(_ result: TransferResult, isCut: Bool, at moment: Timestamp) -> ProbeFinding {
        let content = AnswerContent(
            result, isCut: isCut, limit: probe.transfer.bodyLimit,
            readsText: probe.readsText || probe.looksAtPage && PageCheck.isPage(result))
        let answer = Answer(
            result: result, url: trail.last?.next.url ?? probe.transfer.url, redirects: trail.count,
            phases: phases(with: result),
            loopLag: trail.reduce(result.loopLag) { $0 + $1.loopLag }, now: moment, content: content)
        var finding: ProbeFinding
        var conditions: [ExplainedCondition] = []
        if let failure = result.failure {
            finding = FailureTable.finding(
                failure, answer, isFirst: trail.isEmpty, timeout: probe.transfer.timeoutMilliseconds)
        } else {
            finding = HTTPJudgement.finding(
                answer, must: probe.must, should: probe.should, isPage: probe.looksAtPage && PageCheck.isPage(result))
            for (id, extractor) in probe.extractors {
                if let value = extractor.value(in: answer) { finding.extracted[id] = value }
            }
            if isExplained { conditions = ExplainedCondition.all(of: probe, answer) }
        }
        if !probe.observed.isEmpty {
            let targets = trail.map(\.next.url) + [result.redirectURL].compactMap { $0 }
            finding.observed = HTTPObserver.observed(
                probe.observed,
                in: .init(
                    answer: answer, start: probe.transfer.url, targets: targets,
                    outcome: finding.outcome, reason: finding.reason))
        }
        finding.phases = answer.phases
        finding.status = result.status
        return explained(finding, isExplained ? ExplainedHop(result, of: current, at: moment) : nil, conditions)
    }

    private func explained(
        _ finding: ProbeFinding, _ last: @autoclosure () -> ExplainedHop?, _ conditions: [ExplainedCondition]
    ) -> ProbeFinding {
        guard isExplained else { return finding }
        var finding = finding
        let hops = trail.compactMap(\.explained) + [last()].compactMap { $0 }
        finding.explanation = ProbeExplanation(finding: finding, hops: hops, conditions: conditions)
        return finding
    }
}
