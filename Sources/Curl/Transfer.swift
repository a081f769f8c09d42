public import Addresses

/// One request to be made through libcurl: HTTP or HTTPS, or one mail by SMTP.
///
/// A transfer is one hop: redirects are reported, never followed.
public struct Transfer: Sendable {
    /// Which address families may be used.
    public enum InternetProtocol: String, Sendable, Hashable, CaseIterable { case any, v4 = "4", v6 = "6" }

    /// Which version of HTTP is asked for.
    public enum HTTPVersion: String, Sendable, Hashable, CaseIterable { case auto, v1 = "1.1", v2 = "2" }

    /// How the server's certificate is checked.
    public enum Trust: Sendable, Hashable {
        /// OpenSSL verifies, the verdict and the certificate's facts are kept, and no request is sent to a server with a
        /// bad certificate. For probes: a broken certificate is a finding.
        case judged
        /// libcurl verifies during the handshake, before anything else is sent. For everything that authenticates.
        case strict
    }

    /// Name and password for the server; never printed.
    public struct Credentials: Sendable, Hashable, CustomStringConvertible {
        /// The user's name.
        public let user: String
        /// The password.
        public let password: String

        /// Creates credentials.
        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }

        /// Always the same words: secrets are never printed.
        public var description: String { "(secret)" }
    }

    /// Sender and recipients of a mail (RFC 5321 addresses, without angle brackets).
    public struct Envelope: Sendable, Hashable {
        /// Whether a plain connection is turned into an encrypted one (STARTTLS, RFC 3207).
        public enum Encryption: Sendable, Hashable {
            /// It must be, before anything is sent.
            case required
            /// It is where the relay offers it.
            case welcome
            /// It is not, whatever the relay offers.
            case none
        }

        /// The address that failures are returned to.
        public let from: String
        /// Where the mail goes.
        public let recipients: [String]
        /// Whether STARTTLS is used.
        public let encryption: Encryption

        /// Creates an envelope.
        public init(from: String, recipients: [String], encryption: Encryption) {
            self.from = from
            self.recipients = recipients
            self.encryption = encryption
        }
    }

    /// `http:`, `https:`, `smtp:` or `smtps:`; other schemes are refused.
    public var url: String
    /// The HTTP method.
    public var method = "GET"
    /// Request headers in order.
    public var headers: [(name: String, value: String)] = []
    /// The content codings that are asked for, which come as they are: nothing here undoes them.
    public var acceptedCodings = ""
    /// What is sent: the body of a request, or the text of a mail (RFC 5322).
    public var body: [UInt8]?
    /// The time allowed from start to end, in milliseconds.
    public var timeoutMilliseconds = 10_000
    /// The time allowed for look-up, connection and TLS together, in milliseconds.
    public var connectTimeoutMilliseconds = 10_000
    /// The most bytes of the answer's body that are read; a longer one ends the transfer as `bodyTooLarge`, with what was
    /// read of it.
    public var bodyLimit = 1 << 20
    /// The most bytes of the answer's headers that are read.
    public var headerLimit = 64 << 10
    /// Which version of HTTP is asked for.
    public var httpVersion = HTTPVersion.auto
    /// Which address families may be used.
    public var internetProtocol = InternetProtocol.any
    /// Which addresses may be reached.
    public var addresses: AddressPolicy
    /// How the server's certificate is checked.
    public var trust = Trust.judged
    /// Whether it ends once the certificate is judged, and no request is sent; only with https and `Trust.judged`.
    public var endsAfterHandshake = false
    /// Whether no newer version of TLS than 1.2 is spoken.
    public var isLimitedToTLS12 = false
    /// The one address to connect to, whatever the name says; nothing for those that a look-up brings.
    public var pinned: IPAddress?
    /// Whether it ends once the addresses of the host are known: nothing is connected to.
    public var endsAfterLookup = false
    /// A file of certificates (DER, PEM or PKCS #7) that the server's chain may need and does not bring; they are not trusted.
    public var helpers: [UInt8]?
    /// Name and password for the server.
    public var credentials: Credentials?
    /// Set for a mail.
    public var envelope: Envelope?

    /// Creates a transfer to a URL, within a policy.
    public init(url: String, addresses: AddressPolicy) {
        self.url = url
        self.addresses = addresses
    }
}
