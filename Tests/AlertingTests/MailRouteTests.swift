import Addresses
import Alerting
import Curl
import Measures
import Registry
import Testing

@Suite struct MailRouteTests {
    private let password = "s3cret-Passw0rd"

    private func settings(
        relay: String = "smtp://mail.example.gov:587", startTLS: MailSettings.StartTLS = .required,
        user: String? = "watch", password: String? = "s3cret-Passw0rd"
    ) throws -> MailSettings {
        try MailSettings(
            relay: relay, startTLS: startTLS, user: user, passwordSecret: user == nil ? nil : "mail-password",
            password: password, from: "Plumbline <watch@example.gov>")
    }

    private func delivery(to address: String = "owner@passport.example", route: String = "email") -> Delivery {
        Delivery(
            id: 7, alertID: 1, purpose: .opened, route: route, address: address, language: "en",
            createdAt: Town.start, messageID: "<plumbline.7@watch.example.gov>", nextAttemptAt: Town.start,
            expiresAt: Town.start + .seconds(100))
    }

    private let message = AlertMessage(subject: "Down", text: "Text", html: "<p>Text</p>")

    @Test func `a delivery becomes one mail to one address through the relay`() throws {
        let routes = AlertRoutes(mail: try settings())
        let (transfer, route) = try routes.transfer(for: delivery(), saying: message, at: Town.start)
        #expect(route.name == "email")
        #expect(transfer.url == "smtp://mail.example.gov:587")
        #expect(transfer.trust == .strict)
        #expect(transfer.addresses == .trusted)
        #expect(
            transfer.envelope
                == .init(from: "watch@example.gov", recipients: ["owner@passport.example"], encryption: .required))
        #expect(transfer.credentials == .init(user: "watch", password: password))
        let body = String(decoding: try #require(transfer.body), as: UTF8.self)
        #expect(body.contains("Message-ID: <plumbline.7@watch.example.gov>\r\n"))
        #expect(!body.contains(password))
        #expect(transfer.timeoutMilliseconds < RetryPolicy().attemptLimit.milliseconds)
    }

    @Test func `a relay on this machine needs neither TLS nor a name`() throws {
        let settings = try settings(relay: "smtp://127.0.0.1:2525", startTLS: .off, user: nil, password: nil)
        let transfer = try MailRoute(settings).transfer(for: delivery(), saying: message, at: Town.start)
        #expect(transfer.envelope?.encryption == Transfer.Envelope.Encryption.none && transfer.credentials == nil)
    }

