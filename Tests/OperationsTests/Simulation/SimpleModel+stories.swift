import Probing
import Registry

extension SimpleModel {
    /// Reads the journal: who was heard when, and what was known of each probe.
    ///
    /// Two results of one probe never share a moment: one that comes with an earlier moment counts a millisecond after
    /// the newest.
    static func stories(
        _ service: SimulatedService, _ journal: Journal, _ streams: [Int: SimulatedProbe],
        _ hours: [String: [(from: Int64, until: Int64)]]
    ) -> (stories: [String: [Standing]], results: [String: [ProbeResult]]) {
        var stories: [String: ProbeStory] = [:]
        for probe in service.probes { stories[probe.id] = ProbeStory(probe, hours: hours[probe.channel]) }
        var results: [String: [ProbeResult]] = [:]
        var newest: [String: Int64] = [:]
        var network = LostNetwork()
        var lastSeen: Int64?
        for (at, entry) in journal.entries {
            switch entry {
            case .began:
                for id in stories.keys { stories[id]?.serverBegan(at: at, lastSeen: lastSeen) }
                network = LostNetwork()
            case .results(let batch):
                for result in network.judge(batch, probes: streams) {
                    guard let probe = streams[result.stream] else { continue }
                    let moment = max(result.at.milliseconds, (newest[probe.id] ?? 0) + 1)
                    newest[probe.id] = moment
                    stories[probe.id]?.hear(result, at: moment, recorded: at)
                    results[probe.id, default: []].append(result)
                }
            case .ticked: break
            }
            lastSeen = at
        }
        for id in stories.keys { stories[id]?.listen(until: lastSeen ?? service.end) }
        return (stories.mapValues { Standing.joined($0.chapters) }, results)
    }
}
