public import Addresses

/// What one transfer found.
public struct TransferResult: Sendable {
    /// Why a transfer did not end with an answer.
    ///
    /// Each is one line that a person can act on; numbers are libcurl's.
    public enum Failure: Sendable, Hashable {
        /// The name does not resolve.
        case nameNotFound
        /// The name server did not answer in time.
        case nameTimeout
        /// The name exists, and has no address of the kind asked for.
        case nameWithoutAddress
        /// The name servers answered that they cannot or will not tell; their answer in words.
        case nameFailed(String)
        /// Every address that the name has is refused by the policy; the first refusal.
        case refusedByPolicy(AddressRefusal)
        /// The server refused the connection.
        case connectRefused
        /// No connection within the time allowed.
        case connectTimeout
        /// The connection failed otherwise (no route, network down).
        case connectFailed(String)
        /// The TLS handshake failed before a certificate could be judged.
        case tlsHandshake(String)
        /// The server did not finish the TLS handshake in the time allowed.
        case tlsTimeout
        /// Server and browsers have no version of TLS in common: the server's are older.
        case tlsTooOld
        /// The server asked for a certificate of the visitor's own, and goes no further without.
        case tlsClientCertificate
        /// The certificate was judged and is bad: see `certificate`.
        case certificateBad
        /// No complete answer within the time allowed.
        case timeout
        /// The connection was closed before an answer, or in the middle of it.
        case closedEarly
        /// The body is longer than the limit.
        case bodyTooLarge
        /// The headers are longer than the limit.
        case headersTooLarge
        /// The answer is not HTTP, or not the asked-for protocol.
        case protocolError(String)
        /// The mail server said no, in its own words.
        case mailRefused(String)
        /// Name or password were refused.
        case loginRefused
        /// TLS was required and not offered.
        case tlsRequired
        /// The URL cannot be used.
        case badURL(String)
        /// Our own network is cut off, as far as this machine can tell by itself: no way out, no name server; why, in words.
        case ownNetwork(String)
        /// Our own fault (no memory, no descriptors, cancelled at shutdown).
        case ours(String)
    }

    /// How long each phase took, in microseconds; 0 where the phase did not happen.
    public struct Phases: Sendable, Hashable {
        /// Looking the name up.
        public var nameLookup: Int64 = 0
        /// Connecting.
        public var connect: Int64 = 0
        /// The TLS handshake.
        public var tls: Int64 = 0
        /// From the request to the first byte of the answer.
        public var firstByte: Int64 = 0
        /// From the first byte to the last.
        public var transfer: Int64 = 0
        /// From start to end.
        public var total: Int64 = 0

        /// Creates phases that took no time.
        public init() {}
    }

    /// Why there is no complete answer; nothing where there is one.
    public var failure: Failure?
    /// The status code of the answer, for a mail that of the reply that decided (4xx: try later, 5xx: never); 0 for none.
    public var status = 0
    /// The version of HTTP of the answer, `1.1` or `2`; empty for none.
    public var httpVersion = ""
    /// The header block of the answer as it came, status line included; for a mail all lines of the server.
    public var headerBlock: [UInt8] = [] {
        didSet { headerNames = HeaderNames(headerBlock) }
    }
    /// Which names may be in it.
    private var headerNames = HeaderNames()
    /// The body as it came, at most the limit.
    public var body: [UInt8] = []
    /// What the body takes of the memory for all.
    var share: BodyShare?
    /// Where the answer says to go (absolute), for a redirect.
    public var redirectURL: String?
    /// The address and port that was reached; nothing for none.
    public var remote: SocketAddress?
    /// The kind of address that answered, or the only one that was tried; nothing where that tells nothing.
    public var family: Routes.Family?
    /// How long each phase took.
    public var phases = Phases()
    /// When the last byte of the answer came, in microseconds since the start; nothing where none did.
    public var heardAfter: Int64?
    /// What was found about the server's certificate, for TLS.
    public var certificate: CertificateFacts?
    /// The addresses of the host, for a transfer that ends with its look-up.
    public var addresses: [IPAddress] = []
    /// How late the loop was when it served this transfer, in microseconds: what must be taken off any blame.
    public var loopLag: Int64 = 0

