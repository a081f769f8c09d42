import Feedback
import Persistence
import Storage

/// Writes submissions that arrive while another is being written together, in one transaction: each is durable when its
/// sender is answered, and many share the wait for the disk.
///
/// Whoever comes first writes for those who wait, then hands the next turn to one of them, so that nobody writes for
/// others for ever.
actor SubmissionWriter {
    /// What one sender asks for: it refuses before it writes anything, so a refusal leaves nothing to take back.
    typealias Work = @Sendable (StoreTransaction) throws -> FeedbackReceipt

    /// How many share one transaction, so that other writers wait a short time.
    static let together = 64

    /// What became of somebody who waited.
    private enum Turn {
        /// It was written, or refused.
        case done(Result<FeedbackReceipt, any Error>)
        /// It is their turn to write.
        case lead
        /// The transaction of all was taken back for what one of them brought: each writes alone.
        case alone
    }

    private struct Waiting {
        var work: Work
        var turn: CheckedContinuation<Turn, Never>
    }

    private let store: Store
    private var waiting: [Waiting] = []
    private var isWriting = false

    init(store: Store) {
        self.store = store
    }

    /// Does the work in a transaction, perhaps together with that of others; it is durable on return.
    func write(_ work: @escaping Work) async throws -> FeedbackReceipt {
        if isWriting {
            switch await withCheckedContinuation({ waiting.append(Waiting(work: work, turn: $0)) }) {
            case .done(let result): return try result.get()
            case .alone: return try await store.write(work)
            case .lead: break
            }
        }
        isWriting = true
        defer { handOver() }
        let others = Array(waiting.prefix(Self.together - 1))
        guard !others.isEmpty else { return try await store.write(work) }
        waiting.removeFirst(others.count)
        let all = [work] + others.map(\.work)
        let own: Result<FeedbackReceipt, any Error>
        do {
            let results = try await store.write { transaction in
                try all.map { try Self.attempt($0, transaction) }
            }
            for (other, result) in zip(others, results.dropFirst()) { other.turn.resume(returning: .done(result)) }
            own = results[0]
        } catch let cancelled as CancellationError {
            // Whoever wrote for the others was told to stop, and nothing was written; they were not.
            for other in others { other.turn.resume(returning: .alone) }
            throw cancelled
        } catch is Spoilt {
            return try await alone(work, others)
        } catch let error as DatastoreError where error.isAboutValues {
            return try await alone(work, others)
        } catch {
            // What became of the transaction may be unknown, so nobody writes again by themselves.
            for other in others { other.turn.resume(returning: .done(.failure(error))) }
            throw error
        }
        return try own.get()
    }

    /// What cannot be written, for a reason that says nothing of the others: all of it is taken back.
    private struct Spoilt: Error {}

    private static func attempt(
        _ work: Work, _ transaction: StoreTransaction
    ) throws -> Result<FeedbackReceipt, any Error> {
        do {
            return .success(try work(transaction))
        } catch let refusal as FeedbackRefusal {
            return .failure(refusal)
        } catch let unknown as NameError {
            return .failure(unknown)
        } catch let error as DatastoreError {
            throw error
        } catch {
            throw Spoilt()
        }
    }

    private func alone(_ work: Work, _ others: [Waiting]) async throws -> FeedbackReceipt {
        for other in others { other.turn.resume(returning: .alone) }
        return try await store.write(work)
    }

    private func handOver() {
        guard !waiting.isEmpty else {
            isWriting = false
            return
        }
        waiting.removeFirst().turn.resume(returning: .lead)
    }
}
