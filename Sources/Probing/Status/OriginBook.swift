public import Registry

/// What the probes of one origin (scheme, host and port) learn together about its connection, as a value.
///
/// When three runs (of different pages, where so many are watched) failed in the same phase before the first byte of an
/// answer, and nothing was answered since the first of them began, people cannot get in by any page of that origin. One
/// good answer ends it; one that is not good lets nobody in. A page that hangs while others answer is its own failure only.
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
        /// People cannot get in; whether that is new.
        case cutOff(CutOff, isNew: Bool)
        /// Somebody got a good answer: it is again what each probe's own results say, from a moment on.
        case answers(from: Timestamp)
    }

    fileprivate struct Entry: Sendable {
        var sightings: [(sighting: Sighting, page: String, isUntold: Bool)] = []
        var phase = Phase.name
        var lastAnswer: Timestamp?
        var cutOff: CutOff?
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
        _ result: ProbeResult, origin: String, page: String, pages: Int, canTeach: Bool = true, isUntold: Bool = false
    ) -> Lesson {
        guard result.trigger != .pushed else { return .nothing }
        if let passed = result.phasePassed {
            return answered(result, passed, origin, isGood: result.outcome == .good || result.outcome == .slight)
        }
        guard let phase = result.phaseFailed else { return .nothing }
        var entry = entries[origin] ?? Entry()
        guard canTeach || entry.cutOff != nil else { return .nothing }
        var isNew = false
        if let lastAnswer = entry.lastAnswer, result.at < lastAnswer { return .nothing }
        if entry.cutOff == nil {
            if !entry.sightings.isEmpty, entry.phase != phase { entry.sightings = [] }
            entry.phase = phase
            let sighting = Sighting(stream: result.stream, at: result.at, reason: result.reason)
            // The same run again, after a write that failed, shows nothing more.
            guard !entry.sightings.contains(where: { $0.sighting == sighting }) else { return .nothing }
            entry.sightings.append((sighting, page, isUntold))
            Self.keepNewest(of: page, in: &entry.sightings)
            let pagesSeen = Set(entry.sightings.map(\.page)).count
            if entry.sightings.count >= Self.quorum, pagesSeen >= min(Self.quorum, pages) {
                entry.cutOff = Self.cutOff(entry, because: result.reason)
                entry.sightings = []
                isNew = true
            }
        }
        entries[origin] = entry
        return entry.cutOff.map { .cutOff($0, isNew: isNew) } ?? .nothing
    }

    /// Takes the answer of an origin that sent on to another one.
    public mutating func answered(_ result: ProbeResult, origin: String) -> Lesson {
        answered(result, .answer, origin, isGood: true)
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

    /// The origins that answered last, the newest first, at most a number of them.
    public func answeredLately(
        since moment: Timestamp, limit: Int, where isMeant: (String) -> Bool
    ) -> [String] {
        let lately = entries.compactMap { origin, entry in
            entry.lastAnswer.flatMap { $0 >= moment && isMeant(origin) ? (origin, $0) : nil }
        }
        return lately.sorted { ($0.1, $0.0) > ($1.1, $1.0) }.prefix(limit).map(\.0)
    }

    /// Forgets an origin that nobody watches any more.
    public mutating func forget(_ origin: String) { entries[origin] = nil }

    /// Says that the clock was set back to a moment: an answer that is still to come came now.
    public mutating func clockWasSetBack(to now: Timestamp) {
        for origin in entries.keys {
            guard let answer = entries[origin]?.lastAnswer else { continue }
            entries[origin]?.lastAnswer = min(answer, now)
        }
    }

    /// Forgets what began before a time in which nothing was watched: runs on its two sides show nothing together.
    public mutating func wasNotWatching() {
        for origin in entries.keys where entries[origin]?.sightings.isEmpty == false { entries[origin]?.sightings = [] }
    }

    private mutating func answered(
        _ result: ProbeResult, _ passed: Phase, _ origin: String, isGood: Bool
    ) -> Lesson {
        let heard = result.heardAt
        // The usual case touches nothing but the moment.
        guard var entry = entries[origin] else {
            entries[origin] = Entry(lastAnswer: passed == .answer ? heard : nil)
            return .nothing
        }
        // A handshake says nothing of what comes after it.
        if passed < .answer, (entry.cutOff?.phase ?? entry.phase) > passed { return .nothing }
        let answer = max(entry.lastAnswer ?? heard, heard)
        entry.lastAnswer = answer
        if !entry.sightings.isEmpty { entry.sightings.removeAll { $0.sighting.at < answer } }
        let was = entry.cutOff
        if isGood, let was, heard > was.from { entry.cutOff = nil }
        entries[origin] = entry
        guard let was, entry.cutOff == nil else { return .nothing }
        return .answers(from: max(result.at, was.from))
    }

    /// A page that fails for ever while others are not looked at fills no memory: of each page the newest are enough.
    private static func keepNewest(
        of page: String, in sightings: inout [(sighting: Sighting, page: String, isUntold: Bool)]
    ) {
        let same = sightings.indices.dropFirst().filter { sightings[$0].page == page }
        if same.count > quorum, let oldest = same.first { sightings.remove(at: oldest) }
    }

    /// The first sighting, and as many of the newest as it takes to show that different pages agree.
    private static func cutOff(_ entry: Entry, because reason: Reason) -> CutOff {
        let sorted = entry.sightings.sorted { $0.sighting.at < $1.sighting.at }
        var shown = [sorted[0]]
        for next in sorted.dropFirst().reversed() where shown.count < quorum {
            if shown.contains(where: { $0.page == next.page }), Set(sorted.map(\.page)).count >= quorum { continue }
            shown.append(next)
        }
        shown.sort { $0.sighting.at < $1.sighting.at }
        return CutOff(
            phase: entry.phase, sightings: shown.map(\.sighting), reason: reason,
            isUntold: sorted.contains(where: \.isUntold))
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
