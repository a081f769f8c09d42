import Addresses
import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct MailTransferTests {
    private func send(
        to server: MailServer, encryption: Transfer.Envelope.Encryption = .welcome, password: String? = nil,
        trust: TrustStore? = nil,
        body: String = "Subject: Grüße\n\nHello\n.dot\nend\n", _ change: (inout Transfer) -> Void = { _ in }
    ) async throws -> TransferResult {
        var transfer = Transfer(url: "smtp://localhost:\(server.port)", addresses: .trusted)
        transfer.envelope = .init(
            from: "watch@example.gov", recipients: ["a@example.gov", "b@example.gov"], encryption: encryption)
        transfer.credentials = password.map { .init(user: "watch", password: $0) }
        transfer.body = Array(body.utf8)
        change(&transfer)
        return try await LocalTransfers.run(transfer, trust: trust)
    }

    @Test func `a mail arrives whole, with its recipients, and the dialogue ends politely`() async throws {
        let server = try MailServer()
        let result = try await send(to: server)
        #expect(result.failure == nil)
        #expect(result.status == 250)
        #expect(try server.mails() == ["Subject: Grüße\r\n\r\nHello\r\n..dot\r\nend\r\n"])
        let dialogue = try #require(try server.dialogues().first)
        #expect(dialogue.contains("MAIL FROM:<watch@example.gov>"))
        #expect(dialogue.contains("RCPT TO:<a@example.gov>") && dialogue.contains("RCPT TO:<b@example.gov>"))
    }

    @Test func `STARTTLS and the password are used, and the password never travels in the clear`() async throws {
        let certificates = try Certificates()
        let server = try MailServer(.init(identity: try certificates.identity(), password: "secret"))
        let trust = try TrustStore(bundle: certificates.authority)
        let result = try await send(to: server, encryption: .required, password: "secret", trust: trust)
        #expect(result.failure == nil)
        #expect(try server.mails().count == 1)
        let dialogue = try #require(try server.dialogues().first)
        let secured = try #require(dialogue.firstRange(of: "STARTTLS"))
        let login = try #require(dialogue.firstRange(of: "AUTH PLAIN"))
        #expect(secured.upperBound < login.lowerBound)
    }

    @Test(arguments: Certificates.Kind.allCases.filter { $0 != .valid })
    func `a relay with a bad certificate gets neither password nor mail`(kind: Certificates.Kind) async throws {
        let certificates = try Certificates()
        let server = try MailServer(.init(identity: try certificates.identity(kind), password: "secret"))
        let trust = try TrustStore(bundle: certificates.authority)
        let result = try await send(to: server, encryption: .required, password: "secret", trust: trust)
        #expect(result.failure == .certificateBad)
        #expect(result.certificate != nil)
        #expect(try server.mails().isEmpty)
        #expect(try server.dialogues().allSatisfy { !$0.contains("AUTH") })
    }

    @Test func `TLS that is required and not offered ends before anything is sent`() async throws {
        let server = try MailServer(.init(password: "secret"))
        let result = try await send(to: server, encryption: .required, password: "secret")
        #expect(result.failure == .tlsRequired)
        #expect(try server.dialogues().allSatisfy { !$0.contains("AUTH") && !$0.contains("MAIL") })
    }

    @Test(arguments: [Transfer.Envelope.Encryption.welcome, .none])
    func `STARTTLS that is offered is used where it is welcome, and not where it is off`(
        _ encryption: Transfer.Envelope.Encryption
    ) async throws {
        let certificates = try Certificates()
        let server = try MailServer(.init(identity: try certificates.identity()))
        #expect(try await send(to: server, encryption: encryption).failure == nil)
        #expect(try server.mails().count == 1)
        #expect(try server.dialogues().first?.contains("STARTTLS") == (encryption == .welcome))
    }

    @Test func `a wrong password is a refused login`() async throws {
        let certificates = try Certificates()
        let server = try MailServer(.init(identity: try certificates.identity(), password: "secret"))
        let trust = try TrustStore(bundle: certificates.authority)
        let result = try await send(to: server, encryption: .required, password: "guess", trust: trust)
        #expect(result.failure == .loginRefused)
        #expect(result.status == 535)
        #expect(try server.mails().isEmpty)
    }

    @Test(arguments: [
        ("MAIL", "451 4.7.1 try later", 451), ("RCPT", "550 5.1.1 no such person", 550), ("DATA", "554 5.7.0 no", 554),
        (".", "552 5.3.4 too big", 552), ("CONNECT", "421 too busy", 421),
    ])
    func `a refusal is told in the server's words with its code`(command: String, reply: String, code: Int) async throws
    {
        let server = try MailServer(.init(replies: [command: reply]))
        let result = try await send(to: server)
        #expect(result.failure == .mailRefused(reply))
        #expect(result.status == code)
        #expect(try server.mails().isEmpty)
    }

    @Test func `a relay that never says goodbye does not hold anything up`() async throws {
        let server = try MailServer(.init(replies: ["QUIT": "-"]))
        let result = try await send(to: server) { $0.timeoutMilliseconds = 30_000 }
        #expect(result.failure == nil)
        #expect(result.phases.total < 900_000)
        #expect(result.loopLag < 900_000)
        #expect(try server.mails().count == 1)
    }

    @Test func `a relay that falls silent is a timeout`() async throws {
        let server = try MailServer(.init(replies: ["RCPT": "-"]))
        let result = try await send(to: server) { $0.timeoutMilliseconds = 150 }
        #expect(result.failure == .timeout)
    }

    @Test(arguments: ["a@example.gov>\r\nRCPT TO:<c@example.gov", "a b@example.gov", "<a@example.gov>"])
    func `an address cannot smuggle in a command`(address: String) async throws {
        let server = try MailServer()
        let result = try await send(to: server) {
            $0.envelope = .init(from: "watch@example.gov", recipients: [address], encryption: .none)
        }
        guard case .ours(let words) = result.failure else {
            Issue.record("got \(String(describing: result.failure))")
            return
        }
        #expect(words.contains("mail address"))
    }

    @Test func `the password is not in the description of credentials`() {
        let credentials = Transfer.Credentials(user: "watch", password: "hunter2")
        #expect(!"\(credentials)".contains("hunter2"))
    }
}
