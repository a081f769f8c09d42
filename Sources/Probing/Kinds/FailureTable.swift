import Curl
import Registry

/// From how a transfer failed to what that says about the target: one line for each.
enum FailureTable {
    /// The finding for a transfer that gave no complete answer.
    ///
    /// - Parameters:
    ///   - failure: how it failed.
    ///   - answer: what there is of an answer.
    ///   - host: the host, as it was written.
    ///   - isFirst: whether no redirect led there: an unusable URL is then our own mistake.
    ///   - timeout: the time that was allowed, in milliseconds.
    static func finding(
        _ failure: TransferResult.Failure, _ answer: borrowing Answer, host: String, isFirst: Bool, timeout: Int
    ) -> ProbeFinding {
        func bad(_ reason: Reason, _ detail: String) -> ProbeFinding {
            ProbeFinding(outcome: .bad, reason: reason, detail: detail)
        }
        func late(_ reason: Reason, _ detail: String) -> ProbeFinding {
            // The loop itself held the transfer up: who was late cannot be told.
            guard answer.loopLag <= max(Condition.trustedLag, Int64(timeout) * 100) else {
                return .ours(
                    "\(detail), but \(ConditionWords.milliseconds(answer.loopLag)) of that may have been our own delay")
            }
            return bad(reason, detail)
        }
        switch failure {
        case .nameNotFound: return bad(.dnsNotFound, "the name \(host) does not exist")
        case .nameTimeout: return late(.dnsTimeout, "the name \(host) could not be looked up within \(timeout) ms")
        case .nameWithoutAddress: return bad(.dnsNotFound, "the name \(host) exists and has no address")
        case .nameFailed(let words): return bad(.dnsFailed, "no address of \(host): \(words)")
        case .refusedByPolicy(let refusal):
            return ProbeFinding(outcome: .unknown, reason: .blockedByPolicy, detail: "\(refusal)")
        case .connectRefused: return bad(.connectRefused, "\(host) refused the connection\(at(answer))")
        case .connectTimeout: return late(.connectTimeout, "no connection to \(host)\(at(answer)) within \(timeout) ms")
        case .connectFailed(let words): return bad(.connectFailed, "no connection to \(host)\(at(answer)): \(words)")
        case .tlsHandshake(let words): return bad(.tlsFailed, "no secure connection to \(host): \(words)")
        case .tlsTooOld:
            return bad(
                .tlsProtocolTooOld,
                "\(host) speaks only versions of TLS that browsers have given up (1.1 and older): it has to be renewed")
        case .tlsClientCertificate:
            return bad(.tlsClientCertificate, "\(host) \(HTTPRun.visitorsCertificate)")
        case .tlsTimeout:
            return late(
                .tlsFailed,
                "no secure connection to \(host): the server did not finish the handshake in the time allowed")
        case .certificateBad: return certificate(answer.result.certificate)
        case .timeout:
            let place = isFirst ? "" : " from \(host), which it was sent on to,"
            return late(.timeout, "no complete answer\(place) within \(timeout) ms")
        case .closedEarly:
            // Which of the two it was cannot be told: a refusal can be lost when the connection is reset behind it.
            let asked = answer.result.certificate?.asksVisitor == true && answer.result.status == 0
            let hint =
                asked ? "; it had asked for a certificate of the visitor's own, and may let nobody in without one" : ""
            return bad(.closedEarly, "\(host) closed the connection before the answer was complete\(hint)")
        case .bodyTooLarge:
            // What was read is judged before it comes to this; that an answer is long is no fault of anybody.
            return ProbeFinding(
                outcome: .unknown, reason: .bodyTooLarge,
                detail:
                    "the body is longer than the \(ConditionWords.spacedBytes(answer.result.body.count)) that were read"
            )
        case .headersTooLarge: return bad(.headersTooLarge, "the headers are longer than is read")
        case .protocolError(let words): return bad(.protocolError, "the answer is not HTTP as expected: \(words)")
        case .badURL(let words):
            return isFirst ? .ours(words) : bad(.badRedirect, "the redirect cannot be followed: \(words)")
        case .mailRefused, .loginRefused, .tlsRequired: return .ours("a web probe ended as a mail: \(failure)")
        case .ownNetwork(let words): return ProbeFinding(outcome: .unknown, reason: .ownNetwork, detail: words)
        case .ours(let words): return .ours(words)
        }
    }

    private static func at(_ answer: borrowing Answer) -> String {
        answer.result.remote.map { " (\($0))" } ?? ""
    }

    private static func certificate(_ facts: CertificateFacts?) -> ProbeFinding {
        let reason: Reason =
            switch facts?.verdict {
            case .expired: .tlsExpired
            case .notYetValid: .tlsNotYetValid
            case .untrusted: .tlsUntrusted
            case .nameMismatch: .tlsNameMismatch
            case .valid, nil: .tlsFailed
            }
        return ProbeFinding(
            outcome: .bad, reason: reason, detail: facts?.verdictWords ?? "the certificate could not be judged")
    }
}
