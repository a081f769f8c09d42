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
    static let slice = 5_000
    /// How often retention is looked at: it goes by days.
    static let retentionEvery: Duration = .seconds(3600)

    func run() async throws {
        var retentionDue = ContinuousClock.now
        for await _ in Ticks(every: .seconds(20)).cancelOnGracefulShutdown() {
            // Each by itself: what cannot be moved must not keep what is past its time.
            await attempt("moving closed hours") {
                while try await keeper.moveClosedHours(limit: Self.slice) > 0 {}
            }
            if ContinuousClock.now >= retentionDue {
                await attempt("dropping what is past its retention") {
                    _ = try await useCases.dropExpired(limit: Self.slice)
                    retentionDue = .now + Self.retentionEvery
                }
            }
            await attempt("folding the log into the database") { try useCases.checkpoint() }
        }
    }

    private func attempt(_ what: String, _ work: () async throws -> Void) async {
        do {
            try await work()
        } catch {
            figures.countFailure(of: "housekeeping")
            logger.error("housekeeping failed", metadata: ["what": "\(what)", "error": "\(error)"])
        }
    }
}
