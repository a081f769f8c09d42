import Alerting
import Measures
import Probing
import Registry
import Storage

/// What maintenance hides, and what it must not: nothing is told on evidence from inside one, and no end waits for its end.
extension AlertWriter {
    /// What of a change may be told now, and whether more of it may be when there are results from after a maintenance.
    struct Tellable {
        /// What may be told; nil for nothing.
        var change: Change?
        /// Whether results are waited for.
        var waitsForResults = false
        /// How it is without what is left out; nil where nothing is.
        var rest: ExplainedStatus?
    }

    /// What of a change may be told now: what only shows by what was, or was not, heard inside a maintenance is left out.
    func tellable(_ change: Change, _ watched: WatchedService) throws -> Tellable {
        let shape = watched.timelines.shape
        guard !watched.service.maintenance.isEmpty else { return Tellable(change: change) }
        if change.kind == .overdue {
            guard change.after == Hearing.silent.rawValue,
                let channel = shape.channels.first(where: { $0.id == change.subject.channel }),
                let source = channel.sources.first(where: { $0.subject == change.subject }),
                let due = watched.silenceCounts(of: source, on: channel, at: now), now < due
            else { return Tellable(change: change) }
            return Tellable()
        }
        guard change.kind == .status, let status = Status(rawValue: change.after), status.isFailing else {
            return Tellable(change: change)
        }
        var hidden: Set<Int> = []
        var tellable = Tellable(change: change)
        for channel in shape.channels {
            for source in channel.sources {
                guard let span = watched.timelines.current(ofStream: source.stream), span.status.isFailing,
                    try restsOnMaintenance(span, of: source, on: channel, watched)
                else { continue }
                hidden.insert(source.stream)
                tellable.waitsForResults = tellable.waitsForResults || span.cause != .overdue
            }
        }
        guard !hidden.isEmpty else { return tellable }
        let statuses = shape.statuses(at: now) { stream in
            guard !hidden.contains(stream), let span = watched.timelines.current(ofStream: stream) else {
                return ExplainedStatus(.unknown, .pending)
            }
            return ExplainedStatus(span)
        }
        guard let rest = statuses.bySubject[change.subject], rest.status.isFailing else {
            tellable.change = nil
            return tellable
        }
        tellable.rest = rest
        tellable.change?.after = rest.status.rawValue
        tellable.change?.evidence = evidence(
            for: StatusSpan(
                status: rest.status, cause: rest.cause, start: change.at, evidence: rest.evidence), in: watched)
        return tellable
    }

    /// Whether what a source says rests on what came, or did not come, inside the last maintenance of its channel.
    private func restsOnMaintenance(
        _ span: StatusSpan, of source: ServiceShape.Source, on channel: ServiceShape.Channel, _ watched: WatchedService
    ) throws -> Bool {
        guard let ended = watched.maintenanceEnded(of: channel.id, by: now) else { return false }
        if span.cause == .overdue {
            return watched.silenceCounts(of: source, on: channel, at: now).map { now < $0 } ?? false
        }
        // What others saw after it counts as well as what its own probe did.
        if let basis = span.basis, basis.sharedOrigin != nil, basis.sightings.allSatisfy({ $0.at >= ended }) {
            return false
        }
        let memory = max(source.rules.of, source.rules.upAfter)
        let remembered = newest[source.subject]?.results ?? []
        let results = remembered.count < memory ? try stored(of: source.stream, memory) : remembered
        let fresh = results.prefix { $0.at >= ended }
        // As many as the rules look at are from after it, whatever they say.
        guard fresh.count < memory else { return false }
        return fresh.count { span.isSaid(by: $0) } < source.rules.downAfter
    }

    /// The newest results of a probe that count: those from inside the last maintenance of its channel, and before it, prove
    /// nothing of the time after it.
    func countable(_ probe: Subject, in watched: WatchedService) -> RememberedResults? {
        guard let known = newest[probe], let channel = probe.channel,
            let ended = watched.maintenanceEnded(of: channel, by: now)
        else { return newest[probe] }
        return known.since(ended)
    }

    /// The newest results of a stream as they are kept, newest first: a server that has just begun remembers none.
    private func stored(of stream: Int, _ count: Int) throws -> [ProbeResult] {
        try transaction.results(of: stream, before: StreamKey.lastMoment, limit: count)
    }
}

extension WatchedService {
    /// When the last declared maintenance of a channel ended; nil where none has.
    func maintenanceEnded(of channel: String, by moment: Timestamp) -> Timestamp? {
        service.maintenance.filter {
            $0.until <= moment && ($0.channels.isEmpty || $0.channels.contains(channel))
        }.map(\.until).max()
    }

    /// From when on the silence of a source says something although its channel was in maintenance: it could have been heard
    /// since; nil where there was none.
    func silenceCounts(
        of source: ServiceShape.Source, on channel: ServiceShape.Channel, at moment: Timestamp
    ) -> Timestamp? {
        maintenanceEnded(of: channel.id, by: moment).map { $0 + (source.rules.every + source.rules.grace) }
    }

    /// The next moment at which silence that began in a maintenance says something; nil where none did.
    func silenceCountsNext(after moment: Timestamp) -> Timestamp? {
        guard !service.maintenance.isEmpty else { return nil }
        return timelines.shape.channels.flatMap { channel in
            channel.sources.compactMap { source in
                guard timelines.current(ofStream: source.stream)?.cause == .overdue else { return nil }
                return silenceCounts(of: source, on: channel, at: moment)
            }
        }.filter { $0 > moment }.min()
    }
}

extension Status {
    /// Whether it is known not to work, or to work badly.
    var isFailing: Bool { self == .down || self == .degraded }
}
