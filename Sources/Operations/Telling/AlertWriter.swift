import Probing
import Alerting
import Measures
import Pages
import Registry
import Storage

/// Turns what changed for one service into alerts and deliveries, within the transaction that keeps the change.
struct AlertWriter {
    let transaction: StoreTransaction
    let useCases: UseCases
    let now: Timestamp
    /// The newest results of the probes concerned, newest first: what a message rests on.
    let newest: [Subject: RememberedResults]
    /// The cut of our own network that was found out just now; nil for none.
    var loss: WayOut.Loss?
    /// The newest cut of our own network, which may be over; nil where none is known.
    var cut: WayOut.Loss?

    /// How many results a message shows.
    static let evidenceCount = 3

    /// Follows every change between two states of a service; gives whether something is held back until there are results
    /// from after a maintenance.
    @discardableResult
    func follow(before: WatchedService, after: WatchedService) throws -> Bool {
        var holdsBack = false
        try takeBackWhatWasOurs(from: before, to: after)
        for (found, run) in try changes(from: before, to: after) {
            let existing = try transaction.openAlert(AlertIdentity(found))
            let tellable = try tellable(found, after)
            // What is known already needs no other results.
            let isKnown = existing.map { found.after == $0.newest.after } ?? false
            if tellable.waitsForResults, !isKnown, tellable.change?.after != found.after { holdsBack = true }
            guard var change = tellable.change else { continue }
            var context = AlertWriter.context(of: after.service, holidays: after.holidays, now: now, change: change)
            guard let told = try existing.map({ try uncovered(change, of: $0, in: after) }) ?? change else {
                if let existing { try hide(existing, change, of: after, context) }
                continue
            }
            change = told
            change.sharedCause = change.sharedCause ?? sharedCause(of: change, in: after)
            let outbox = try existing.map { try transaction.deliveries(ofAlert: $0.id) } ?? []
            var lifecycle = useCases.alertLifecycle
            if AlertLifecycle.isForOperator(change.kind, topic: change.topic) {
                (context.officials, context.language) = ([], "en")
                lifecycle.fallbackAddress = useCases.settings.operatorContact.email
            }
            if change.sharedCause == Unmeasurable.ownNetwork {
                // Nobody can do anything about it but whoever runs this program, who is told at once.
                lifecycle.groupWait = max(lifecycle.groupWait, Unmeasured.ownNetworkWait)
            }
            var situation = situation(
                after: change, of: after, beneath: existing == nil ? [:] : beneathMaintenance(change, in: after))
            situation.run = tellable.rest == nil ? run : nil
            situation.unwatchedSince = unwatchedSince(change, in: after)
            if let rest = tellable.rest {
                situation.reason = rest.reason
            } else {
                addOtherEvidence(to: &situation, of: change, in: after)
            }
            if let note = try lastSeen(change, in: after) { situation.notes.append(note) }
            context.isInDoubt = existing?.severity != .critical && situation.isInDoubt
            let plan = lifecycle.follow(
                change, situation: situation, existing: existing, outbox: outbox,
                related: try existing == nil ? related(to: change) : [],
                endWaits: try existing.map { try endWaits(of: $0, outbox) } ?? [:],
                context: context, ids: { useCases.ids.next(at: now) })
            try transaction.keep(plan)
            if case .open = plan.action { try tellWaitingEnds(of: change) }
        }
        if after.hasOtherWays(than: before) { try refresh(after) }
        return holdsBack
    }

    /// Notes in every open alert about how a service stands which of its ways work now, whatever the alert itself is about.
    private func refresh(_ watched: WatchedService) throws {
        for alert in try transaction.openAlerts(ofService: watched.service.id)
        where AlertLifecycle.isAboutStanding(alert.kind) && !alert.isForOperator {
            let change = Change(
                subject: alert.subject, kind: alert.kind, before: alert.newest.before, after: alert.newest.after,
                at: alert.newest.since)
            // What a maintenance leaves untold is not told by the way.
            let told = try tellable(change, watched)
            guard told.change != nil, told.rest == nil else { continue }
            let context = AlertWriter.context(of: watched.service, holidays: watched.holidays, now: now, alert: alert)
            try transaction.keep(
                useCases.alertLifecycle.refresh(
                    alert, watched.situation(after: change, now: now), context: context,
                    ids: { useCases.ids.next(at: now) }))
        }
    }

