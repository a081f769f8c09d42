import Alerting
import Curl
import Operations
import Probing
import Synchronization
import Testing

struct WorsenedMailTests {
    @Test func `a message that is taken back while it waits for its turn is not sent`() async throws {
        var settings = Settings()
        settings.mail = try MailSettings(relay: "smtp://127.0.0.1:25", startTLS: .off, from: "watch@town.example")
        let office = try Office(.sqlite, settings: settings)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        for _ in 1...3 {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(.bad, "permits/web/probe:start")
        }
        office.clock.advance(by: .seconds(60))
        let due = try await office.useCases.dueDeliveries(limit: 10)
        #expect(due.count == 1)
        for _ in 1...2 {
            _ = try await office.find(.good, "permits/web/probe:start")
            office.clock.advance(by: .seconds(10))
        }
        for delivery in due {
            let word = try await office.useCases.deliver(delivery) { _ in
                Issue.record("it was sent")
                return .failed(.connectRefused)
            }
            #expect(word == nil)
        }
        #expect(try await office.useCases.dueDeliveries(limit: 10).isEmpty)
    }

    @Test func `a mail that waited says what is known when it leaves, not when it was written down`() async throws {
        var settings = Settings()
        settings.mail = try MailSettings(relay: "smtp://127.0.0.1:25", startTLS: .off, from: "watch@town.example")
        settings.alerts.groupWait = .seconds(600)
        let office = try Office(.sqlite, settings: settings)
        let secret = try #require(try await office.register(Office.service).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        try await office.keeper.push(secret: secret, Push(status: .ok))
        _ = try await office.find(.good, "permits/web/probe:start")
        for _ in 1...3 {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(.bad, "permits/web/probe:start")
        }
        // The mail waits for its group; meanwhile the phone, the last way that worked, fails too.
        try await office.keeper.push(secret: secret, Push(status: .fail))
        office.clock.advance(by: .seconds(700))
        let sent = Mutex<[String]>([])
        for delivery in try await office.useCases.dueDeliveries(limit: 10) {
            _ = try await office.useCases.deliver(delivery) { transfer in
                sent.withLock { $0.append(String(decoding: transfer.body ?? [], as: UTF8.self)) }
                var taken = TransferResult()
                taken.status = 250
                return taken
            }
        }
        let mails = sent.withLock { $0 }
        #expect(mails.count == 1)
        // Each since its own beginning.
        #expect(mails.first?.contains("People have not been able to do this online since") == true, "\(mails)")
        #expect(mails.first?.contains("People have not been able to do this by phone since") == true, "\(mails)")
        #expect(mails.first?.contains("This works") == false)
    }
}
