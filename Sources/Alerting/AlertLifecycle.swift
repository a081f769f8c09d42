public import Measures
import Registry

/// The life of alerts, as pure functions: what a change, a person or the time of day makes of an alert, and what is told.
///
/// Everything is decided from the alert that is open, so handing the same change in again changes nothing, and one that
/// was missed is made good by the next. Give every function the deliveries of the alert as they are kept.
///
/// An opening waits for `groupWait`. What is over before it was sent is not told at all: both messages are taken back, and
/// the history says so. An address that was, or may have been, told of an alert is told of its end.
public struct AlertLifecycle: Hashable, Sendable {
    /// How long an opening or a worsening waits, so that what is over at once is not told.
    public var groupWait: Duration
    /// How often an open alert that nobody acknowledged is told again.
    public var remindEvery: Duration
    /// Who is told where a service names nobody.
    public var fallbackAddress: String?
    /// The name of the route by which officials are told.
    public var route: String
    /// The host in message ids.
    public var host: String
    /// How long messages are tried.
    public var retries: RetryPolicy
    /// How long the end of one of several alerts that were told in one message waits for the ends of the others.
    public var bundleEndWait: Duration = .seconds(300)
    /// How long the end of silence waits for the end of the outage of the same service that is told in one thread with it.
    public var threadEndWait: Duration = .seconds(86_400)

    /// Creates the rules of a life.
    ///
    /// - Parameters:
    ///   - publicAddress: the address of the pages; its host is the second half of every message id.
    ///   - route: the name of the route by which officials are told.
    public init(
        groupWait: Duration, remindEvery: Duration, fallbackAddress: String? = nil, publicAddress: String,
        route: String = MailRoute.routeName, retries: RetryPolicy = RetryPolicy()
    ) {
        self.groupWait = groupWait
        self.remindEvery = remindEvery
        self.fallbackAddress = fallbackAddress
        self.route = route
        host = MessageID.host(ofAddress: publicAddress)
        self.retries = retries
    }

    /// What follows from a change for the open alert of its identity.
    public func decide(_ change: Change, existing: Alert?, context: AlertContext) -> AlertAction {
        guard let rule = AlertRules.rule(for: change.kind) else { return .nothing(.noRule) }
        let open = existing.flatMap { $0.state == .resolved ? nil : $0 }
        switch (rule.condition(after: change).atMost(context.isInDoubt ? .warning : .critical), open) {
        case (.holds(let severity), let open?):
            if severity > open.severity { return .worsen(severity) }
            if rule.isMore(change.after, than: open.newest.after) { return .worsen(max(severity, open.severity)) }
            if severity < open.severity { return .ease(severity) }
            return open.newest.after == change.after ? .nothing(.knownAlready) : .update
        case (.holds(let severity), nil):
            if let suppression = context.suppressions.first { return .nothing(.suppressed(suppression)) }
            return .open(severity)
        case (.clear, .some): return .resolve
        case (.clear, nil): return .nothing(.nothingOpen)
        case (.undecided, let open?):
            return open.newest.after == change.after ? .nothing(.knownAlready) : .update
        case (.undecided, nil): return .nothing(.undecided)
        }
    }

    /// Everything that follows from a change.
    ///
    /// - Parameters:
    ///   - change: what changed.
    ///   - situation: what is known now, for people; its `before`, `after` and `since` are taken from the change.
    ///   - existing: the alert of the change's identity that is not over.
    ///   - outbox: the deliveries of that alert.
    ///   - context: the moment, the officials, what is held back.
    ///   - related: the deliveries of other open alerts about the same matter: an opening replies to them.
    ///   - endWaits: how long an end waits for others, by the thread that it is told in.
    ///   - ids: gives the next id.
    public func follow(
        _ change: Change, situation: AlertSituation, existing: Alert?, outbox: [Delivery], related: [Delivery] = [],
        endWaits: [String: Duration] = [:], context: AlertContext, ids: () -> Int64
    ) -> AlertPlan {
        let action = decide(change, existing: existing, context: context)
        var situation = situation
        (situation.before, situation.after, situation.since) = (change.before, change.after, change.at)
        situation.sharedCause = change.sharedCause ?? situation.sharedCause
        switch (action, existing) {
        case (.open(let severity), _):
            return open(change, severity, situation, related, context, ids)
        case (.worsen(let severity), let alert?):
            return worsen(alert, to: severity, situation, outbox, after: groupWait, context, ids)
        case (.update, let alert?) where losesWay(situation, alert),
            (.nothing(.knownAlready), let alert?) where losesWay(situation, alert):
            // It was named as one that works, and people may have been sent there.
            return worsen(
                alert, to: alert.severity, situation, outbox, after: max(groupWait, Self.otherWayWait), context, ids)
        case (.ease(let severity), let alert?):
            return ease(alert, to: severity, situation, outbox, context, ids)
        case (.update, let alert?):
            var next = alert
            if hides(situation, alert) { return hide(alert, situation, context, ids) }
            next.newest = situation
            if let severity = severity(of: situation, in: next),
                severity >= self.severity(of: next.worst, in: next) ?? .info
            {
                next.worst = situation
            }
            let event = event(.updated, of: next, at: context.now, in: situation, ids)
            return AlertPlan(action: .update, alert: next, events: [event], added: [], changed: [])
        case (.resolve, let alert?):
            return end(
                alert, situation, takingBack: "it was over before the message was sent", noting: nil, outbox,
                waits: endWaits, context, ids)
        case (.nothing(.knownAlready), let alert?) where alert.newest.isOutdated(by: situation):
            return know(alert, situation, context, ids)
        case (.nothing(let why), _):
            return .nothing(why, existing)
        default:
            // The other actions are never decided from a change.
            return .nothing(.undecided, existing)
        }
    }

