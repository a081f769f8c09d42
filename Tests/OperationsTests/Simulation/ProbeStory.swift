import Measures
import Probing

/// The model of one probe: its results as lists, told from the first moment to the last.
///
/// - Nothing is known until something is confirmed. One good result shows that people can get in; bad or slight ones
///   must be N among the last M results of the present state, which then began with the first of those N.
/// - It gets better when the last K results of the present state are all better; that began with the first of them.
/// - A state never begins before the one ahead of it was seen to begin.
/// - Results that change too often since the last break (half of the last 20 changes, newer ones weighing more) make
///   "up" degraded, until a quarter is left and a good result says so.
/// - N results in a row that could not measure make it unknown from the first of them. What was confirmed is not
///   forgotten: one result that says the same brings it back, anything else must be confirmed by results from after that
///   time. Where our own network was lost, what was known to be wrong stays as it was.
/// - A time in which no server ran is unknown; after it, all is as before, until results say something else.
/// - What other probes of the origin know of its connection counts too: people cannot get in from the first of their
///   failures on, until somebody is answered; then it is again what its own results say. Whose own newest run failed is
///   answered only when a run of its own is.
/// - What was seen to fail inside a maintenance of its channel confirms nothing after its end, and word that is sent is due
///   anew from then. What failed before and was never up inside goes on as it was; what began to fail or fell silent inside is
///   unknown from its end until something is confirmed.
/// - Silence ends what is known: word is due one interval after the last word, after the watch began or, where it is sent,
///   after the hours began, whichever is last; when it has not come within the grace, it is overdue since it was due. A
///   source that sends word is not overdue but closed outside its hours: since they ended, and since word was due.
/// - While our own network is known to be cut off, a source that sends word cannot be heard: what is due then is unknown
///   by our own fault since it was due, and nothing is forgotten. Word that was due meanwhile is due one interval after the
///   end of the cut.
struct ProbeStory {
    private let probe: SimulatedProbe
    /// Declared hours of a source that sends word; nothing where word is expected at all times.
    private let hours: [(from: Int64, until: Int64)]?
    private(set) var chapters: [Standing] = []

    private var watchedSince: Int64 = 0
    private(set) var heard: Int64?
    private var listened: Int64 = 0
    /// Maintenance of its channel: what follows without a break is one.
    private let maintenance: [(from: Int64, until: Int64)]
    /// From when on results count.
    private var countsFrom: Int64 = .min
    /// When our own network was known to be cut off.
    private var cuts: [(from: Int64, until: Int64?)] = []
    /// Results since the last break.
    private var counted: [(at: Int64, level: Int, reason: String)] = []
    /// The place of the first result that may confirm something new.
    private var floor = 0
    /// The level of the present state, and the place of its first result.
    private var state: (level: Int, first: Int)?
    private var isFlapping = false
    /// Results in a row that could not measure.
    private var faults: [Int64] = []
    /// Whether too many results could not measure, and nothing has shown since then how it is.
    private var isBlind = false
    /// How it was when others found that the origin is cut off, while it is.
    private var beforeCutOff: Standing?
    /// Whether others have been answered since, and its own newest run was not.
    private var isLeftByOthers = false

    init(
        _ probe: SimulatedProbe, hours: [(from: Int64, until: Int64)]?, maintenance: [(from: Int64, until: Int64)]
    ) {
        self.probe = probe
        self.maintenance = maintenance.sorted { $0.from < $1.from }.reduce(into: []) { joined, next in
            if let last = joined.last, next.from <= last.until {
                joined[joined.count - 1].until = max(last.until, next.until)
            } else {
                joined.append(next)
            }
        }
        self.hours = probe.isPushed ? hours : nil
    }

    private var last: Standing { chapters[chapters.count - 1] }

    mutating func serverBegan(at moment: Int64, lastSeen: Int64?) {
        var before: Standing?
        if let lastSeen {
            listen(until: lastSeen)
            before = last
        } else {
            chapters = [Standing(moment, .unknown, .pending)]
        }
        let kept = beforeCutOff == nil ? state?.level : 2
        makeBreak()
        if let before, let lastSeen, before.cause != .pending {
            say(.unknown, .notWatched, from: lastSeen)
            say(before.status, before.cause, from: moment, before.reason)
            if let kept { state = (kept, 0) }
            isBlind = before.status == .unknown && kept != nil
        }
        if let before, let lastSeen { maintenanceEnded(after: lastSeen, by: moment, as: before, told: moment) }
        (watchedSince, heard, listened) = (moment, nil, moment)
        if let cut = cuts.last, cut.until == nil { cuts[cuts.count - 1].until = moment }
    }