    /// Creates an empty result.
    public init() {}

    /// Whether there is a complete answer.
    public var isComplete: Bool { if case .none = failure { true } else { false } }

    /// The address and port that was reached, `192.0.2.1:443`; empty for none.
    public var remoteAddress: String { remote?.description ?? "" }

    /// The value of the last header of a name, whatever its case; nothing where there is none.
    public func header(_ name: String) -> String? {
        guard headerNames.mayHold(name.utf8) else { return nil }
        var name = name
        let (value, isFolded) = name.withUTF8 { HeaderBlock.lastValue(of: $0, in: headerBlock) }
        return isFolded ? headers(name).last : value
    }

    /// The value of the last header of a name; nothing where there is none.
    public func header(_ name: HeaderName) -> String? {
        guard headerNames.mayHold(name) else { return nil }
        let isSingle = !headerNames.mayRepeat(name)
        let (value, isFolded) = name.bytes.withUnsafeBufferPointer {
            HeaderBlock.lastValue(of: $0, in: headerBlock, isSingle: isSingle)
        }
        return isFolded ? headers(String(decoding: name.bytes, as: UTF8.self)).last : value
    }

    /// The values of all headers of a name in order; none where there is but one.
    public func repeatedHeaders(_ name: HeaderName) -> [String] {
        guard headerNames.mayRepeat(name) else { return [] }
        let values = headers(String(decoding: name.bytes, as: UTF8.self))
        return values.count > 1 ? values : []
    }

    /// The values of all headers of a name in order, whatever its case.
    public func headers(_ name: String) -> [String] {
        headerNames.mayHold(name.utf8) ? HeaderBlock.values(of: name, in: headerBlock) : []
    }

    /// The values of all headers of a name in order.
    public func headers(_ name: HeaderName) -> [String] {
        headerNames.mayHold(name)
            ? HeaderBlock.values(of: String(decoding: name.bytes, as: UTF8.self), in: headerBlock) : []
    }

    /// Whether there may be headers of some names; where not, there is none.
    public func mayHave(_ names: HeaderNames) -> Bool { headerNames.mayShare(names) }

    /// Whether there is a header of a name; takes no memory.
    public func hasHeader(_ name: HeaderName) -> Bool {
        headerNames.mayHold(name) && HeaderBlock.has(name.bytes, in: headerBlock)
    }
}

/// What was found about a server's certificate.
public struct CertificateFacts: Sendable, Hashable {
    /// What OpenSSL and the name check concluded.
    public enum Verdict: Sendable, Hashable {
        case valid
        case expired
        case notYetValid
        /// The chain does not lead to a trusted root; why, in words.
        case untrusted(String)
        /// The certificate is for other names.
        case nameMismatch
    }

    /// The conclusion.
    public var verdict: Verdict
    /// The start of validity of the leaf, in seconds since 1970.
    public var notBefore: Int64
    /// The end of validity: the earliest of the chain that was verified, in seconds since 1970.
    public var notAfter: Int64
    /// The subject of the certificate that ends first, where that is not the server's own.
    public var endsFirst: String?
    /// The subject of the leaf, in one line.
    public var subject: String
    /// The issuer of the leaf, in one line.
    public var issuer: String
    /// The names it is for.
    public var names: [String]
    /// The protocol version, `TLSv1.3`.
    public var protocolVersion: String
    /// The cipher suite.
    public var cipher: String
    /// Where the certificate that is missing in the chain can be fetched; nothing for nowhere, and where none is missing.
    public var issuerAddress: String?
    /// Whether the chain is whole only with a certificate that the server did not send.
    public var isChainCompleted = false
    /// Whether the server asked for a certificate of the visitor's own.
    public var asksVisitor = false

    /// Creates facts.
    public init(
        verdict: Verdict, notBefore: Int64, notAfter: Int64, subject: String, issuer: String, names: [String],
        protocolVersion: String, cipher: String
    ) {
        self.verdict = verdict
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.subject = subject
        self.issuer = issuer
        self.names = names
        self.protocolVersion = protocolVersion
        self.cipher = cipher
    }
}
