import Probing
import Registry

/// The model of our own way out: which results say something of their targets, and from when on.
///
/// - A run that got no answer at all says nothing for as long as it is not known whether our own way out was open when
///   it ended. An answer from any target shows that, and so does a look at the way out that began later and found it
///   open, or found nothing that could tell.
/// - Where such a look finds it lost, it has been since it was last seen open, and is until it is seen open again: runs
///   without an answer that reach into that time are our own fault.
/// - Results of one probe count in their order: one behind another that waits waits too.
struct OwnNetwork {
    private var open = Int64.min
    private var untold = Int64.min
    private var lost: (from: Int64, asked: Int64, until: Int64?)?
    private var waiting: [ProbeResult] = []

    /// The newest time in which it was cut off, with no end while it lasts; one that was never seen open before is known
    /// only from the look that found it.
    var cut: (from: Int64, until: Int64?)? {
        lost.map { ($0.from == .min ? $0.asked : $0.from, $0.until) }
    }

    /// Takes what was recorded together, in order; gives what counts from now on, in order.
    mutating func record(_ batch: [ProbeResult]) -> [ProbeResult] {
        for result in batch where result.trigger != .pushed && result.status > 0 { seeOpen(at: result.end) }
        return settle(waiting + batch)
    }

    /// Takes what a look at the way out found; gives what counts from now on.
    mutating func told(_ verdict: WayOut.Verdict, asked: Int64) -> [ProbeResult] {
        switch verdict {
        case .open: seeOpen(at: asked)
        case .untold: untold = max(untold, asked)
        case .lost:
            guard open <= asked else { break }
            if lost == nil || lost?.until != nil { lost = (open, asked, nil) }
            lost?.asked = asked
        }
        return settle(waiting)
    }

    private mutating func seeOpen(at moment: Int64) {
        open = max(open, moment)
        if let stretch = lost, stretch.until == nil, moment > stretch.asked { lost?.until = moment }
    }

    private mutating func settle(_ results: [ProbeResult]) -> [ProbeResult] {
        var counting: [ProbeResult] = []
        waiting = []
        for result in results {
            if waiting.contains(where: { $0.stream == result.stream }) {
                waiting.append(result)
            } else if !isUnanswered(result) {
                counting.append(result)
            } else if let lost, result.end > lost.from, lost.until.map({ result.at.milliseconds < $0 }) ?? true {
                var ours = result
                (ours.outcome, ours.reason) = (.unknown, .ownNetwork)
                counting.append(ours)
            } else if max(open, untold) >= result.end {
                counting.append(result)
            } else {
                waiting.append(result)
            }
        }
        return counting
    }

    private func isUnanswered(_ result: ProbeResult) -> Bool {
        let reasons: [Reason] = [
            .dnsTimeout, .dnsFailed, .connectTimeout, .connectFailed, .tlsFailed, .timeout, .closedEarly,
        ]
        return result.trigger != .pushed && result.outcome == .bad && result.status == 0
            && reasons.contains(result.reason)
    }
}

extension ProbeResult {
    /// When the run ended, in milliseconds.
    var end: Int64 { at.milliseconds + phases.total / 1000 }
}
