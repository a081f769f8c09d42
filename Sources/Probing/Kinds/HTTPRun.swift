import Addresses
import Curl
import PageText
import Registry

/// One run of an HTTP probe: a transfer, one more for each redirect, then the verdict.
///
/// Two references and a flag: small enough to lie in an existential without being allocated.
struct HTTPRun: ProbeRun {
    /// A transfer that ended with a redirect, and what follows from it.
    struct Hop: Sendable {
        let phases: TransferResult.Phases
        let loopLag: Int64
        /// When the redirect had come, in microseconds since the start of the run.
        let heardAfter: Int64
        /// The address that sent the redirect.
        let remote: SocketAddress?
        /// The request that follows, without the cookies of the run.
        let next: Transfer
        /// Where that leads, as it was written.
        let address: WebAddress
        /// The cookies that go along, and all that the run has.
        let cookie: String?
        let cookies: CookieJar
    }

    /// What has happened since the first transfer.
    struct Later: Sendable {
        var trail: [Hop] = []
        /// The search for a certificate that the server at hand does not send.
        var search: IssuerSearch?
        /// What a server said that asked for the visitor's certificate and hung up, while it is asked once more.
        var hungUp: TransferResult?
        /// How long such searches took at servers before this one, in microseconds.
        var searched: Int64 = 0
        /// Whether a server on the way did not send its whole chain.
        var isChainIncomplete = false
        var explained: [ExplainedHop] = []
    }

    private indirect enum Course: Sendable {
        case first
        case later(Later)
    }

    let probe: HTTPProbe
    let isExplained: Bool
    private var course = Course.first

    init(probe: HTTPProbe, isExplained: Bool) {
        self.probe = probe
        self.isExplained = isExplained
    }

    mutating func start(at moment: Timestamp) -> Step {
        if let withheld = probe.withheld { return .finished(explained(.ours(withheld), nil, [])) }
        return .transfer(probe.transfer)
    }

    mutating func next(after outcome: consuming StepOutcome, at moment: Timestamp) -> Step {
        switch consume outcome {
        case .transferred(let result): next(after: result, at: moment)
        case .pushed, .pushMissing: .finished(explained(.ours("an HTTP probe was given a report"), nil, []))
        }
    }

    private mutating func next(after result: consuming TransferResult, at moment: Timestamp) -> Step {
        // An answer that is longer than is read is an answer: what was read of it is judged.
        let isCut = if case .bodyTooLarge? = result.failure { true } else { false }
        if isCut { result.failure = nil }
        // An answer to the first request ends no search and begins none.
        if !isPlain || !result.isComplete {
            if let step = searchForRefusal(result, at: moment) { return step }
            if let step = searchForIssuer(result, at: moment) { return step }
        }
        guard result.isComplete, probe.redirects > 0, Redirect.isRedirect(result.status) else {
            return .finished(judge(consume result, isCut: isCut, at: moment))
        }
        var cookies = trail.last?.cookies ?? CookieJar()
        cookies.take(result, from: address, at: moment)
        switch Redirect.following(result, in: self, cookies: cookies) {
        case .success(let next):
            note(result, of: current, at: moment)
            let hop = Hop(
                phases: result.phases, loopLag: result.loopLag,
                heardAfter: heardAfter(result) ?? spent(with: result), remote: result.remote, next: next.transfer,
                address: next.address, cookie: next.cookie, cookies: cookies)
            change { later in
                later.trail.append(hop)
                later.searched += later.search?.spent ?? 0
                later.search = nil
            }
            return .transfer(next.transfer.sending(cookie: next.cookie))
        case .failure(let refusal):
            var finding = ProbeFinding(outcome: .bad, reason: refusal.reason, detail: refusal.detail)
            tell(of: result, &finding)
            return .finished(explained(finding, explainedHop(result, at: moment), []))
        }
    }

    // MARK: Where the run is

    /// Whether the first transfer is all there was: most runs are so, and pay for nothing else.
    var isPlain: Bool {
        if case .first = course { true } else { false }
    }

    /// What has happened since the first transfer.
    var later: Later {
        if case .later(let later) = course { later } else { Later() }
    }

    /// The redirects that were followed.
    var trail: [Hop] {
        if case .later(let later) = course { later.trail } else { [] }
    }

    mutating func change(_ body: (inout Later) -> Void) {
        var later = later
        body(&later)
        course = .later(later)
    }

    /// The request that is under way, without the cookies of the run.
    var current: Transfer { trail.last?.next ?? probe.transfer }

    /// The same as it was sent: with the cookies of its own hop, also where those are none.
    var asked: Transfer { trail.last.map { $0.next.sending(cookie: $0.cookie) } ?? probe.transfer }

    /// Where it leads, as it was written.
    var address: WebAddress { trail.last?.address ?? probe.address }

    /// The time that the run has taken, with a result that is not in the trail yet, in microseconds.
    func spent(with result: TransferResult) -> Int64 {
        trail.reduce(result.phases.total) { $0 + $1.phases.total } + later.searched + (later.search?.spent ?? 0)
    }

