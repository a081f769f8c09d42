public import Measures
public import Registry

/// The end of a maintenance: what was seen inside it proves nothing about the time after it.
extension StatusMachine {
    /// Says that a declared maintenance of the channel is over; gives the edit that follows from it, if any.
    ///
    /// What failed before it and was not seen to work in it goes on; what began to fail inside it is not known until it
    /// is looked at. What works goes on working: that is seen at once. What is to be pushed is expected anew.
    ///
    /// - Parameters:
    ///   - window: the maintenance.
    ///   - from: from when on it is said: its end, or when the watch began again after that.
    ///   - history: the newest spans up to its end as they are kept, oldest first.
    public mutating func maintenanceEnded(_ window: Window, from: Timestamp, history: [StatusSpan]) -> Edit? {
        countsFrom = window.end
        // No end is delayed: that it has begun to get better counts as ever.
        let better = confirmed.map { level in recent.reversed().prefix { $0.level < level }.count } ?? 0
        recent.removeFirst(recent.count - better)
        unknownRun = 0
        unknownSince = nil
        if rules.isPushed { expectAnew(after: window) }
        guard let last = history.last, last.start >= window.start else { return nil }
        let isSilence = rules.isPushed && cause == .overdue
        guard isSilence || (status == .down || status == .degraded) && cause != .overdue else { return nil }
        let before = history.prefix { $0.start < window.start }
        let wasSeenWell = history.contains { $0.start >= window.start && $0.status == .up }
        guard !wasSeenWell, let level = Self.confirmed(by: before), level > 0 else {
            return become(.unknown, .pending, from: from)
        }
        // No worse than before it: that goes on.
        if !isSilence, status == .degraded || level == 2 { return nil }
        let known = before.last { $0.status == .down || $0.status == .degraded }
        forget()
        confirmed = level
        return set(
            level == 2 ? .down : .degraded, .observed, from: from, known?.reason.flatMap(Reason.init(rawValue:)),
            basis: known?.basis)
    }
}
