import Addresses
import Curl
import Logging
import Operations
import Probing
import ServiceLifecycle

/// Looks at our own way out whenever runs without an answer wait to be believed, and now and then while all is well, so
/// that it is known who answers.
struct WayOutService: Service {
    let keeper: StatusKeeper
    let engine: ProbeEngine
    let client: TransferClient
    let settings: NetworkSettings
    /// Which addresses references may have.
    let policy: AddressPolicy
    let figures: Figures
    let logger: Logger

    /// How long answers to other probes may take to show the same without a look.
    static let answersCome: Duration = .seconds(1)
    /// How long after what was found could not be kept it is looked again.
    static let looksAgainAfter: Duration = .seconds(5)
    /// How often it is looked while all is well.
    static let looksEvery: Duration = .seconds(600)

    func run() async throws {
        var look = WayOutLook(references: settings.references)
        var nextLook = ContinuousClock.now
        var notBefore = ContinuousClock.now
        var wasLost = false
        for await _ in Ticks(every: .milliseconds(250)).cancelOnGracefulShutdown()
        where ContinuousClock.now >= notBefore {
            if let question = await keeper.wayOutQuestion(after: Self.answersCome) {
                let witnesses = look.witnesses(failing: question.failing, origins: question.origins)
                let verdict = look.verdict(await ask(witnesses, look, all: false))
                do {
                    engine.follow(
                        try await keeper.learn(WayOut.Report(asked: question.asked, verdict: verdict)))
                } catch {
                    notBefore = .now + Self.looksAgainAfter
                    figures.countFailure(of: "learning of our own way out")
                    logger.error("what was found of our own way out could not be kept", metadata: ["error": "\(error)"])
                }
                let isLost = await keeper.isCutOff
                if isLost != wasLost {
                    logger.warning(isLost ? "our own network is cut off" : "our own network works again")
                    wasLost = isLost
                }
            } else if ContinuousClock.now >= nextLook {
                // Only to know who answers: nothing waits for it.
                _ = look.verdict(await ask(look.everybody, look, all: true))
                nextLook = .now + Self.looksEvery
            }
        }
    }

    /// Asks them at the same time.
    ///
    /// - Parameter all: whether every answer is waited for, and not only the first proof.
    private func ask(
        _ witnesses: [WayOutLook.Witness], _ look: WayOutLook, all: Bool
    ) async -> [(witness: WayOutLook.Witness, word: WayOutLook.Word)] {
        await withTaskGroup(of: (witness: WayOutLook.Witness, word: WayOutLook.Word).self) { group in
            for witness in witnesses {
                let label = "plumbline-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
                let transfer = look.transfer(to: witness, label: label, policy: policy)
                group.addTask {
                    let result = await client.perform(transfer)
                    return (witness, WayOutLook.word(result, from: witness, own: policy.ownAddresses))
                }
            }
            var answers: [(witness: WayOutLook.Witness, word: WayOutLook.Word)] = []
            for await answer in group {
                answers.append(answer)
                if answer.word == .proof, !all { group.cancelAll() }
            }
            return answers
        }
    }
}
