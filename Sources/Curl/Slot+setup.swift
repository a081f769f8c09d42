import CCurl

extension SlotPointer {
    /// Sets the handle up for a transfer, from nothing.
    ///
    /// libcurl copies texts; lists and the body stay where they are, in the prepared transfer that the slot keeps.
    func setUp(for prepared: PreparedTransfer, settings: TransferSettings) -> CURLcode {
        let handle = pointee.handle
        pointee.addresses.replace(pointee.prepared, with: prepared)
        pointee.prepared = prepared
        pointee.isTimeShortened = false
        curl_easy_reset(handle)
        let transfer = prepared.transfer
        pointee.headerLimit = transfer.headerLimit
        pointee.bodyLimit = transfer.bodyLimit
        var options = OptionWriter(handle: handle)
        options.set(CURLOPT_PRIVATE, pointer: self)
        options.set(CURLOPT_ERRORBUFFER, pointer: pointee.errorText)
        options.set(CURLOPT_NOSIGNAL, 1)
        // A resolver that never answers would else hold the loop when the transfer is taken out (9 s, measured).
        options.set(CURLOPT_QUICK_EXIT, 1)
        options.set(CURLOPT_URL, text: transfer.url)
        options.set(CURLOPT_PROTOCOLS_STR, text: prepared.kind.isMail ? "smtp,smtps" : "http,https")
        // The environment's proxy is not the way that people come.
        options.set(CURLOPT_PROXY, text: "")
        options.set(CURLOPT_NOPROXY, text: "")
        options.set(CURLOPT_TIMEOUT_MS, transfer.timeoutMilliseconds)
        options.set(CURLOPT_CONNECTTIMEOUT_MS, transfer.connectTimeoutMilliseconds)
        if prepared.lookupKey != nil {
            options.check(ccurl_set_list(handle, CURLOPT_RESOLVE, pointee.addresses.list))
        }
        if let list = prepared.connectList { options.check(ccurl_set_list(handle, CURLOPT_CONNECT_TO, list)) }
        options.set(CURLOPT_FRESH_CONNECT, 1)
        options.set(CURLOPT_FORBID_REUSE, 1)
        // Addresses are given anew for each run; else libcurl would search all that it has for old ones after each.
        options.set(CURLOPT_DNS_CACHE_TIMEOUT, -1)
        switch transfer.internetProtocol {
        case .any: break
        case .v4: options.set(CURLOPT_IPRESOLVE, Int(CURL_IPRESOLVE_V4))
        case .v6: options.set(CURLOPT_IPRESOLVE, Int(CURL_IPRESOLVE_V6))
        }
        options.check(ccurl_set_open_socket(handle, SlotCallbacks.openSocket, self))
        options.check(ccurl_set_write(handle, SlotCallbacks.body, self))
        if let credentials = transfer.credentials {
            options.set(CURLOPT_USERNAME, text: credentials.user)
            options.set(CURLOPT_PASSWORD, text: credentials.password)
        }
        if prepared.kind.isMail {
            setUpMail(prepared, &options)
        } else {
            setUpHTTP(prepared, settings, &options)
        }
        return options.code
    }

    private func setUpHTTP(_ prepared: PreparedTransfer, _ settings: TransferSettings, _ options: inout OptionWriter) {
        let transfer = prepared.transfer
        let handle = pointee.handle
        options.check(ccurl_set_header(handle, SlotCallbacks.header, self))
        options.set(CURLOPT_USERAGENT, text: settings.userAgent)
        if let list = prepared.headerList { options.check(ccurl_set_list(handle, CURLOPT_HTTPHEADER, list)) }
        if let body = prepared.body {
            options.check(ccurl_set_off(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
            options.set(CURLOPT_POSTFIELDS, pointer: body.baseAddress)
        }
        if transfer.method == "HEAD" {
            options.set(CURLOPT_NOBODY, 1)
        } else if transfer.method != (prepared.body == nil ? "GET" : "POST") {
            options.set(CURLOPT_CUSTOMREQUEST, text: transfer.method)
        }
        switch transfer.httpVersion {
        case .auto: options.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        case .v1: options.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        case .v2: options.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2_0))
        }
        guard prepared.kind == .https else { return }
        setUpTLS(verifies: transfer.trust == .strict, &options)
        options.check(ccurl_set_prereq(handle, SlotCallbacks.beforeRequest, self))
        // What browsers still speak, whatever this machine's own settings allow.
        guard transfer.trust == .judged else { return }
        let newest = transfer.isLimitedToTLS12 ? CURL_SSLVERSION_MAX_TLSv1_2 : CURL_SSLVERSION_MAX_NONE
        options.set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2 | newest)
    }

    private func setUpMail(_ prepared: PreparedTransfer, _ options: inout OptionWriter) {
        guard let envelope = prepared.transfer.envelope else { return }
        let handle = pointee.handle
        options.check(ccurl_set_header(handle, SlotCallbacks.mailReply, self))
        options.set(CURLOPT_MAIL_FROM, text: envelope.from)
        if let list = prepared.recipientList { options.check(ccurl_set_list(handle, CURLOPT_MAIL_RCPT, list)) }
        options.set(CURLOPT_UPLOAD, 1)
        options.check(ccurl_set_off(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(prepared.body?.count ?? 0)))
        options.check(ccurl_set_read(handle, SlotCallbacks.upload, self))
        let usesTLS =
            switch envelope.encryption {
            case .required: CURLUSESSL_ALL
            case .welcome: CURLUSESSL_TRY
            case .none: CURLUSESSL_NONE
            }
        options.set(CURLOPT_USE_SSL, Int(usesTLS.rawValue))
        // Where TLS is only welcome and no password is sent, encryption to a stranger is still better than none.
        let mustVerify =
            envelope.encryption == .required || prepared.transfer.credentials != nil || prepared.kind == .smtps
        setUpTLS(verifies: mustVerify, &options)
    }

    private func setUpTLS(verifies: Bool, _ options: inout OptionWriter) {
        options.set(CURLOPT_SSL_VERIFYPEER, verifies ? 1 : 0)
        options.set(CURLOPT_SSL_VERIFYHOST, verifies ? 2 : 0)
        options.set(CURLOPT_SSL_SESSIONID_CACHE, 0)
        // The shared store takes the place of libcurl's own; Debian's default folder would be read for each connection.
        options.set(CURLOPT_CAINFO, pointer: nil)
        options.set(CURLOPT_CAPATH, pointer: nil)
        options.check(ccurl_set_ssl_context(pointee.handle, SlotCallbacks.sslContext, self))
    }
}

/// Sets options and keeps the first failure, which C would let pass silently.
struct OptionWriter {
    let handle: UnsafeMutableRawPointer
    private(set) var code = CURLE_OK

    init(handle: UnsafeMutableRawPointer) {
        self.handle = handle
    }

    mutating func check(_ result: CURLcode) {
        if code == CURLE_OK { code = result }
    }

    mutating func set(_ option: CURLoption, _ value: Int) {
        check(ccurl_set_long(handle, option, value))
    }

    mutating func set(_ option: CURLoption, text: String) {
        check(ccurl_set_string(handle, option, text))
    }

    mutating func set(_ option: CURLoption, pointer: UnsafeRawPointer?) {
        check(ccurl_set_pointer(handle, option, pointer))
    }
}
