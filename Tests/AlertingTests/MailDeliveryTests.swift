import Alerting
import Curl
import Registry
import TestSupport
import Testing

/// Mails through libcurl to a real server: what is written, what is sent and what is made of the answer.
@Suite struct MailDeliveryTests {
    private let delivery = Delivery(
        id: 7, alertID: 1, purpose: .opened, route: "email", address: "owner@passport.example", language: "fr",
        createdAt: Town.start, messageID: "<plumbline.7@watch.example.gov>", nextAttemptAt: Town.start,
        expiresAt: Town.start + .seconds(100))
    private let message = AlertMessage(
        subject: "Renouveler un passeport : demande en ligne impossible, réessayez plus tard ou passez au guichet",
        text: "Depuis 14 h 05.\n.\nUne ligne d’un seul point la précède.\n", html: "<p>Depuis 14 h 05.</p>\n")

    /// Delivers the message with a server's settings; gives what came of it.
    private func deliver(
        to server: MailServer, authority: String? = nil, startTLS: MailSettings.StartTLS = .required,
        password: String? = "right"
    ) async throws -> DeliveryOutcome {
        let settings = try MailSettings(
            relay: "smtp://127.0.0.1:\(server.port)", startTLS: startTLS, user: password.map { _ in "watch" },
            password: password, from: "Plumbline <watch@example.gov>", timeout: .seconds(20))
        let (transfer, route) = try AlertRoutes(mail: settings).transfer(
            for: delivery, saying: message, at: Town.start)
        let trust = try authority.map { try TrustStore(bundle: $0) } ?? TrustStore()
        let client = try TransferClient(settings: TransferSettings(trust: trust, userAgent: "Plumbline/test"))
        let result = await client.perform(transfer)
        await client.shutdown()
        return route.judge(result)
    }

    @Test func `a mail is signed in for, encrypted and taken once, whole`() async throws {
        let certificates = try Certificates()
        let server = try MailServer(.init(identity: try certificates.identity(), password: "right"))
        let outcome = try await deliver(to: server, authority: certificates.authority)
        #expect(outcome == .delivered(reply: "250 taken"))
        let mails = try server.mails()
        try #require(mails.count == 1)
        // The dot that was doubled on the way (RFC 5321 §4.5.2) is one again.
        let parsed = try #require(
            try ParsedMail.reading([Array(mails[0].replacing("\r\n..", with: "\r\n.").utf8)]).first)
        #expect(parsed.defects == [])
        #expect(parsed.values("Subject") == [message.subject])
        #expect(parsed.values("Message-ID") == [delivery.messageID])
        #expect(parsed.text == message.text && parsed.html == message.html)
        let dialogue = try #require(try server.dialogues().first)
        #expect(dialogue.contains("MAIL FROM:<watch@example.gov>"))
        #expect(dialogue.contains("RCPT TO:<owner@passport.example>"))
    }

    @Test func `a password is never sent to a relay that cannot be trusted`() async throws {
        let (ours, theirs) = (try Certificates(), try Certificates())
        let server = try MailServer(.init(identity: try theirs.identity(), password: "right"))
        let outcome = try await deliver(to: server, authority: ours.authority)
        #expect(outcome.word == .misconfigured)
        #expect(try server.mails() == [])
        #expect(try !server.dialogues().joined().contains("AUTH"))
    }

    @Test func `a relay without STARTTLS gets nothing where it is required`() async throws {
        let server = try MailServer(.init(password: "right"))
        let outcome = try await deliver(to: server)
        #expect(outcome.word == .misconfigured)
        #expect(try !server.dialogues().joined().contains("AUTH"))
    }

    @Test func `a refused password waits for the operator`() async throws {
        let certificates = try Certificates()
        let server = try MailServer(.init(identity: try certificates.identity(), password: "another"))
        let outcome = try await deliver(to: server, authority: certificates.authority)
        #expect(outcome.word == .misconfigured)
        #expect(outcome.detail.contains("mail.password"))
    }

    @Test(arguments: [
        ("RCPT", "550 5.1.1 no such user", DeliveryOutcome.Word.failed), ("RCPT", "450 4.2.1 busy", .retry),
        (".", "451 4.3.0 try later", .retry), (".", "554 5.7.1 Relay access denied", .misconfigured),
        ("CONNECT", "554 go away, no relay for you", .misconfigured),
    ]) func `what a relay refuses is judged by its codes`(
        command: String, reply: String, word: DeliveryOutcome.Word
    ) async throws {
        let server = try MailServer(.init(replies: [command: reply]))
        let outcome = try await deliver(to: server, startTLS: .off, password: nil)
        #expect(outcome.word == word)
        #expect(outcome.detail.contains(String(reply.prefix(8))))
        #expect(try server.mails() == [])
    }
}