    /// Whether a request was made before, with the same cookies.
    func wasAsked(_ next: Transfer, cookie: String?) -> Bool {
        let first = (probe.transfer, probe.transfer.cookie)
        return ([first] + trail.map { ($0.next, $0.cookie) }).contains { asked, sent in
            asked.url == next.url && asked.method == next.method && sent == cookie
        }
    }

    private func phases(with result: TransferResult) -> ProbeResult.Phases {
        var phases = ProbeResult.Phases(result.phases)
        for hop in trail { phases.add(hop.phases) }
        return phases
    }

    /// When the last byte of an answer had come, in microseconds since the start of the run; nothing where none did.
    private func heardAfter(_ result: TransferResult) -> Int64? {
        // The usual run, of one transfer.
        guard case .later = course else { return result.heardAfter }
        guard let after = result.heardAfter else { return trail.last?.heardAfter }
        return spent(with: result) - result.phases.total + after
    }

    // MARK: The verdict

    /// What is so of every run that got as far as a transfer, whatever it found.
    private func tell(of result: TransferResult, _ finding: inout ProbeFinding) {
        finding.phases = phases(with: result)
        finding.status = result.status
        finding.heardAfter = heardAfter(result)
        if !trail.isEmpty {
            finding.lastOrigin = address.origin
            finding.lastHop = ProbeResult.Phases(result.phases)
        }
        finding.family = result.family
        guard let address = result.remote?.address else { return }
        finding.reachedPublic = SpecialRange.containing(address) == nil
        finding.network = NetworkBlock(of: address)
    }

    func judge(_ result: consuming TransferResult, isCut: Bool, at moment: Timestamp) -> ProbeFinding {
        let trail = trail
        let phases = phases(with: result)
        let lag = trail.reduce(result.loopLag) { $0 + $1.loopLag }
        let type = result.header(.contentType).flatMap(MediaType.init(header:))
        let isPage = probe.looksAtPage && PageCheck.isPage(result, type)
        let content = AnswerContent(
            result, type: type, isCut: isCut, limit: probe.transfer.bodyLimit, readsText: probe.readsText || isPage)
        let answer = Answer(
            result: consume result, url: trail.last?.next.url ?? probe.transfer.url, redirects: trail.count,
            phases: phases,
            loopLag: lag, now: moment, content: content)
        var finding: ProbeFinding
        var conditions: [ExplainedCondition] = []
        if let failure = answer.result.failure {
            finding = self.finding(failure, answer)
        } else {
            finding = HTTPJudgement.finding(
                answer, must: probe.must, should: probe.should, isPage: isPage)
            for (id, extractor) in probe.extractors {
                if let value = extractor.value(in: answer) { finding.extracted[id] = value }
            }
            if isExplained { conditions = ExplainedCondition.all(of: probe, answer) }
            judgeConnection(answer, &finding)
        }
        if !probe.observed.isEmpty {
            let targets = trail.map(\.next.url) + [answer.result.redirectURL].compactMap { $0 }
            finding.observed = HTTPObserver.observed(
                probe.observed,
                in: .init(
                    answer: answer, start: probe.transfer.url, targets: targets,
                    outcome: finding.outcome, reason: finding.reason))
        }
        tell(of: answer.result, &finding)
        guard isExplained else { return finding }
        return explained(finding, explainedHop(answer.result, at: moment), conditions)
    }

    private func finding(_ failure: TransferResult.Failure, _ answer: borrowing Answer) -> ProbeFinding {
        if case .refusedByPolicy(let refusal) = failure {
            return PolicyRefusal.finding(
                refusal, to: address, from: trail.last?.remote, isFirst: trail.isEmpty, policy: current.addresses)
        }
        var finding = FailureTable.finding(
            failure, answer, host: address.writtenHost, isFirst: trail.isEmpty,
            timeout: probe.transfer.timeoutMilliseconds)
        if finding.reason == .tlsUntrusted, let why = later.search?.outcome { finding.detail += "; \(why)" }
        return finding
    }

    // MARK: The explanation

    /// Notes a transfer that is not the last one.
    mutating func note(_ result: TransferResult, of transfer: Transfer, at moment: Timestamp) {
        guard isExplained else { return }
        let written = transfer.url == current.url ? address.text : transfer.url
        let hop = ExplainedHop(result, of: transfer, written: written, at: moment)
        change { $0.explained.append(hop) }
    }

    private func explainedHop(_ result: TransferResult, at moment: Timestamp) -> ExplainedHop? {
        isExplained ? ExplainedHop(result, of: current, written: address.text, at: moment) : nil
    }

    private func explained(
        _ finding: ProbeFinding, _ last: @autoclosure () -> ExplainedHop?, _ conditions: [ExplainedCondition]
    ) -> ProbeFinding {
        guard isExplained else { return finding }
        var finding = finding
        let hops = later.explained + [last()].compactMap { $0 }
        finding.explanation = ProbeExplanation(finding: finding, hops: hops, conditions: conditions)
        return finding
    }
}
