import Alerting
import Curl
import Logging
import Operations
import ServiceLifecycle
import Storage

/// Sends each official the weekly summary at the day and time that the operator set, once.
struct SummaryService: Service {
    let useCases: UseCases
    let client: TransferClient
    let figures: Figures
    let logger: Logger

    /// How many summaries are under way at once: each reads much, and none is urgent.
    static let atOnce = 2

    func run() async throws {
        for await _ in Ticks(every: .seconds(10)).cancelOnGracefulShutdown() {
            do {
                let count = try await useCases.prepareSummaries()
                if count > 0 { logger.notice("the weekly summary is due", metadata: ["officials": "\(count)"]) }
                try await sendDue()
            } catch {
                figures.countFailure(of: "summaries")
                logger.error("the weekly summary failed", metadata: ["error": "\(error)"])
            }
        }
    }

    private func sendDue() async throws {
        let due = try await useCases.dueSummaries(limit: 100)
        guard !due.isEmpty else { return }
        await withTaskGroup(of: Void.self) { group in
            for (index, summary) in due.enumerated() {
                if index >= Self.atOnce { await group.next() }
                group.addTask { await send(summary) }
            }
        }
    }

    private func send(_ summary: StoredSummary) async {
        do {
            let ended = try await useCases.deliver(summary) { await client.perform($0) }
            guard let ended else { return }
            switch ended.state {
            case .delivered: figures.count(delivery: "delivered")
            case .pending: figures.count(delivery: "retry")
            case .failed, .expired, .cancelled:
                figures.count(delivery: "failed")
                logger.warning(
                    "a weekly summary was given up",
                    metadata: ["week": "\(ended.week)", "why": "\(ended.lastError ?? "")"])
            }
        } catch {
            figures.countFailure(of: "delivering")
            logger.error("a weekly summary failed", metadata: ["week": "\(summary.week)", "error": "\(error)"])
        }
    }
}
