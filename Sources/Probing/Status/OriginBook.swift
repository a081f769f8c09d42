public import Registry

/// What the probes of one origin (scheme, host and port) learn together about its connection, as a value.
///
/// When three runs (of different pages, where so many are watched) failed in the same phase before the first byte of an
/// answer, and nothing was answered since the first of them began, it may be that people cannot get in by any page of that
/// origin: somebody else is asked, and when that run fails too, it is so. Without it a few pages that hang would speak for
/// one that answers and was not asked meanwhile, and a short cut on our side for a whole server. One good answer ends it;
/// one that is not good lets nobody in. A page that hangs while others answer is its own failure only.
public struct OriginBook: Sendable {
    /// How many runs must agree.
    static let quorum = 3

    /// How far a run came.
    public enum Phase: Int, Sendable, Hashable, Comparable {
        case name, connection, encryption, answer

        /// Whether a run that got as far as one phase got less far than another.
        public static func < (left: Phase, right: Phase) -> Bool { left.rawValue < right.rawValue }
    }

    /// One run that shows that the origin is cut off.
    public struct Sighting: Sendable, Hashable {
        /// The stream of the run.
        public var stream: Int
        /// When it began.
        public var at: Timestamp
        /// Why it failed.
        public var reason: Reason
    }

    /// That an origin is cut off for everybody.
    public struct CutOff: Sendable, Hashable {
        /// The phase in which runs fail.
        public var phase: Phase
        /// The runs that show it, the first one first.
        public var sightings: [Sighting]
        /// What the run found that completed them.
        public var reason: Reason
        /// Whether one of them counts although nothing could tell if our own network worked.
        public var isUntold: Bool

        /// Since when it is known.
        public var from: Timestamp { sightings[0].at }
    }

    /// What follows from one result for every probe of the origin.
    public enum Lesson: Sendable, Hashable {
        case nothing
        /// It may be that people cannot get in: somebody must be asked (see `ask`).
        case suspicion(CutOff)
        /// People cannot get in; whether that is new.
        case cutOff(CutOff, isNew: Bool)
        /// Somebody got a good answer: it is again what each probe's own results say, from a moment on.
        case answers(from: Timestamp)
    }

    fileprivate struct Entry: Sendable {
        var seen: [Seen] = []
        /// Who was asked since enough runs failed.
        var asked: Asked?
        /// The newest answer, and the newest handshake that was all that a run asked for.
        var lastAnswer: Timestamp?
        var lastHandshake: Timestamp?
        /// When the newest run began that could not be connected to it, or not securely.
        var lastUnconnected: Timestamp?
        var cutOff: CutOff?

        /// When the origin last did its part in a phase, as far as is known.
        func lastPassed(_ phase: Phase) -> Timestamp? {
            phase < .answer ? [lastAnswer, lastHandshake].compactMap(\.self).max() : lastAnswer
        }
    }

    /// A run that failed, while nothing is known yet.
    fileprivate struct Seen: Sendable {
        var sighting: Sighting
        var phase: Phase
        var page: String
        var isUntold: Bool
    }

    /// Who is asked whether what some runs show is so for all: a run that begins after that decides.
    fileprivate struct Asked: Sendable {
        var stream: Int?
        var since: Timestamp
        var phase: Phase
    }

    private var entries: [String: Entry] = [:]

    /// Creates an empty book.
    public init() {}

