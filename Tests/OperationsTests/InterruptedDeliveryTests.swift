import Alerting
import Curl
import Operations
import Probing
import Storage
import Testing

struct InterruptedDeliveryTests {
    @Test(arguments: TestEngine.allCases)
    func `a message that was being sent when the process ended is sent by the next one at once, under the same id`(
        engine: TestEngine
    ) async throws {
        var settings = Settings()
        settings.mail = try MailSettings(relay: "smtp://127.0.0.1:25", startTLS: .off, from: "watch@town.example")
        let office = try Office(engine, settings: settings)
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        for _ in 1...3 {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(.bad, "permits/web/probe:start")
        }
        office.clock.advance(by: .seconds(60))
        let begun = try await office.useCases.dueDeliveries(limit: 10)
        #expect(!begun.isEmpty)
        for delivery in begun { #expect(try await office.useCases.begin(delivery) != nil) }
        // The process ends here. While it might still be sending, nothing is due.
        office.clock.advance(by: .seconds(1))
        #expect(try await office.useCases.dueDeliveries(limit: 10).isEmpty)
        #expect(try await office.useCases.resumeDeliveries() == begun.count)
        let again = try await office.useCases.dueDeliveries(limit: 10)
        #expect(again.map(\.messageID) == begun.map(\.messageID))
        // A try whose end was kept is no interrupted one: its wait is respected.
        for delivery in again {
            _ = try await office.useCases.deliver(delivery) { _ in .failed(.connectRefused) }
        }
        #expect(try await office.useCases.resumeDeliveries() == 0)
        #expect(try await office.useCases.dueDeliveries(limit: 10).isEmpty)
    }
}
