import Alerting
import Curl
import Logging
import Operations
import ServiceLifecycle

/// Sends what is due in the outbox, some at a time, each message on its own: a slow server delays nothing else.
struct OutboxService: Service {
    let useCases: UseCases
    let client: TransferClient
    let figures: Figures
    let logger: Logger

    /// How many messages are under way at once.
    static let atOnce = 4
    /// How often reminders are looked for: they go by hours.
    static let remindersEvery: Duration = .seconds(15)

    func run() async throws {
        let resumed = try await useCases.resumeDeliveries()
        if resumed > 0 {
            logger.notice("messages that were being sent are sent again", metadata: ["count": "\(resumed)"])
        }
        var remindersDue = ContinuousClock.now
        for await _ in Ticks(every: .milliseconds(500)).cancelOnGracefulShutdown() {
            do {
                try await sendDue()
                guard ContinuousClock.now >= remindersDue else { continue }
                try await useCases.remind()
                remindersDue = .now + Self.remindersEvery
            } catch {
                figures.countFailure(of: "sending mail")
                logger.error("the outbox failed", metadata: ["error": "\(error)"])
            }
        }
    }

    private func sendDue() async throws {
        let due = try await useCases.dueDeliveries(limit: 100)
        guard !due.isEmpty else { return }
        await withTaskGroup(of: Void.self) { group in
            for (index, delivery) in due.enumerated() {
                if index >= Self.atOnce { await group.next() }
                group.addTask { await send(delivery) }
            }
        }
    }

    private func send(_ delivery: Delivery) async {
        do {
            let outcome = try await useCases.deliver(delivery) { await client.perform($0) }
            if let outcome { figures.count(delivery: outcome) }
        } catch {
            figures.countFailure(of: "delivering")
            logger.error("a delivery failed", metadata: ["delivery": "\(delivery.id)", "error": "\(error)"])
        }
    }
}