    /// Takes one result that counts.
    ///
    /// - Parameters:
    ///   - origin: the origin that answered or did not.
    ///   - page: the page that was asked for.
    ///   - pages: how many different pages of the origin are watched.
    ///   - canTeach: whether others look at the origin, too: with one probe there is nobody to learn from.
    ///   - isUntold: whether nothing could tell if our own network worked.
    public mutating func hear(
        _ result: ProbeResult, origin: String, page: String, pages: Int, canTeach: Bool, isUntold: Bool
    ) -> Lesson {
        guard result.trigger != .pushed else { return .nothing }
        if let passed = result.phasePassed {
            return answered(
                result, passed, origin, pages: pages, isGood: result.outcome == .good || result.outcome == .slight)
        }
        guard let phase = result.phaseFailed else { return .nothing }
        if phase < .answer { entries[origin]?.lastUnconnected = result.at }
        var entry = entries[origin] ?? Entry()
        guard canTeach || entry.cutOff != nil else { return .nothing }
        var isNew = false
        if let passed = entry.lastPassed(phase), result.at < passed { return .nothing }
        if entry.cutOff == nil {
            let sighting = Sighting(stream: result.stream, at: result.at, reason: result.reason)
            // The same run again, after a write that failed, shows nothing more.
            guard !entry.seen.contains(where: { $0.sighting == sighting }) else { return .nothing }
            entry.seen.append(Seen(sighting: sighting, phase: phase, page: page, isUntold: isUntold))
            Self.keepNewest(of: page, phase, in: &entry.seen)
            // Where there was nobody to ask, the next run that fails leads to the question again.
            if let asked = entry.asked, asked.stream != nil {
                if let alike = Self.enough(entry, asked.phase, pages), asked.stream == result.stream,
                    result.at >= asked.since
                {
                    entry.cutOff = Self.cutOff(alike, asked.phase, because: result.reason)
                    (entry.seen, entry.asked) = ([], nil)
                    isNew = true
                }
            } else if let alike = Self.enough(entry, phase, pages) {
                entry.asked = Asked(since: result.at, phase: phase)
                entries[origin] = entry
                return .suspicion(Self.cutOff(alike, phase, because: result.reason))
            }
        }
        entries[origin] = entry
        return entry.cutOff.map { .cutOff($0, isNew: isNew) } ?? .nothing
    }

    /// Notes which stream is asked whether what failed fails for all; a run of it that begins at a moment or later tells.
    public mutating func ask(_ stream: Int, of origin: String, at moment: Timestamp) {
        entries[origin]?.asked?.stream = stream
        entries[origin]?.asked?.since = moment
    }

    /// The runs that failed in a phase, where they are enough.
    ///
    /// What failed in another phase takes nothing from them: only an answer does.
    private static func enough(_ entry: Entry, _ phase: Phase, _ pages: Int) -> [Seen]? {
        let alike = entry.seen.filter { $0.phase == phase }
        return alike.count >= quorum && Set(alike.map(\.page)).count >= min(quorum, pages) ? alike : nil
    }

    /// Takes what was known before this book was begun: when an origin last answered.
    public mutating func remember(_ origin: String, answeredAt moment: Timestamp) {
        let entry = entries[origin]
        entries[origin, default: Entry()].lastAnswer = max(entry?.lastAnswer ?? moment, moment)
    }

    /// Takes the answer of an origin that sent on to another one.
    ///
    /// - Parameter pages: how many different pages of the origin are watched.
    public mutating func answered(_ result: ProbeResult, origin: String, pages: Int) -> Lesson {
        answered(result, .answer, origin, pages: pages, isGood: true)
    }

    /// What is known of some origins, so that it can be put back when what follows from it cannot be kept.
    public struct Kept: Sendable { fileprivate var entries: [String: Entry?] }

    /// What is known of some origins.
    public func kept(_ origins: Set<String>) -> Kept {
        Kept(entries: origins.reduce(into: [:]) { $0[$1] = .some(entries[$1]) })
    }

    /// Puts back what was known.
    public mutating func putBack(_ kept: Kept) {
        for (origin, entry) in kept.entries { entries[origin] = entry }
    }

    /// The origins that answered last and have not failed since, the newest first, at most a number of them.
    public func answeredLately(
        since moment: Timestamp, limit: Int, where isMeant: (String) -> Bool
    ) -> [String] {
        let lately = entries.compactMap { origin, entry in
            entry.lastPassed(.connection).flatMap { passed in
                passed >= moment && entry.cutOff == nil && entry.lastUnconnected.map { $0 <= passed } ?? true
                    && isMeant(origin) ? (origin, passed) : nil
            }
        }
        return lately.sorted { ($0.1, $0.0) > ($1.1, $1.0) }.prefix(limit).map(\.0)
    }

    /// Forgets an origin that nobody watches any more.
    public mutating func forget(_ origin: String) { entries[origin] = nil }

