import Addresses
import Alerting
public import Documents
import Registry

extension Settings {
    /// Reads a configuration file (format `plumbline-config`); every key may be left out.
    public static func read(_ document: Document) throws(DocumentProblems) -> Settings {
        let decoder = DocumentDecoder(document)
        let root = decoder.root
        var settings = Settings()
        if document.format != "plumbline-config" {
            decoder.report(
                "the format is \"\(document.format)\"", at: document.formatLocation, expected: "\"plumbline-config\"")
        }
        if let listen = root.optional("listen", { $0.listenAddress() }) { settings.listen = listen }
        settings.publicURL = root.optional("public_url") { $0.publicAddress() }
        if let database = root.optional("database", { $0.string() }) { settings.database = database }
        if root.contains("standards") { settings.standards = root.list("standards") { $0.string() } }
        if root.contains("questions") { settings.questions = root.list("questions") { $0.string() } }
        if root.contains("probes") { settings.probes = root.list("probes") { $0.string() } }
        settings.trustedProxies = root.list("trusted_proxies") { $0.cidr() }
        if let agent = root.optional("user_agent", { $0.string() }) { settings.userAgent = agent }
        if let network = root.optional("network", { $0.mapping() }) { settings.network = .read(network) }
        if let retention = root.optional("retention", { $0.mapping() }) { settings.retention = .read(retention) }
        if let alerts = root.optional("alerts", { $0.mapping() }) { settings.alerts = .read(alerts) }
        if let contact = root.optional("operator", { $0.mapping() }) { settings.operatorContact = .read(contact) }
        if let secrets = root.optional("secrets", { $0.mapping() }) {
            for (name, _, value) in secrets.entries() { settings.secrets[name] = value.secretSource() }
        }
        settings.mail = root.optional("mail") { $0.mailSettings(secrets: settings.secrets) }
        if let log = root.optional("log", { $0.mapping() }) { settings.log = .read(log) }
        if let summary = root.optional("summary", { $0.summarySchedule() }) { settings.summary = summary }
        root.done()
        return try decoder.finish(settings)
    }
}

extension NetworkSettings {
    static func read(_ mapping: MappingReader) -> NetworkSettings {
        var network = NetworkSettings()
        network.allow = mapping.list("allow") { value in
            guard let item = value.mapping() else { return nil }
            let cidr = item.required("cidr") { $0.cidr() }
            let ports = item.list("ports") { value in value.integer(1...65_535).map(UInt16.init) }
            item.done()
            return cidr.map { ports.isEmpty ? AddressAllowance(cidr: $0) : AddressAllowance(cidr: $0, ports: ports) }
        }
        _ = mapping.optional("resolver") { $0.word(among: ["system"], of: "resolver") }
        network.caBundle = mapping.optional("ca_bundle") { $0.string() }.flatMap { $0 == "system" ? nil : $0 }
        if let count = mapping.optional("in_flight", { $0.integer(1...100_000) }) { network.inFlight = count }
        if let count = mapping.optional("per_host", { $0.integer(1...1000) }) { network.perHost = count }
        network.references = mapping.list("references") { $0.webAddress() }
        mapping.done()
        return network
    }
}

extension RetentionSettings {
    static func read(_ mapping: MappingReader) -> RetentionSettings {
        var retention = RetentionSettings()
        if let period = mapping.optional("results", { $0.period() }) { retention.results = period }
        if let period = mapping.optional("hours", { $0.period() }) { retention.hours = period }
        if let period = mapping.optional("days", { $0.period() }) { retention.days = period }
        if let period = mapping.optional("submissions", { $0.period() }) { retention.submissions = period }
        mapping.done()
        return retention
    }
}

extension AlertSettings {
    static func read(_ mapping: MappingReader) -> AlertSettings {
        var alerts = AlertSettings()
        if let wait = mapping.optional("group_wait", { $0.duration() }) { alerts.groupWait = wait }
        if let every = mapping.optional("remind_every", { $0.duration() }) { alerts.remindEvery = every }
        alerts.fallbackAddress = mapping.optional("fallback") { $0.email() }
        if let limit = mapping.optional("unmeasured_after", { $0.duration() }) { alerts.unmeasuredAfter = limit }
        mapping.done()
        return alerts
    }
}

extension OperatorSettings {
    static func read(_ mapping: MappingReader) -> OperatorSettings {
        var contact = OperatorSettings()
        contact.email = mapping.optional("email") { $0.email() }
        mapping.done()
        return contact
    }
}

extension LogSettings {
    static func read(_ mapping: MappingReader) -> LogSettings {
        var log = LogSettings()
        if let level = mapping.optional("level", { $0.choice(Level.self) }) { log.level = level }
        if let format = mapping.optional("format", { $0.choice(Format.self) }) { log.format = format }
        mapping.done()
        return log
    }
}

extension ValueReader {
    func listenAddress() -> ListenAddress? {
        parse(expected: "HOST:PORT, such as 127.0.0.1:8080") { ListenAddress($0) }
    }

    func publicAddress() -> String? {
        webAddress().map { $0.wire.hasSuffix("/") ? String($0.wire.dropLast()) : $0.wire }
    }

    func cidr() -> CIDR? {
        parse(expected: "an address range such as 10.20.0.0/16") { try? CIDR(parsing: $0) }
    }

    /// `{ file: PATH }` or `{ env: NAME }`, with the organisations and hosts it is granted to.
    func secretSource() -> SecretSource? {
        guard let item = mapping() else { return nil }
        let file = item.optional("file") { $0.string() }
        let environment = item.optional("env") { $0.string() }
        let organisations = item.list("organisations") { $0.slug() }
        let hosts = item.list("hosts") { $0.string() }
        item.done()
        switch (file, environment) {
        case (let file?, nil):
            return SecretSource(place: .file(file), organisations: organisations, hosts: hosts)
        case (nil, let name?):
            return SecretSource(place: .environment(name), organisations: organisations, hosts: hosts)
        default:
            report("a secret comes from one place", expected: "either file: PATH or env: NAME")
            return nil
        }
    }

}

extension ValueReader {
    /// The relay and how to sign in to it; the password is only named.
    func mailSettings(secrets: [String: SecretSource]) -> MailSettings? {
        guard let item = mapping() else { return nil }
        let relay = item.required("relay") { $0.string() }
        let startTLS = item.optional("starttls") { $0.choice(MailSettings.StartTLS.self) } ?? .required
        let user = item.optional("user") { $0.string() }
        let password = item.optional("password") { value -> String? in
            guard let reference = value.mapping() else { return nil }
            defer { reference.done() }
            return reference.required("secret") { $0.word(among: secrets.keys.sorted(), of: "secret") }
        }
        let from = item.required("from") { $0.string() }
        let hasPassword = item.contains("password")
        item.done()
        guard let relay, let from, !hasPassword || password != nil else { return nil }
        do {
            return try MailSettings(
                relay: relay, startTLS: startTLS, user: user, passwordSecret: password, from: from)
        } catch {
            item.report(error.what, at: item.location(of: error.key) ?? location, expected: error.expected)
            return nil
        }
    }
}
