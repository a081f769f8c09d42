import Alerting
import Measures
public import Pages
import Registry

extension AlertFile {
    /// The alert as pages and mails show it: with the newest that is known, or what it was once it is over.
    public var model: AlertModel {
        let situation = alert.matter
        return AlertModel(
            id: alert.id, service: alert.service, title: title, organisation: organisation, kind: kind, state: state,
            severity: severity, status: Self.status(situation, alert.kind), since: alert.since,
            openedAt: alert.openedAt, acknowledgedAt: alert.acknowledgement?.at,
            acknowledgedBy: alert.acknowledgement?.by, resolvedAt: alert.resolvedAt,
            topic: alert.identity.topic,
            isWithdrawn: alert.isWithdrawn, takenBack: takenBack, peoplePerDay: peoplePerDay,
            situation: Self.cells(situation), meanwhile: meanwhile, endedAt: endedAt,
            unwatchedBeforeEnd: unwatchedBeforeEnd, situationUntil: situationUntil,
            ending: ending, newlyLost: Self.cells(situation, onlyNewlyLost: true), sharedCause: situation.sharedCause,
            unseen: unseen(situation), notes: notes(situation), standard: standard(situation),
            ratings: ratings(situation),
            // What people say is read where it may be read, and not from here.
            evidence: alert.kind == .ratings
                ? [] : situation.evidence.map(line),
            run: situation.run.map { .init($0.count, isAtLeast: $0.isAtLeast) }, deliveries: deliveries.map(row),
            history: events.map(Self.row))
    }

    /// The name of a channel of its service; nil where the service no longer has it.
    public func label(_ channel: String) -> ChannelLabel? { channels.first { $0.id == channel } }

    /// The line of the list of alerts.
    var row: AlertListModel.Row { .init(model, zone: zone) }

    private func line(_ evidence: Evidence) -> AlertModel.EvidenceLine {
        let address = ObservationAddress(evidence.subject.path)
        return .init(
            at: evidence.at, channel: address.channel.flatMap(label),
            check: address.check, checkTitle: checkTitles[address.probe], reason: evidence.reason,
            detail: evidence.detail, source: evidence.source)
    }

    private func standard(_ situation: AlertSituation) -> AlertModel.LapsedStandard? {
        guard alert.kind == .verdict, let id = alert.identity.topic else { return nil }
        return .init(
            id: id, title: situation.standard ?? Text("en", id),
            points: situation.points.map {
                .init(
                    criterion: $0.criterion, title: $0.title, verdict: .init(rawValue: $0.verdict) ?? .fail,
                    found: $0.found, threshold: $0.threshold, remedy: $0.remedy)
            })
    }

    private func ratings(_ situation: AlertSituation) -> AlertModel.Ratings? {
        guard let drop = RatingDrop(rawValue: situation.after) ?? RatingDrop(rawValue: alert.opening.after) else {
            return nil
        }
        return .init(
            unhappy: drop.hits, answers: drop.answers, usual: drop.usual, learned: drop.learned, examples: examples)
    }

    private var kind: AlertModel.Kind {
        switch alert.kind {
        case .status: .status
        case .overdue: .overdue
        case .verdict: .verdict
        case .ratings: .ratings
        case .fact: .fact
        case .unmeasured: .unmeasured
        case .network: .network
        }
    }

    private var state: AlertModel.State {
        switch alert.state {
        case .open: .open
        case .acknowledged: .acknowledged
        case .resolved: .resolved
        }
    }

    private var severity: AlertModel.Severity {
        switch alert.severity {
        case .critical: .critical
        case .warning: .warning
        case .info: .info
        }
    }

    /// The status that a situation shows: silence is unknown, being heard is up.
    private static func status(_ situation: AlertSituation, _ kind: Change.Kind) -> Status {
        switch kind {
        case .status: Status(rawValue: situation.after) ?? .unknown
        case .overdue: situation.after == Hearing.heard.rawValue ? .up : .unknown
        case .verdict: situation.after == Lapse.none ? .up : .degraded
        case .ratings: situation.after == RatingDrop.usual ? .up : .degraded
        case .fact: situation.after == FactConflict.same ? .up : .degraded
        case .unmeasured: situation.after == Unmeasurable.measured ? .up : .unknown
        case .network: situation.after == NetworkReach.open.rawValue ? .up : .unknown
        }
    }

