public import Curl
import Registry

/// How mail leaves: the operator's relay, checked when it is made.
public struct MailSettings: Hashable, Sendable, CustomStringConvertible {
    /// Whether a plain connection is turned into an encrypted one before anything is sent.
    public enum StartTLS: String, CaseIterable, Sendable, Hashable {
        /// Nothing is sent without it.
        case required
        /// Used where the relay offers it.
        case optional
        /// Not used whatever the relay offers, for a relay on this machine.
        case off
    }

    /// Which setting is wrong, and what was expected.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// The key under `mail` in the configuration.
        public let key: String
        /// What is wrong with it.
        public let what: String
        /// What was expected.
        public let expected: String

        /// What is wrong and what was expected, in one line.
        public var description: String { "mail.\(key): \(what); \(expected) is expected" }
    }

    /// The relay, `smtp://mail.example.gov:587` or `smtps://mail.example.gov`.
    public let relay: String
    /// Whether a plain connection is turned into an encrypted one.
    public let startTLS: StartTLS
    /// The name by which Plumbline signs in; nothing where it does not.
    public let user: String?
    /// The name under which the configuration keeps the password.
    public let passwordSecret: String?
    /// The password; never printed.
    public var password: String?
    /// Who mail is from.
    public let from: Mailbox
    /// The time one mail may take.
    public var timeout: Duration

    /// Creates settings.
    ///
    /// - Parameters:
    ///   - relay: `smtp://HOST:PORT` (25 where no port is given) or `smtps://HOST:PORT` (465).
    ///   - startTLS: whether `smtp:` is turned into an encrypted connection.
    ///   - user: the name to sign in with.
    ///   - passwordSecret: the name of the secret that is the password, where it is read later.
    ///   - password: the password, where it is known.
    ///   - from: `Plumbline <watch@example.gov>` or the address alone.
    ///   - timeout: the time one mail may take, shorter than `RetryPolicy.attemptLimit`.
    /// - Throws: which setting is wrong.
    public init(
        relay: String, startTLS: StartTLS = .required, user: String? = nil, passwordSecret: String? = nil,
        password: String? = nil, from: String, timeout: Duration = .seconds(60)
    ) throws(Problem) {
        let address = try MailSettings.address(of: relay)
        guard let mailbox = Mailbox(from) else {
            throw Problem(
                key: "from", what: "\"\(HeaderText.clean(from))\" is no sender",
                expected: "an address, or a name with one: \"Plumbline <watch@example.gov>\"")
        }
        let isSecure = address.isSecure || startTLS == .required
        if let user {
            guard !user.isEmpty, HeaderText.clean(user) == user else {
                throw Problem(key: "user", what: "the name is empty or has control characters", expected: "one line")
            }
            guard password != nil || passwordSecret != nil else {
                throw Problem(
                    key: "password", what: "the user \"\(user)\" has no password",
                    expected: "password: { secret: NAME } with NAME under secrets")
            }
            // Without TLS for certain, whoever stands in between reads the password.
            guard isSecure || MailSettings.isThisMachine(address.host) else {
                throw Problem(
                    key: "starttls", what: "the password would be sent without encryption",
                    expected: "starttls: \"required\", or a relay that begins with smtps://")
            }
        } else if password != nil || passwordSecret != nil {
            throw Problem(key: "user", what: "there is a password and no user", expected: "both or neither")
        }
        self.relay = relay
        self.startTLS = startTLS
        self.user = user
        self.passwordSecret = passwordSecret
        self.password = password
        self.from = mailbox
        self.timeout = timeout
    }

    /// Whether a plain connection to the relay is turned into an encrypted one; `smtps:` is encrypted from the start.
    public var encryption: Transfer.Envelope.Encryption {
        guard !relay.lowercased().hasPrefix("smtps:") else { return .required }
        return switch startTLS {
        case .required: .required
        case .optional: .welcome
        case .off: .none
        }
    }

    /// Where and how mail leaves, without the password.
    public var description: String {
        let isImplicit = relay.lowercased().hasPrefix("smtps:")
        let tls = isImplicit ? "TLS" : "STARTTLS \(startTLS.rawValue)"
        return "\(relay), \(tls), \(user.map { "as \($0)" } ?? "without signing in"), from \(from)"
    }

    /// The relay read as the web address of the same form.
    private static func address(of relay: String) throws(Problem) -> WebAddress {
        let expected = "smtp://HOST:PORT or smtps://HOST:PORT, as smtp://mail.example.gov:587"
        let lower = relay.lowercased()
        guard lower.hasPrefix("smtp://") || lower.hasPrefix("smtps://") else {
            throw Problem(key: "relay", what: "the relay begins with neither smtp:// nor smtps://", expected: expected)
        }
        do {
            let rest = relay.dropFirst(4)
            let address = try WebAddress("http" + rest)
            let authority = rest.drop { $0 != "/" }.dropFirst(2)
            guard !authority.contains(where: { "/?#".contains($0) }) else {
                throw Problem(key: "relay", what: "the relay has a path", expected: expected)
            }
            return address
        } catch let problem as Problem {
            throw problem
        } catch {
            // Whatever stands there may hold a password: it is not repeated.
            let what =
                error as? WebAddress.Problem == .credentials
                ? "the relay holds a user name (use the keys user and password)" : "the relay cannot be read"
            throw Problem(key: "relay", what: what, expected: expected)
        }
    }

    private static func isThisMachine(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
    }
}
