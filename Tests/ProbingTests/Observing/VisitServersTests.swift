import Addresses
import Curl
import Foundation
import Measures
import Probing
import Registry
import TestSupport
import Testing

/// Visits to real servers: the certificate that is not sent, every address of a name, cookies of reused handles.
@Suite(.timeLimit(.minutes(1)))
struct VisitServersTests {
    let tree: CertificateTree

    init() throws {
        tree = try CertificateTree()
        try tree.authority("root")
        try tree.authority("middle", signedBy: "root", days: 400)
    }

    /// A server whose issuer publishes its certificate at `place`, and does not send it.
    private func nginx(issuerAt place: String?, more: String = "") throws -> NginxServer {
        try NginxServer(
            identities: [try tree.server("leaf", signedBy: "middle", issuerAt: place)],
            locations: "location / { return 200 hello; } \(more)")
    }

    private func run(
        _ server: NginxServer, allowed: AddressPolicy = .trusted, timeout: String = "10s", must: [String] = []
    ) async throws -> ProbeFinding {
        let definition = try LocalRun.page(
            providing: ["tls.cert.valid", "tls.cert.days_left"], timeout: timeout, must: must)
        let plan = try definition.bind(
            parameters: ["url": "https://localhost:\(server.securePorts[0])/"], in: ProbeContext(addresses: allowed)
        ).get()
        let client = try TransferClient(
            settings: TransferSettings(trust: TrustStore(bundle: tree.pem("root")), userAgent: "Plumbline-test/1"))
        let finding = await plan.runOnce(now: { LocalRun.hence }, perform: { await client.perform($0) })
        await client.shutdown()
        return finding
    }

    /// A place that publishes bytes, and how often it was asked.
    private func publisher(_ bytes: [UInt8], status: Int = 200, more: String = "") throws -> ScriptedServer {
        try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.send("HTTP/1.1 \(status) X\r\n\(more)Content-Length: \(bytes.count)\r\n\r\n")
            connection.send(bytes)
        }
    }

    @Test(arguments: ["x509", "pkcs7"])
    func `a missing certificate that can be fetched leaves the page degraded`(form: String) async throws {
        let publisher = try publisher(tree.bytes("middle", as: form))
        let finding = try await run(
            nginx(issuerAt: "http://127.0.0.1:\(publisher.port)/middle"), must: ["certificate valid"])
        #expect(finding.outcome == .slight)
        #expect(finding.reason == .tlsChainIncomplete)
        #expect(finding.status == 200)
        #expect(publisher.accepted == 1)
        #expect(finding.explanation?.hops.count == 3)
        let valid = finding.observed.first { $0.measure == "tls.cert.valid" }
        #expect(valid?.outcome == .presence(false))
        #expect(finding.observed.first { $0.measure == "tls.cert.days_left" }?.outcome == .number(59))
    }

    @Test(arguments: ["gone", "other", "rubbish", "redirect", "endless"])
    func `a missing certificate that cannot be had is down`(what: String) async throws {
        try tree.authority("other")
        let inside = try ScriptedServer.answering("HTTP/1.1 200 OK\r\n\r\n")
        let publisher =
            switch what {
            case "gone": try publisher([], status: 404)
            case "other": try publisher(tree.bytes("other"))
            case "rubbish": try publisher(Array("<html>".utf8))
            case "redirect":
                try publisher([], status: 302, more: "Location: http://127.0.0.1:\(inside.port)/\r\n")
            default: try publisher([UInt8](repeating: 48, count: 200_000))
            }
        let finding = try await run(nginx(issuerAt: "http://127.0.0.1:\(publisher.port)/x"))
        #expect(finding.outcome == .bad)
        #expect(finding.reason == .tlsUntrusted)
        #expect(publisher.accepted == 1)
        #expect(inside.accepted == 0)
    }

    @Test func `a certificate is fetched only from where probes may go`() async throws {
        let publisher = try publisher(tree.bytes("middle"))
        let server = try nginx(issuerAt: "http://127.0.0.1:\(publisher.port)/x")
        let policy = AddressPolicy(
            purpose: .probe,
            allowed: [
                AddressAllowance(cidr: try CIDR(parsing: "127.0.0.0/8"), ports: [server.securePorts[0]]),
                AddressAllowance(cidr: try CIDR(parsing: "::1")),
            ])
        let finding = try await run(server, allowed: policy)
        #expect(finding.reason == .tlsUntrusted)
        #expect(finding.detail.contains("may not be reached"))
        #expect(publisher.accepted == 0)
    }

    @Test func `a place that hangs keeps nobody longer than the probe's time`() async throws {
        let (held, holds) = AsyncStream<Duration>.makeStream()
        let hanging = try ScriptedServer { connection in
            let start = ContinuousClock.now
            connection.hang()
            holds.yield(.now - start)
        }
        let finding = try await run(nginx(issuerAt: "http://127.0.0.1:\(hanging.port)/x"), timeout: "1s")
        #expect(finding.reason == .tlsUntrusted)
        // Seen from the place, since a test may wait for its turn; the fetch by itself would be given ten seconds.
        let kept = try #require(await held.first { _ in true })
        #expect(kept < .seconds(9))
    }

    @Test func `nothing is fetched where nothing is missing`() async throws {
        let publisher = try publisher(tree.bytes("middle"))
        try tree.authority("stranger")
        let server = try NginxServer(
            identities: [
                try tree.server(
                    "own", signedBy: "stranger", names: ["DNS:elsewhere.example"],
                    issuerAt: "http://127.0.0.1:\(publisher.port)/x", sending: ["stranger"])
            ])
        #expect(try await run(server).reason == .tlsUntrusted)
        #expect(publisher.accepted == 0)
    }

    @Test func `a page that complains that the visitor has no certificate demands one`() async throws {
        let server = try NginxServer(
            identities: [try tree.server("leaf", signedBy: "root")],
            locations: "ssl_verify_client on; ssl_client_certificate \(tree.pem("root")); location / { return 200 x; }")
        let finding = try await run(server)
        #expect(finding.outcome == .bad)
        #expect(finding.reason == .tlsClientCertificate)
        let optional = try NginxServer(
            identities: [try tree.server("leaf", signedBy: "root")],
            locations:
                "ssl_verify_client optional; ssl_client_certificate \(tree.pem("root")); location / { return 200 x; }")
        #expect(try await run(optional).outcome == .good)
    }

    @Test func `handles that are used again keep no cookies`() async throws {
        let server = try ScriptedServer { connection in
            let hasCookie = connection.readRequest()?.lowercased().contains("\r\ncookie: seen=1") ?? false
            connection.send(
                hasCookie
                    ? "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
                    : "HTTP/1.1 302 Found\r\nSet-Cookie: seen=1; Path=/\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")
        }
        let plan = try LocalRun.page(providing: []).bind(
            parameters: ["url": "http://127.0.0.1:\(server.port)/"], in: ProbeContext(addresses: .trusted)
        ).get()
        var settings = TransferSettings(trust: try TrustStore(bundle: tree.pem("root")), userAgent: "Plumbline-test/1")
        settings.keptHandles = 1
        let client = try TransferClient(settings: settings)
        for round in 1...3 {
            let finding = await plan.runOnce(now: { LocalRun.hence }, perform: { await client.perform($0) })
            #expect(finding.outcome == .good)
            #expect(server.accepted == 2 * round)
        }
        await client.shutdown()
    }
}
