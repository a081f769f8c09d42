import Addresses
import CCurl
import Epoll
import Glibc

extension SlotPointer {
    /// Makes the result of a transfer that libcurl has ended, and moves the answer into it.
    func takeResult(_ code: CURLcode) -> TransferResult {
        var result = TransferResult()
        let handle = pointee.handle
        result.headerBlock = takeHeaderBlock()
        swap(&result.body, &pointee.body)
        if pointee.bodyRoom > 0 {
            result.share = BodyShare(pointee.bodyRoom, of: pointee.owner.settings.bodyMemory)
            pointee.bodyRoom = 0
        }
        swap(&result.certificate, &pointee.certificate)
        result.loopLag = pointee.worstLag
        result.phases = phases(code)
        result.phases.nameLookup += pointee.lookupTook
        result.phases.total += pointee.lookupTook
        result.heardAfter = heardAfter(result.phases)
        result.status = ccurl_get_long(handle, CURLINFO_RESPONSE_CODE)
        result.remote = remote()
        result.family = family(result)
        guard let prepared = pointee.prepared else { return result }
        if !prepared.kind.isMail {
            switch ccurl_get_long(handle, CURLINFO_HTTP_VERSION) {
            case Int(CURL_HTTP_VERSION_1_0): result.httpVersion = "1.0"
            case Int(CURL_HTTP_VERSION_1_1): result.httpVersion = "1.1"
            case Int(CURL_HTTP_VERSION_2_0): result.httpVersion = "2"
            default: break
            }
            if (300..<400).contains(result.status), let place = browsersPlace(result, prepared) {
                result.redirectURL = place
            } else if (300..<400).contains(result.status),
                let url = ccurl_get_string(handle, CURLINFO_REDIRECT_URL)
            {
                result.redirectURL = Self.text(url)
            } else if pointee.stop == .bodyTooLarge, (300..<400).contains(result.status) {
                // libcurl looks at Location only when the body has ended, and nobody reads the body of a redirect.
                result.redirectURL = result.header("Location").flatMap { Self.resolved($0, prepared.transfer.url) }
            }
        }
        if code == CURLE_ABORTED_BY_CALLBACK, prepared.transfer.endsAfterHandshake,
            result.certificate?.verdict == .valid
        {
            // All that was asked for.
            return result
        }
        if code != CURLE_OK {
            let failure = self.failure(code, prepared, &result)
            result.failure = failure
        } else if prepared.kind == .https, result.certificate?.verdict != .valid {
            // The judging hook was not called: no verdict is never a good one.
            result.failure = .ours("the server's certificate was not judged")
        }
        return result
    }

    /// Where a redirect leads, where browsers read it otherwise than libcurl does; nothing where both agree.
    private func browsersPlace(_ result: borrowing TransferResult, _ prepared: PreparedTransfer) -> String? {
        guard let location = result.header("Location") else { return nil }
        let meant = LocationReference.meant(by: location, isSecure: prepared.kind == .https)
        guard meant != location else { return nil }
        return Self.resolved(meant, prepared.transfer.url)
    }

    /// A URL as it is meant on the page of another.
    private static func resolved(_ reference: String, _ base: String) -> String? {
        guard let url = curl_url() else { return nil }
        defer { curl_url_cleanup(url) }
        let lenient = UInt32(CURLU_URLENCODE)
        guard curl_url_set(url, CURLUPART_URL, base, lenient) == CURLUE_OK,
            curl_url_set(url, CURLUPART_URL, reference, lenient) == CURLUE_OK
        else { return nil }
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, CURLUPART_URL, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }

    /// A URL as the server sent it; bytes that are no UTF-8 are percent-encoded, as browsers send them.
    private static func text(_ url: UnsafePointer<CChar>) -> String {
        if let text = String(validatingCString: url) { return text }
        var text = ""
        for byte in UnsafeBufferPointer(start: url, count: strlen(url)).lazy.map(UInt8.init(bitPattern:)) {
            text += byte < 0x80 ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
        }
        return text
    }

