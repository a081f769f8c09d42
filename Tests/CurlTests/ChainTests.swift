import Curl
import Foundation
import TestSupport
import Testing

/// Which certificates count: those that were verified, whatever else a server sends along.
@Suite(.timeLimit(.minutes(1)))
struct ChainTests {
    let tree: CertificateTree

    init() throws {
        tree = try CertificateTree()
        try tree.authority("root")
        try tree.authority("middle", signedBy: "root", subject: "Middle", days: 400)
    }

    private func facts(
        _ identity: Certificates.Identity, host: String = "localhost", trusting roots: [String] = ["root"],
        _ change: (inout Transfer) -> Void = { _ in }
    ) async throws -> CertificateFacts {
        let server = try NginxServer(identities: [identity])
        let trust = try TrustStore(bundle: tree.list("trusted", of: roots))
        let result = try await LocalTransfers.get("https://\(host):\(server.securePorts[0])/", trust: trust, change)
        server.stop()
        return try #require(result.certificate)
    }

    private func days(_ facts: CertificateFacts) -> Int {
        Int(((Double(facts.notAfter) - Date().timeIntervalSince1970 + 3_600) / 86_400).rounded(.down))
    }

    @Test(
        arguments: [
            (60, 400, 60, nil), (300, 10, 10, "CN = Short"), (300, -1, -1, "CN = Short"),
        ] as [(Int, Int, Int, String?)])
    func `the certificate of the chain that ends first is counted and named`(
        own: Int, above: Int, left: Int, named: String?
    ) async throws {
        try tree.authority("short", signedBy: "root", subject: "Short", days: above)
        let facts = try await facts(tree.server("leaf", signedBy: "short", days: own, sending: ["short"]))
        #expect(days(facts) == left)
        #expect(facts.endsFirst == named)
        #expect(facts.verdict == (above < 0 ? .expired : .valid))
    }

    @Test func `the root of the chain counts too`() async throws {
        try tree.authority("brief", days: 30)
        let facts = try await facts(tree.server("leaf", signedBy: "brief", days: 90), trusting: ["brief"])
        #expect(days(facts) == 30)
        #expect(facts.endsFirst == "CN = brief")
    }

    @Test(arguments: [-1, 5]) func `a certificate that is sent along and not needed does not count`(
        days end: Int
    ) async throws {
        // As in September 2021: the root that browsers know, also as a certificate signed by an older root.
        try tree.authority("older", days: 3000)
        try tree.authority("cross", signedBy: "older", subject: "root", key: "root", days: end)
        try tree.authority("stranger", days: end)
        let facts = try await facts(
            tree.server("leaf", signedBy: "middle", sending: ["middle", "cross", "stranger"]))
        #expect(facts.verdict == .valid)
        #expect(days(facts) == 60)
        #expect(facts.endsFirst == nil)
    }

    @Test(
        arguments: [
            (["DNS:localhost"], "localhost", true), ([], "localhost", false),
            (["DNS:elsewhere.example"], "localhost", false),
            (["email:x@localhost.example"], "localhost", false), (["DNS:*.test.localhost"], "app.test.localhost", true),
            (["DNS:a*.test.localhost"], "app.test.localhost", false),
            (["DNS:*p.test.localhost"], "app.test.localhost", false),
            (["DNS:a*p.test.localhost"], "app.test.localhost", false),
            (["DNS:*.test.localhost"], "test.localhost", false),
            (["DNS:*.test.localhost"], "a.b.test.localhost", false),
            (["DNS:*.*.localhost"], "app.test.localhost", false),
            (["DNS:LocalHost"], "LOCALHOST", true),
            (["IP:127.0.0.1"], "127.0.0.1", true), (["DNS:127.0.0.1"], "127.0.0.1", false),
            (["DNS:my_app.test.localhost"], "my_app.test.localhost", true),
        ] as [([String], String, Bool)])
    func `names are compared as browsers do`(names: [String], host: String, isNamed: Bool) async throws {
        let identity = try tree.server("leaf", signedBy: "root", names: names, subject: host)
        #expect(try await facts(identity, host: host).verdict == (isNamed ? .valid : .nameMismatch))
    }

    @Test(arguments: ["x509", "pkcs7", "pem"])
    func `a certificate that the server does not send completes the chain`(form: String) async throws {
        let place = "http://issuer.example/middle.crt"
        let identity = try tree.server("leaf", signedBy: "middle", issuerAt: place)
        let short = try await facts(identity)
        guard case .untrusted = short.verdict else {
            Issue.record("it was judged \(short.verdict)")
            return
        }
        #expect(short.issuerAddress == place)
        let bytes =
            form == "pem"
            ? [UInt8](try Data(contentsOf: URL(fileURLWithPath: tree.pem("middle"))))
            : try tree.bytes("middle", as: form)
        let whole = try await facts(identity) { $0.helpers = bytes }
        #expect(whole.verdict == .valid)
        #expect(whole.isChainCompleted)
        #expect(whole.issuerAddress == nil)
        #expect(days(whole) == 60)
    }

    @Test func `what does not fit completes nothing, and is never trusted itself`() async throws {
        try tree.authority("stranger")
        let identity = try tree.server("leaf", signedBy: "stranger", issuerAt: "https://issuer.example/x")
        for bytes in [try tree.bytes("stranger"), try tree.bytes("middle"), [], Array("no certificate".utf8)] {
            let facts = try await facts(identity) { $0.helpers = bytes }
            #expect(facts.verdict != .valid && !facts.isChainCompleted)
            // Browsers fetch such certificates without encryption only.
            #expect(facts.issuerAddress == nil)
        }
    }

    @Test func `no words hold what only libraries understand`() async throws {
        try tree.authority("stranger")
        let odd = [
            try tree.server("own", signedBy: "stranger"),
            try tree.server("leaf", signedBy: "stranger", sending: ["stranger"]),
        ]
        for identity in odd {
            guard case .untrusted(let words) = try await facts(identity).verdict else {
                Issue.record("it is trusted")
                continue
            }
            #expect(!words.contains("certificate chain") && !words.contains("local issuer"))
        }
    }
}
