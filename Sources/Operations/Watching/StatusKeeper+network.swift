import Probing
import Registry
import Storage

extension StatusKeeper {
    /// Tells whoever runs this program what changed of its own way out, within the transaction that keeps what follows.
    ///
    /// A server that has just begun does not know whether the one before it said that the way out was lost: the first word
    /// that it is open ends that.
    static func tell(
        from before: WayOut, to after: WayOut, _ transaction: StoreTransaction, _ useCases: UseCases, now: Timestamp
    ) throws {
        let teller = NetworkTeller(transaction: transaction, useCases: useCases, now: now)
        if after.isLost {
            guard !before.isLost, let loss = after.loss else { return }
            try teller.lost(since: loss.from ?? loss.asked)
        } else if after.open != nil, before.isLost || before.open == nil {
            try teller.back(at: after.loss?.until ?? now)
        }
    }
}