    /// Says that the clock was set back to a moment: an answer that is still to come came now.
    public mutating func clockWasSetBack(to now: Timestamp) {
        for origin in entries.keys {
            if let answer = entries[origin]?.lastAnswer { entries[origin]?.lastAnswer = min(answer, now) }
            if let shaken = entries[origin]?.lastHandshake { entries[origin]?.lastHandshake = min(shaken, now) }
            if let since = entries[origin]?.asked?.since { entries[origin]?.asked?.since = min(since, now) }
            if let failed = entries[origin]?.lastUnconnected { entries[origin]?.lastUnconnected = min(failed, now) }
        }
    }

    /// Forgets what began before a time in which nothing was watched: runs on its two sides show nothing together.
    public mutating func wasNotWatching() {
        for origin in entries.keys where entries[origin]?.seen.isEmpty == false {
            entries[origin]?.seen = []
            entries[origin]?.asked = nil
        }
    }

    /// Forgets the runs of a stream that no longer looks at an origin: what it saw is not added to what others see later.
    public mutating func forget(stream: Int, at origin: String) {
        entries[origin]?.seen.removeAll { $0.sighting.stream == stream }
        // Who is asked next, the next run that fails decides.
        if entries[origin]?.asked?.stream == stream { entries[origin]?.asked = nil }
    }

    private mutating func answered(
        _ result: ProbeResult, _ passed: Phase, _ origin: String, pages: Int, isGood: Bool
    ) -> Lesson {
        let heard = result.heardAt
        var entry = entries[origin] ?? Entry()
        let answer = max(entry.lastPassed(passed) ?? heard, heard)
        if passed < .answer { entry.lastHandshake = answer } else { entry.lastAnswer = answer }
        // A handshake says nothing of what comes after it.
        if !entry.seen.isEmpty {
            entry.seen.removeAll { $0.phase <= passed && $0.sighting.at < answer }
            if let asked = entry.asked, Self.enough(entry, asked.phase, pages) == nil { entry.asked = nil }
        }
        let was = entry.cutOff
        if isGood, let was, was.phase <= passed, heard > was.from { entry.cutOff = nil }
        entries[origin] = entry
        guard let was, entry.cutOff == nil else { return .nothing }
        return .answers(from: max(result.at, was.from))
    }

    /// A page that fails for ever while others are not looked at fills no memory: of each page the newest are enough.
    private static func keepNewest(of page: String, _ phase: Phase, in seen: inout [Seen]) {
        let same = seen.indices.filter { seen[$0].phase == phase }.dropFirst().filter { seen[$0].page == page }
        if same.count > quorum, let oldest = same.first { seen.remove(at: oldest) }
    }

    /// The first sighting, and as many of the newest as it takes to show that different pages agree.
    private static func cutOff(_ alike: [Seen], _ phase: Phase, because reason: Reason) -> CutOff {
        let sorted = alike.sorted { $0.sighting.at < $1.sighting.at }
        var shown = [sorted[0]]
        for next in sorted.dropFirst().reversed() where shown.count < quorum {
            if shown.contains(where: { $0.page == next.page }), Set(sorted.map(\.page)).count >= quorum { continue }
            shown.append(next)
        }
        shown.sort { $0.sighting.at < $1.sighting.at }
        return CutOff(
            phase: phase, sightings: shown.map(\.sighting), reason: reason, isUntold: sorted.contains(where: \.isUntold)
        )
    }
}

extension ProbeResult {
    /// The phase in which the run failed before the first byte of an answer; nothing where it did not.
    public var phaseFailed: OriginBook.Phase? {
        guard outcome == .bad, status == 0, (lastHop ?? phases).transfer == 0 else { return nil }
        return switch reason {
        case .dnsNotFound, .dnsTimeout, .dnsFailed: .name
        case .connectRefused, .connectTimeout, .connectFailed: .connection
        case .tlsFailed, .tlsUntrusted, .tlsExpired, .tlsNotYetValid, .tlsNameMismatch, .tlsProtocolTooOld,
            .tlsClientCertificate:
            .encryption
        case .timeout, .closedEarly, .protocolError: .answer
        default: nil
        }
    }

    /// The last phase in which the origin did its part; nothing for a run that was not answered.
    ///
    /// A handshake that was all the run asked for ends with encryption.
    public var phasePassed: OriginBook.Phase? {
        if status > 0 { return .answer }
        return outcome == .good || outcome == .slight ? .encryption : nil
    }
}
