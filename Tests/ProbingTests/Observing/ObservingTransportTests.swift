import Curl
import Measures
import Probing
import Registry
import TestSupport
import Testing

/// What is seen of encryption: whether it is there, whether people are sent to it, what the certificate says.
@Suite(.timeLimit(.minutes(1)))
struct ObservingTransportTests {
    let certificates: Certificates
    let trust: TrustStore

    init() throws {
        certificates = try Certificates()
        trust = try TrustStore(bundle: certificates.authority)
    }

    // MARK: https.available and the certificate

    @Test(arguments: ["localhost", "127.0.0.1"])
    func `a page over TLS shows that encryption is there and how good the certificate is`(host: String) async throws {
        let nginx = try NginxServer(identities: [try certificates.identity()])
        try nginx.write("hello", to: "index.html")
        let run = try await LocalRun(
            LocalRun.page(providing: Self.tls),
            ["url": "https://\(host):\(nginx.securePorts[0])/"], trust: trust)
        #expect(run.finding.outcome == .good, "\(run.finding.detail)")
        #expect(
            run.seen == [
                "https.available": .presence(true), "tls.cert.valid": .presence(true),
                "tls.cert.days_left": .number(29),
                "tls.version_negotiated": .words("TLSv1.3"),
            ])
        #expect(run.detail("https.available") == "an answer came over TLSv1.3")
        #expect(run.detail("tls.cert.days_left").contains("29 days"))
        #expect(run.detail("tls.version_negotiated").hasPrefix("TLS_"))
    }

    @Test(arguments: [
        (Certificates.Kind.expired, Reason.tlsExpired), (.wrongHost, .tlsNameMismatch),
        (.unknownAuthority, .tlsUntrusted),
    ])
    func `a bad certificate is no encryption, and nothing is said of what was not asked for`(
        kind: Certificates.Kind, reason: Reason
    ) async throws {
        let nginx = try NginxServer(identities: [try certificates.identity(kind)])
        try nginx.write("hello", to: "index.html")
        let run = try await LocalRun(
            shipped: "web-security", ["url": "https://localhost:\(nginx.securePorts[0])/"], trust: trust)
        #expect(run.finding.outcome == .bad)
        #expect(run.finding.reason == reason)
        #expect(run.seen["https.available"] == .presence(false))
        #expect(run.seen["tls.cert.valid"] == .presence(false))
        // A certificate that ended a day ago has ended two days ago when whole days are counted downwards.
        #expect(run.seen["tls.cert.days_left"] == .number(kind == .expired ? -2 : 29))
        #expect(!run.detail("https.available").isEmpty)
        #expect(run.seen.keys.allSatisfy { !$0.hasPrefix("header.") && $0 != "hsts.max_age" }, "\(run.seen)")
    }

    @Test func `plain words on the port of TLS are no encryption and no certificate`() async throws {
        let nginx = try NginxServer()
        try nginx.write("hello", to: "index.html")
        let run = try await LocalRun(
            shipped: "web-security", ["url": "https://localhost:\(nginx.port)/"], trust: trust)
        #expect(run.finding.outcome == .bad)
        #expect(run.finding.reason == .tlsFailed)
        #expect(run.seen == ["https.available": .presence(false)])
        #expect(run.detail("https.available").hasPrefix("no secure connection: "))
    }

    @Test func `a refused connection says nothing of encryption`() async throws {
        let run = try await LocalRun(
            shipped: "web-security", ["url": "https://localhost:\(try LocalSocket.freePort())/"], trust: trust)
        #expect(run.finding.outcome == .bad)
        #expect(run.finding.reason == .connectRefused)
        #expect(run.finding.observed.isEmpty)
    }

    @Test func `a name that does not exist says nothing of encryption`() async throws {
        let run = try await LocalRun(shipped: "web-security", ["url": "https://nowhere.invalid/"], trust: trust)
        #expect(run.finding.outcome != .good && run.finding.reason != .ok)
        #expect(run.finding.observed.isEmpty)
    }

    @Test func `a server that is too slow for the handshake says nothing of encryption`() async throws {
        let server = try ScriptedServer { $0.hang() }
        let run = try await LocalRun(
            LocalRun.page(providing: Self.tls, timeout: "100ms"), ["url": "https://localhost:\(server.port)/"],
            trust: trust)
        #expect(run.finding.outcome == .bad)
        #expect(run.finding.reason != .ok)
        #expect(run.seen["https.available"] == nil, "\(run.detail("https.available"))")
    }

    @Test func `an answer that is cut off says what the handshake showed, and not more`() async throws {
        let nginx = try NginxServer(
            identities: [try certificates.identity()], locations: "location / { return 444; }")
        let run = try await LocalRun(
            shipped: "web-security", ["url": "https://localhost:\(nginx.securePorts[0])/"], trust: trust)
        #expect(run.finding.outcome == .bad)
        #expect(run.seen["tls.cert.valid"] == .presence(true))
        #expect(run.seen["https.available"] != .presence(false))
        #expect(run.seen.keys.allSatisfy { !$0.hasPrefix("header.") && $0 != "hsts.max_age" }, "\(run.seen)")
    }

    @Test func `a page without TLS says nothing of a certificate or of what browsers are told over TLS`() async throws {
        let nginx = try NginxServer(
            locations: """
                add_header Strict-Transport-Security "max-age=31536000";
                location / { default_type text/html; return 200 "hello"; }
                """)
        let run = try await LocalRun(
            shipped: "web-security", ["url": "http://localhost:\(nginx.port)/"], trust: trust)
        #expect(run.finding.outcome == .good)
        for measure in Self.tls + ["hsts.max_age"] { #expect(run.seen[measure] == nil, "\(measure)") }
        #expect(run.seen["header.csp"] == .words("none"))
    }

    // MARK: https.enforced

    @Test(
        arguments: [
            ("return 301 https://localhost/;", .good, .ok, .presence(true)),
            ("return 308 https://localhost/start;", .good, .ok, .presence(true)),
            // To the secure page, yet not for good.
            ("return 302 https://localhost/;", .slight, .httpStatus, .presence(true)),
            ("return 200 hello;", .bad, .httpStatus, .presence(false)),
            ("return 301 http://localhost/start;", .bad, .conditionFailed, .presence(false)),
            // Whoever can change the first answer can lead anywhere: it must be https on the same host.
            ("return 301 https://elsewhere.example/;", .good, .ok, .presence(false)),
        ] as [(String, ProbeResult.Outcome, Reason, MeasuredValue.Outcome)])
    func `the first answer without encryption leads to https on the same host`(
        answer: String, outcome: ProbeResult.Outcome, reason: Reason, seen: MeasuredValue.Outcome
    ) async throws {
        let nginx = try NginxServer(locations: answer)
        let run = try await LocalRun(
            shipped: "https-redirect", ["host": "localhost"], trust: trust, ports: .init(plain: nginx.port))
        #expect(run.finding.outcome == outcome, "\(run.finding.detail)")
        #expect(run.finding.reason == reason)
        #expect(run.seen == ["https.enforced": seen])
        #expect(!run.detail("https.enforced").isEmpty)
    }

    @Test func `where nothing listens without encryption, nobody goes without it`() async throws {
        let run = try await LocalRun(
            shipped: "https-redirect", ["host": "localhost"], trust: trust,
            ports: .init(plain: try LocalSocket.freePort()))
        #expect(run.finding.reason == .connectRefused)
        #expect(run.seen == ["https.enforced": .presence(true)])
    }

    @Test func `a server that ends without an answer says nothing of redirects`() async throws {
        let server = try ScriptedServer { _ = $0.readRequest() }
        let run = try await LocalRun(
            shipped: "https-redirect", ["host": "localhost"], trust: trust, ports: .init(plain: server.port))
        #expect(run.finding.outcome == .bad)
        #expect(run.finding.reason == .closedEarly)
        #expect(run.finding.observed.isEmpty)
    }

    @Test func `redirects that are followed count to their end`() async throws {
        let nginx = try NginxServer(
            identities: [try certificates.identity()],
            locations: """
                set $at "$scheme$uri";
                if ($at = http/good) { return 301 https://localhost/page; }
                if ($at = http/back) { return 301 https://localhost/back; }
                if ($at = https/back) { return 302 http://localhost/page; }
                if ($at = http/circle) { return 301 https://localhost/circle; }
                if ($at = https/circle) { return 301 http://localhost/circle; }
                location /page { return 200 hello; }
                """)
        let ports = LocalRun.Ports(plain: nginx.port, secure: nginx.securePorts[0])
        let definition = try LocalRun.page(providing: ["https.enforced", "https.available"])
        let good = try await LocalRun(definition, ["url": "http://localhost/good"], trust: trust, ports: ports)
        #expect(good.finding.outcome == .good, "\(good.finding.detail)")
        #expect(good.seen == ["https.enforced": .presence(true), "https.available": .presence(true)])
        let back = try await LocalRun(definition, ["url": "http://localhost/back"], trust: trust, ports: ports)
        #expect(back.finding.outcome == .bad && back.finding.reason == .downgraded, "\(back.finding.detail)")
        #expect(back.seen == ["https.enforced": .presence(false)])
        #expect(back.detail("https.enforced").contains("without encryption"))
        let circle = try await LocalRun(definition, ["url": "http://localhost/circle"], trust: trust, ports: ports)
        #expect(circle.finding.reason == .tooManyRedirects)
        #expect(circle.finding.observed.isEmpty)
    }

    @Test func `a redirect to a server with a bad certificate says nothing of redirects, and what is wrong`()
        async throws
    {
        let nginx = try NginxServer(
            identities: [try certificates.identity(.expired)], locations: "return 301 https://localhost/;")
        let run = try await LocalRun(
            LocalRun.page(providing: ["https.enforced", "https.available"]), ["url": "http://localhost/"],
            trust: trust, ports: .init(plain: nginx.port, secure: nginx.securePorts[0]))
        #expect(run.finding.reason == .tlsExpired)
        #expect(run.seen == ["https.available": .presence(false)])
    }

    // MARK: hsts.max_age

    @Test func `the time that browsers keep to encryption is read as browsers read it`() async throws {
        let cases: [(headers: [String], seen: Double)] = [
            (["max-age=31536000"], 31_536_000), (["max-age=31536000; includeSubDomains; preload"], 31_536_000),
            (["includeSubDomains; MAX-AGE=600"], 600), ([#"max-age=\"86400\""#], 86_400), (["max-age=0"], 0),
            // Of several headers only the first counts (RFC 6797 §8.1).
            (["max-age=300", "max-age=31536000"], 300),
            // Not as RFC 6797 §6.1 has it: browsers take no notice.
            ([], 0), (["max-age"], 0), (["max-age="], 0), (["max-age=a year"], 0), (["max-age=-1"], 0),
            ([#"max-age=\"\""#], 0), (["includeSubDomains"], 0), (["31536000"], 0),
            (["max-age=31536000, includeSubDomains"], 0),
        ]
        try await check(cases)
    }

    @Test func `a time longer than any number that is kept is a long time`() async throws {
        // RFC 6797 §6.1.1 sets no limit to the digits, and browsers take what is too long for the longest.
        let seen = try await self.seen(["max-age=99999999999999999999"])
        guard case .number(let seconds) = seen else {
            Issue.record("saw \(String(describing: seen))")
            return
        }
        #expect(seconds >= 31_536_000)
    }

    @Test func `a time with a sign is no time`() async throws {
        #expect(try await seen(["max-age=+31536000"]) == .number(0))
    }

    @Test func `an error page of a server in front says nothing of the time`() async throws {
        let nginx = try NginxServer(
            identities: [try certificates.identity()],
            locations: """
                add_header Strict-Transport-Security "max-age=31536000";
                location / { return 503; }
                """)
        let run = try await LocalRun(
            LocalRun.page(providing: ["hsts.max_age"]), ["url": "https://localhost:\(nginx.securePorts[0])/"],
            trust: trust)
        #expect(run.finding.reason == .httpStatus)
        #expect(run.finding.observed.isEmpty, "\(run.finding.observed)")
    }

    // MARK: What the tests share

    private static let tls = ["https.available", "tls.cert.valid", "tls.cert.days_left", "tls.version_negotiated"]

    private func check(_ cases: [(headers: [String], seen: Double)]) async throws {
        let pages = cases.enumerated().map { number, item in
            "location = /\(number) { \(Self.lines(item.headers)) return 200 hello; }"
        }
        let nginx = try NginxServer(
            identities: [try certificates.identity()], locations: pages.joined(separator: "\n"))
        let definition = try LocalRun.page(providing: ["hsts.max_age"])
        for (number, item) in cases.enumerated() {
            let run = try await LocalRun(
                definition, ["url": "https://localhost:\(nginx.securePorts[0])/\(number)"], trust: trust)
            #expect(run.finding.outcome == .good)
            #expect(run.seen == ["hsts.max_age": .number(item.seen)], "\(item.headers)")
        }
    }

    private func seen(_ headers: [String]) async throws -> MeasuredValue.Outcome? {
        let nginx = try NginxServer(
            identities: [try certificates.identity()],
            locations: "location / { \(Self.lines(headers)) return 200 hello; }")
        return try await LocalRun(
            LocalRun.page(providing: ["hsts.max_age"]), ["url": "https://localhost:\(nginx.securePorts[0])/"],
            trust: trust
        ).seen["hsts.max_age"]
    }

    private static func lines(_ headers: [String]) -> String {
        headers.map { "add_header Strict-Transport-Security \"\($0)\";" }.joined(separator: " ")
    }
}
