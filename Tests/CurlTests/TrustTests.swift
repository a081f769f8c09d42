import Addresses
import Curl
import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct TrustTests {
    let certificates: Certificates
    let trust: TrustStore

    init() throws {
        certificates = try Certificates()
        trust = try TrustStore(bundle: certificates.authority)
    }

    @Test func `a good certificate is judged valid and its facts are told`() async throws {
        let server = try NginxServer(identities: [try certificates.identity()])
        try server.write("hello", to: "page.html")
        let result = try await LocalTransfers.get("https://localhost:\(server.securePorts[0])/page.html", trust: trust)
        #expect(result.failure == nil)
        #expect(result.body == Array("hello".utf8))
        #expect(result.httpVersion == "2")
        #expect(result.phases.tls > 0)
        let facts = try #require(result.certificate)
        #expect(facts.verdict == .valid)
        #expect(facts.subject == "O = Prüfstelle, CN = localhost")
        #expect(facts.issuer == "CN = Test ca")
        #expect(facts.names == ["localhost", "*.test.localhost", "127.0.0.1"])
        #expect(facts.protocolVersion == "TLSv1.3")
        #expect(facts.cipher.hasPrefix("TLS_"))
        let now = Int64(Date().timeIntervalSince1970)
        #expect((now - 600...now + 60).contains(facts.notBefore))
        #expect((now + 29 * 86_400...now + 31 * 86_400).contains(facts.notAfter))
    }

    @Test(arguments: [Transfer.Trust.judged, .strict], ["localhost", "127.0.0.1", "app.test.localhost"])
    func `names and addresses of the certificate are good`(mode: Transfer.Trust, host: String) async throws {
        let server = try NginxServer(identities: [try certificates.identity()])
        try server.write("hello", to: "index.html")
        let result = try await LocalTransfers.get("https://\(host):\(server.securePorts[0])/", trust: trust) {
            $0.trust = mode
        }
        #expect(result.failure == nil)
        #expect(result.certificate?.verdict == .valid)
    }

    @Test(arguments: [Transfer.Trust.judged, .strict], Certificates.Kind.allCases.filter { $0 != .valid })
    func `a bad certificate is told as what it is, and no request is sent`(
        mode: Transfer.Trust, kind: Certificates.Kind
    ) async throws {
        let server = try NginxServer(
            identities: [try certificates.identity(kind)], locations: "location / { return 200 served; }")
        let result = try await LocalTransfers.get("https://localhost:\(server.securePorts[0])/", trust: trust) {
            $0.trust = mode
        }
        #expect(result.failure == .certificateBad)
        #expect(result.status == 0 && result.body.isEmpty)
        let facts = try #require(result.certificate)
        switch (kind, facts.verdict) {
        case (.expired, .expired), (.wrongHost, .nameMismatch), (.unknownAuthority, .untrusted): break
        case let (_, verdict): Issue.record("\(kind) was judged \(verdict)")
        }
        guard mode == .judged else { return }
        #expect(facts.subject.contains("CN = localhost"))
        #expect(facts.notAfter > 0)
        #expect(
            facts.names
                == (kind == .wrongHost ? ["elsewhere.example"] : ["localhost", "*.test.localhost", "127.0.0.1"]))
    }

    @Test func `plain words on a TLS port are a failed handshake`() async throws {
        let server = try ScriptedServer { connection in
            connection.send("HTTP/1.1 400 Bad Request\r\n\r\n")
            connection.hang()
        }
        let result = try await LocalTransfers.get("https://localhost:\(server.port)/")
        guard case .tlsHandshake(let words) = result.failure else {
            Issue.record("got \(String(describing: result.failure))")
            return
        }
        #expect(!words.isEmpty)
    }

    @Test func `a server that says nothing to the handshake is a failed handshake`() async throws {
        let server = try ScriptedServer { $0.hang() }
        let result = try await LocalTransfers.get("https://localhost:\(server.port)/") { $0.timeoutMilliseconds = 80 }
        #expect(result.failure == .tlsTimeout)
        #expect(result.phases.tls > 0)
    }

    @Test func `HTTP 1.1 can be asked for`() async throws {
        let server = try NginxServer(identities: [try certificates.identity()])
        try server.write("hello", to: "index.html")
        let result = try await LocalTransfers.get("https://localhost:\(server.securePorts[0])/", trust: trust) {
            $0.httpVersion = .v1
        }
        #expect(result.httpVersion == "1.1")
    }

    @Test(arguments: ["/does/not/exist.pem", "/etc/hostname"])
    func `a bundle without certificates is an error that names the file`(path: String) {
        let error = #expect(throws: TrustStore.LoadError.self) { try TrustStore(bundle: path) }
        #expect(error?.description.hasPrefix(path) == true)
        #expect(throws: TrustStore.LoadError.self) { try TrustStore(extra: [path]) }
    }
}
