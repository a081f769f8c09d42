import Curl
import TestSupport
import Testing

/// Servers with which browsers cannot, or only just can, agree on encryption.
@Suite(.timeLimit(.minutes(1)))
struct HandshakeTests {
    /// Keeps the files of the identity.
    let certificates: Certificates
    let identity: Certificates.Identity
    let trust: TrustStore

    init() throws {
        certificates = try Certificates()
        identity = try certificates.identity()
        trust = try TrustStore(bundle: certificates.authority)
    }

    private func get(_ server: TLSServer) async throws -> TransferResult {
        try await LocalTransfers.get("https://localhost:\(server.port)/", trust: trust)
    }

    @Test(arguments: ["-tls1", "-tls1_1"])
    func `a server that speaks only old versions of TLS is told as that`(version: String) async throws {
        let server = try TLSServer.openssl(identity, [version, "-cipher", "ALL:@SECLEVEL=0"])
        #expect(try await get(server).failure == .tlsTooOld)
    }

    @Test(arguments: ["-tls1_2", "-tls1_3"])
    func `a server that speaks one good version is enough`(version: String) async throws {
        let result = try await get(TLSServer.openssl(identity, [version]))
        #expect(result.failure == nil)
        #expect(result.status == 200)
    }

    @Test func `an old version beside a good one harms nobody`() async throws {
        let server = try TLSServer.openssl(identity, ["-cipher", "ALL:@SECLEVEL=0", "-no_tls1_3"])
        #expect(try await get(server).certificate?.protocolVersion == "TLSv1.2")
    }

    @Test(arguments: ["-tls1_2", "-tls1_3"])
    func `a demanded certificate of the visitor's own is told as that`(version: String) async throws {
        let server = try TLSServer.openssl(identity, [version, "-Verify", "1"])
        #expect(try await get(server).failure == .tlsClientCertificate)
    }

    @Test func `asked in TLS 1.2 a server demands the visitor's certificate within the handshake`() async throws {
        let server = try TLSServer.openssl(identity, ["-Verify", "1"])
        let result = try await LocalTransfers.get("https://localhost:\(server.port)/", trust: trust) {
            $0.isLimitedToTLS12 = true
        }
        #expect(result.failure == .tlsClientCertificate)
        let merely = try TLSServer.openssl(identity, ["-verify", "1"])
        let answer = try await LocalTransfers.get("https://localhost:\(merely.port)/", trust: trust) {
            $0.isLimitedToTLS12 = true
        }
        #expect(answer.failure == nil && answer.certificate?.protocolVersion == "TLSv1.2")
    }

    @Test func `the alert that a certificate is required says so within the handshake, too`() async throws {
        // rustls sends 116 also in TLS 1.2, where it had asked before.
        let server = try ScriptedServer { connection in
            _ = connection.read(count: 50)
            connection.send([0x15, 0x03, 0x03, 0, 2, 2, 116])
            connection.hang()
        }
        #expect(
            try await LocalTransfers.get("https://localhost:\(server.port)/", trust: trust).failure
                == .tlsClientCertificate)
    }

    @Test(arguments: ["-tls1_2", "-tls1_3"])
    func `a certificate of the visitor's own that is merely asked for keeps nobody out`(version: String) async throws {
        let result = try await get(TLSServer.openssl(identity, [version, "-verify", "1"]))
        #expect(result.failure == nil)
        #expect(result.certificate?.asksVisitor == true)
    }

    @Test(arguments: TLSServer.Ending.allCases, ["TLSv1_2", "TLSv1_3"])
    func `a server that asks for a certificate and dies over the request has not refused the visitor`(
        ending: TLSServer.Ending, version: String
    ) async throws {
        let server = try TLSServer.dying(identity, authority: certificates.authority, version: version, ending)
        let result = try await get(server)
        #expect(result.failure == .closedEarly)
        #expect(result.certificate?.asksVisitor == true)
    }

    @Test func `that a server does not know RFC 5746 ends no handshake`() async throws {
        // A hello of TLS 1.2 (ECDHE-RSA with AES-128-GCM) without any extension; then an error of the server's own.
        let random = [UInt8](repeating: 7, count: 32)
        let hello: [UInt8] = [0x02, 0, 0, 38, 0x03, 0x03] + random + [0, 0xC0, 0x2F, 0]
        let server = try ScriptedServer { connection in
            _ = connection.read(count: 50)
            connection.send([0x16, 0x03, 0x03, 0, UInt8(hello.count)] + hello + [0x15, 0x03, 0x03, 0, 2, 2, 80])
            connection.hang()
        }
        let result = try await LocalTransfers.get("https://localhost:\(server.port)/", trust: trust)
        // Who refuses such a hello never comes to read what follows it.
        #expect(result.failure == .tlsHandshake("the server reports an error of its own"))
    }

    @Test(arguments: [
        "HTTP/1.1 400 Bad Request\r\n\r\n", "\u{15}\u{3}\u{3}\0\u{2}\u{2}\u{28}", "\u{15}\u{3}\u{3}\0\u{2}\u{2}\u{50}",
        "\u{15}\u{3}\u{3}\0\u{2}\u{2}\u{70}", "\u{16}\u{3}\u{3}\0\u{4}\u{2}\0\0\0", "",
    ])
    func `a failed handshake is told without codes`(answer: String) async throws {
        let server = try ScriptedServer { connection in
            _ = connection.read(count: 50)
            connection.send(answer)
        }
        let result = try await LocalTransfers.get("https://localhost:\(server.port)/", trust: trust)
        guard case .tlsHandshake(let words) = result.failure else {
            Issue.record("got \(String(describing: result.failure))")
            return
        }
        #expect(words.hasPrefix("the server") || words.hasPrefix("what the server"))
        for code in ["error:", "SSL", "routines", "0A0", "OpenSSL", "errno"] { #expect(!words.contains(code)) }
    }

    @Test func `an old version is refused by its alert too`() async throws {
        let server = try ScriptedServer { connection in
            _ = connection.read(count: 50)
            connection.send("\u{15}\u{3}\u{1}\0\u{2}\u{2}\u{46}")
        }
        let result = try await LocalTransfers.get("https://localhost:\(server.port)/", trust: trust)
        #expect(result.failure == .tlsTooOld)
    }
}
