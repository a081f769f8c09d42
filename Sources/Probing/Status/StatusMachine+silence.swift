public import Measures
public import Registry

/// Silence: what is expected and does not come, and times in which nothing could be watched or heard.
extension StatusMachine {
    /// Looks at silence at a moment; gives the edit that follows from it, if any.
    ///
    /// - Parameters:
    ///   - now: the moment.
    ///   - openSince: since when the channel has been in its declared hours; nothing while it is closed. Probes that
    ///     Plumbline runs itself are expected at all times.
    ///   - closedSince: since when it has been closed, while it is.
    ///   - waited: how long the run that is due has waited for its turn at its host: that is our matter, and what was seen
    ///     before holds so much longer.
    ///   - isCutOff: whether our own network is cut off, so that nothing that is pushed can arrive.
    public mutating func listen(
        at now: Timestamp, openSince: Timestamp?, closedSince: Timestamp?, waited: Duration = .zero,
        isCutOff: Bool = false
    ) -> Edit? {
        let opened = rules.isPushed ? openSince : Timestamp(milliseconds: .min)
        let counts = isWithinHours ? opened : nil
        let reference = max(expectsSince, counts ?? Timestamp(milliseconds: .min))
        let due = max(reference + rules.every + waited, awayUntil ?? reference)
        guard now >= due + rules.grace else {
            if status == .unknown, cause == .overdue, opened == nil, let closedSince {
                return become(.unknown, .closed, from: max(since, closedSince))
            }
            return nil
        }
        if isCutOff, rules.isPushed, opened != nil { return couldNotHear(since: due) }
        forget()
        guard opened != nil else {
            guard cause != .closed else { return nil }
            return become(.unknown, .closed, from: max(since, closedSince ?? now, due))
        }
        if rules.silenceIsFailure {
            guard cause != .overdue else { return nil }
            let status: Status = rules.role == .availability ? .down : .degraded
            return become(status, .overdue, from: max(since, due), .silent)
        }
        guard !(status == .unknown && cause == .overdue) else { return nil }
        return become(.unknown, .overdue, from: max(since, due))
    }

    /// The next moment at which silence would mean something, as far as is known without opening hours.
    public var listensAgainAt: Timestamp {
        let due = expectsSince + rules.every
        return max(due, awayUntil ?? due) + rules.grace
    }

    /// Whether silence counts from the opening of the channel on: one that reports once a day would else never be late.
    private var isWithinHours: Bool { rules.every + rules.grace <= .seconds(6 * 3600) }

    /// The same for a channel that has been open since a moment; nothing where it is closed or has no hours.
    public func listensAgain(openSince: Timestamp?) -> Timestamp {
        guard rules.isPushed, isWithinHours, let openSince else { return listensAgainAt }
        return max(listensAgainAt, openSince + (rules.every + rules.grace))
    }

    /// Says that nothing was watched from one moment to another, since Plumbline was not running; gives the edits.
    ///
    /// After that time it is again as it was before it, until results say something else, and what is expected is expected
    /// so much later.
    public mutating func wasNotWatching(from: Timestamp, until: Timestamp) -> [Edit] {
        expectAnew(after: Window(start: from, end: until))
        recent = []
        unknownRun = 0
        unknownSince = nil
        flaps = FlapDetector()
        guard !(status == .unknown && (cause == .notWatched || cause == .pending)) else { return [] }
        let before = said(from: until)
        return [set(.unknown, .notWatched, from: max(since, from), nil), again(before, from: until)]
    }

    /// Says that our own network was cut off from one moment to another: what should have been pushed meanwhile could not
    /// arrive, and is expected one interval later.
    ///
    /// - Parameter openSince: since when the channel has been in its declared hours; nothing while it is closed.
    public mutating func couldNotBeHeard(from: Timestamp, until: Timestamp, openSince: Timestamp?) {
        guard rules.isPushed else { return }
        guard isWithinHours else { return expectLater(from: from, until: until) }
        let due = max(expectsSince, openSince ?? expectsSince) + rules.every
        if due > from - rules.grace, due <= until { expectsSince = max(expectsSince, until) }
    }

    /// Lets what is expected be due one interval after a time in which it could not come; what comes seldom, as much later
    /// as that time was long.
    mutating func expectAnew(after time: Window) {
        if isWithinHours {
            expectsSince = max(expectsSince, time.end)
        } else {
            expectLater(from: time.start, until: time.end)
        }
    }

    /// Moves what is expected by a time in which nothing could be heard; what was due within it may have come, and comes
    /// again one interval later.
    private mutating func expectLater(from: Timestamp, until: Timestamp) {
        let due = expectsSince + rules.every
        let moved = due > from && due <= until ? until : expectsSince + (until - from)
        expectsSince = max(expectsSince, min(moved, until))
    }

    /// Takes back what was said since a moment at which our own network was cut off, where that may be all that it rests on:
    /// silence of one who reports to us, what counted although nothing could tell if our network worked, and what only
    /// results say that are taken back.
    ///
    /// Nothing is known of that time; what was confirmed before it is not forgotten.
    ///
    /// - Parameters:
    ///   - history: the newest spans as they are kept, oldest first.
    ///   - isSaidByOurs: whether every result since then is taken back.
    public mutating func takeBack(
        since moment: Timestamp, history: [StatusSpan], isSaidByOurs: Bool = false
    ) -> Edit? {
        let isSilence = rules.isPushed && cause == .overdue
        let isOurs = isSaidByOurs && cause == .observed && status != .up
        guard since >= moment, isSilence || isOurs || saidBecause.basis?.isWayOutUntold == true else { return nil }
        let before = Self.confirmed(by: history.prefix { $0.start < since })
        forget()
        confirmed = before
        return set(.unknown, .ownFault, from: since, nil)
    }

    /// Says that the target asked us to stay away until a moment: nothing is expected of it before.
    public mutating func staysAway(until moment: Timestamp) {
        awayUntil = moment
    }

    /// Whether the target asked us to stay away at a moment.
    public func isAway(at moment: Timestamp) -> Bool { awayUntil.map { moment < $0 } ?? false }

    /// Silence while nothing can reach us is our own; what was confirmed is not forgotten for it.
    private mutating func couldNotHear(since due: Timestamp) -> Edit? {
        recent = []
        unknownRun = 0
        unknownSince = nil
        guard !isBlind else { return nil }
        return set(.unknown, .ownFault, from: max(since, due), nil)
    }
}