    /// Notes that what an alert is about is only hidden: it is neither better nor over.
    private func hide(_ alert: Alert, _ change: Change, of watched: WatchedService, _ context: AlertContext) throws {
        var hidden = change
        let shown = watched.timelines.current(change.subject)?.status
        hidden.after = (shown == .maintenance ? Status.maintenance : .unknown).rawValue
        let plan = useCases.alertLifecycle.hide(
            alert, situation(after: hidden, of: watched), context, { useCases.ids.next(at: now) })
        try transaction.keep(plan)
    }

    /// Adds what the other ways that fail rest on: the service as a whole rests on the one that decided.
    private func addOtherEvidence(
        to situation: inout AlertSituation, of change: Change, in watched: WatchedService
    ) {
        guard change.kind == .status, Status(rawValue: change.after)?.isFailing == true, !situation.evidence.isEmpty
        else {
            return
        }
        var known = Set(situation.evidence.map(\.subject))
        for span in watched.failingSpans(at: now) {
            let others = evidence(for: span, in: watched).prefix(1).filter { known.insert($0.subject).inserted }
            situation.evidence += others
        }
        // How many checks in a row is said of one way only.
        if known.count > 1 { situation.run = nil }
    }

    /// What is known after a change; why something cannot be seen, its newest results say.
    private func situation(
        after change: Change, of watched: WatchedService, beneath: [Subject: ExplainedStatus] = [:]
    ) -> AlertSituation {
        var situation = watched.situation(after: change, now: now, beneath: beneath)
        if change.kind == .status, Status(rawValue: change.after)?.isFailing == true,
            let ended = watched.notBackSince(now)
        {
            situation.notes.append(.afterMaintenance(ended: ended))
        }
        if change.kind == .status, Status(rawValue: change.after)?.isFailing == true,
            let origin = failsElsewhere(change, in: watched)
        {
            situation.notes.append(.sentOn(to: origin))
        }
        if change.kind == .status, let basis = watched.timelines.current(change.subject)?.basis {
            if basis.sharedOrigin != nil { situation.notes.append(.sharedOrigin(checks: basis.sightings.count)) }
            if basis.isWayOutUntold { situation.notes.append(.wayOutUntold) }
        }
        if change.sharedCause == Unmeasurable.ownNetwork { situation.reason = Reason.ownNetwork.rawValue }
        guard change.kind == .unmeasured, situation.reason == nil || change.topic != nil else { return situation }
        let results = watched.probes.filter { probe in
            switch change.subject.kind {
            case .probe: probe.subject == change.subject
            case .channel: probe.subject.channel == change.subject.channel
            default: probe.plan.host == change.topic
            }
        }.compactMap { newest[$0.subject]?.results.first }
        situation.reason = results.max { $0.at < $1.at }?.reason.rawValue
        return situation
    }

    /// Ends the alerts about what a service no longer has anything to say of, since nothing watches it any more.
    func withdrawUnwatched(_ watched: WatchedService) throws {
        // What the file declares: a definition or a secret that is missing now is no reason to say that it is over.
        let service = watched.service
        let probes = Set(
            service.channels.flatMap { channel in
                channel.probes.map { Subject.probe(service.id, channel.id, $0.id) }
            })
        let channels = Set(service.channels.filter { !$0.probes.isEmpty }.map { Subject.channel(service.id, $0.id) })
        for alert in try transaction.openAlerts(ofService: watched.service.id) {
            switch alert.kind {
            case .overdue where !probes.contains(alert.subject):
                try withdraw(alert, because: "\(Self.name(of: alert.subject)) is no longer registered")
            case .status where probes.isEmpty:
                try withdraw(alert, because: "no probe of it is registered any more")
            case .verdict where !service.standards.contains(where: { $0.id == alert.identity.topic }):
                try withdraw(alert, because: "the service is no longer judged by \(alert.identity.topic ?? "it")")
            case .ratings where !isAsked(alert.subject, of: service):
                try withdraw(
                    alert, because: "people are no longer asked on the channel “\(alert.subject.channel ?? "")”")
            case .fact where !service.hasFact(alert.identity.topic):
                try withdraw(alert, because: "\(alert.identity.topic ?? "it") is no longer stated by the service")
            case .unmeasured where alert.isForOperator:
                // What cannot be bound to its definition now may still be what leads there.
                guard watched.probes.count == probes.count,
                    !watched.probes.contains(where: { $0.plan.host == alert.identity.topic })
                else { break }
                try withdraw(alert, because: "no probe looks at \(alert.identity.topic ?? "it") any more")
            case .unmeasured where !probes.contains(alert.subject) && !channels.contains(alert.subject):
                try withdraw(alert, because: "no probe of \(alert.subject.path) is registered any more")
            case .overdue, .status, .verdict, .ratings, .fact, .unmeasured, .network: break
            }
        }
    }

