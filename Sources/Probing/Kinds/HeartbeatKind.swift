import Curl
import Documents
import Registry

/// A source that sends word by itself: a phone system, a queue display, a nightly job.
struct HeartbeatKind: ProbeKind {
    static let name = "heartbeat"
    static let isPushed = true

    static func read(_ root: MappingReader, _ scope: DefinitionScope) -> HeartbeatKind? { HeartbeatKind() }

    func bound(_ binding: inout Binding) -> (any BoundProbe)? {
        HeartbeatProbe(silenceIsFailure: binding.silence == .failure)
    }
}

/// A heartbeat that is waited for.
struct HeartbeatProbe: BoundProbe {
    let silenceIsFailure: Bool
    var firstTransfer: Transfer? { nil }
    var host: String { "" }
    var isCostly: Bool { false }

    func makeRun(isExplained: Bool) -> any ProbeRun {
        HeartbeatRun(silenceIsFailure: silenceIsFailure, isExplained: isExplained)
    }
}

/// One report, or its absence.
struct HeartbeatRun: ProbeRun {
    let silenceIsFailure: Bool
    let isExplained: Bool

    mutating func start(at moment: Timestamp) -> Step { .awaitPush }

    mutating func next(after outcome: consuming StepOutcome, at moment: Timestamp) -> Step {
        var finding: ProbeFinding
        switch outcome {
        case .pushed(let push): finding = Self.finding(push)
        case .pushMissing:
            finding = ProbeFinding(
                outcome: silenceIsFailure ? .bad : .unknown, reason: .silent, detail: "no report came in time")
        case .transferred: finding = .ours("a heartbeat was given the result of a transfer")
        }
        if isExplained { finding.explanation = ProbeExplanation(finding: finding) }
        return .finished(finding)
    }

    private static func finding(_ push: Push) -> ProbeFinding {
        let said = push.message.isEmpty ? "" : ": \(push.message)"
        switch push.status {
        case .ok:
            return ProbeFinding(outcome: .good, extracted: push.message.isEmpty ? [:] : ["message": push.message])
        case .degraded:
            return ProbeFinding(outcome: .slight, reason: .reportedFailure, detail: "the source reports trouble\(said)")
        case .fail:
            return ProbeFinding(outcome: .bad, reason: .reportedFailure, detail: "the source reports a failure\(said)")
        }
    }
}
