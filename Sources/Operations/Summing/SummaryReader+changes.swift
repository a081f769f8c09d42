import Alerting
import Measures
import Pages
import Registry
import Standards
import Storage

/// What changed within the time, and why.
extension SummaryReader {
    /// From how many outages of a channel on they are told together.
    private static let together = 3

    func changes(_ subject: Int64?, _ spans: [String: [StatusSpan]]) throws -> [SummaryModel.Change] {
        let alerts = try transaction.alerts(
            ofService: reading.service.id, touching: period.window, limit: Self.limit)
        return try failures(.down, spans) + failures(.degraded, spans) + (subject.map(verdictChanges) ?? [])
            + alerts.compactMap(change)
    }

    private func change(_ at: Timestamp, _ event: SummaryModel.Change.Event) -> SummaryModel.Change {
        SummaryModel.Change(service: service, at: at, event: event)
    }

    // MARK: Outages

    /// When channels did not work, or worked badly: those that began and ended together in one line, many of one channel
    /// in one line.
    private func failures(_ status: Status, _ spans: [String: [StatusSpan]]) throws -> [SummaryModel.Change] {
        struct Stretch: Hashable {
            var start: Int64
            var end: Int64?
            var reason: String?
        }
        let isDown = status == .down
        var changes: [SummaryModel.Change] = []
        var single: [(stretch: Stretch, outage: Outage, channels: [ChannelLabel])] = []
        for label in reading.labels {
            let outages = StatusHistory(spans[label.id] ?? [], in: period.window, now: reading.now).times(of: status)
            if outages.count >= Self.together, let newest = outages.last {
                let length = outages.reduce(Duration.zero) { $0 + $1.duration }
                changes.append(
                    change(
                        begin(newest, label, status),
                        isDown
                            ? .outages(channel: label, count: outages.count, length: length)
                            : .degradations(channel: label, count: outages.count, length: length)))
                continue
            }
            for outage in outages {
                let stretch = Stretch(
                    start: outage.start.milliseconds.flooredQuotient(60_000),
                    end: outage.end?.milliseconds.flooredQuotient(60_000), reason: outage.reason)
                if let place = single.firstIndex(where: { $0.stretch == stretch }) {
                    single[place].channels.append(label)
                } else {
                    single.append((stretch, outage, [label]))
                }
            }
        }
        return try changes
            + single.map { _, outage, channels in
                let reason = try reason(outage)
                var told = change(
                    begin(outage, channels[0], status),
                    isDown
                        ? .outage(channels: channels, until: outage.end, reason: reason)
                        : .degradation(channels: channels, until: outage.end, reason: reason))
                told.unwatched = outage.unwatched
                return told
            }
    }

    /// Why, with the values that were found where they are still kept.
    private func reason(_ outage: Outage) throws -> String? {
        try transaction.told(
            outage.reason, by: outage.evidence, from: outage.start, until: outage.end,
            now: reading.now)
    }

    /// When it began: of what lasts, before all pauses of ours, be they older than the time told of.
    private func begin(_ outage: Outage, _ label: ChannelLabel, _ status: Status) -> Timestamp {
        guard outage.end == nil, let lasting = reading.current[.channel(reading.service.id, label.id)],
            lasting.status == status
        else { return outage.start }
        return min(outage.start, lasting.start)
    }

    // MARK: Verdicts

    /// How verdicts came out differently: what became the same for the same cause in one line.
    private func verdictChanges(_ subject: Int64) throws -> [SummaryModel.Change] {
        struct Result: Hashable {
            var became: Verdict
            var isDisputed: Bool
            var cause: CauseOfChange
        }
        return try reading.service.standards.flatMap { reference -> [SummaryModel.Change] in
            let turns = try transaction.verdictTurns(
                of: subject, standard: reference.id, in: period.window, limit: Self.limit
            ).filter { $0.was != nil }
            let (title, file) = standard(reference.id)
            var newest: [String: VerdictTurn] = [:]
            for turn in turns {
                // Newest first: the newest says how it is, the oldest how it was.
                if newest[turn.criterion] == nil { newest[turn.criterion] = turn }
                newest[turn.criterion]?.was = turn.was
            }
            let real = newest.values.filter { turn in
                // There and back again is no news; once from a verdict to itself, it became disputed or is no longer.
                turn.was != turn.became || turns.count { $0.criterion == turn.criterion } == 1
            }
            let groups = Dictionary(
                grouping: real, by: { Result(became: $0.became, isDisputed: $0.isDisputed, cause: $0.cause) })
            return groups.flatMap { result, turns -> [SummaryModel.Change] in
                let cause = AssessmentModel.Change.Cause(rawValue: result.cause.rawValue) ?? .data
                let became = VerdictRow.Verdict(result.became)
                guard turns.count < Self.together, !turns.isEmpty else {
                    return [
                        change(
                            turns.map(\.at).max() ?? reading.now,
                            .verdicts(
                                turns.count, standard: title, became: became, isDisputed: result.isDisputed,
                                cause: cause))
                    ]
                }
                return turns.compactMap { turn in
                    turn.was.map { was in
                        let point = file?.standard.criterion(turn.criterion)?.title ?? Text("en", turn.criterion)
                        return change(
                            turn.at,
                            .verdict(
                                point, standard: title, was: VerdictRow.Verdict(was), became: became,
                                isDisputed: turn.isDisputed, cause: cause))
                    }
                }
            }
        }
    }

    // MARK: Facts and ratings

    /// What an alert about facts or ratings tells of; others are told of by what they rest on.
    private func change(_ alert: Alert) -> SummaryModel.Change? {
        guard !alert.isWithdrawn, !alert.isTakenBack, let topic = alert.kind == .fact ? alert.identity.topic : "" else {
            return nil
        }
        if alert.kind == .fact {
            let differing = [alert.matter, alert.opening].lazy.compactMap { FactConflict(rawValue: $0.after) }.first
            let channels = reading.labels.filter { differing?.channels.contains($0.id) ?? false }
            return change(alert.since, .fact(topic, channels: channels, until: alert.resolvedAt))
        }
        guard alert.kind == .ratings else { return nil }
        let drop = [alert.matter, alert.opening].lazy.compactMap { RatingDrop(rawValue: $0.after) }.first
        let label = alert.subject.channel.flatMap { reading.label($0) }
        return change(
            alert.since,
            .ratings(label, unhappy: drop?.hits ?? 0, answers: drop?.answers ?? 0, until: alert.resolvedAt))
    }
}