    /// A probe as the history of an alert names it.
    private static func name(of probe: Subject) -> String {
        let id = probe.path.split(separator: ":").last.map(String.init) ?? probe.path
        return "the check “\(id)” of the channel “\(probe.channel ?? "")”"
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
    ///
    /// - Parameters:
    ///   - change: what is told, where something changed.
    ///   - alert: what is told again, where nothing did.
    static func context(
        of service: PublicService, holidays: Set<CivilDate>, now: Timestamp, change: Change? = nil,
        alert: Alert? = nil
    ) -> AlertContext {
        var suppressions = AlertSuppression.maintenance(of: service, at: now)
        let told = alert?.kind == .status ? alert?.matter : nil
        let failing = Set((told?.cannotDo ?? []).flatMap(\.channels).map(\.id))
        let working = service.maintenance.filter { $0.from <= now && now < $0.until }
        if !failing.isEmpty, failing.isSubset(of: working.flatMap(\.channels)) {
            suppressions.append(AlertSuppression(.maintenance, until: working.map(\.until).min()))
        }
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

    /// What changed, with how many results in a row said so where results said it.
    private func changes(
        from before: WatchedService, to after: WatchedService
    ) throws -> [(change: Change, run: AlertSituation.Run?)] {
        let subject = Subject.service(after.service.id)
        var changes: [(change: Change, run: AlertSituation.Run?)] = []
        if let was = before.standing(at: now), let became = after.standing(at: now),
            let change = Change.status(of: subject, from: was, to: became, evidence: evidence(for: became, in: after))
        {
            changes.append((change, try run(for: became, in: after)))
        }
        if let change = standing(from: before, to: after) { changes.append((change, nil)) }
        let unmeasured =
            Unmeasured.changes(
                of: after, since: before, now: now, after: useCases.settings.alerts.unmeasuredAfter, cut: cut)
            + ForbiddenNames.changes(of: after, since: before, newest: newest)
        changes += unmeasured.map { ($0, nil) }
        for probe in after.probes {
            guard let became = after.timelines.current(ofStream: probe.stream) else { continue }
            if let was = before.timelines.current(ofStream: probe.stream),
                let change = Change.hearing(
                    of: probe.subject, from: was, to: became, evidence: lastHeard(probe.subject, became))
            {
                changes.append((change, nil))
            } else if Hearing(became) == .silent {
                // Handed in again: it may have been held back when it began. The rules know what was told.
                let change = Change(
                    subject: probe.subject, kind: .overdue, before: Hearing.silent.rawValue,
                    after: Hearing.silent.rawValue, at: became.start, evidence: lastHeard(probe.subject, became))
                changes.append((change, nil))
            }
        }
        return changes
    }

    /// The span of the probe that decided a span of its service, where results decided it.
    func deciding(_ span: StatusSpan, in watched: WatchedService) -> (probe: Subject, span: StatusSpan)? {
        guard span.status != .up, let address = span.evidence.map(ObservationAddress.init) else { return nil }
        let probe = Subject(kind: .probe, path: address.probe)
        return watched.timelines.current(probe).map { (probe, $0) }
    }

    /// The newest results of the probe that decided, of those that said so.
    func evidence(for span: StatusSpan, in watched: WatchedService) -> [Evidence] {
        guard let deciding = deciding(span, in: watched), let known = countable(deciding.probe, in: watched) else {
            return []
        }
        return known.evidence(for: deciding.span, limit: Self.evidenceCount).map {
            Self.evidence($0, of: deciding.probe)
        }
    }

    private func run(for span: StatusSpan, in watched: WatchedService) throws -> AlertSituation.Run? {
        guard let deciding = deciding(span, in: watched), deciding.span.cause != .flapping,
            let known = countable(deciding.probe, in: watched), let stream = known.results.first?.stream
        else { return nil }
        let isFirst = try known.startsAfterMaintenance || transaction.newestMovedResult(of: stream) == nil
        return known.run(saying: deciding.span, isFirst: isFirst)
    }

    /// The last that was heard of a probe that fell silent.
    private func lastHeard(_ probe: Subject, _ span: StatusSpan) -> [Evidence] {
        guard Hearing(span) == .silent, let last = newest[probe]?.results.first else { return [] }
        return [Self.evidence(last, of: probe)]
    }

    private static func evidence(_ result: ProbeResult, of probe: Subject) -> Evidence {
        Evidence(subject: probe, at: result.at, reason: result.told.written, detail: result.detail)
    }
}