    /// Notes that it became known at a moment that our own network has been cut off since another: silence that was said
    /// since then is taken back.
    mutating func networkLost(at moment: Int64, since from: Int64) {
        listen(until: moment - 1)
        cuts.append((moment, nil))
        guard probe.isPushed, last.cause == .overdue, last.from >= from else { return }
        let known = chapters.dropLast().last { chapter in
            ![.ownFault, .blocked, .rateLimited, .notWatched].contains(chapter.cause)
        }
        makeBreak()
        state = known.flatMap { Self.level(of: $0) }.map { ($0, 0) }
        isBlind = true
        say(.unknown, .ownFault, from: last.from)
    }

    /// The level that results had confirmed in a chapter.
    private static func level(of chapter: Standing) -> Int? {
        switch (chapter.cause, chapter.status) {
        case (.observed, .up), (.flapping, _): 0
        case (.observed, .degraded): 1
        case (.observed, .down): 2
        default: nil
        }
    }

    /// Notes that it became known at a moment that our own network, lost from one moment, was open again at another.
    mutating func networkOpen(at moment: Int64, lost from: Int64, until: Int64) {
        listen(until: moment - 1)
        cuts[cuts.count - 1].until = moment
        var word = max(heard ?? watchedSince, watchedSince)
        if let open = hours?.last(where: { $0.from <= moment }), moment < open.until { word = max(word, open.from) }
        let due = word + probe.every
        if due > from - probe.grace, due <= until { watchedSince = max(watchedSince, until) }
    }

    /// Notes that time has come from one moment to another, so that a maintenance may have ended.
    mutating func timePassed(from: Int64, to moment: Int64) {
        guard maintenance.contains(where: { $0.until > from && $0.until <= moment }) else { return }
        listen(until: moment)
        maintenanceEnded(after: from, by: moment, as: last, told: nil)
    }

    private mutating func maintenanceEnded(after: Int64, by moment: Int64, as last: Standing, told: Int64?) {
        guard let window = maintenance.last(where: { $0.until > after && $0.until <= moment }) else { return }
        countsFrom = window.until
        let first = min(max(state?.first ?? 0, floor), counted.count)
        let level = state?.level ?? 0
        floor = counted.count - counted[first...].reversed().prefix { $0.level < level }.count
        faults = []
        if probe.isPushed { watchedSince = max(watchedSince, window.until) }
        let isSilent = probe.isPushed && last.cause == .overdue
        let fails = [.down, .degraded].contains(last.status) && last.cause != .overdue
        guard last.from >= window.from, isSilent || fails else { return }
        let inside = chapters.filter { $0.from >= window.from }
        let before = chapters.last { chapter in
            chapter.from < window.from && ![.ownFault, .blocked, .rateLimited, .notWatched].contains(chapter.cause)
        }
        let was = inside.contains { $0.status == .up } ? 0 : before.flatMap { Self.level(of: $0) } ?? 0
        if was > 0, fails, last.status == .degraded || was == 2 { return }
        makeBreak()
        guard was > 0 else { return say(.unknown, .pending, from: told ?? window.until) }
        state = (was, 0)
        say(was == 2 ? .down : .degraded, .observed, from: told ?? window.until, before?.reason)
    }

    /// Notes that word came, whatever it says.
    mutating func word(at moment: Int64) { heard = moment }

    mutating func hear(_ result: ProbeResult, at moment: Int64) {
        guard moment >= countsFrom else { return }
        guard result.outcome != .unknown else { return couldNotMeasure(at: moment, result.reason) }
        faults = []
        let worst = probe.isCheck ? 1 : 2
        let level = result.outcome == .good ? 0 : result.outcome == .slight ? 1 : worst
        counted.append((moment, level, result.reason.rawValue))
        watchChanges()
        let change = change()
        if let change { state = (change.level, change.first) }
        guard let state else { return }
        if isBlind, change == nil, level != state.level { return }
        isBlind = false
        if beforeCutOff != nil {
            if isLeftByOthers, level < 2 { getAnswer(from: moment, result.reason.rawValue) }
            return
        }
        // A result that is not good never makes it "up".
        if state.level == 0, !isFlapping, level != 0 { return }
        show(state.level, from: change.map { counted[$0.first].at } ?? moment, change?.reason ?? result.reason.rawValue)
    }

    private mutating func show(_ level: Int, from moment: Int64, _ reason: String?) {
        if level == 0 {
            say(isFlapping ? .degraded : .up, isFlapping ? .flapping : .observed, from: moment)
        } else {
            say(level == 1 ? .degraded : .down, .observed, from: moment, reason)
        }
    }

    private mutating func couldNotMeasure(at moment: Int64, _ reason: Reason) {
        if beforeCutOff != nil { return }
        if reason == .ownNetwork, !isBlind, let state, state.level > 0 { return }
        faults.append(moment)
        guard faults.count >= probe.downAfter else { return }
        (isBlind, floor) = (true, counted.count)
        say(.unknown, .ownFault, from: faults[0])
    }