    /// Notes which ways work and which do not where that has changed, though how the service stands has not: reminders and
    /// pages say what is so now.
    private func know(
        _ alert: Alert, _ situation: AlertSituation, _ context: AlertContext, _ ids: () -> Int64
    ) -> AlertPlan {
        var next = alert
        next.newest.takeWays(of: situation)
        if next.newest.lastKnown == nil, next.newest.after == alert.worst.after, next.newest.lost > alert.worst.lost {
            next.worst = next.newest
        }
        // What is found on a way that fails anyway is worth no line of the history.
        let events =
            alert.newest.hasSameWays(as: next.newest)
            ? [] : [event(.updated, of: next, at: context.now, in: next.newest, ids)]
        return AlertPlan(action: .update, alert: next, events: events, added: [], changed: [])
    }

    /// How long the loss of one more way waits for others, where it makes an alert no more urgent: a cause may take one after
    /// the other.
    static let otherWayWait: Duration = .seconds(60)

    /// Whether people cannot do something on a way that was never told to be lost.
    private func losesWay(_ situation: AlertSituation, _ alert: Alert) -> Bool {
        alert.kind == .status && !hides(situation, alert) && !situation.lost(since: alert.worst).isEmpty
            && !situation.lost(since: alert.newest.lastKnown ?? alert.newest).isEmpty
    }

    /// Whether a situation says nothing of what an alert about a status is about: it is hidden, and neither better nor worse.
    private func hides(_ situation: AlertSituation, _ alert: Alert) -> Bool {
        alert.kind == .status && severity(of: situation, in: alert) == nil
    }

    /// Notes that something hides what an alert is about: the last that was known stays, and what is so meanwhile is added.
    public func hide(
        _ alert: Alert, _ situation: AlertSituation, _ context: AlertContext, _ ids: () -> Int64
    ) -> AlertPlan {
        var next = alert
        next.newest = situation
        next.newest.lastKnown = alert.newest.hidden(from: situation.since)
        guard
            alert.newest.lastKnown == nil || alert.newest.after != situation.after
                || alert.newest.isOutdated(by: situation)
        else { return .nothing(.knownAlready, alert) }
        let event = event(.updated, of: next, at: context.now, in: situation, ids)
        return AlertPlan(action: .update, alert: next, events: [event], added: [], changed: [])
    }

    /// Notes what is known now of the ways of an alert of which nothing else has changed.
    public func refresh(
        _ alert: Alert, _ situation: AlertSituation, context: AlertContext, ids: () -> Int64
    ) -> AlertPlan {
        guard alert.state != .resolved, alert.newest.isOutdated(by: situation) else {
            return .nothing(.knownAlready, alert)
        }
        return know(alert, situation, context, ids)
    }

    private func open(
        _ change: Change, _ severity: AlertSeverity, _ situation: AlertSituation, _ related: [Delivery],
        _ context: AlertContext, _ ids: () -> Int64
    ) -> AlertPlan {
        let alert = Alert(
            id: ids(), identity: AlertIdentity(change), subject: change.subject,
            service: change.subject.service ?? change.subject.path, kind: change.kind, severity: severity,
            openedAt: context.now, since: change.at, opening: situation, newest: situation, toldAt: context.now)
        let opened = event(.opened, of: alert, at: context.now, in: situation, ids)
        let told = tell(.opened, of: alert, after: groupWait, outbox: [], related: related, context, ids)
        return AlertPlan(
            action: .open(severity), alert: alert, events: [opened] + told.events, added: told.added, changed: [])
    }

