import Logging
import Operations
import ServiceLifecycle

/// Moves closed hours into their place, drops what is past its retention, and folds the log into the file.
struct HousekeepingService: Service {
    let useCases: UseCases
    let keeper: StatusKeeper
    let figures: Figures
    let logger: Logger

    /// How many rows one transaction touches, so that recording never waits long for it.
    static let slice = 20_000
    /// How often retention is looked at: it goes by days.
    static let retentionEvery: Duration = .seconds(3600)

    func run() async throws {
        var retentionDue = ContinuousClock.now
        for await _ in Ticks(every: .seconds(20)).cancelOnGracefulShutdown() {
            do {
                while try await keeper.moveClosedHours(limit: Self.slice) > 0 {}
                if ContinuousClock.now >= retentionDue {
                    _ = try await useCases.dropExpired(limit: Self.slice)
                    retentionDue = .now + Self.retentionEvery
                }
                try useCases.checkpoint()
            } catch {
                figures.countFailure(of: "housekeeping")
                logger.error("housekeeping failed", metadata: ["error": "\(error)"])
            }
        }
    }
}
