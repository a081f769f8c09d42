import Logging
import Measures
import Operations
import Registry
import ServiceLifecycle

/// Judges services by the standards that their files name: each once an hour, spread over the hour, and at once when what
/// is registered or stated of it changes.
struct JudgeService: Service {
    let useCases: UseCases
    let keeper: StatusKeeper
    let figures: Figures
    let logger: Logger

    func run() async throws {
        var rota = JudgeRota(every: .seconds(3600))
        for await _ in Ticks(every: .seconds(1)).cancelOnGracefulShutdown() {
            do {
                let asked = try await useCases.judgedServices(changedAfter: rota.seenChange)
                rota.follow(asked.services, changed: asked.changed, seen: asked.seen, now: useCases.now())
            } catch {
                report("following what is judged", error)
                continue
            }
            for turn in rota.takeDue(now: useCases.now(), limit: 20) {
                do {
                    let judged = try await useCases.assess(
                        turn.service, keeper: keeper, countsEvaluation: turn.isHourly, comparesFacts: true,
                        by: .commandLine)
                    for missing in judged.missing {
                        logger.warning(
                            "a service is not judged by a standard that its file names",
                            metadata: ["service": "\(turn.service)", "why": "\(missing)"])
                    }
                } catch {
                    report("judging \(turn.service)", error)
                }
            }
        }
    }

    private func report(_ what: String, _ error: any Error) {
        figures.countFailure(of: "judging")
        logger.error("failed", metadata: ["what": "\(what)", "error": "\(error)"])
    }
}
