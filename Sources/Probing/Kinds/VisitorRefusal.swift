import Curl
import Registry

/// A server that asked for a certificate of the visitor's own and hung up before it answered: whether that is why.
///
/// In TLS 1.3 a server refuses after the handshake, when the request is on its way already, and the refusal is lost where
/// the connection is reset behind it. In TLS 1.2 it refuses within the handshake, which is always heard. So it is asked once
/// more, in TLS 1.2.
extension HTTPRun {
    /// The step that asks once more, or the end that follows from its answer; nothing where there is nothing to ask.
    mutating func searchForRefusal(_ result: TransferResult, at moment: Timestamp) -> Step? {
        if let first = later.hungUp {
            let isRefused = if case .tlsClientCertificate? = result.failure { true } else { false }
            change { later in
                later.hungUp = nil
                // The last transfer is told at the end.
                if !isRefused, !later.explained.isEmpty { later.explained.removeLast() }
            }
            return .finished(judge(isRefused ? result : first, isCut: false, at: moment))
        }
        guard case .closedEarly? = result.failure, result.certificate?.asksVisitor == true, result.status == 0,
            result.certificate?.protocolVersion == "TLSv1.3"
        else { return nil }
        let left = probe.transfer.timeoutMilliseconds - Int(spent(with: result) / 1000)
        guard left > 0 else { return nil }
        note(result, of: current, at: moment)
        change { $0.hungUp = result }
        var again = asked
        again.isLimitedToTLS12 = true
        again.timeoutMilliseconds = left
        again.connectTimeoutMilliseconds = left
        return .transfer(again)
    }
}
