import Measures
import Probing

/// The whole week put together anew at every moment at which anything changes: no memory from one moment to the next.
///
/// - A channel is as bad as the worst of its availability probes; a task on it as its own availability probes where it
///   has some, else as those of the whole channel; a check that fails makes either degraded.
/// - In a declared maintenance window a channel is in maintenance, whether anybody watched or not.
/// - A task counts on the channels that are open: where it works on one, what is down on another makes it degraded, and
///   what cannot be seen there and failed when it was last seen makes it unknown; where it works on none, and one that
///   cannot be seen worked when it was last seen, it is not known, and else it is as on the worst. With every channel closed
///   it is closed.
/// - A service is as bad as the worst of its tasks that count.
struct SimpleModel {
    let service: SimulatedService
    private let stories: [String: [Standing]]
    private let hours: [String: [(from: Int64, until: Int64)]]
    /// Every moment at which anything changes, and how each subject stands from then on.
    private(set) var moments: [(at: Int64, standings: [Subject: Standing])] = []
    /// What was recorded, as the program should have judged it, by probe.
    private(set) var results: [String: [ProbeResult]]

    init(_ service: SimulatedService, _ journal: Journal, streams: [Int: SimulatedProbe]) {
        self.service = service
        var hours: [String: [(from: Int64, until: Int64)]] = [:]
        for channel in service.channels {
            hours[channel.id] = channel.hours?.stretches(around: service.start, service.end)
        }
        self.hours = hours
        (stories, results) = Self.stories(service, journal, streams, hours)
        var times: Set<Int64> = [service.start]
        for story in stories.values { times.formUnion(story.map(\.from)) }
        for stretches in hours.values { times.formUnion(stretches.flatMap { [$0.from, $0.until] }) }
        for window in service.maintenance { times.formUnion([window.from, window.until]) }
        moments = times.filter { $0 >= service.start && $0 < service.end }.sorted().map { ($0, standings(at: $0)) }
    }

    /// How each subject stood over the week, and each probe.
    var spans: [Subject: [Standing]] {
        var spans: [Subject: [Standing]] = [:]
        for (_, standings) in moments {
            for (subject, standing) in standings { spans[subject, default: []].append(standing) }
        }
        for channel in service.channels {
            for probe in channel.probes { spans[.probe(service.id, channel.id, probe.id)] = stories[probe.id] }
        }
        return spans.mapValues(Standing.joined)
    }

    /// Whether a channel is in its declared hours.
    func isOpen(_ channel: String, at moment: Int64) -> Bool {
        hours[channel]?.contains { $0.from <= moment && moment < $0.until } ?? true
    }

    private func standings(at moment: Int64) -> [Subject: Standing] {
        var standings: [Subject: Standing] = [:]
        var open: [String: [Standing]] = [:]
        for channel in service.channels {
            let planned = service.maintenance.contains {
                $0.from <= moment && moment < $0.until && ($0.channel ?? channel.id) == channel.id
            }
            let maintenance = planned ? Standing(moment, .maintenance, .maintenance) : nil
            standings[.channel(service.id, channel.id)] = maintenance ?? worst(of: channel.probes, at: moment)
            for task in channel.tasks {
                let own = channel.probes.filter { $0.task == task && !$0.isCheck }
                let deciding = channel.probes.filter { probe in
                    probe.isCheck || (own.isEmpty ? probe.task == nil : probe.task == task)
                }
                let standing = maintenance ?? worst(of: deciding, at: moment)
                standings[.task(service.id, task, on: channel.id)] = standing
                if isOpen(channel.id, at: moment) { open[task, default: []].append(standing) }
            }
        }
        for task in SimulatedService.tasks {
            standings[.task(service.id, task)] =
                open[task].map(together) ?? Standing(moment, .unknown, .closed)
        }
        let counting = SimulatedService.tasks.filter { open[$0] != nil }.compactMap { standings[.task(service.id, $0)] }
        standings[.service(service.id)] = counting.isEmpty ? Standing(moment, .unknown, .closed) : worst(counting)
        return standings
    }

    private func worst(of probes: [SimulatedProbe], at moment: Int64) -> Standing {
        var standings: [Standing] = []
        for probe in probes.filter({ !$0.isCheck }) + probes.filter(\.isCheck) {
            guard var standing = stories[probe.id]?.last(where: { $0.from <= moment }) else { continue }
            standing.from = moment
            if standing.status == .unknown, standing.cause != .pending {
                standing.lastSeen = stories[probe.id]?.last { $0.from <= moment && $0.status != .unknown }?.status
            }
            if probe.isCheck {
                guard [.down, .degraded].contains(standing.status) else { continue }
                standing.status = .degraded
            }
            standings.append(standing)
        }
        return worst(standings)
    }

    /// What is known to be wrong before what is not known, and that before what is fine; the first among equals.
    private func worst(_ standings: [Standing]) -> Standing {
        for status in [Status.down, .degraded, .maintenance, .unknown] {
            guard var found = standings.first(where: { $0.status == status }) else { continue }
            let seen = standings.filter { $0.status == status }.compactMap(\.lastSeen)
            found.lastSeen = [.down, .degraded, .up].first(where: seen.contains)
            return found
        }
        return standings[0]
    }

    private func together(_ offers: [Standing]) -> Standing {
        var worst = worst(offers)
        guard offers.contains(where: { $0.status == .up || $0.status == .degraded }) else {
            // Nobody saw that it stopped working there.
            let unseen = offers.first { $0.status == .unknown && ($0.lastSeen == .up || $0.lastSeen == .degraded) }
            guard worst.status == .down, var unseen else { return worst }
            unseen.lastSeen = .degraded
            return unseen
        }
        guard worst.status == .down || worst.status == .degraded else {
            return offers.first(where: \.hidesFailure) ?? offers.first { $0.status == .up } ?? worst
        }
        worst.status = .degraded
        return worst
    }
}
