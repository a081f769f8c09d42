import Curl
import Registry

/// One transfer as it went.
public struct ExplainedHop: Sendable, Hashable, Codable {
    /// How long each phase took, in milliseconds.
    public struct Phases: Sendable, Hashable, Codable {
        /// Looking the name up.
        public var dns: Double
        /// Connecting.
        public var connect: Double
        /// The TLS handshake.
        public var tls: Double
        /// From the request to the first byte of the answer.
        public var firstByte: Double
        /// From the first byte to the last.
        public var transfer: Double
        /// From start to end.
        public var total: Double

        enum CodingKeys: String, CodingKey {
            case dns, connect, tls, transfer, total
            case firstByte = "first_byte"
        }
    }

    /// What was found about the server's certificate.
    public struct Certificate: Sendable, Hashable, Codable {
        /// The conclusion in words.
        public var verdict: String
        /// Whether it is valid.
        public var isValid: Bool
        /// Whole days until it ends; negative when it has ended.
        public var daysLeft: Int
        /// When it ends (RFC 3339).
        public var notAfter: String
        /// The subject of the certificate that ends first, where that is not the server's own.
        public var endsFirst: String?
        /// The subject of the leaf.
        public var subject: String
        /// Who issued it.
        public var issuer: String
        /// The names it is for.
        public var names: [String]
        /// The version of TLS.
        public var protocolVersion: String
        /// The cipher suite.
        public var cipher: String

        enum CodingKeys: String, CodingKey {
            case verdict, subject, issuer, names, cipher
            case isValid = "valid"
            case daysLeft = "days_left"
            case notAfter = "not_after"
            case endsFirst = "ends_first"
            case protocolVersion = "protocol"
        }
    }

    /// One header of the answer.
    public struct Header: Sendable, Hashable, Codable {
        /// The name as it was written.
        public var name: String
        /// The value.
        public var value: String
    }

    /// What stands in place of a method where no request is sent: a handshake alone was made.
    static let handshake = "TLS handshake with"

    /// The method.
    public var method: String
    /// The URL.
    public var url: String
    /// The address and port that was reached; empty for none.
    public var address: String
    /// The version of HTTP; empty for none.
    public var httpVersion: String
    /// The status code; 0 for none.
    public var status: Int
    /// Where the answer says to go, for a redirect.
    public var redirectsTo: String?
    /// How long each phase took.
    public var phases: Phases
    /// The certificate, for https.
    public var certificate: Certificate?
    /// The headers of the answer, in order.
    public var headers: [Header]
    /// How many bytes of the body were read.
    public var bodyBytes: Int
    /// How late the loop was, in milliseconds.
    public var loopLag: Double

    enum CodingKeys: String, CodingKey {
        case method, url, address, status, phases, certificate, headers
        case httpVersion = "protocol"
        case redirectsTo = "redirects_to"
        case bodyBytes = "body_bytes"
        case loopLag = "loop_lag"
    }

    /// Describes a transfer; nothing that was sent is kept but the method and the URL, which hold no secrets.
    init(_ result: TransferResult, of transfer: Transfer, written: String, at now: Timestamp) {
        method = transfer.endsAfterHandshake ? Self.handshake : transfer.method
        let isRefused = if case .refusedByPolicy = result.failure { true } else { false }
        url = written
        address = result.remoteAddress
        httpVersion = result.httpVersion
        status = result.status
        redirectsTo = result.redirectURL
        phases = Phases(
            dns: Self.milliseconds(result.phases.nameLookup),
            // Where the policy refused every address, nothing was connected to.
            connect: isRefused ? 0 : Self.milliseconds(result.phases.connect),
            tls: Self.milliseconds(result.phases.tls), firstByte: Self.milliseconds(result.phases.firstByte),
            transfer: Self.milliseconds(result.phases.transfer), total: Self.milliseconds(result.phases.total))
        certificate = result.certificate.map { facts in
            Certificate(
                verdict: facts.verdictWords, isValid: facts.verdict == .valid, daysLeft: facts.daysLeft(at: now),
                notAfter: "\(Timestamp(milliseconds: facts.notAfter * 1000))", endsFirst: facts.endsFirst,
                subject: facts.subject,
                issuer: facts.issuer,
                names: facts.names, protocolVersion: facts.protocolVersion, cipher: facts.cipher)
        }
        headers = HeaderBlock.pairs(in: result.headerBlock).map { Header(name: $0.name, value: $0.value) }
        bodyBytes = result.body.count
        loopLag = Self.milliseconds(result.loopLag)
    }

    private static func milliseconds(_ microseconds: Int64) -> Double { Double(microseconds) / 1000 }
}
