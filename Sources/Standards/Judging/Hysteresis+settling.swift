/// How far another verdict has come towards counting.
public struct PendingVerdict: Hashable, Sendable, Codable {
    /// The verdict that comes.
    public var verdict: Verdict
    /// How often in a row it has come.
    public var count: Int

    /// Creates a count.
    public init(verdict: Verdict, count: Int) {
        self.verdict = verdict
        self.count = count
    }
}

extension Hysteresis {
    /// The verdict that counts, and what is pending, after another evaluation.
    ///
    /// Only changes between pass, partial and fail are held back; whatever is not known is said at once.
    ///
    /// - Parameters:
    ///   - new: what the evaluation says.
    ///   - held: what counted so far; nothing for the first evaluation.
    ///   - pending: what was on its way.
    public func settle(
        _ new: Verdict, held: Verdict?, pending: PendingVerdict?
    ) -> (verdict: Verdict, pending: PendingVerdict?) {
        guard let held, let before = held.rank, let after = new.rank, before != after else { return (new, nil) }
        let count = pending?.verdict == new ? (pending?.count ?? 0) + 1 : 1
        let needed = after < before ? failAfter : recoverAfter
        return count >= needed ? (new, nil) : (held, PendingVerdict(verdict: new, count: count))
    }
}

extension Verdict {
    /// The order of what can be held back, the best highest.
    fileprivate var rank: Int? {
        switch self {
        case .pass: 2
        case .partial: 1
        case .fail: 0
        default: nil
        }
    }
}
