import CCurl
import Glibc

extension SlotPointer {
    /// What really happened when libcurl ended a transfer with a code.
    func failure(
        _ code: CURLcode, _ prepared: PreparedTransfer, _ result: inout TransferResult
    ) -> TransferResult.Failure {
        switch pointee.stop {
        case .bodyTooLarge: return .bodyTooLarge
        case .headersTooLarge: return .headersTooLarge
        case .memoryFull:
            let mebibytes = pointee.owner.settings.bodyMemory.limit >> 20
            return .ours("the answers under way fill the \(mebibytes) MiB that they may take together")
        case .no: break
        }
        if prepared.kind.isMail, let refused = mailRefusal(code, &result) { return refused }
        if let refused = tlsRefusal(code, result) { return refused }
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: return .nameNotFound
        case CURLE_COULDNT_CONNECT: return connectFailure()
        case CURLE_OPERATION_TIMEDOUT: return timeout(prepared)
        case CURLE_PEER_FAILED_VERIFICATION:
            let verified = ccurl_get_long(pointee.handle, CURLINFO_SSL_VERIFYRESULT)
            if result.certificate == nil { result.certificate = CertificateFacts(verifyResult: verified) }
            return .certificateBad
        case CURLE_ABORTED_BY_CALLBACK:
            if let verdict = result.certificate?.verdict, verdict != .valid { return .certificateBad }
            return .tlsHandshake("the server showed no certificate that could be judged")
        case CURLE_SSL_CONNECT_ERROR: return .tlsHandshake(TLSWords.handshake(TLSWords.fault(in: text(code))))
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR:
            // An answer that breaks HTTP ends as a failure to receive, too.
            return isClosed(code) ? .closedEarly : .protocolError(HTTPWords.fault(text(code)) ?? plain(code))
        case CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_BAD_CONTENT_ENCODING,
            CURLE_UNSUPPORTED_PROTOCOL, CURLE_HTTP3:
            return .protocolError(HTTPWords.fault(text(code)) ?? plain(code))
        case CURLE_OUT_OF_MEMORY where ccurl_get_off(pointee.handle, CURLINFO_PRETRANSFER_TIME_T) > 0:
            // libcurl's own limit (100 KB) for one header line.
            return .headersTooLarge
        case CURLE_URL_MALFORMAT: return .badURL(plain(code))
        case CURLE_USE_SSL_FAILED: return .tlsRequired
        case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR: return .loginRefused
        default: return .ours(plain(code))
        }
    }

    /// libcurl's words for this transfer, else those for the code.
    private func text(_ code: CURLcode) -> String {
        pointee.errorText.pointee == 0 ? CurlLibrary.text(code) : String(cString: pointee.errorText)
    }

    /// libcurl's words without what only its makers understand: numbers, and names of functions.
    private func plain(_ code: CURLcode) -> String {
        let words = text(code)
        return ["error:", "0x", "()", "SSL", "nghttp2", "errno"].contains(where: words.contains)
            ? CurlLibrary.text(code) : words
    }

    /// The refusals of TLS that have a name of their own; nothing for all else.
    ///
    /// In TLS 1.3 a server that misses a certificate of the visitor's own says so only after the handshake.
    private func tlsRefusal(_ code: CURLcode, _ result: borrowing TransferResult) -> TransferResult.Failure? {
        switch code {
        case CURLE_SSL_CONNECT_ERROR, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2,
            CURLE_HTTP2_STREAM:
            break
        // The server's alert says it outright, also within the handshake of TLS 1.2.
        case CURLE_SSL_CLIENTCERT: return .tlsClientCertificate
        default: return nil
        }
        let fault = TLSWords.fault(in: text(code))
        if code == CURLE_SSL_CONNECT_ERROR, let fault, TLSWords.isTooOld(fault) { return .tlsTooOld }
        // Who hangs up without a word may have died over the request; that no certificate was shown is not its reason then.
        guard pointee.asksVisitor, result.status == 0, let fault, TLSWords.isVisitorsFault(fault) else { return nil }
        return .tlsClientCertificate
    }

    /// Whether the connection ended, as opposed to an answer that cannot be understood.
    private func isClosed(_ code: CURLcode) -> Bool {
        guard code == CURLE_RECV_ERROR else { return true }
        let reason = Int32(truncatingIfNeeded: ccurl_get_long(pointee.handle, CURLINFO_OS_ERRNO))
        return reason != 0 || pointee.errorText.pointee == 0 || strstr(pointee.errorText, "SSL_read") != nil
            || strstr(pointee.errorText, "Recv failure") != nil
    }

    private func connectFailure() -> TransferResult.Failure {
        if pointee.sockets == 0 {
            // Whoever can go there may well get in, whatever the other addresses are.
            if let target = pointee.unreached { return pointee.owner.lackOfRoute(to: target) }
            if let refusal = pointee.refusal { return .refusedByPolicy(refusal) }
            switch pointee.socketError {
            case 0: break
            case let code: return .ours("no socket could be opened: \(String(cString: strerror(code)))")
            }
        }
        let code = Int32(truncatingIfNeeded: ccurl_get_long(pointee.handle, CURLINFO_OS_ERRNO))
        switch code {
        case ECONNREFUSED: return .connectRefused
        case ETIMEDOUT: return .connectTimeout
        case 0: return .connectFailed(plain(CURLE_COULDNT_CONNECT))
        default:
            // A router on the way may have said so, or this machine before anything was sent.
            if let target = pointee.remote, !pointee.owner.settings.routes.lead(to: target) {
                return pointee.owner.lackOfRoute(to: target)
            }
            return .connectFailed(String(cString: strerror(code)))
        }
    }

    private func timeout(_ prepared: PreparedTransfer) -> TransferResult.Failure {
        if pointee.tlsBeganAt == 0, ccurl_get_off(pointee.handle, CURLINFO_CONNECT_TIME_T) == 0 {
            return .connectTimeout
        }
        let isTLS = prepared.kind == .https || prepared.kind == .smtps
        if isTLS, ccurl_get_off(pointee.handle, CURLINFO_APPCONNECT_TIME_T) == 0 {
            return .tlsTimeout
        }
        return .timeout
    }

    /// What the mail server said when it refused; nothing where it did not.
    ///
    /// The reply to QUIT comes last, so the last refusal counts, and its code becomes the result's status.
    private func mailRefusal(_ code: CURLcode, _ result: inout TransferResult) -> TransferResult.Failure? {
        let lines = result.headerBlock.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
        guard let last = lines.last(where: { ($0.first ?? 0) >= UInt8(ascii: "4") }) else { return nil }
        let reply = String(decoding: last, as: UTF8.self)
        result.status = Int(reply.prefix(3)) ?? 0
        switch code {
        case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR: return .loginRefused
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_REMOTE_ACCESS_DENIED, CURLE_WEIRD_SERVER_REPLY,
            CURLE_UPLOAD_FAILED, CURLE_QUOTE_ERROR:
            return .mailRefused(reply)
        default: return nil
        }
    }
}
