import Curl
import Registry

/// The search for a certificate that a server ought to send and does not, as browsers make it: one fetch from the place
/// that the certificate below names.
struct IssuerSearch: Sendable {
    enum Stage: Sendable {
        /// The certificate is being fetched; what the server said without it.
        case fetching(TransferResult)
        /// The server is asked once more, with the certificate at hand.
        case asking
        /// There is nothing more to be done.
        case over
    }

    var stage: Stage
    /// What it took so far, the first try included, in microseconds.
    var spent: Int64
    /// What came of it, where that was not enough.
    var outcome: String?

    /// The most that is read: a certificate has one or two thousand bytes, a bundle of an authority some more.
    private static let longest = 64 << 10

    /// The fetch; what it may reach is what the probe may.
    static func fetch(_ url: String, for transfer: Transfer, milliseconds: Int) -> Transfer {
        var fetch = Transfer(url: url, addresses: transfer.addresses)
        fetch.bodyLimit = longest
        fetch.httpVersion = .v1
        fetch.timeoutMilliseconds = milliseconds
        fetch.connectTimeoutMilliseconds = milliseconds
        return fetch
    }

    /// Why what was fetched is of no use; nothing where it may be.
    static func fault(_ result: borrowing TransferResult) -> String? {
        let attempt = "its issuer's certificate could not be fetched either"
        if case .refusedByPolicy(let refusal) = result.failure {
            return "its issuer's certificate is published at an address that may not be reached (\(refusal))"
        }
        if result.failure != nil { return attempt }
        guard result.status == 200, !result.body.isEmpty else { return "\(attempt) (status \(result.status))" }
        return nil
    }
}

extension HTTPRun {
    /// The step that a missing certificate asks for; nothing where none is missing, or all was tried.
    mutating func searchForIssuer(_ result: TransferResult, at moment: Timestamp) -> Step? {
        if !isPlain, let search = later.search {
            switch search.stage {
            case .fetching(let failed): return fetched(result, after: failed, search, at: moment)
            case .asking:
                let isWhole = result.certificate?.isChainCompleted == true
                change { later in
                    later.search?.stage = .over
                    later.search?.outcome =
                        isWhole ? nil : "the certificate that its issuer publishes does not complete the chain"
                    if isWhole { later.isChainIncomplete = true }
                }
                return nil
            case .over: return nil
            }
        }
        guard result.failure == .certificateBad, let url = result.certificate?.issuerAddress,
            let place = try? WebAddress(url), !place.isSecure
        else { return nil }
        let spent = spent(with: result)
        let left = probe.transfer.timeoutMilliseconds - Int(spent / 1000)
        guard left > 0 else { return nil }
        note(result, of: current, at: moment)
        let own = result.phases.total
        change { $0.search = IssuerSearch(stage: .fetching(result), spent: own) }
        return .transfer(IssuerSearch.fetch(place.wire, for: current, milliseconds: left))
    }

    private mutating func fetched(
        _ result: TransferResult, after failed: TransferResult, _ search: IssuerSearch, at moment: Timestamp
    ) -> Step {
        let left = probe.transfer.timeoutMilliseconds - Int(spent(with: result) / 1000)
        var fault = IssuerSearch.fault(result)
        if left <= 0 { fault = fault ?? "no time was left to try with its issuer's certificate" }
        if let fault {
            change { later in
                later.search?.stage = .over
                later.search?.outcome = fault
                // The last transfer is told at the end.
                if !later.explained.isEmpty { later.explained.removeLast() }
            }
            return .finished(judge(failed, isCut: false, at: moment))
        }
        if isExplained, case .fetching = search.stage {
            let hop = ExplainedHop(
                result, of: IssuerSearch.fetch(failed.certificate?.issuerAddress ?? "", for: current, milliseconds: 0),
                written: failed.certificate?.issuerAddress ?? "", at: moment)
            change { $0.explained.append(hop) }
        }
        change { later in
            later.search?.stage = .asking
            later.search?.spent += result.phases.total
        }
        var again = asked
        again.helpers = result.body
        again.timeoutMilliseconds = left
        again.connectTimeoutMilliseconds = left
        return .transfer(again)
    }
}
