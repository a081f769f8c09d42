/// What follows from a change for the alert that it is about.
public enum AlertAction: Hashable, Sendable {
    /// An alert begins.
    case open(AlertSeverity)
    /// The open alert becomes more urgent, which is told.
    case worsen(AlertSeverity)
    /// The open alert becomes less urgent, which is noted.
    case ease(AlertSeverity)
    /// What is known of the open alert changes, its urgency does not.
    case update
    /// Somebody said that they know.
    case acknowledge
    /// It is told again.
    case remind
    /// The open alert is over.
    case resolve
    /// Nothing follows.
    case nothing(Inaction)

    /// Why nothing follows.
    public enum Inaction: Hashable, Sendable {
        /// No rule judges this kind of change.
        case noRule
        /// The alert says so already.
        case knownAlready
        /// There is no alert that it could be the end of.
        case nothingOpen
        /// The change says neither that something is wrong nor that it is right again.
        case undecided
        /// No alert is opened now.
        case suppressed(AlertSuppression)
        /// Somebody said so before.
        case acknowledgedBefore
        /// The alert is over.
        case over
        /// The time for it has not come.
        case notYet
    }

    /// Whether anything is to be kept.
    public var isSomething: Bool {
        if case .nothing = self { return false }
        return true
    }
}
