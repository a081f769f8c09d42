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
            for service in rota.takeDue(now: useCases.now(), limit: 20) {
                do {
                    try await useCases.compareFacts(service, by: .commandLine)
                    _ = try await useCases.assess(
                        service, keeper: keeper, countsEvaluation: true, by: .commandLine)
                } catch let missing as MissingStandard {
                    logger.warning("a service is not judged", metadata: ["service": "\(service)", "why": "\(missing)"])
                } catch {
                    report("judging \(service)", error)
                }
            }
        }
    }

    private func report(_ what: String, _ error: any Error) {
        figures.countFailure(of: "judging")
        logger.error("failed", metadata: ["what": "\(what)", "error": "\(error)"])
    }
}
