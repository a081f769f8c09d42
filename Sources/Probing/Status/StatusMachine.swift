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
        /// What it rests on beside the newest results of the probe, where it does.
        public var basis: SpanBasis?
    }

    /// One result as far as the status is concerned.
    struct Seen: Sendable, Hashable {
        var at: Timestamp
        var level: Int
        var reason: Reason
        /// Whether it counts although nothing could tell if our own network worked.
        var isUntold = false
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

    /// What results have confirmed: 0 good, 1 slight, 2 bad; nothing while nothing is known.
    var confirmed: Int?
    var recent: [Seen] = []
    var unknownRun = 0
    var unknownSince: Timestamp?
    var flaps = FlapDetector()
    /// How it was when other probes found that the origin is cut off, while it is.
    var beforeCutOff: Edit?
    /// Whether others were answered since, while its own newest run was not: it is down until one of its own is.
    var isLeftByOthers = false
    /// Whether a result of its own since the cut-off has ended a time in which nothing could be measured.
    var isSeenAgain = false
    /// Why it was last said to be as it is, and on what that rests.
    var saidBecause: (reason: Reason?, basis: SpanBasis?)
    /// The newest result that was taken, and the newest good one.
    var lastTaken: Timestamp?
    var lastGood: Timestamp?
    /// Since when silence counts: when word came last, or could come first.
    var expectsSince: Timestamp
    /// Until when the target asked us to stay away, since it was last heard.
    var awayUntil: Timestamp?
    /// From when on results count: the end of the last maintenance; nil where none has ended.
    var countsFrom: Timestamp?

    /// Creates a machine that has seen nothing yet.
    public init(rules: StatusRules, watchingSince: Timestamp) {
        self.rules = rules
        expectsSince = watchingSince
        since = watchingSince
    }

    /// Creates a machine that goes on from the newest spans as they were kept, oldest first, when Plumbline stopped or the
    /// rules changed.
    ///
    /// What was confirmed before a time in which nothing could be measured is not forgotten.
    public init(rules: StatusRules, continuing spans: [StatusSpan], watchingSince: Timestamp) {
        self.init(rules: rules, watchingSince: watchingSince)
        guard let span = spans.last else { return }
        status = span.status
        cause = span.cause
        since = span.start
        saidBecause = (span.reason.flatMap(Reason.init(rawValue:)), span.basis)
        confirmed = Self.confirmed(by: spans)
    }

    /// What results had confirmed at the end of some spans, oldest first.
    static func confirmed(by spans: some BidirectionalCollection<StatusSpan>) -> Int? {
        guard let known = spans.last(where: { !$0.cause.isBlind && $0.cause != .notWatched }) else { return nil }
        return switch (known.cause, known.status) {
        case (.observed, .up), (.flapping, _): 0
        case (.observed, .degraded): 1
        case (.observed, .down): 2
        default: nil
        }
    }

    /// Whether the newest result contradicts the status, so that it should be checked again soon.
    public var isInDoubt: Bool {
        if unknownRun > 0, !isBlind { return true }
        guard let last = recent.last else { return false }
        return last.level != confirmed ?? 0
    }

    /// Whether a failure would say something else than what results have confirmed.
    public var wouldBeInDoubtByFailure: Bool { level(of: .bad) != confirmed }

    /// Whether nothing could be measured since our own network was cut off or we met some other fault of ours.
    public var isBlindByOwnFault: Bool { status == .unknown && cause == .ownFault }

    /// Whether results say that it is down.
    public var isKnownDown: Bool { status == .down && cause == .observed }

    /// Whether it is down by what other probes of its origin found.
    public var isCutOffWithOthers: Bool { beforeCutOff != nil }

    /// Whether too many results could not measure, and nothing has shown since then how it is.
    var isBlind: Bool { status == .unknown && cause.isBlind }

    /// Notes that word came at a moment, whatever it says and whenever it counts.
    public mutating func heard(at moment: Timestamp) {
        lastHeard = max(lastHeard ?? moment, moment)
        expectsSince = max(expectsSince, moment)
        awayUntil = nil
    }

    /// Takes one result; gives the edit that follows from it, if any.
    ///
    /// Results older than the newest are left out.
    ///
    /// - Parameter isUntold: whether the result counts although nothing could tell if our own network worked; an edit that
    ///   it leads to says so.
    public mutating func take(
        at: Timestamp, outcome: ProbeResult.Outcome, reason: Reason, isUntold: Bool = false
    ) -> Edit? {
        if let lastTaken, at < lastTaken { return nil }
        lastTaken = at
        heard(at: at)
        if let countsFrom, at < countsFrom { return nil }
        guard let level = level(of: outcome) else { return takeUnknown(at: at, reason) }
        unknownRun = 0
        unknownSince = nil
        if level == 0 { lastGood = at }
        recent.append(Seen(at: at, level: level, reason: reason, isUntold: isUntold))
        if recent.count > max(rules.of, rules.upAfter) { recent.removeFirst() }
        flaps.take(isGood: level == 0)
        let change = confirm()
        if let change {
            confirmed = change.level
            recent.removeAll { $0.at < change.from }
        }
        // Out of a time in which nothing could be measured leads what says the same as before, or what is confirmed anew.
        if isBlind, change == nil, level != confirmed { return nil }
        // Others know that the origin is cut off, and this probe's own results can only agree.
        if let before = beforeCutOff {
            if before.isBlind, !isSeenAgain, change == nil, level != confirmed { return nil }
            isSeenAgain = true
            return isLeftByOthers && level < 2 ? getAnswer(from: at) : nil
        }
        return show(
            from: change?.from ?? at, level: level, reason: change?.reason,
            basis: isUntold || change?.isUntold ?? false ? SpanBasis(isWayOutUntold: true) : nil)
    }

    /// Takes what other probes of the origin found: people cannot get in; gives the edit that follows, if any.
    ///
    /// A probe that has had a good result since knows better.
    public mutating func originIsCutOff(from: Timestamp, reason: Reason, basis: SpanBasis) -> Edit? {
        isLeftByOthers = false
        guard rules.role == .availability, !rules.isPushed, !(status == .down && cause == .observed),
            lastGood.map({ $0 < from }) ?? true
        else { return nil }
        beforeCutOff = said(from: since)
        isSeenAgain = false
        unknownRun = 0
        unknownSince = nil
        return set(.down, .observed, from: max(since, from), reason, basis: basis)
    }

    /// Says that the origin was answered again: it is now what the probe's own results say; gives the edit, if any.
    ///
    /// Where its own newest run failed, too, nobody has got in by its page yet.
    public mutating func originAnswers(from: Timestamp) -> Edit? {
        guard beforeCutOff == nil || recent.last?.level != 2 else {
            isLeftByOthers = true
            return nil
        }
        return getAnswer(from: from)
    }

    private mutating func getAnswer(from: Timestamp) -> Edit? {
        guard let before = beforeCutOff else { return nil }
        (beforeCutOff, isLeftByOthers) = (nil, false)
        guard confirmed != 2 else { return nil }
        if let confirmed, isSeenAgain || !before.isBlind {
            return show(from: from, level: confirmed, reason: before.reason)
        }
        return again(before, from: max(since, from))
    }

    /// Says that the probe looks at another origin now: what others found at the one before no longer holds it down, once
    /// its own results say something.
    public mutating func leavesOrigin() { (beforeCutOff, isLeftByOthers) = (nil, false) }

    /// Says that the clock was set back to a moment: what was heard at moments that are still to come was heard now.
    ///
    /// Otherwise an outage that begins now would be noted for later, and silence would count from then only.
    public mutating func clockWasSetBack(to now: Timestamp) {
        lastHeard = lastHeard.map { min($0, now) }
        lastTaken = lastTaken.map { min($0, now) }
        lastGood = lastGood.map { min($0, now) }
        expectsSince = min(expectsSince, now)
        countsFrom = countsFrom.map { min($0, now) }
        unknownSince = unknownSince.map { min($0, now) }
        since = min(since, now)
        for index in recent.indices { recent[index].at = min(recent[index].at, now) }
    }

    private func level(of outcome: ProbeResult.Outcome) -> Int? {
        switch outcome {
        case .good: 0
        case .slight: 1
        case .bad: rules.role == .availability ? 2 : 1
        case .unknown: nil
        }
    }

    private mutating func takeUnknown(at: Timestamp, _ reason: Reason) -> Edit? {
        let blindness = StatusCause(blindBecause: reason)
        // That it is our own fault says enough.
        let told = blindness == .ownFault ? nil : reason
        guard beforeCutOff == nil else { return nil }
        // What was wrong before our own network was lost is not better for it.
        if reason == .ownNetwork, !isBlind, confirmed ?? 0 > 0 { return nil }
        unknownRun += 1
        unknownSince = unknownSince ?? at
        // Who is asked to stay away for long would else go on saying what was seen long ago.
        guard unknownRun >= rules.downAfter || reason == .rateLimited else { return nil }
        // Failures on two sides of a time of which nothing is known confirm nothing together.
        if unknownRun >= rules.downAfter { recent = [] }
        guard !isBlind else {
            return cause == blindness ? nil : set(.unknown, blindness, from: max(since, at), told)
        }
        return set(.unknown, blindness, from: max(since, unknownSince ?? at), told)
    }

    /// The level that the newest results confirm, where it differs from the one confirmed so far.
    private func confirm() -> (level: Int, from: Timestamp, reason: Reason, isUntold: Bool)? {
        let current = confirmed ?? -1
        for level in [2, 1] where level > current {
            let hits = recent.suffix(rules.of).filter { $0.level >= level }
            if hits.count >= rules.downAfter, let first = hits.first, let last = hits.last {
                return (level, first.at, last.reason, hits.contains(where: \.isUntold))
            }
        }
        guard confirmed != nil else {
            // Out of the unknown, one good result is enough: it shows that people can get in.
            guard let last = recent.last, last.level == 0 else { return nil }
            return (0, last.at, last.reason, false)
        }
        let newest = recent.suffix(rules.upAfter)
        guard newest.count >= rules.upAfter, let first = newest.first, let worst = newest.map(\.level).max(),
            worst < current, let reason = newest.last(where: { $0.level == worst })?.reason
        else { return nil }
        return (worst, first.at, reason, newest.contains(where: \.isUntold))
    }

    private mutating func show(from: Timestamp, level: Int, reason: Reason?, basis: SpanBasis? = nil) -> Edit? {
        guard let confirmed else { return nil }
        // A result that is not good never makes it "up".
        if confirmed == 0, !flaps.isFlapping, level != 0 { return nil }
        if flaps.isFlapping, confirmed == 0 {
            guard !(status == .degraded && cause == .flapping) else { return nil }
            return set(.degraded, .flapping, from: max(since, from), recent.last { $0.level > 0 }?.reason)
        }
        let shown: Status = [.up, .degraded, .down][confirmed]
        guard status != shown || cause != .observed else { return nil }
        return set(
            shown, .observed, from: max(since, from), confirmed == 0 ? nil : reason ?? recent.last?.reason,
            basis: confirmed == 0 ? nil : basis)
    }

    /// Leaves what results have confirmed: after silence they must confirm it anew.
    mutating func become(
        _ status: Status, _ cause: StatusCause, from: Timestamp, _ reason: Reason? = nil
    ) -> Edit {
        forget()
        return set(status, cause, from: from, reason)
    }

    /// Drops what results have confirmed or begun to confirm: a result before a time of which nothing is known confirms
    /// nothing together with one after it, or that time would count as seen.
    mutating func forget() {
        confirmed = nil
        recent = []
        unknownRun = 0
        unknownSince = nil
        flaps = FlapDetector()
        (beforeCutOff, isLeftByOthers) = (nil, false)
    }

    mutating func set(
        _ status: Status, _ cause: StatusCause, from: Timestamp, _ reason: Reason?, basis: SpanBasis? = nil
    ) -> Edit {
        self.status = status
        self.cause = cause
        since = from
        saidBecause = (reason, basis)
        return Edit(from: from, status: status, cause: cause, reason: reason, basis: basis)
    }

    /// What was last said, as an edit from a moment on.
    func said(from: Timestamp) -> Edit {
        Edit(from: from, status: status, cause: cause, reason: saidBecause.reason, basis: saidBecause.basis)
    }

    /// Says from a moment on what was said before.
    mutating func again(_ edit: Edit, from: Timestamp) -> Edit {
        set(edit.status, edit.cause, from: from, edit.reason, basis: edit.basis)
    }
}

extension StatusMachine.Edit {
    /// Whether it says that nothing could be measured.
    fileprivate var isBlind: Bool { status == .unknown && cause.isBlind }
}