    /// What a situation says of each task on each channel.
    ///
    /// - Parameter onlyNewlyLost: whether only what has got worse is asked for.
    static func cells(_ situation: AlertSituation, onlyNewlyLost: Bool = false) -> Situation {
        let all =
            (situation.cannotDo + situation.worksBadly + situation.stillWorks).flatMap(\.channels)
            + situation.unknown.compactMap(\.channel)
        func label(_ channel: AlertSituation.Channel) -> ChannelLabel {
            ChannelLabel(
                id: channel.id, kind: channel.kind, title: channel.title,
                isOneOfSeveral: Set(all.filter { $0.kind == channel.kind }.map(\.id)).count > 1)
        }
        func cells(_ groups: [AlertSituation.TaskOnChannels], _ status: Status) -> [Situation.Cell] {
            groups.flatMap { group in
                group.channels.map { channel in
                    Situation.Cell(
                        task: group.task == nil ? nil : group.title, channel: label(channel), status: status,
                        // Alerts of earlier versions know only what decided for all of them.
                        reason: situation.told(
                            channel.reason ?? (status == .down && channel.since == nil ? situation.reason : nil),
                            on: channel),
                        since: channel.since ?? situation.since)
                }
            }
        }
        if onlyNewlyLost { return Situation(cells: cells(situation.newlyLost, .down)) }
        let unknown = situation.unknown.compactMap { unknown in
            unknown.channel.map {
                Situation.Cell(
                    task: unknown.title, channel: label($0), status: .unknown, cause: unknown.cause,
                    since: unknown.since, isWatched: unknown.isWatched ?? (unknown.cause != .pending))
            }
        }
        return Situation(
            cells: cells(situation.cannotDo, .down) + cells(situation.worksBadly, .degraded)
                + cells(situation.stillWorks, .up) + unknown)
    }

    static func purpose(_ purpose: Delivery.Purpose) -> DeliveryRow.Purpose {
        switch purpose {
        case .opened: .opened
        case .worsened: .worsened
        case .eased: .eased
        case .reminder: .reminder
        case .resolved: .resolved
        }
    }

    private func row(_ delivery: Delivery) -> DeliveryRow {
        let state: DeliveryRow.State =
            switch delivery.state {
            case .pending: .pending
            case .delivered: .delivered
            case .failed: .failed
            case .expired: .expired
            case .cancelled: .cancelled
            }
        return DeliveryRow(
            purpose: Self.purpose(delivery.purpose), office: delivery.office ?? "", state: state,
            isToOperator: alert.isForOperator, attempts: delivery.attempts,
            at: delivery.endedAt ?? delivery.nextAttemptAt, problem: delivery.lastError)
    }

    private static func row(_ event: AlertEvent) -> AlertHistoryRow {
        let kind: AlertHistoryRow.Kind =
            switch event.kind {
            case .opened: .opened
            case .worsened: .worsened
            case .eased: .eased
            case .updated: .updated
            case .note: .note
            case .acknowledged: .acknowledged
            case .reminded: .reminded
            case .resolved: event.after == Change.takenBack ? .takenBack : .resolved
            case .deliveryFailed: .deliveryFailed
            case .nobodyToTell: .nobodyToTell
            }
        return AlertHistoryRow(at: event.at, kind: kind, office: event.by, note: event.detail)
    }
}

extension AlertSituation {
    /// A reason with the values that the probe found which decided for a channel; the bare reason where it found none.
    ///
    /// Where nobody kept which probe that was, any observation of the channel with the same reason tells them.
    func told(_ reason: String?, on channel: Channel) -> String? {
        guard let reason else { return nil }
        let probe = channel.evidence.map { ObservationAddress($0).probe }
        return evidence.first { evidence in
            let address = ObservationAddress(evidence.subject.path)
            return evidence.reason.map { ToldReason($0).code } == reason
                && (probe.map { $0 == address.probe } ?? (address.channel == channel.id))
        }?.reason ?? reason
    }
}
