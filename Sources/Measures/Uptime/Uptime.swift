/// Which share of the known time something worked.
public struct Uptime: Hashable, Sendable {
    /// What planned maintenance counts as.
    public enum MaintenanceRule: Sendable, Hashable, CaseIterable {
        /// Time in which people could not get in.
        case countsAsDown
        /// Nothing: it is left out.
        case removed
    }

    /// The share, 0 to 1; nothing where no time counts.
    public let ratio: Double?
    /// What the share can be at most and at least, since a status is only seen to change at the next run.
    public let bounds: ClosedRange<Double>?
    /// How the time divides.
    public let time: StatusTime

    /// Creates the share from a division of time.
    ///
    /// - Parameters:
    ///   - time: How the time divides.
    ///   - maintenance: What planned maintenance counts as.
    ///   - lost: Time counted as good that can already have been down.
    ///   - regained: Time counted as down that can already have been good.
    init(_ time: StatusTime, maintenance: MaintenanceRule, lost: Duration, regained: Duration) {
        self.time = time
        let counted =
            switch maintenance {
            case .countsAsDown: time.known
            case .removed: time.good + time.down
            }
        guard counted > .zero else {
            ratio = nil
            bounds = nil
            return
        }
        let share = time.good / counted
        ratio = share
        bounds = min(share, max(0, (time.good - lost) / counted))...max(share, min(1, (time.good + regained) / counted))
    }
}
