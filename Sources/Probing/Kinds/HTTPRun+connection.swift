import Curl
import Registry

extension HTTPRun {
    /// What the connection says about an answer that came: worse than what stands in it, or before it.
    func judgeConnection(_ answer: borrowing Answer, _ finding: inout ProbeFinding) {
        if finding.outcome == .bad, finding.reason == .httpStatus, Self.missesVisitorsCertificate(answer) {
            finding.reason = .tlsClientCertificate
            finding.detail = "\(address.writtenHost) \(Self.visitorsCertificate) (status \(answer.result.status))"
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
    private static func missesVisitorsCertificate(_ answer: borrowing Answer) -> Bool {
        guard answer.result.certificate?.asksVisitor == true else { return false }
        let complaints: [String]
        switch answer.result.status {
        case 496: return true
        case 400: complaints = ["SSL certificate", "client certificate"]
        case 403: complaints = ["403.7", "lient certificate"]
        default: return false
        }
        let body = Array(answer.body.prefix(longestComplaint))
        return complaints.contains { ByteSearch.contains($0, in: body) }
    }

    /// Servers' own pages are short; what stands further down is about something else.
    private static let longestComplaint = 16 << 10
}
