import Curl
import Measures
import Probing
import Registry
import TestSupport
import Testing

/// The kind `certificate`: a handshake with a real server, and nothing after it.
@Suite(.timeLimit(.minutes(1)))
struct KindCertificateTests {
    let certificates: Certificates
    let trust: TrustStore

    init() throws {
        certificates = try Certificates()
        trust = try TrustStore(bundle: certificates.authority)
    }

    /// Runs the definition that ships.
    private func run(
        port: UInt16, with parameters: [String: String] = [:], now: Timestamp = LocalRun.hence
    ) async throws -> LocalRun {
        try await LocalRun(
            shipped: "certificate", ["host": "localhost"].merging(parameters) { $1 }, trust: trust,
            ports: .init(secure: port), now: now)
    }

    @Test func `a good certificate is good, and no request is sent`() async throws {
        let nginx = try NginxServer(
            identities: [try certificates.identity()], locations: "location / { return 500; }")
        let run = try await run(port: nginx.securePorts[0])
        #expect(run.finding.outcome == .good, "\(run.finding.detail)")
        #expect(run.finding.reason == .ok)
        #expect(run.finding.status == 0)
        #expect(run.finding.phases.tls > 0 && run.finding.phases.firstByte == 0)
        #expect(
            run.seen == [
                "tls.cert.valid": .presence(true), "tls.cert.days_left": .number(29),
                "tls.version_negotiated": .words("TLSv1.3"),
            ])
    }

    @Test(
        arguments: [
            (.expired, .tlsExpired, -2, "the certificate expired on "),
            (.wrongHost, .tlsNameMismatch, 29, "the certificate is for other names: elsewhere.example"),
            (.unknownAuthority, .tlsUntrusted, 29, "the certificate is not trusted ("),
        ] as [(Certificates.Kind, Reason, Double, String)])
    func `a bad certificate is bad for its reason, and its facts are seen`(
        kind: Certificates.Kind, reason: Reason, days: Double, detail: String
    ) async throws {
        let nginx = try NginxServer(identities: [try certificates.identity(kind)])
        let run = try await run(port: nginx.securePorts[0])
        #expect(run.finding.outcome == .bad)
        #expect(run.finding.reason == reason)
        #expect(run.finding.detail.hasPrefix(detail), "\(run.finding.detail)")
        #expect(run.seen["tls.cert.valid"] == .presence(false))
        #expect(run.seen["tls.cert.days_left"] == .number(days))
        #expect(run.detail("tls.cert.valid").hasPrefix(detail))
    }

    @Test(arguments: [("29", ProbeResult.Outcome.good), ("30", .slight), ("400", .slight)])
    func `a certificate that ends soon is slight`(days: String, outcome: ProbeResult.Outcome) async throws {
        let nginx = try NginxServer(identities: [try certificates.identity()])
        let run = try await run(port: nginx.securePorts[0], with: ["days": days])
        #expect(run.finding.outcome == outcome, "\(run.finding.detail)")
        #expect(run.finding.reason == (outcome == .good ? .ok : .conditionFailed))
        #expect(run.seen["tls.cert.valid"] == .presence(true))
        #expect(run.seen["tls.cert.days_left"] == .number(29))
        #expect(run.finding.detail.isEmpty == (outcome == .good))
    }

    @Test func `three weeks are left where nothing else is asked for`() async throws {
        let nginx = try NginxServer(identities: [try certificates.identity()])
        let now = LocalRun.hence
        for (later, outcome) in [(8, ProbeResult.Outcome.good), (9, .slight)] {
            let run = try await run(port: nginx.securePorts[0], now: now + .seconds(later * 86_400))
            #expect(run.finding.outcome == outcome, "\(run.finding.detail)")
            #expect(run.seen["tls.cert.days_left"] == .number(Double(29 - later)))
        }
    }

    @Test func `plain words on the port are a failed handshake, and say nothing of a certificate`() async throws {
        let nginx = try NginxServer()
        let run = try await run(port: nginx.port)
        #expect(run.finding.outcome == .bad)
        #expect(run.finding.reason == .tlsFailed)
        #expect(run.finding.detail.hasPrefix("no secure connection to localhost: "))
        #expect(run.finding.observed.isEmpty)
    }

    @Test func `a refused connection says nothing of a certificate`() async throws {
        let run = try await run(port: try LocalSocket.freePort())
        #expect(run.finding.outcome == .bad)
        #expect(run.finding.reason == .connectRefused)
        #expect(run.finding.observed.isEmpty)
    }

    @Test func `a server that ends the connection says nothing of a certificate`() async throws {
        let server = try ScriptedServer { $0.reset() }
        let run = try await run(port: server.port)
        #expect(run.finding.outcome == .bad)
        #expect(run.finding.reason != .ok)
        #expect(run.finding.observed.isEmpty)
    }

    @Test func `a server that is too slow for the handshake says nothing of a certificate`() async throws {
        let server = try ScriptedServer { $0.hang() }
        let definition = try DefinitionText.read(Self.definition(port: Int(server.port), timeout: "100ms"))
        let run = try await LocalRun(definition, [:], trust: trust)
        #expect(run.finding.outcome == .bad)
        #expect(run.finding.reason != .ok)
        #expect(run.finding.observed.isEmpty)
    }

    @Test func `a handshake that our own delay held up is not the server's fault`() throws {
        let plan = try LocalRun.shipped("certificate").bind(parameters: ["host": "localhost"]).get()
        var result = ScriptedRun.failure(.tlsTimeout)
        #expect(try ScriptedRun(plan, [result]).finding.reason == .tlsFailed)
        result.loopLag = 2_000_000
        let run = try ScriptedRun(plan, [result])
        #expect(run.finding.outcome == .unknown)
        #expect(run.finding.reason == .ourError)
        #expect(run.finding.observed.isEmpty)
    }

    @Test func `any server that encrypts from the first byte on can be asked`() async throws {
        // Mail and others say nothing that is HTTP, and nothing is asked of them.
        let nginx = try NginxServer(identities: [try certificates.identity()])
        let definition = try DefinitionText.read(Self.definition(port: Int(nginx.securePorts[0])))
        let run = try await LocalRun(definition, [:], trust: trust)
        #expect(run.finding.outcome == .good, "\(run.finding.detail)")
        #expect(run.finding.explanation?.hops.count == 1)
    }

    @Test func `what only an answer tells is not seen in a handshake`() async throws {
        let nginx = try NginxServer(identities: [try certificates.identity()])
        let measures = [
            "tls.cert.valid", "hsts.max_age", "header.csp", "header.xcto", "header.xfo", "header.referrer",
            "header.coop", "header.corp", "header.coep", "security_txt", "link.contact", "link.privacy",
        ]
        let definition = try DefinitionText.read(
            Self.definition(port: Int(nginx.securePorts[0]), providing: measures))
        let run = try await LocalRun(definition, [:], trust: trust)
        #expect(run.finding.outcome == .good)
        #expect(run.seen == ["tls.cert.valid": .presence(true)])
    }

    // MARK: Definitions

    private static func definition(
        port: Int, must: String = "certificate valid", timeout: String = "10s",
        providing measures: [String] = ["tls.cert.valid", "tls.cert.days_left", "tls.version_negotiated"]
    ) -> String {
        """
        format: "plumbline-probe"
        format_version: "1"
        id: "certificate"
        title: { en: "A certificate" }
        kind: "certificate"
        role: "check"
        provides: [\(measures.map { "\"\($0)\"" }.joined(separator: ", "))]
        connect: { host: "localhost", port: \(port) }
        timeout: "\(timeout)"
        must: ['\(must)']
        """
    }

    @Test func `a definition asks for the certificate and for times only`() throws {
        #expect(DefinitionText.problems(Self.definition(port: 443, must: "time.total < 1s")) == [])
        for line in ["status = 200", #"body contains "hello""#, #"header server present"#] {
            let problems = DefinitionText.problems(Self.definition(port: 443, must: line))
            #expect(problems.count == 1 && problems[0].contains("a handshake has none"), "\(problems)")
        }
    }

    @Test func `a port is a port, and a host is needed`() {
        for port in [0, 65_536] {
            #expect(DefinitionText.problems(Self.definition(port: port)).count == 1)
        }
        let text = Self.definition(port: 443)
        #expect(DefinitionText.problems(text.replacing(#"host: "localhost", "#, with: "")).count == 1)
        #expect(DefinitionText.problems(text.replacing("port:", with: "prot:")).contains { $0.contains("prot") })
    }

    @Test func `the port is 443 where none is named`() throws {
        let text = Self.definition(port: 443).replacing(", port: 443", with: "")
        let plan = try DefinitionText.read(text).bind(parameters: [:]).get()
        let transfer = try #require(plan.firstTransfer)
        #expect(["https://localhost/", "https://localhost:443/"].contains(transfer.url))
        #expect(transfer.endsAfterHandshake)
        #expect(plan.host == "localhost")
    }
}
