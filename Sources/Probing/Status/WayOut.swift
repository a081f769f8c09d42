import Curl
public import Registry

/// What is known of our own way out, as a value that every result passes through: a run that got no answer says nothing
/// of its target for as long as our own network may be what failed.
///
/// An answer from any target on the public internet shows that the way out was open when it came. Where none has come since such a run ended,
/// somebody must look (`asks`), and the run waits for what the look finds.
public struct WayOut: Sendable {
    /// What a look at the way out found.
    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// Something outside answered.
        case open
        /// What has answered before does not answer now, and nothing else does.
        case lost
        /// Nothing that was asked has ever answered: it cannot be told.
        case untold
    }

    /// What a look found, and when it began.
    public struct Report: Sendable, Hashable {
        /// When the look began.
        public var asked: Timestamp
        /// What it found.
        public var verdict: Verdict
        /// Whether connections show it: name servers can answer where nobody can be connected to.
        public var isByConnections: Bool
        /// Origins that had answered lately and were silent.
        public var silent: [String] = []

        /// Creates a report.
        public init(asked: Timestamp, verdict: Verdict, isByConnections: Bool = false, silent: [String] = []) {
            self.asked = asked
            self.verdict = verdict
            self.isByConnections = isByConnections
            self.silent = silent
        }
    }

    /// A time in which our own network was cut off.
    public struct Loss: Sendable, Hashable {
        /// The last moment at which the way out was seen open before; nothing where it never was.
        public var from: Timestamp?
        /// When the newest look began that found it lost, or could not tell while it was.
        public var asked: Timestamp
        /// When it was seen open again; nothing while it lasts.
        public var until: Timestamp?
        /// Whether nobody can be connected to while name servers may answer: then only a connection shows its end.
        public var isOfConnections: Bool
        /// Origins that had answered before it and were silent when it was found: their answer shows its end.
        public var silent: [String]

        /// Creates one that lasts.
        public init(from: Timestamp?, asked: Timestamp, isOfConnections: Bool = false, silent: [String] = []) {
            self.from = from
            self.asked = asked
            self.isOfConnections = isOfConnections
            self.silent = silent
        }
    }

    /// A result that counts from now on.
    public struct Counting: Sendable {
        /// The result, as unknown where our own network is to blame.
        public var result: ProbeResult
        /// Whether it was recorded before as something else.
        public var isChanged: Bool
        /// Whether it counts although nothing could tell if our own network worked.
        public var isUntold: Bool
    }

    /// The newest moment at which something from outside answered.
    public private(set) var open: Timestamp?
    /// The newest moment at which somebody answered by IPv6.
    private var openByIPv6: Timestamp?
    /// The newest time in which our own network was cut off; it may be over.
    public private(set) var loss: Loss?
    /// The beginning of the newest look that could not tell.
    private var untold: Timestamp?
    /// The newest moment at which somebody outside was connected to.
    private var connected: Timestamp?
    /// When the newest run of each stream ended that could connect to nobody, where nobody was connected to since.
    private var unconnected: [Int: Timestamp] = [:]
    private var waiting: [(result: ProbeResult, ended: Timestamp)] = []
    /// What counted against targets although nothing could tell since the way out was last seen open, or although name
    /// servers alone had answered since anybody was connected to; the newest.
    private var doubtful: [(result: ProbeResult, ended: Timestamp)] = []
    /// How many results are held that may have to be taken back.
    static let doubtfulLimit = 1_000

    /// Creates a value that knows nothing, or of a cut that had not ended when it was last known.
    public init(continuing loss: Loss? = nil) { self.loss = loss }

    /// Whether our own network is cut off, as far as is known.
    public var isLost: Bool { loss != nil && loss?.until == nil }

    /// When the first run that waits ended; nil where none waits.
    public var firstWaiting: Timestamp? { waiting.map(\.ended).min() }

    /// The streams whose runs wait.
    public var waitingStreams: Set<Int> { Set(waiting.map(\.result.stream)) }

    /// The streams whose newest runs could connect to nobody, where nobody was connected to since.
    public var unconnectedStreams: Set<Int> { Set(unconnected.keys) }

    /// Results that were recorded as one thing and may turn out to be another: those that wait, and those that counted
    /// although nothing could tell.
    public var unsettled: [ProbeResult] { (waiting + doubtful).map(\.result) }

    /// Takes results that are recorded together, in order of time; gives what counts from now on, in order.
    ///
    /// - Parameter now: the moment; nothing has ended after it, whatever a clock that was set back made of the results.
    public mutating func record(_ results: [ProbeResult], now: Timestamp) -> [Counting] {
        for result in results where result.trigger != .pushed && result.status > 0 && result.reachedPublic {
            seeOpen(at: min(result.heardAt, now))
            seeConnected(at: min(result.heardAt, now))
            if result.family == .v6 { seeOpenByIPv6(at: min(result.heardAt, now)) }
        }
        for result in results where result.isUnconnected {
            let ended = min(result.end, now)
            if connected.map({ ended > $0 }) ?? true { unconnected[result.stream] = ended }
        }
        // The usual case, without a copy: nothing waits, and nothing has to.
        if waiting.isEmpty, !results.contains(where: \.isUnanswered) {
            return results.map { Counting(result: $0, isChanged: false, isUntold: false) }
        }
        let old = waiting
        waiting = []
        return settle(old, isRecorded: true)
            + settle(results.map { ($0, min($0.end, now)) }, isRecorded: false)
    }

    /// Takes what a look found; gives what counts from now on.
    public mutating func learn(_ report: Report) -> [Counting] {
        switch report.verdict {
        case .open:
            seeOpen(at: report.asked)
            if report.isByConnections { seeConnected(at: report.asked) }
            // Name servers answer, and nobody was connected to: what was lost stays lost.
            if isLost, let asked = loss?.asked { loss?.asked = max(asked, report.asked) }
        case .untold:
            untold = max(untold ?? report.asked, report.asked)
            // Somebody looked, and it was not seen open: what was lost stays lost.
            if isLost, let asked = loss?.asked { loss?.asked = max(asked, report.asked) }
        case .lost:
            let seen = report.isByConnections ? connected : open
            // Something has answered since the look began.
            if let seen, seen > report.asked { break }
            if !isLost {
                loss = Loss(
                    from: seen, asked: report.asked, isOfConnections: report.isByConnections, silent: report.silent)
            }
            loss?.asked = report.asked
        }
        let old = waiting
        waiting = []
        return settle(old, isRecorded: true)
    }

    /// Gives back what counted against targets and rested on too little, where it fell into the cut that is now known: as
    /// what it is.
    public mutating func takeBack() -> [ProbeResult] {
        guard isLost else { return [] }
        let ours = doubtful.filter { isOurs($0.result, ended: $0.ended) }.map { self.ours($0.result) }
        doubtful = []
        return ours
    }

    /// Forgets a stream that is no longer watched.
    public mutating func forget(stream: Int) {
        waiting.removeAll { $0.result.stream == stream }
        doubtful.removeAll { $0.result.stream == stream }
        unconnected[stream] = nil
    }

    /// Says that the clock was set back to a moment: nothing was seen after it.
    public mutating func clockWasSetBack(to now: Timestamp) {
        open = open.map { min($0, now) }
        untold = untold.map { min($0, now) }
        connected = connected.map { min($0, now) }
        openByIPv6 = openByIPv6.map { min($0, now) }
        unconnected = unconnected.mapValues { min($0, now) }
        if let asked = loss?.asked { loss?.asked = min(asked, now) }
        for index in waiting.indices { waiting[index].ended = min(waiting[index].ended, now) }
        for index in doubtful.indices { doubtful[index].ended = min(doubtful[index].ended, now) }
    }

    private mutating func seeOpen(at moment: Timestamp) {
        open = max(open ?? moment, moment)
        if loss?.isOfConnections == false { endLoss(at: moment) }
        // What ended before it was the target's, as it was said; of connections only a connection shows that.
        if !doubtful.isEmpty { doubtful.removeAll { $0.ended <= moment && !$0.result.isUnconnected } }
    }

    private mutating func seeOpenByIPv6(at moment: Timestamp) { openByIPv6 = max(openByIPv6 ?? moment, moment) }

    private mutating func endLoss(at moment: Timestamp) {
        if let stretch = loss, stretch.until == nil, moment > stretch.asked { loss?.until = moment }
    }

    private mutating func seeConnected(at moment: Timestamp) {
        endLoss(at: moment)
        connected = max(connected ?? moment, moment)
        if !unconnected.isEmpty { unconnected = unconnected.filter { $0.value > moment } }
        if !doubtful.isEmpty { doubtful.removeAll { $0.ended <= moment } }
    }

    /// Notes that a result counted against its target and rests on too little to stay, whatever is found later.
    private mutating func doubt(_ result: ProbeResult, ended: Timestamp) {
        doubtful.append((result, ended))
        if doubtful.count > Self.doubtfulLimit { doubtful.removeFirst(doubtful.count - Self.doubtfulLimit) }
    }

    private mutating func settle(
        _ results: [(result: ProbeResult, ended: Timestamp)], isRecorded: Bool
    ) -> [Counting] {
        var counting: [Counting] = []
        var blocked = waitingStreams
        for (result, ended) in results {
            if blocked.contains(result.stream) {
                // Results of one stream count in their order.
                waiting.append((result, ended))
            } else if !result.isUnanswered {
                counting.append(Counting(result: result, isChanged: false, isUntold: false))
            } else if isOurs(result, ended: ended) {
                counting.append(Counting(result: ours(result), isChanged: isRecorded, isUntold: false))
            } else if let open = newestOpen(for: result), open >= ended {
                if result.isUnconnected, connected.map({ $0 < ended }) ?? true { doubt(result, ended: ended) }
                counting.append(Counting(result: result, isChanged: false, isUntold: false))
            } else if let untold = newestUntold(for: result), untold >= ended {
                let isUntold = result.isCutOff && result.outcome == .bad
                if result.outcome == .bad { doubt(result, ended: ended) }
                counting.append(Counting(result: result, isChanged: false, isUntold: isUntold))
            } else {
                waiting.append((result, ended))
                blocked.insert(result.stream)
            }
        }
        return counting
    }

    /// When the way out of a run was last seen open: what was tried by IPv6 alone may fail for want of IPv6 here, which no
    /// other answer tells.
    private func newestOpen(for result: ProbeResult) -> Timestamp? {
        result.family == .v6 ? openByIPv6 : open
    }

    /// When somebody last looked at it and could not tell.
    private func newestUntold(for result: ProbeResult) -> Timestamp? {
        result.family == .v6 ? [untold, open].compactMap(\.self).max() : untold
    }

    /// Whether a run without an answer reaches into a time in which our own network was cut off.
    private func isOurs(_ result: ProbeResult, ended: Timestamp) -> Bool {
        guard let loss, loss.from.map({ ended > $0 }) ?? true else { return false }
        return loss.until.map { min(result.at, ended) < $0 } ?? true
    }

    private func ours(_ result: ProbeResult) -> ProbeResult {
        var ours = result
        (ours.outcome, ours.reason) = (.unknown, .ownNetwork)
        if result.reason != .ownNetwork { ours.detail = "our own network was cut off: \(result.detail)" }
        return ours
    }
}

extension ProbeResult {
    /// When the run ended.
    public var end: Timestamp { at + .milliseconds(phases.total / 1000) }

    /// Whether the run did not get out at all: no name server told, or nobody could be connected to.
    public var isCutOff: Bool {
        guard status == 0, trigger != .pushed else { return false }
        // What the run could tell by itself never speaks against its target; somebody must look all the same.
        if outcome == .unknown { return reason == .ownNetwork }
        guard outcome == .bad else { return false }
        return switch reason {
        case .dnsTimeout, .dnsFailed, .connectTimeout, .connectFailed: true
        default: false
        }
    }

    /// Whether the run knew where to connect to, and could not.
    public var isUnconnected: Bool {
        guard outcome == .bad, status == 0, trigger != .pushed else { return false }
        return reason == .connectTimeout || reason == .connectFailed
    }

    /// Whether the run ended without any answer, so that a cut of our own network can be what it shows.
    public var isUnanswered: Bool {
        guard outcome == .bad, status == 0, trigger != .pushed else { return isCutOff }
        return switch reason {
        case .timeout, .closedEarly, .tlsFailed: true
        default: isCutOff
        }
    }
}