    private func worsen(
        _ alert: Alert, to severity: AlertSeverity, _ situation: AlertSituation, _ outbox: [Delivery],
        after wait: Duration, _ context: AlertContext, _ ids: () -> Int64
    ) -> AlertPlan {
        var next = alert
        var situation = situation
        situation.newlyLost = situation.lost(since: alert.newest.lastKnown ?? alert.newest)
        (next.severity, next.newest) = (severity, situation)
        if severity >= self.severity(of: alert.worst, in: alert) ?? .info { next.worst = situation }
        let worsened = event(.worsened, of: next, at: context.now, in: situation, ids)
        let back = outbox.filter { $0.purpose == .eased && $0.isUnsent }.compactMap {
            $0.cancelled(because: "it got worse again before the message was sent", at: context.now)
        }
        // Nobody was told that it had got better: the last message says how it is.
        if !back.isEmpty, situation.after == alert.worst.after, situation.lost <= alert.worst.lost,
            situation.lost(since: alert.worst).isEmpty
        {
            return AlertPlan(action: .worsen(severity), alert: next, events: [worsened], added: [], changed: back)
        }
        next.toldAt = context.now
        let rest = outbox.filter { delivery in !back.contains { $0.id == delivery.id } } + back
        let told = tell(.worsened, of: next, after: wait, outbox: rest, context, ids)
        return AlertPlan(
            action: .worsen(severity), alert: next, events: [worsened] + told.events, added: told.added,
            changed: back + told.changed)
    }

    private func ease(
        _ alert: Alert, to severity: AlertSeverity, _ situation: AlertSituation, _ outbox: [Delivery],
        _ context: AlertContext, _ ids: () -> Int64
    ) -> AlertPlan {
        var next = alert
        (next.severity, next.newest) = (severity, situation)
        let back = outbox.filter { $0.purpose == .worsened && $0.isUnsent }.compactMap {
            $0.cancelled(because: "it eased before the message was sent", at: context.now)
        }
        let eased = event(.eased, of: next, at: context.now, in: situation, ids)
        // Who was not told that it is worse needs not hear that it is better; nor who will be told the newest anyway.
        guard alert.kind == .status, back.isEmpty, !outbox.contains(where: { $0.isUnsent && $0.purpose != .resolved })
        else { return AlertPlan(action: .ease(severity), alert: next, events: [eased], added: [], changed: back) }
        let news = deliveries(.eased, of: next, toThoseToldIn: outbox, context, ids) { _ in groupWait }
        if !news.isEmpty { next.toldAt = context.now }
        return AlertPlan(action: .ease(severity), alert: next, events: [eased], added: news, changed: back)
    }

    /// Ends an alert: takes back what was not sent, and tells those who were told of it.
    ///
    /// What it was stays beside its end.
    func end(
        _ alert: Alert, _ situation: AlertSituation, takingBack why: String, noting words: String?,
        _ outbox: [Delivery], waits: [String: Duration] = [:], _ context: AlertContext, _ ids: () -> Int64
    ) -> AlertPlan {
        var next = alert
        (next.resolvedAt, next.end) = (context.now, situation)
        next.severity = severity(of: alert.worst, in: alert) ?? alert.severity
        let back = outbox.compactMap { $0.cancelled(because: why, at: context.now) }
        let ends = deliveries(.resolved, of: next, toThoseToldIn: outbox, context, ids) { waits[$0.thread] ?? .zero }
        let silent = ends.isEmpty && !back.isEmpty ? "over before anybody was told" : nil
        let resolved = event(.resolved, of: next, at: context.now, in: situation, detail: words ?? silent, ids)
        return AlertPlan(action: .resolve, alert: next, events: [resolved], added: ends, changed: back)
    }

    /// One message to each address that was, or may have been, told of an alert.
    private func deliveries(
        _ purpose: Delivery.Purpose, of alert: Alert, toThoseToldIn outbox: [Delivery], _ context: AlertContext,
        _ ids: () -> Int64, waiting wait: (_ first: Delivery) -> Duration
    ) -> [Delivery] {
        var reached: Set<String> = []
        return outbox.filter { !$0.isUnsent && $0.state != .failed && $0.state != .cancelled }
            .sorted { $0.id < $1.id }
            .filter { reached.insert($0.address.lowercased()).inserted }
            .map { first in
                delivery(
                    purpose, of: alert,
                    to: .init(address: first.address, language: first.language, office: first.office),
                    due: context.now + wait(first), outbox: outbox, context, ids)
            }
    }

    /// How urgent an alert is in a situation, as when it was opened in it; nil where the situation does not say.
    private func severity(of situation: AlertSituation, in alert: Alert) -> AlertSeverity? {
        let change = Change(
            subject: alert.subject, kind: alert.kind, before: situation.before, after: situation.after,
            at: situation.since)
        guard case .holds(let severity)? = AlertRules.rule(for: alert.kind)?.condition(after: change) else {
            return nil
        }
        return situation.isInDoubt ? min(severity, .warning) : severity
    }

    /// Whether alerts of a kind, about one thing of their subject, are for whoever runs this program, and for nobody else: our
    /// own network, and names that this program may not visit.
    public static func isForOperator(_ kind: Change.Kind, topic: String?) -> Bool {
        kind == .network || kind == .unmeasured && topic != nil
    }

    /// Whether alerts of a kind say how a service stands: several of one service may have one cause, and are one thread.
    public static func isAboutStanding(_ kind: Change.Kind) -> Bool {
        switch kind {
        case .status, .overdue, .unmeasured: true
        case .verdict, .ratings, .fact, .network: false
        }
    }
}