    /// When the last part of the answer came; a whole one ended with its last part.
    private func heardAfter(_ phases: TransferResult.Phases) -> Int64? {
        guard pointee.heardAt > 0 else { return nil }
        // The beginning of the round of the loop in which it came: never later than it did.
        let sinceStart = Swift.max(0, pointee.heardAt - pointee.startedAt) / 1000
        return Swift.min(phases.total, pointee.lookupTook + sinceStart)
    }

    private func phases(_ code: CURLcode) -> TransferResult.Phases {
        let handle = pointee.handle
        let lookup = ccurl_get_off(handle, CURLINFO_NAMELOOKUP_TIME_T)
        let connect = ccurl_get_off(handle, CURLINFO_CONNECT_TIME_T)
        let tls = ccurl_get_off(handle, CURLINFO_APPCONNECT_TIME_T)
        let request = ccurl_get_off(handle, CURLINFO_PRETRANSFER_TIME_T)
        let firstByte = ccurl_get_off(handle, CURLINFO_STARTTRANSFER_TIME_T)
        var total = ccurl_get_off(handle, CURLINFO_TOTAL_TIME_T)
        // After a failure libcurl's total is the one of its last look at the clock, which may be the start.
        if code != CURLE_OK { total = max(total, curl_off_t((EventLoop.now() - pointee.startedAt) / 1000)) }
        var phases = TransferResult.Phases()
        phases.total = Int64(total)
        // libcurl gives moments since the start, 0 for those never reached: the phase that did not end lasted to the end.
        guard pointee.isLookedUp || lookup > 0 else {
            phases.nameLookup = Int64(total)
            return phases
        }
        phases.nameLookup = Int64(lookup)
        guard connect > 0 else {
            phases.connect = Int64(max(0, total - lookup))
            guard pointee.tlsBeganAt > 0 else { return phases }
            phases.connect = min(
                phases.connect, max(0, (pointee.tlsBeganAt - pointee.startedAt) / 1000 - Int64(lookup)))
            phases.tls = max(0, Int64(total - lookup) - phases.connect)
            return phases
        }
        phases.connect = Int64(connect - lookup)
        let isTLS = pointee.prepared?.kind == .https || pointee.prepared?.kind == .smtps
        if isTLS, tls == 0 {
            phases.tls = Int64(total - connect)
            return phases
        }
        if tls > 0 { phases.tls = Int64(max(0, tls - connect)) }
        guard request > 0 else { return phases }
        guard firstByte > 0 else {
            phases.firstByte = Int64(max(0, total - request))
            return phases
        }
        phases.firstByte = Int64(max(0, firstByte - request))
        phases.transfer = Int64(max(0, total - firstByte))
        return phases
    }

    /// The kind of address that answered, or else the only one that was tried where the other had a way out, too.
    private func family(_ result: borrowing TransferResult) -> Routes.Family? {
        if result.status > 0 || result.certificate != nil { return result.remote.map { Routes.Family($0.address) } }
        switch pointee.tried {
        case (true, false): return .v4
        // On a machine with IPv6 alone, whatever answers shows that IPv6 works.
        case (false, true): return pointee.owner.leadsOut(by: .v4) ? .v6 : nil
        case (true, true), (false, false): return nil
        }
    }

    /// The address that was reached: of the one socket that was opened, or what libcurl says where it tried several.
    private func remote() -> SocketAddress? {
        guard pointee.sockets > 1 else { return pointee.remote }
        guard let text = ccurl_get_string(pointee.handle, CURLINFO_PRIMARY_IP),
            let address = IPAddress(String(cString: text))
        else { return nil }
        let port = ccurl_get_long(pointee.handle, CURLINFO_PRIMARY_PORT)
        return SocketAddress(address, port: UInt16(truncatingIfNeeded: port))
    }
}
