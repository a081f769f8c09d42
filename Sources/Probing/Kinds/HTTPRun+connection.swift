import Curl
import Registry

extension HTTPRun {
    /// What the connection says about an answer that came: worse than what stands in it, or before it.
    func judgeConnection(_ result: borrowing TransferResult, _ finding: inout ProbeFinding) {
        if finding.outcome == .bad, finding.reason == .httpStatus, Self.missesVisitorsCertificate(result) {
            finding.reason = .tlsClientCertificate
            finding.detail = "\(address.writtenHost) \(Self.visitorsCertificate) (status \(result.status))"
        }
        guard !isPlain, finding.outcome == .good || finding.outcome == .slight else { return }
        if !address.isSecure, probe.address.isSecure || trail.contains(where: { $0.address.isSecure }) {
            finding.outcome = .bad
            finding.reason = .downgraded
            finding.detail =
                "the visit was on https and ends at \(ConditionWords.shortened(address.text)), without encryption: what "
                + "people type there can be read and changed on its way"
            return
        }
        // It keeps some people out, which counts before what only should hold.
        if later.isChainIncomplete {
            finding.outcome = .slight
            finding.reason = .tlsChainIncomplete
            finding.detail =
                "the server does not send the certificate of its issuer: browsers that fetch it themselves open the page, "
                + "others refuse it"
        }
    }

    static let visitorsCertificate = "asks every visitor for a certificate of their own, which people do not have"

    /// Whether a server asked for a certificate and its answer complains that there was none.
    ///
    /// Nginx and IIS finish the handshake and complain in the page.
    private static func missesVisitorsCertificate(_ result: borrowing TransferResult) -> Bool {
        guard result.certificate?.asksVisitor == true else { return false }
        let body = result.body
        switch result.status {
        case 496: return true
        case 400: return ["SSL certificate", "client certificate"].contains { ByteSearch.contains($0, in: body) }
        case 403: return ["403.7", "lient certificate"].contains { ByteSearch.contains($0, in: body) }
        default: return false
        }
    }
}
