import Addresses
import Curl
import Registry

/// A probe that every address of its host has to pass: a look-up, then one whole run for each.
final class EachAddressProbe: BoundProbe {
    let probe: HTTPProbe
    private let lookup: Transfer

    /// More addresses than this are not asked one by one.
    static let most = 16

    init(_ probe: HTTPProbe) {
        self.probe = probe
        var lookup = probe.transfer
        lookup.endsAfterLookup = true
        lookup.endsAfterHandshake = false
        self.lookup = lookup
    }

    var firstTransfer: Transfer? { probe.firstTransfer == nil ? nil : lookup }
    var host: String { probe.host }
    var isCostly: Bool { probe.isCostly }

    func isCostly(_ result: borrowing TransferResult) -> Bool { probe.isCostly(result) }

    func makeRun(isExplained: Bool) -> any ProbeRun { EachAddressRun(self, isExplained: isExplained) }
}

/// One run of such a probe; it ends with the first address that fails.
struct EachAddressRun: ProbeRun {
    private let each: EachAddressProbe
    private let isExplained: Bool
    private var addresses: [IPAddress] = []
    /// The run at the address that is asked now, and the time that it was given, in milliseconds.
    private var run: HTTPRun
    private var allowed = 0
    private var asked = 0
    private var lookup = TransferResult.Phases()
    /// What the look-up and all addresses before took, in microseconds.
    private var spent: Int64 = 0
    private var worst: ProbeFinding?
    /// When the last byte of any answer had come, in microseconds since the start.
    private var heardAfter: Int64?

    init(_ each: EachAddressProbe, isExplained: Bool) {
        self.each = each
        self.isExplained = isExplained
        run = HTTPRun(probe: each.probe, isExplained: isExplained)
    }

    mutating func start(at moment: Timestamp) -> Step {
        let step = run.start(at: moment)
        return each.firstTransfer.map(Step.transfer) ?? step
    }

    mutating func next(after outcome: consuming StepOutcome, at moment: Timestamp) -> Step {
        guard asked > 0 else { return begin(outcome, at: moment) }
        let step = run.next(after: outcome, at: moment)
        guard case .finished(let finding) = step else { return step }
        if let after = finding.heardAfter { heardAfter = spent + after }
        spent += finding.phases.total
        return take(finding, at: moment)
    }

    /// The addresses are known, or not.
    private mutating func begin(_ outcome: StepOutcome, at moment: Timestamp) -> Step {
        guard case .transferred(var result) = outcome, result.failure == nil else {
            return run.next(after: outcome, at: moment)
        }
        guard !result.addresses.isEmpty else {
            result.failure = .nameWithoutAddress
            return run.next(after: .transferred(result), at: moment)
        }
        guard result.addresses.count <= EachAddressProbe.most else {
            return .finished(
                .ours(
                    "\(each.probe.address.writtenHost) has \(result.addresses.count) addresses, more than the "
                        + "\(EachAddressProbe.most) that are asked one by one; write ip: \"any\" in the definition"))
        }
        addresses = result.addresses
        lookup = result.phases
        spent = result.phases.total
        return askNext(at: moment)
    }

    private mutating func askNext(at moment: Timestamp) -> Step {
        allowed = each.probe.transfer.timeoutMilliseconds - Int(spent / 1000)
        guard allowed > 0 else { return .finished(withoutTime()) }
        run = HTTPRun(probe: each.probe.pinned(to: addresses[asked], milliseconds: allowed), isExplained: isExplained)
        asked += 1
        return run.start(at: moment)
    }

    private mutating func take(_ finding: ProbeFinding, at moment: Timestamp) -> Step {
        var finding = finding
        finding.phases.nameLookup += lookup.nameLookup
        finding.phases.total += lookup.total
        if finding.outcome != .good {
            finding.detail = "at \(addresses[asked - 1]), address \(asked) of \(addresses.count): \(finding.detail)"
        }
        // Who had less than half of the time was not late.
        let isOutOfTime = finding.outcome == .bad && run.isLate(finding, within: allowed)
        if isOutOfTime, allowed < each.probe.transfer.timeoutMilliseconds / 2 { return .finished(withoutTime()) }
        worst = worse(worst, finding)
        if finding.outcome == .bad || asked == addresses.count {
            var whole = worst ?? finding
            whole.heardAfter = heardAfter
            return .finished(whole)
        }
        return askNext(at: moment)
    }

    private func withoutTime() -> ProbeFinding {
        .ours(
            "\(asked) of \(addresses.count) addresses took the \(each.probe.transfer.timeoutMilliseconds) ms that all of "
                + "them have; give the definition a longer timeout")
    }

    /// The one of two that says more: what failed, then what is unknown, what is degraded, and of good ones the slower.
    private func worse(_ one: ProbeFinding?, _ other: ProbeFinding) -> ProbeFinding {
        guard let one else { return other }
        let isSlower = one.outcome == .good && other.outcome == .good && other.phases.total > one.phases.total
        var worse = Self.rank(one) < Self.rank(other) || isSlower ? other : one
        // A person who asked sees every address.
        let hops = (one.explanation?.hops ?? []) + (other.explanation?.hops ?? [])
        worse.explanation?.hops = hops
        return worse
    }

    private static func rank(_ finding: ProbeFinding) -> Int {
        switch finding.outcome {
        case .good: 0
        case .slight: 1
        case .unknown: 2
        case .bad: 3
        }
    }
}

extension HTTPProbe {
    /// The same at one address, in a time.
    func pinned(to address: IPAddress, milliseconds: Int) -> HTTPProbe {
        var pinned = transfer
        pinned.pinned = address
        pinned.timeoutMilliseconds = milliseconds
        pinned.connectTimeoutMilliseconds = milliseconds
        return HTTPProbe(
            transfer: pinned, address: self.address, withheld: withheld, redirects: redirects,
            secretHeaders: secretHeaders, bodyHasSecret: bodyHasSecret, must: must, should: should,
            extractors: extractors, observed: observed)
    }
}

extension HTTPRun {
    /// Whether a run ended because its time was over.
    fileprivate func isLate(_ finding: ProbeFinding, within milliseconds: Int) -> Bool {
        finding.phases.total + 50_000 >= Int64(milliseconds) * 1000
    }
}

/// Which addresses of a host a probe asks.
enum AddressChoice: String, CaseIterable, Sendable, Hashable {
    case any, v4 = "4", v6 = "6", each

    /// The addresses that are looked up for it.
    var family: Transfer.InternetProtocol {
        switch self {
        case .any, .each: .any
        case .v4: .v4
        case .v6: .v6
        }
    }
}
