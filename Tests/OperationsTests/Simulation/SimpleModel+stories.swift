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
        var teller = Teller(service, streams, hours)
        for (at, entry) in journal.entries {
            switch entry {
            case .began: teller.begin(at: at)
            case .results(let batch): teller.record(batch, at: at)
            case .wayOut(let verdict, let asked): teller.lookEnded(verdict, asked: asked, at: at)
            case .ticked: teller.timePasses(to: at)
            }
            teller.lastSeen = at
        }
        return teller.told(until: service.end)
    }

    /// What is told of the week, as far as the journal was read.
    private struct Teller {
        let streams: [Int: SimulatedProbe]
        var stories: [String: ProbeStory] = [:]
        var origins: [String: OriginStory] = [:]
        var network = OwnNetwork()
        var results: [String: [ProbeResult]] = [:]
        var newest: [String: Int64] = [:]
        var lastSeen: Int64?
        private let freshOrigins: [String: OriginStory]

        init(
            _ service: SimulatedService, _ streams: [Int: SimulatedProbe],
            _ hours: [String: [(from: Int64, until: Int64)]]
        ) {
            self.streams = streams
            for probe in service.probes {
                let maintenance = service.maintenance.filter { $0.channel ?? probe.channel == probe.channel }
                stories[probe.id] = ProbeStory(
                    probe, hours: hours[probe.channel], maintenance: maintenance.map { ($0.from, $0.until) })
            }
            freshOrigins = Dictionary(grouping: service.probes.filter { !$0.isPushed }, by: \.host)
                .mapValues { $0.filter { !$0.isCheck } }.filter { $0.value.count > 1 }
                .mapValues { OriginStory(pages: Set($0.map(\.page)).count) }
        }

        mutating func begin(at moment: Int64) {
            for id in stories.keys { stories[id]?.serverBegan(at: moment, lastSeen: lastSeen) }
            (network, origins) = (OwnNetwork(), freshOrigins)
        }

        mutating func timePasses(to moment: Int64) {
            guard let lastSeen else { return }
            for id in stories.keys { stories[id]?.timePassed(from: lastSeen, to: moment) }
        }

        mutating func record(_ batch: [ProbeResult], at recorded: Int64) {
            timePasses(to: recorded)
            var kept: [ProbeResult] = []
            for var result in batch.enumerated()
                .sorted(by: { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }).map(\.element)
            {
                guard let probe = streams[result.stream] else { continue }
                let moment = max(result.at.milliseconds, (newest[probe.id] ?? 0) + 1)
                newest[probe.id] = moment
                result.at = Timestamp(milliseconds: moment)
                stories[probe.id]?.listen(until: recorded)
                stories[probe.id]?.word(at: moment)
                results[probe.id, default: []].append(result)
                kept.append(result)
            }
            let before = network.cut
            let counting = network.record(kept)
            follow(from: before, at: recorded)
            count(counting, at: recorded)
        }

        mutating func lookEnded(_ verdict: WayOut.Verdict, asked: Int64, at moment: Int64) {
            timePasses(to: moment)
            let before = network.cut
            let counting = network.told(verdict, asked: asked)
            follow(from: before, at: moment)
            count(counting, at: moment)
        }

        /// Tells the probes that our own network was lost, or is back.
        private mutating func follow(from before: (from: Int64, until: Int64?)?, at moment: Int64) {
            let (was, now) = (before.map { $0.until == nil } ?? false, network.cut.map { $0.until == nil } ?? false)
            guard was != now, let cut = network.cut else { return }
            for id in stories.keys {
                if now {
                    stories[id]?.networkLost(at: moment, since: cut.from)
                } else if let until = cut.until {
                    stories[id]?.networkOpen(at: moment, lost: cut.from, until: until)
                }
            }
        }

        /// Lets results count: for the origin first, then for their own probe.
        mutating func count(_ counting: [ProbeResult], at moment: Int64) {
            for result in counting {
                guard let probe = streams[result.stream] else { continue }
                if let place = results[probe.id]?.lastIndex(where: { $0.at == result.at }) {
                    results[probe.id]?[place] = result
                }
                let lesson = origins[probe.host]?.hear(result, page: probe.page) ?? .nothing
                if case .suspicion(let from) = lesson { ask(at: probe.host, since: from, moment) }
                var isForAll = true
                if case .cutOff(_, _, let isNew) = lesson { isForAll = isNew }
                if !isForAll { stories[probe.id]?.learn(lesson) }
                for other in streams.values
                where isForAll && other.host == probe.host && !other.isPushed {
                    stories[other.id]?.learn(lesson)
                }
                stories[probe.id]?.hear(result, at: result.at.milliseconds)
            }
        }

        /// Asks one of the probes of a host that say whether people can get in.
        private mutating func ask(at host: String, since from: Int64, _ moment: Int64) {
            let doors = streams.filter { $0.value.host == host && !$0.value.isPushed && !$0.value.isCheck }
            let word = doors.mapValues { stories[$0.id]?.heard ?? .min }
            let unasked = word.filter { $0.value < from }
            let next = (unasked.isEmpty ? word : unasked).min { ($0.value, $0.key) < ($1.value, $1.key) }
            if let next { origins[host]?.ask(next.key, at: moment) }
        }

        func told(until end: Int64) -> (stories: [String: [Standing]], results: [String: [ProbeResult]]) {
            var stories = stories
            for id in stories.keys { stories[id]?.listen(until: lastSeen ?? end) }
            return (stories.mapValues { Standing.joined($0.chapters) }, results)
        }
    }
}