    /// Takes what is known of the connection of its origin.
    mutating func learn(_ lesson: OriginStory.Lesson) {
        switch lesson {
        case .nothing, .suspicion: break
        case .cutOff(let from, let reason, _):
            isLeftByOthers = false
            guard !probe.isCheck, !(last.status == .down && last.cause == .observed) else { return }
            beforeCutOff = last
            faults = []
            say(.down, .observed, from: from, reason)
        case .answers(let from):
            if beforeCutOff != nil, counted.count > floor, counted.last?.level == 2 {
                isLeftByOthers = true
            } else {
                getAnswer(from: from)
            }
        }
    }

    private mutating func getAnswer(from moment: Int64, _ reason: String? = nil) {
        guard let before = beforeCutOff else { return }
        (beforeCutOff, isLeftByOthers) = (nil, false)
        if state?.level == 2 { return }
        if let state, !isBlind {
            show(state.level, from: moment, before.reason ?? reason)
        } else {
            say(before.status, before.cause, from: moment, before.reason)
        }
    }

    /// The state that the newest results confirm, where it is another one.
    private func change() -> (level: Int, first: Int, reason: String?)? {
        let first = max(state?.first ?? 0, floor)
        let newest = max(first, counted.count - probe.of)..<counted.count
        for level in [2, 1] where state.map({ $0.level < level }) ?? true {
            let worse = newest.filter { counted[$0].level >= level }
            if worse.count >= probe.downAfter { return (level, worse[0], counted[worse[worse.count - 1]].reason) }
        }
        guard let state else { return counted.last?.level == 0 ? (0, counted.count - 1, nil) : nil }
        guard counted.count - first >= probe.upAfter else { return nil }
        let better = (counted.count - probe.upAfter)..<counted.count
        let worst = better.map { counted[$0].level }.max() ?? 0
        guard worst < state.level else { return nil }
        return (worst, better.lowerBound, better.last { counted[$0].level == worst }.map { counted[$0].reason })
    }

    /// Weighs the last 20 changes from 1.2 (the newest) to 0.8, in parts of 190.
    private mutating func watchChanges() {
        let good = counted.suffix(21).map { $0.level == 0 }
        let changes = zip(good, good.dropFirst()).map { $0 != $1 }
        let weight = changes.reversed().enumerated().reduce(0) { $0 + ($1.element ? 228 - 4 * $1.offset : 0) }
        isFlapping = isFlapping ? weight > 20 * 190 / 4 : changes.count == 20 && weight >= 20 * 190 / 2
    }

    /// Lets silence speak, moment by moment, up to one moment.
    mutating func listen(until end: Int64) {
        let word = max(heard ?? watchedSince, watchedSince)
        let patience = probe.every + probe.grace
        var moments = [word + patience]
        for stretch in hours ?? [] { moments += [stretch.until, stretch.from + patience] }
        for moment in moments.sorted() where moment > listened && moment <= end {
            let open = hours?.last { $0.from <= moment }
            if hours == nil || open.map({ moment < $0.until }) ?? false {
                let due = max(word, open?.from ?? word) + probe.every
                guard moment >= due + probe.grace else { continue }
                if probe.isPushed, cuts.contains(where: { $0.from <= moment && moment < $0.until ?? .max }) {
                    couldNotHear(from: due)
                } else {
                    fallSilent(from: due)
                }
            } else if moment >= word + patience {
                makeBreak()
                say(.unknown, .closed, from: max(open?.until ?? 0, word + probe.every))
            }
        }
        listened = max(listened, end)
    }

    private mutating func fallSilent(from due: Int64) {
        makeBreak()
        guard probe.silenceIsFailure, probe.isPushed else { return say(.unknown, .overdue, from: due) }
        say(probe.isCheck ? .degraded : .down, .overdue, from: due, "silent")
    }

    private mutating func couldNotHear(from due: Int64) {
        faults = []
        (isBlind, floor) = (true, counted.count)
        say(.unknown, .ownFault, from: due)
    }

    private mutating func makeBreak() {
        counted = []
        floor = 0
        state = nil
        isFlapping = false
        faults = []
        isBlind = false
        (beforeCutOff, isLeftByOthers) = (nil, false)
    }

    private mutating func say(_ status: Status, _ cause: StatusCause, from: Int64, _ reason: String? = nil) {
        let next = Standing(max(from, last.from), status, cause, reason)
        guard !next.isLike(last) else { return }
        while chapters.last.map({ $0.from >= next.from }) ?? false { chapters.removeLast() }
        // What is left may say the same already, for its own reason.
        if chapters.last.map({ !next.isLike($0) }) ?? true { chapters.append(next) }
    }
}
