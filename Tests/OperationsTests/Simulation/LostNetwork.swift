import Probing
import Registry

/// The model of our own lost network: nothing is remembered but all that was ever recorded since the server began.
///
/// The rule: when results of at least three hosts are no older than half a minute before the newest result that is
/// recorded now, and the newest of every probe among them did not get out, those recorded now that did not get out say
/// nothing about their targets. Sources that send word by themselves are left aside.
struct LostNetwork {
    private var all: [ProbeResult] = []

    /// Gives the results back in order of time, with what is our own fault as unknown.
    mutating func judge(_ batch: [ProbeResult], probes: [Int: SimulatedProbe]) -> [ProbeResult] {
        let batch = batch.enumerated()
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
        all += batch.filter { $0.trigger != .pushed }
        guard let now = batch.last?.at else { return [] }
        guard batch.contains(where: { isCutOff($0) }) else { return batch }
        var newest: [Int: ProbeResult] = [:]
        for result in all.suffix(400) { newest[result.stream] = result }
        let near = newest.values.filter { now.milliseconds - $0.at.milliseconds <= 30_000 }
        let hosts = Set(near.compactMap { probes[$0.stream]?.host })
        guard hosts.count >= 3, near.allSatisfy({ isCutOff($0) }) else { return batch }
        return batch.map { result in
            guard isCutOff(result) else { return result }
            var ours = result
            ours.outcome = .unknown
            ours.reason = .ourError
            return ours
        }
    }

    /// Whether a run did not even get out: no name server answered, or nobody at the other end.
    private func isCutOff(_ result: ProbeResult) -> Bool {
        result.trigger != .pushed && [.dnsTimeout, .connectTimeout, .connectFailed].contains(result.reason)
    }
}
