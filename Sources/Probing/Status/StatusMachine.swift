public import Measures
public import Registry

/// The status of one stream of results, as a value: results and moments go in, edits of its timeline come out.
///
/// A status changes only when it is confirmed, but then from the first result that shows it.
public struct StatusMachine: Sendable {
    /// "From this moment on, the status is this": everything said before about later moments is replaced.
    public struct Edit: Sendable, Hashable {
        /// From when.
        public var from: Timestamp
        /// The status.
        public var status: Status
        /// Why.
        public var cause: StatusCause
        /// What the deciding result found.
        public var reason: Reason?
    }

    /// One result as far as the status is concerned.
    struct Seen: Sendable, Hashable {
        var at: Timestamp
        var level: Int
        var reason: Reason
    }

    /// The rules of the probe.
    public let rules: StatusRules
    /// The status now.
    public private(set) var status = Status.unknown
    /// Why it is so.
    public private(set) var cause = StatusCause.pending
    /// Since when it is so.
    public private(set) var since: Timestamp
    /// The newest result.
    public private(set) var lastHeard: Timestamp?

    /// What results have confirmed: 0 good, 1 slight, 2 bad; nothing while unknown.
    private var confirmed: Int?
    private var recent: [Seen] = []
    private var unknownRun = 0
    private var unknownSince: Timestamp?
    private var flaps = FlapDetector()
    /// Since when silence counts: pushes could not arrive before.
    private var watchingSince: Timestamp

    /// Creates a machine that has seen nothing yet.
    public init(rules: StatusRules, watchingSince: Timestamp) {
        self.rules = rules
        self.watchingSince = watchingSince
        since = watchingSince
    }

    /// Creates a machine that goes on from the span that lasted when Plumbline stopped or the rules changed.
    public init(rules: StatusRules, continuing span: StatusSpan, watchingSince: Timestamp) {
        self.init(rules: rules, watchingSince: watchingSince)
        status = span.status
        cause = span.cause
        since = span.start
        guard span.cause == .observed else { return }
        confirmed = span.status == .up ? 0 : span.status == .degraded ? 1 : span.status == .down ? 2 : nil
    }

    /// Whether the newest result contradicts the status, so that it should be checked again soon.
    public var isInDoubt: Bool {
        if unknownRun > 0, !(status == .unknown && cause == .ownFault) { return true }
        guard let last = recent.last else { return false }
        return last.level != confirmed ?? 0
    }

    /// Takes one result; gives the edit that follows from it, if any.
    ///
    /// Results older than the newest are left out.
    public mutating func take(at: Timestamp, outcome: ProbeResult.Outcome, reason: Reason) -> Edit? {
        if let lastHeard, at < lastHeard { return nil }
        lastHeard = at
        guard let level = level(of: outcome) else { return takeUnknown(at: at) }
        unknownRun = 0
        unknownSince = nil
        recent.append(Seen(at: at, level: level, reason: reason))
        if recent.count > max(rules.of, rules.upAfter) { recent.removeFirst() }
        flaps.take(isGood: level == 0)
        let change = confirm()
        if let change {
            confirmed = change.level
            recent.removeAll { $0.at < change.from }
        }
        return show(from: change?.from ?? at, reason: change?.reason)
    }

    /// Says that the clock was set back to a moment: what was heard at moments that are still to come was heard now.
    ///
    /// Otherwise an outage that begins now would be noted for later, and silence would count from then only.
    public mutating func clockWasSetBack(to now: Timestamp) {
        lastHeard = lastHeard.map { min($0, now) }
        watchingSince = min(watchingSince, now)
        unknownSince = unknownSince.map { min($0, now) }
        since = min(since, now)
        for index in recent.indices { recent[index].at = min(recent[index].at, now) }
    }

    /// Looks at silence at a moment; gives the edit that follows from it, if any.
    ///
    /// - Parameters:
    ///   - now: the moment.
    ///   - openSince: since when the channel has been in its declared hours; nothing while it is closed. Probes that
    ///     Plumbline runs itself are expected at all times.
    ///   - closedSince: since when it has been closed, while it is.
    public mutating func listen(at now: Timestamp, openSince: Timestamp?, closedSince: Timestamp?) -> Edit? {
        let opened = rules.isPushed ? openSince : Timestamp(milliseconds: .min)
        let counts = isWithinHours ? opened : nil
        let reference = max(lastHeard ?? watchingSince, watchingSince, counts ?? Timestamp(milliseconds: .min))
        guard now >= reference + rules.every + rules.grace else {
            if status == .unknown, cause == .overdue, opened == nil, let closedSince {
                return become(.unknown, .closed, from: max(since, closedSince))
            }
            return nil
        }
        forget()
        guard opened != nil else {
            guard cause != .closed else { return nil }
            return become(.unknown, .closed, from: max(since, closedSince ?? now, reference + rules.every))
        }
        if rules.silenceIsFailure {
            guard cause != .overdue else { return nil }
            let status: Status = rules.role == .availability ? .down : .degraded
            return become(status, .overdue, from: max(since, reference + rules.every), .silent)
        }
        guard !(status == .unknown && cause == .overdue) else { return nil }
        return become(.unknown, .overdue, from: max(since, reference + rules.every))
    }

