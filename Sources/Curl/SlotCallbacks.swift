import Addresses
import CCurl
import CLinux
import COpenSSL
import Epoll
import Glibc

/// What libcurl calls during a transfer, on the loop's thread.
enum SlotCallbacks {
    private typealias Bytes = UnsafeMutablePointer<CChar>

    /// One line of the answer's headers.
    ///
    /// Interim answers (1xx) are dropped when the next one begins, trailers at once.
    static let header: ccurl_data_function = { bytes, size, count, context in
        guard let slot = SlotPointer(context: context), let bytes else { return 0 }
        let length = size * count
        let isFirst = slot.pointee.headerSeen == 0
        if isFirst { slot.noteLag() }
        // Of the lines between the first and the last it is known that they came no earlier than the first.
        if isFirst || length <= 2 { slot.pointee.heardAt = slot.pointee.owner.loop.turnStartedAt }
        slot.pointee.headerSeen += length
        if slot.pointee.isHeaderComplete {
            guard length > 5, memcmp(bytes, "HTTP/", 5) == 0 else {
                if slot.pointee.headerSeen <= slot.pointee.headerLimit { return length }
                slot.pointee.stop = .headersTooLarge
                return 0
            }
            slot.pointee.headerLength = 0
        }
        slot.pointee.isHeaderComplete = length <= 2
        return slot.keepHeader(bytes, length) ? length : 0
    }

    /// A part of the answer's body.
    static let body: ccurl_data_function = { bytes, size, count, context in
        guard let slot = SlotPointer(context: context), let bytes else { return 0 }
        let length = size * count
        slot.pointee.heardAt = slot.pointee.owner.loop.turnStartedAt
        let room = slot.pointee.bodyLimit - slot.pointee.body.count
        let kept = min(length, max(0, room))
        guard kept == 0 || slot.keepBody(bytes, kept) else { return 0 }
        guard length <= room else {
            slot.pointee.stop = .bodyTooLarge
            return 0
        }
        return length
    }

    /// The next part of what is sent.
    static let upload: ccurl_data_function = { bytes, size, count, context in
        guard let slot = SlotPointer(context: context), let bytes, let body = slot.pointee.prepared?.body else {
            return 0
        }
        let length = min(size * count, body.count - slot.pointee.sent)
        guard length > 0, let start = body.baseAddress else { return 0 }
        memcpy(bytes, start + slot.pointee.sent, length)
        slot.pointee.sent += length
        return length
    }

    /// One line of a mail server.
    ///
    /// libcurl ends a dialogue with QUIT and waits for the answer inside this thread. So once the last word is said, the
    /// reading side is closed: QUIT still goes out, and the wait for its answer ends at once. Where the server refuses,
    /// the wait is cut to 2 s instead, since the dialogue may go on.
    static let mailReply: ccurl_data_function = { bytes, size, count, context in
        guard let slot = SlotPointer(context: context), let bytes else { return 0 }
        let length = size * count
        slot.pointee.headerSeen += length
        guard slot.keepHeader(bytes, length) else { return 0 }
        slot.noteLag()
        let isLastLine = length < 4 || UInt8(bitPattern: bytes[3]) != UInt8(ascii: "-")
        guard isLastLine, length > 0 else { return length }
        let isRefusal = UInt8(bitPattern: bytes[0]) >= UInt8(ascii: "4")
        _ = ccurl_set_long(slot.pointee.handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, isRefusal ? 2 : 0)
        // Everything was sent, and this is not the 354 that asks for it: the server has taken the mail or not.
        let isAnswered = slot.pointee.sent > 0 && slot.pointee.sent == slot.pointee.prepared?.body?.count ?? 0
        if isAnswered, slot.pointee.socket >= 0 { shutdown(slot.pointee.socket, Int32(SHUT_RD)) }
        return length
    }

