import Addresses
import Curl
import Logging
import Operations
import Probing
import Registry
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
    let now: @Sendable () -> Timestamp

    /// How long answers to other probes may take to show the same without a look.
    static let answersCome: Duration = .seconds(1)
    /// How long after what was found could not be kept it is looked again.
    static let looksAgainAfter: Duration = .seconds(5)
    /// How often it is looked while all is well.
    static let looksEvery: Duration = .seconds(600)

    func run() async throws {
        guard var look = try await begin() else { return }
        var nextLook = ContinuousClock.now
        var notBefore = ContinuousClock.now
        var wasLost = await keeper.isCutOff
        var lastAsked: Timestamp?
        var kept = look.known
        for await _ in Ticks(every: .milliseconds(250)).cancelOnGracefulShutdown()
        where ContinuousClock.now >= notBefore {
            if let question = await keeper.wayOutQuestion(after: Self.answersCome) {
                let report = look.report(on: question, await answers(to: question, look))
                do {
                    engine.follow(try await keeper.learn(report))
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
                let asked = now()
                var wasOpen = false
                if let lastAsked { wasOpen = await keeper.hasBeenAnswered(since: lastAsked) }
                for witness in look.learn(await everybody(look), wasOpen: wasOpen) {
                    logger.warning(
                        "has not answered for long while others did: its silence no longer shows that our own network is lost",
                        metadata: ["who": "\(witness)"])
                }
                (lastAsked, nextLook) = (asked, .now + Self.looksEvery)
            }
            guard look.known != kept else { continue }
            if await keep(look.known) { kept = look.known } else { notBefore = .now + Self.looksAgainAfter }
        }
    }

    /// The look that goes on from what was known; nil where the program ends before.
    private func begin() async throws -> WayOutLook? {
        for await _ in Ticks(every: .milliseconds(250)).cancelOnGracefulShutdown() {
            do {
                return WayOutLook(references: settings.references, known: try await keeper.knownWitnesses())
            } catch {
                figures.countFailure(of: "learning of our own way out")
                logger.error("who tells of our own way out could not be read", metadata: ["error": "\(error)"])
            }
        }
        return nil
    }

    /// Keeps who answers; gives whether it is kept.
    private func keep(_ known: Set<WayOutLook.Witness>) async -> Bool {
        do {
            try await keeper.keep(known: known)
            return true
        } catch {
            figures.countFailure(of: "learning of our own way out")
            logger.error("who tells of our own way out could not be kept", metadata: ["error": "\(error)"])
            return false
        }
    }

    private typealias Answers = [(witness: WayOutLook.Witness, word: WayOutLook.Word)]

    /// Asks until nothing more could change what is found.
    private func answers(to question: WayOutQuestion, _ look: WayOutLook) async -> Answers {
        var answers: Answers = []
        for round in look.rounds(for: question) {
            answers += await ask(round, look) { look.isEnough($0.word, from: $0.witness, of: round, for: question) }
            if answers.contains(where: { $0.word == .proof }) { break }
        }
        return answers
    }

    /// Asks everybody; whoever is asked only where others are silent, only then.
    private func everybody(_ look: WayOutLook) async -> Answers {
        var answers: Answers = []
        for round in look.everybodyInRounds {
            answers += await ask(round, look) { _ in false }
            if answers.contains(where: { $0.word == .proof }) { break }
        }
        return answers
    }

    /// Asks them at the same time.
    ///
    /// - Parameter isEnough: whether the others need not be waited for after an answer.
    private func ask(
        _ witnesses: [WayOutLook.Witness], _ look: WayOutLook, until isEnough: (Answers.Element) -> Bool
    ) async -> Answers {
        await withTaskGroup(of: (witness: WayOutLook.Witness, word: WayOutLook.Word).self) { group in
            for witness in witnesses {
                let label = "plumbline-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
                let transfer = look.transfer(to: witness, label: label, policy: policy)
                group.addTask {
                    let result = await client.perform(transfer)
                    return (witness, WayOutLook.word(result, from: witness, own: policy.ownAddresses))
                }
            }
            var answers: Answers = []
            for await answer in group {
                answers.append(answer)
                // Whoever is not waited for says nothing any more, not even by silence.
                if isEnough(answer) {
                    group.cancelAll()
                    break
                }
            }
            return answers
        }
    }
}
