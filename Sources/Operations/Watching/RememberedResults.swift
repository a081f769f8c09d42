import Alerting
import Measures
import Probing
import Registry

/// What is remembered of the newest results of one probe.
struct RememberedResults: Sendable, Hashable {
    /// The results, newest first.
    var results: [ProbeResult]
    /// Whether there were older ones that are not remembered one by one.
    var isCut: Bool
    /// Whether those from before the end of a maintenance are left out: no older ones count.
    var startsAfterMaintenance = false

    /// Only what was found since a maintenance ended.
    func since(_ ended: Timestamp) -> RememberedResults {
        let fresh = Array(results.prefix { $0.at >= ended })
        guard fresh.count < results.count else { return self }
        return RememberedResults(results: fresh, isCut: false, startsAfterMaintenance: true)
    }

    /// The newest results that say what a span of their probe says, of those that it covers; newest first.
    func evidence(for span: StatusSpan, limit: Int) -> [ProbeResult] {
        Array(results.lazy.filter { $0.at >= span.start && span.isShown(by: $0) }.prefix(limit))
    }

    /// How many results in a row say what a span of their probe says, from the newest back to the first that does not;
    /// nil where the newest does not.
    ///
    /// - Parameter isFirst: whether nothing is kept from before the oldest one that is remembered.
    func run(saying span: StatusSpan, isFirst: Bool) -> AlertSituation.Run? {
        let count = results.prefix { span.isShown(by: $0) }.count
        guard count > 0 else { return nil }
        return .init(count: count, isAtLeast: count == results.count && (isCut || !isFirst))
    }
}

extension StatusSpan {
    /// Whether a result of the probe shows very much what this span of it says: what does not work at all does not work
    /// badly, though it counts as at least that.
    func isShown(by result: ProbeResult) -> Bool {
        isSaid(by: result) && (status != .degraded || cause == .flapping || result.outcome == .slight)
    }

    /// Whether a result of the probe says what this span of it says.
    ///
    /// Silence, hours and maintenance are said by none.
    func isSaid(by result: ProbeResult) -> Bool {
        switch cause {
        case .observed, .flapping, .ownFault, .blocked, .rateLimited: break
        case .pending, .overdue, .notWatched, .closed, .maintenance: return false
        }
        switch status {
        case .down: return result.outcome == .bad
        case .degraded: return result.outcome == .bad || result.outcome == .slight
        case .unknown: return result.outcome == .unknown
        case .up, .maintenance: return false
        }
    }
}
