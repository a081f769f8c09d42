public import Curl
public import Registry

/// A definition with all parameters filled in: what the engine runs.
public struct ProbePlan: Sendable {
    /// The id of the definition.
    public let definition: String
    /// The name of its kind.
    public let kind: String
    /// What its failure means.
    public let role: StatusRules.Role
    /// The measures that its results serve.
    public let provides: [String]
    /// How long one run may take.
    public let timeout: Duration
    /// How many results it takes before a status changes.
    public let confirm: Confirmation
    /// What silence means, where results are pushed.
    public let silence: Silence
    /// Whether its results are sent by somebody instead of fetched.
    public let isPushed: Bool
    /// Whether conditions search for patterns or read JSON: they are then evaluated off the engine's thread.
    public let isCostly: Bool
    /// The host that is probed, in small letters; empty for a pushed probe.
    public let host: String
    /// The first transfer of every run, built once; nothing for a pushed probe, and where a secret has no value here.
    public let firstTransfer: Transfer?
    /// Scheme, host and port of the first transfer; nil for a pushed probe.
    public let origin: String?
    /// The page that is asked for, so that different pages of an origin can be told apart; nil for a pushed probe.
    public let page: String?
    let probe: any BoundProbe

    init(_ definition: ProbeDefinition, _ probe: any BoundProbe) {
        self.definition = definition.id
        kind = definition.kind
        role = definition.role
        provides = definition.provides
        timeout = definition.timeout
        confirm = definition.confirm
        silence = definition.silence
        isPushed = definition.isPushed
        isCostly = probe.isCostly
        host = probe.host
        firstTransfer = probe.firstTransfer
        page = probe.firstTransfer?.url
        origin = probe.firstTransfer.flatMap { try? WebAddress($0.url) }?.origin
        self.probe = probe
    }

    /// Whether the evaluation of one answer belongs off the engine's thread.
    func isCostly(_ result: borrowing TransferResult) -> Bool { probe.isCostly(result) }

    /// A run that has not started.
    ///
    /// - Parameter isExplained: whether its finding holds the run in full, for a person who asked.
    public func makeRun(isExplained: Bool = false) -> any ProbeRun { probe.makeRun(isExplained: isExplained) }

    /// When results of this plan change a status.
    public func statusRules(every: Duration) -> StatusRules {
        StatusRules(
            role: role, downAfter: confirm.downAfter, upAfter: confirm.upAfter, of: confirm.of,
            recheck: confirm.recheck,
            every: every, timeout: timeout, isPushed: isPushed, silenceIsFailure: isPushed && silence == .failure)
    }

    /// Runs once, step by step, and explains.
    ///
    /// - Parameters:
    ///   - now: the time, asked at each step.
    ///   - perform: carries one transfer out.
    /// - Returns: the finding with its explanation; for a pushed probe, that nothing came.
    public func runOnce(
        now: () -> Timestamp, perform: (Transfer) async -> TransferResult
    ) async -> ProbeFinding {
        var run = makeRun(isExplained: true)
        var step = run.start(at: now())
        while true {
            switch step {
            case .transfer(let transfer):
                let result = await perform(transfer)
                step = run.next(after: .transferred(result), at: now())
            case .awaitPush: step = run.next(after: .pushMissing, at: now())
            case .finished(let finding): return finding
            }
        }
    }
}