    /// The next moment at which silence would mean something, as far as is known without opening hours.
    public var listensAgainAt: Timestamp {
        max(lastHeard ?? watchingSince, watchingSince) + rules.every + rules.grace
    }

    /// Whether silence counts from the opening of the channel on: one that reports once a day would else never be late.
    private var isWithinHours: Bool { rules.every + rules.grace <= .seconds(6 * 3600) }

    /// The same for a channel that has been open since a moment; nothing where it is closed or has no hours.
    public func listensAgain(openSince: Timestamp?) -> Timestamp {
        guard rules.isPushed, isWithinHours, let openSince else { return listensAgainAt }
        return max(listensAgainAt, openSince + (rules.every + rules.grace))
    }

    /// Says that nothing was watched from one moment to another: Plumbline was not running.
    public mutating func wasNotWatching(from: Timestamp, until: Timestamp) -> Edit? {
        watchingSince = max(watchingSince, until)
        guard !(status == .unknown && (cause == .notWatched || cause == .pending)) else { return nil }
        return become(.unknown, .notWatched, from: max(since, from))
    }

    private func level(of outcome: ProbeResult.Outcome) -> Int? {
        switch outcome {
        case .good: 0
        case .slight: 1
        case .bad: rules.role == .availability ? 2 : 1
        case .unknown: nil
        }
    }

    private mutating func takeUnknown(at: Timestamp) -> Edit? {
        unknownRun += 1
        unknownSince = unknownSince ?? at
        guard unknownRun >= rules.downAfter else { return nil }
        let run = (length: unknownRun, start: unknownSince)
        forget()
        (unknownRun, unknownSince) = run
        guard !(status == .unknown && cause == .ownFault) else { return nil }
        return set(.unknown, .ownFault, from: max(since, unknownSince ?? at), nil)
    }

    /// The level that the newest results confirm, where it differs from the one confirmed so far.
    private func confirm() -> (level: Int, from: Timestamp, reason: Reason)? {
        let current = confirmed ?? -1
        for level in [2, 1] where level > current {
            let hits = recent.suffix(rules.of).filter { $0.level >= level }
            if hits.count >= rules.downAfter, let first = hits.first, let last = hits.last {
                return (level, first.at, last.reason)
            }
        }
        guard confirmed != nil else {
            // Out of the unknown, one good result is enough: it shows that people can get in.
            guard let last = recent.last, last.level == 0 else { return nil }
            return (0, last.at, last.reason)
        }
        let newest = recent.suffix(rules.upAfter)
        guard newest.count >= rules.upAfter, let first = newest.first, let worst = newest.map(\.level).max(),
            worst < current, let reason = newest.last(where: { $0.level == worst })?.reason
        else { return nil }
        return (worst, first.at, reason)
    }

    private mutating func show(from: Timestamp, reason: Reason?) -> Edit? {
        guard let confirmed else { return nil }
        if flaps.isFlapping, confirmed == 0 {
            guard !(status == .degraded && cause == .flapping) else { return nil }
            return set(.degraded, .flapping, from: max(since, from), recent.last { $0.level > 0 }?.reason)
        }
        let shown: Status = [.up, .degraded, .down][confirmed]
        guard status != shown || cause != .observed else { return nil }
        return set(shown, .observed, from: max(since, from), confirmed == 0 ? nil : reason ?? recent.last?.reason)
    }

    /// Leaves what results have confirmed: after silence they must confirm it anew.
    private mutating func become(
        _ status: Status, _ cause: StatusCause, from: Timestamp, _ reason: Reason? = nil
    ) -> Edit {
        forget()
        return set(status, cause, from: from, reason)
    }

    /// Drops what results have confirmed or begun to confirm: a result before a time of which nothing is known confirms
    /// nothing together with one after it, or that time would count as seen.
    private mutating func forget() {
        confirmed = nil
        recent = []
        unknownRun = 0
        unknownSince = nil
        flaps = FlapDetector()
    }

    private mutating func set(_ status: Status, _ cause: StatusCause, from: Timestamp, _ reason: Reason?) -> Edit {
        self.status = status
        self.cause = cause
        since = from
        return Edit(from: from, status: status, cause: cause, reason: reason)
    }
}
