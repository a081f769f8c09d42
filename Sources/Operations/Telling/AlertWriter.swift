import Probing
import Alerting
import Measures
import Registry
import Storage

/// Turns what changed for one service into alerts and deliveries, within the transaction that keeps the change.
struct AlertWriter {
    let transaction: StoreTransaction
    let useCases: UseCases
    let now: Timestamp
    /// The newest results of the probes concerned, newest first: what a message rests on.
    let newest: [Subject: [ProbeResult]]

    /// How many results a message shows.
    static let evidenceCount = 3

    /// Follows every change between two states of a service.
    func follow(before: WatchedService, after: WatchedService) throws {
        for change in changes(from: before, to: after) {
            let existing = try transaction.openAlert(AlertIdentity(change.kind, change.subject))
            let outbox = try existing.map { try transaction.deliveries(ofAlert: $0.id) } ?? []
            let plan = useCases.alertLifecycle.follow(
                change, situation: after.situation(after: change, now: now), existing: existing, outbox: outbox,
                context: AlertWriter.context(of: after.service, holidays: after.holidays, now: now, change: change),
                ids: { useCases.ids.next(at: now) })
            try transaction.keep(plan)
        }
    }

    /// Ends the alerts about what a service no longer has anything to say of, since nothing watches it any more.
    func withdrawUnwatched(_ watched: WatchedService) throws {
        // What the file declares: a definition or a secret that is missing now is no reason to say that it is over.
        let service = watched.service
        let probes = Set(
            service.channels.flatMap { channel in
                channel.probes.map { Subject.probe(service.id, channel.id, $0.id) }
            })
        for alert in try transaction.openAlerts(ofService: watched.service.id) {
            switch alert.kind {
            case .overdue where !probes.contains(alert.subject):
                try withdraw(alert, because: "\(alert.subject.path) is no longer registered")
            case .status where probes.isEmpty:
                try withdraw(alert, because: "no probe of it is registered any more")
            case .verdict where !service.standards.contains(where: { $0.id == alert.identity.topic }):
                try withdraw(alert, because: "the service is no longer judged by \(alert.identity.topic ?? "it")")
            case .ratings where !isAsked(alert.subject, of: service):
                try withdraw(alert, because: "people are no longer asked on \(alert.subject.path)")
            case .fact where !service.hasFact(alert.identity.topic):
                try withdraw(alert, because: "\(alert.identity.topic ?? "it") is no longer stated by the service")
            case .overdue, .status, .verdict, .ratings, .fact: break
            }
        }
    }

    private func isAsked(_ subject: Subject, of service: PublicService) -> Bool {
        subject.channel.map { service.feedback?.channels.contains($0) ?? false } ?? false
    }

    /// Ends an alert because what it is about is no longer watched.
    func withdraw(_ alert: Alert, because words: String) throws {
        let plan = useCases.alertLifecycle.withdraw(
            alert, because: words, outbox: try transaction.deliveries(ofAlert: alert.id), at: now,
            ids: { useCases.ids.next(at: now) })
        try transaction.keep(plan)
    }

    /// What the rules must know about a service at a moment.
    static func context(
        of service: PublicService, holidays: Set<CivilDate>, now: Timestamp, change: Change? = nil
    ) -> AlertContext {
        var suppressions = AlertSuppression.maintenance(of: service, at: now)
        if change?.kind == .overdue, let slug = change?.subject.channel,
            let channel = service.channels.first(where: { $0.id == slug })
        {
            let isOpen = channel.hours?.isOpen(at: now, holidays: holidays) ?? true
            if !isOpen { suppressions.append(AlertSuppression(.closed)) }
            let windows = service.maintenance.filter {
                $0.channels.contains(slug) && $0.from <= now && now < $0.until
            }
            suppressions += windows.map { AlertSuppression(.maintenance, until: $0.until) }
        }
        return AlertContext(
            now: now, officials: service.officials, holidays: holidays,
            language: service.languages.first ?? service.title.wordings[0].language, suppressions: suppressions)
    }

    private func changes(from before: WatchedService, to after: WatchedService) -> [Change] {
        let subject = Subject.service(after.service.id)
        var changes: [Change] = []
        if let was = before.timelines.current(subject), let became = after.timelines.current(subject),
            let change = Change.status(of: subject, from: was, to: became, evidence: evidence(for: became))
        {
            changes.append(change)
        }
        for probe in after.probes {
            guard let became = after.timelines.current(probe.subject) else { continue }
            if let was = before.timelines.current(probe.subject),
                let change = Change.hearing(of: probe.subject, from: was, to: became)
            {
                changes.append(change)
            } else if Hearing(became) == .silent {
                // Handed in again: it may have been held back when it began. The rules know what was told.
                changes.append(
                    Change(
                        subject: probe.subject, kind: .overdue, before: Hearing.silent.rawValue,
                        after: Hearing.silent.rawValue, at: became.start))
            }
        }
        return changes
    }

    /// The newest results of the probe that decided.
    private func evidence(for span: StatusSpan) -> [Evidence] {
        guard let path = span.evidence, span.status != .up else { return [] }
        let subject = Subject(kind: .probe, path: path)
        return (newest[subject] ?? []).map { result in
            Evidence(
                subject: subject, at: result.at,
                detail: result.detail.isEmpty ? result.reason.rawValue : result.detail)
        }
    }
}
