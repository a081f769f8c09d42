import Addresses
import CCurl
import COpenSSL
import Glibc

/// A transfer made ready to be run many times: what does not change between runs is checked and laid out once.
///
/// It belongs to one `Transfers` and is used where that is used. A transfer that cannot be made is no error here: running
/// it gives a result that says why.
public final class PreparedTransfer {
    /// What kind of dialogue the URL asks for.
    enum Kind { case http, https, smtp, smtps }

    /// What it was made from.
    public let transfer: Transfer
    /// Why it cannot be run; nothing where it can.
    public let refused: TransferResult.Failure?

    let kind: Kind
    /// The host without brackets, in ASCII form.
    let host: String
    /// The same as it was written: a last dot makes a name absolute.
    let writtenHost: String
    let hostIsAddress: Bool
    /// The domain whose look-ups are counted together; nothing for a host that needs none.
    let lookupKey: String?
    /// `host:port:`, as libcurl wants to be told the addresses of a host.
    let addressPrefix: [UInt8]
    let headerList: UnsafeMutablePointer<curl_slist>?
    let recipientList: UnsafeMutablePointer<curl_slist>?
    /// The one address to connect to, as libcurl wants to be told.
    let connectList: UnsafeMutablePointer<curl_slist>?
    /// Certificates that the server's chain may need.
    let helpers: OpaquePointer?
    /// The bytes to send; libcurl does not copy them.
    let body: UnsafeMutableBufferPointer<UInt8>?

    /// The handle that is set up for this transfer, if one is; kept by the pool.
    var slot: SlotPointer?
    /// The domain's counter in the gate of the one `Transfers` that it belongs to.
    var domain: LookupGate<LookupTicket>.Domain?
    /// What a file of hosts says about its host; nothing while it was not asked.
    var inHosts: (file: HostsFile, answer: HostsFile.Answer)?

    /// Checks and lays out a transfer.
    public init(_ transfer: Transfer) {
        self.transfer = transfer
        let target = TransferTarget.reading(transfer.url)
        var refused = Self.problem(with: transfer)
        switch target {
        case .failure(let failure):
            refused = failure.failure
            kind = .http
            host = ""
            writtenHost = ""
            hostIsAddress = false
            lookupKey = nil
            addressPrefix = []
        case .success(let target):
            kind = target.kind
            host = target.host
            writtenHost = target.writtenHost
            hostIsAddress = target.isAddress
            lookupKey = transfer.pinned == nil ? target.lookupKey : nil
            addressPrefix = Array("\(target.writtenHost):\(target.port):".utf8)
        }
        if refused == nil, kind.isMail != (transfer.envelope != nil) {
            refused = .badURL(
                kind.isMail
                    ? "\(transfer.url) is for mail, and the transfer has no envelope"
                    : "\(transfer.url) is not for mail, and the transfer has an envelope; use smtp: or smtps:")
        }
        if refused == nil, transfer.endsAfterHandshake, kind != .https || transfer.trust != .judged {
            refused = .ours("a transfer that ends after the handshake needs https and a judged certificate")
        }
        self.refused = refused
        let isUsable = refused == nil
        headerList = isUsable ? Self.list(Self.headerLines(transfer, kind)) : nil
        recipientList = isUsable ? Self.list(transfer.envelope?.recipients ?? []) : nil
        connectList = isUsable ? Self.list(transfer.pinned.map { ["::\(Self.bracketed($0)):"] } ?? []) : nil
        helpers = transfer.helpers.flatMap { copenssl_read_certificates($0, $0.count) }
        let isMail = kind.isMail
        body = transfer.body.map { bytes in
            let bytes = isMail ? Self.withLineEnds(bytes) : bytes
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
            _ = copy.initialize(from: bytes)
            return copy
        }
    }

    /// How long its look-up may take, the wait for a turn included or not, in nanoseconds.
    var lookupPatience: Int64 {
        Int64(min(transfer.timeoutMilliseconds, transfer.connectTimeoutMilliseconds)) * 1_000_000
    }

    deinit {
        curl_slist_free_all(headerList)
        curl_slist_free_all(recipientList)
        curl_slist_free_all(connectList)
        copenssl_free_chain(helpers)
        body?.deallocate()
    }

    /// What libcurl would not refuse by itself: anything that could end a line and start another.
    private static func problem(with transfer: Transfer) -> TransferResult.Failure? {
        let token = transfer.method.utf8
        guard !token.isEmpty, token.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
            return .ours("the method \"\(transfer.method)\" is not one word")
        }
        for (name, value) in transfer.headers {
            let isName = !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: ":") }
            guard isName, value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }) else {
                return .ours("the header \"\(name)\" has a name or value with characters that headers cannot hold")
            }
        }
        guard let envelope = transfer.envelope else { return nil }
        guard !envelope.recipients.isEmpty else { return .ours("the mail has no recipient") }
        for address in [envelope.from] + envelope.recipients {
            let isPlain = address.utf8.allSatisfy {
                $0 > 0x20 && $0 != 0x7f && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
            }
            guard isPlain else {
                return .ours("the mail address \"\(address)\" has characters that addresses cannot hold")
            }
        }
        return nil
    }

    private static func headerLines(_ transfer: Transfer, _ kind: Kind) -> [String] {
        guard !kind.isMail else { return [] }
        // libcurl's spelling for a header without a value.
        var lines = transfer.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        if !transfer.acceptedCodings.isEmpty { lines.append("Accept-Encoding: \(transfer.acceptedCodings)") }
        guard transfer.body != nil else { return lines }
        let names = Set(transfer.headers.map { $0.name.lowercased() })
        // What libcurl would add by itself to every body: a form's type, and a wait for the server's permission.
        if !names.contains("content-type") { lines.append("Content-Type:") }
        if !names.contains("expect") { lines.append("Expect:") }
        return lines
    }

    private static func bracketed(_ address: IPAddress) -> String {
        if case .v6 = address { "[\(address)]" } else { "\(address)" }
    }

    private static func list(_ lines: [String]) -> UnsafeMutablePointer<curl_slist>? {
        lines.reduce(nil) { list, line in curl_slist_append(list, line) ?? list }
    }

    /// Every line end as CR LF (RFC 5321 §2.3.8).
    private static func withLineEnds(_ bytes: [UInt8]) -> [UInt8] {
        var lines: [UInt8] = []
        lines.reserveCapacity(bytes.count + bytes.count / 32)
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == UInt8(ascii: "\n"), previous != UInt8(ascii: "\r") { lines.append(UInt8(ascii: "\r")) }
            if previous == UInt8(ascii: "\r"), byte != UInt8(ascii: "\n") { lines.append(UInt8(ascii: "\n")) }
            lines.append(byte)
            previous = byte
        }
        if previous == UInt8(ascii: "\r") { lines.append(UInt8(ascii: "\n")) }
        return lines
    }
}

extension PreparedTransfer.Kind {
    /// Whether it is a mail.
    var isMail: Bool { self == .smtp || self == .smtps }
}
