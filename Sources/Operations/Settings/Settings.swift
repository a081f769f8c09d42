public import Addresses
public import Alerting
public import Registry

/// Everything an operator can set, read once at start: a configuration file, over it the environment, over it flags.
public struct Settings: Sendable {
    /// Where Plumbline listens, `127.0.0.1:8080`; port 0 takes any free one.
    public var listen = ListenAddress(host: "127.0.0.1", port: 8080)
    /// The address at which people reach it; made from `listen` where nothing is given.
    public var publicURL: String?
    /// A path, or `postgres://user@host/name`.
    public var database = "plumbline.db"
    /// Folders of checklist files.
    public var standards = ["standards"]
    /// Folders of question sets, beside those that come with the program.
    public var questions: [String] = []
    /// Folders of probe definitions.
    public var probes = ["probes"]
    /// Proxies whose word about a client's address is believed.
    public var trustedProxies: [CIDR] = []
    /// What probes call themselves.
    public var userAgent = "Plumbline/1"
    /// What may be reached, and how much at once.
    public var network = NetworkSettings()
    /// How long things are kept.
    public var retention = RetentionSettings()
    /// How mail leaves; nothing where it does not.
    public var mail: MailSettings?
    /// When officials are told.
    public var alerts = AlertSettings()
    /// Who runs this program.
    public var operatorContact = OperatorSettings()
    /// When officials are sent the weekly summary.
    public var summary = SummarySchedule()
    /// Secrets by name.
    public var secrets: [String: SecretSource] = [:]
    /// How the program's own log is written.
    public var log = LogSettings()

    /// Settings with every default.
    public init() {}

    /// The address at which people reach the pages, without a slash at the end.
    public func publicAddress(port: Int) -> String {
        publicURL ?? "http://\(listen.host == "0.0.0.0" || listen.host == "::" ? "localhost" : listen.host):\(port)"
    }
}

/// A host and port to listen on.
public struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// A name or address.
    public var host: String
    /// The port; 0 for any free one.
    public var port: Int

    /// Creates an address.
    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `127.0.0.1:8080`, `[::1]:8080` or `localhost:0`.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        guard !host.isEmpty, !host.contains(" "), !host.contains("/") else { return nil }
        self.init(host: host, port: port)
    }

    /// The form `127.0.0.1:8080`.
    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

/// What may be reached, and how much at once.
public struct NetworkSettings: Sendable {
    /// Special-use addresses that probes may reach all the same.
    public var allow: [AddressAllowance] = []
    /// A file of trusted roots; the system's where nothing is given.
    public var caBundle: String?
    /// How many probes may be under way at once.
    public var inFlight = 2000
    /// How many probes may be under way at once to one host.
    public var perHost = 2
    /// Addresses that tell whether Plumbline's own network works; where none is given, name servers and origins that
    /// answered lately are asked.
    public var references: [WebAddress] = []

    /// The defaults.
    public init() {}
}

/// How long things are kept.
public struct RetentionSettings: Sendable, Hashable {
    /// Single results.
    public var results = Period.days(90)
    /// Hour rows.
    public var hours = Period.years(5)
    /// Day rows and spans.
    public var days = Period.years(20)
    /// What people said.
    public var submissions = Period.years(2)

    /// The defaults.
    public init() {}
}

/// When officials are told.
public struct AlertSettings: Sendable, Hashable {
    /// How long an opening waits, so that what is over at once is not told.
    public var groupWait: Duration = .seconds(5)
    /// How often an unacknowledged alert is told again.
    public var remindEvery: Duration = .seconds(86_400)
    /// Who is told where a service names nobody.
    public var fallbackAddress: String?
    /// How long nothing may be seen of what is watched before it is told.
    public var unmeasuredAfter: Duration = .seconds(3600)

    /// The defaults.
    public init() {}
}

/// Who runs this program.
public struct OperatorSettings: Sendable, Hashable {
    /// Who is told of the program's own trouble; nil where nobody is.
    public var email: String?

    /// The defaults.
    public init() {}
}

/// Where a secret comes from, and who may use it.
public struct SecretSource: Sendable, Hashable {
    /// The places a secret can be in.
    public enum Place: Sendable, Hashable {
        case file(String)
        case environment(String)
    }

    /// Where it is.
    public var place: Place
    /// Slugs of the organisations whose services may name it; empty means none but the operator's own settings.
    public var organisations: [String]
    /// Hosts that it may be sent to.
    public var hosts: [String]

    /// Creates a source.
    public init(place: Place, organisations: [String] = [], hosts: [String] = []) {
        self.place = place
        self.organisations = organisations
        self.hosts = hosts
    }

    /// Why a secret is not given out; nothing where the operator granted it.
    ///
    /// - Parameters:
    ///   - name: what the secret is called.
    ///   - host: where it would be sent.
    ///   - organisation: whose service asks; nothing for a probe that the operator runs by hand.
    public func refusal(of name: String, to host: String, organisation: String?) -> String? {
        if !hosts.contains(host) { return "the secret \"\(name)\" is not granted to the host \(host)" }
        if let organisation, !organisations.contains(organisation) {
            return "the secret \"\(name)\" is not granted to the organisation \(organisation)"
        }
        return nil
    }
}

/// How the program's own log is written.
public struct LogSettings: Sendable, Hashable {
    /// The levels, from the most to the least talkative.
    public enum Level: String, CaseIterable, Sendable, Hashable { case trace, debug, info, notice, warning, error }

    /// The forms.
    public enum Format: String, CaseIterable, Sendable, Hashable { case text, json }

    /// The least level that is written.
    public var level = Level.info
    /// The form.
    public var format = Format.text

    /// The defaults.
    public init() {}
}