    /// An address is about to be tried: the policy decides.
    static let openSocket: ccurl_open_function = { context, _, address in
        guard let slot = SlotPointer(context: context), let address else { return CURL_SOCKET_BAD }
        slot.pointee.isLookedUp = true
        slot.noteLag()
        let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0
        let system = (UnsafeRawPointer(address) + offset).assumingMemoryBound(to: sockaddr.self)
        guard let target = SocketAddress(system), let prepared = slot.pointee.prepared else {
            slot.pointee.socketError = EAFNOSUPPORT
            return CURL_SOCKET_BAD
        }
        if let refusal = prepared.transfer.addresses.refusal(for: target) {
            if slot.pointee.refusal == nil { slot.pointee.refusal = refusal }
            return CURL_SOCKET_BAD
        }
        guard slot.pointee.owner.leads(to: target) else {
            if slot.pointee.unreached == nil { slot.pointee.unreached = target }
            return CURL_SOCKET_BAD
        }
        let opened = clinux_socket(address.pointee.family, address.pointee.socktype, address.pointee.protocol)
        guard opened >= 0 else {
            slot.pointee.socketError = errno
            return CURL_SOCKET_BAD
        }
        slot.pointee.sockets += 1
        slot.pointee.socket = opened
        if slot.pointee.walk != nil { slot.noteStep() }
        slot.pointee.remote = target
        switch Routes.Family(target.address) {
        case .v4: slot.pointee.tried.v4 = true
        case .v6: slot.pointee.tried.v6 = true
        }
        return opened
    }

    /// A TLS context is about to be used: it trusts what the shared store trusts.
    static let sslContext: ccurl_ssl_function = { _, sslContext, context in
        guard let slot = SlotPointer(context: context), let sslContext else { return CURLE_SSL_CERTPROBLEM }
        slot.pointee.tlsBeganAt = EventLoop.now()
        let context = OpaquePointer(sslContext)
        SSL_CTX_set1_cert_store(context, slot.pointee.owner.settings.trust.store)
        guard slot.pointee.prepared?.transfer.trust == .judged else { return CURLE_OK }
        // As browsers do: that a server does not know RFC 5746 keeps nobody out.
        copenssl_allow_legacy_servers(context)
        // There is no key of ours, so no password either; the place for its callback's context costs no memory.
        SSL_CTX_set_default_passwd_cb_userdata(context, slot)
        SSL_CTX_set_client_cert_cb(context, visitorAsked)
        return CURLE_OK
    }

    /// The server asks for a certificate of the visitor's own: there is none.
    private static let visitorAsked:
        @convention(c) (
            OpaquePointer?, UnsafeMutablePointer<OpaquePointer?>?, UnsafeMutablePointer<OpaquePointer?>?
        ) -> Int32 = { ssl, _, _ in
            if let ssl, let slot = SlotPointer(context: SSL_get_default_passwd_cb_userdata(ssl)) {
                slot.pointee.asksVisitor = true
            }
            return 0
        }

    /// The request is about to be sent: the certificate is judged, and a bad one gets no request.
    static let beforeRequest: ccurl_prereq_function = { context, _, _, _, _ in
        guard let slot = SlotPointer(context: context), let prepared = slot.pointee.prepared else {
            return CURL_PREREQFUNC_ABORT
        }
        slot.noteLag()
        guard let ssl = ccurl_get_ssl(slot.pointee.handle) else { return CURL_PREREQFUNC_ABORT }
        let helpers = prepared.helpers.map {
            CertificateFacts.Helpers(store: slot.pointee.owner.settings.trust.store, certificates: $0)
        }
        var facts = CertificateFacts(
            ssl: OpaquePointer(ssl), host: prepared.host, isAddress: prepared.hostIsAddress, helpers: helpers)
        facts?.asksVisitor = slot.pointee.asksVisitor
        slot.pointee.certificate = facts
        let goesOn = facts?.verdict == .valid && !prepared.transfer.endsAfterHandshake
        return goesOn ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }
}