    @Test func `what cannot be sent says why`() throws {
        let none = #expect(throws: UndeliverableMessage.self) {
            try AlertRoutes(mail: nil).transfer(for: delivery(), saying: message, at: Town.start)
        }
        #expect(none?.outcome.word == .misconfigured)
        let unnamed = #expect(throws: UndeliverableMessage.self) {
            try MailRoute(try settings(password: nil)).transfer(for: delivery(), saying: message, at: Town.start)
        }
        #expect(unnamed?.outcome.word == .misconfigured)
        #expect(unnamed?.description.contains("mail-password") == true)
        let nowhere = #expect(throws: UndeliverableMessage.self) {
            try MailRoute(try settings()).transfer(
                for: delivery(to: "a@b.c\r\nRCPT TO:<x@y.z>"), saying: message, at: Town.start)
        }
        #expect(nowhere?.outcome.word == .failed)
    }

    @Test func `the reply that took the mail is kept`() throws {
        var result = TransferResult()
        result.status = 250
        result.headerBlock = Array(
            "220 mail ESMTP\r\n250-mail\r\n250 HELP\r\n354 go on\r\n250 2.0.0 Ok: queued as 4F1\r\n".utf8)
        let outcome = MailRoute(try settings()).judge(result)
        #expect(outcome == .delivered(reply: "250 2.0.0 Ok: queued as 4F1"))
    }

    @Test(arguments: [
        ("450 4.2.1 mailbox busy", DeliveryOutcome.Word.retry), ("421 4.3.2 shutting down", .retry),
        ("451 greylisted", .retry), ("454 4.7.0 temporary authentication failure", .retry),
        ("550 5.1.1 no such user", .failed), ("550 mailbox unavailable", .failed),
        ("552 5.3.4 message too big", .failed), ("554 transaction failed", .failed),
        ("530 5.7.0 Must issue a STARTTLS command first", .misconfigured),
        ("535 5.7.8 bad credentials", .misconfigured), ("554 5.7.1 Relay access denied", .misconfigured),
        ("550 relaying not permitted", .misconfigured), ("550 5.1.8 bad sender", .misconfigured),
        ("503 bad sequence", .misconfigured),
    ]) func `a refusal means what its codes say`(reply: String, word: DeliveryOutcome.Word) throws {
        var result = TransferResult.failed(.mailRefused(reply))
        result.status = Int(reply.prefix(3)) ?? 0
        let outcome = MailRoute(try settings()).judge(result)
        #expect(outcome.word == word)
        #expect(outcome.detail.contains(reply))
    }

    @Test(arguments: [
        (TransferResult.Failure.loginRefused, DeliveryOutcome.Word.misconfigured), (.tlsRequired, .misconfigured),
        (.certificateBad, .misconfigured), (.badURL("no"), .misconfigured), (.tlsHandshake("no"), .retry),
        (.tlsTimeout, .retry),
        (.nameNotFound, .retry), (.nameTimeout, .retry), (.connectRefused, .retry), (.connectTimeout, .retry),
        (.connectFailed("no route"), .retry), (.timeout, .retry), (.closedEarly, .retry),
        (.protocolError("no"), .retry), (.headersTooLarge, .retry), (.ours("no memory"), .retry),
    ]) func `no failure of the way loses a mail, and its words name the relay or the cause`(
        failure: TransferResult.Failure, word: DeliveryOutcome.Word
    ) throws {
        let outcome = MailRoute(try settings()).judge(.failed(failure))
        #expect(outcome.word == word)
        #expect(outcome.detail.contains("mail"))
    }

    @Test func `a password that the relay repeats is not kept`() throws {
        let outcome = MailRoute(try settings()).judge(.failed(.mailRefused("535 \(password) is wrong")))
        #expect(outcome.word == .misconfigured)
        #expect(!outcome.detail.contains(password))
        #expect(!"\(try settings())".contains(password))
    }

    @Test(arguments: [
        ("mail.example.gov:587", "relay"), ("http://mail.example.gov", "relay"), ("smtp://", "relay"),
        ("smtp://user:pw@mail.example.gov", "relay"), ("smtp://mail.example.gov/path", "relay"),
        ("smtp://mail.example.gov:70000", "relay"), ("smtp://mail example.gov", "relay"),
    ]) func `a relay that is none is refused, without repeating it`(relay: String, key: String) {
        let problem = #expect(throws: MailSettings.Problem.self) {
            try MailSettings(relay: relay, from: "watch@example.gov")
        }
        #expect(problem?.key == key)
        #expect(problem?.description.contains("pw") == false)
    }

    @Test func `settings that contradict each other are refused`() throws {
        func key(
            _ relay: String = "smtp://mail.example.gov", _ startTLS: MailSettings.StartTLS = .required,
            user: String? = nil, password: String? = nil, from: String = "watch@example.gov"
        ) -> String? {
            do {
                _ = try MailSettings(relay: relay, startTLS: startTLS, user: user, password: password, from: from)
                return nil
            } catch {
                return error.key
            }
        }
        #expect(key() == nil)
        #expect(key(user: "watch") == "password")
        #expect(key(password: "x") == "user")
        #expect(key(user: "", password: "x") == "user")
        #expect(key(from: "nobody") == "from")
        #expect(key("smtp://mail.example.gov", .optional, user: "watch", password: "x") == "starttls")
        #expect(key("smtp://mail.example.gov", .off, user: "watch", password: "x") == "starttls")
        #expect(key("smtp://127.0.0.1:2525", .off, user: "watch", password: "x") == nil)
        #expect(key("smtp://127.0.0.1.example.gov", .off, user: "watch", password: "x") == "starttls")
        #expect(key("smtps://mail.example.gov", .off, user: "watch", password: "x") == nil)
    }

    @Test(arguments: [
        ("https://watch.example.gov", "watch.example.gov"), ("http://localhost:8080", "localhost"),
        ("https://Watch.example.gov:8443/plumbline", "watch.example.gov"), ("http://[::1]:8080", "v6---1"),
        ("", "localhost"), ("https://bücher.example", "bcher.example"),
    ]) func `message ids end with the host of the pages`(address: String, host: String) throws {
        let lifecycle = AlertLifecycle(groupWait: .zero, remindEvery: .seconds(60), publicAddress: address)
        #expect(lifecycle.host == host)
        var town = Town()
        town.lifecycle = lifecycle
        _ = town.change(to: .down)
        let id = try #require(town.outbox.first).messageID
        #expect(id.hasPrefix("<plumbline.") && id.hasSuffix("@\(host)>"))
    }
}
