import Measures
public import Registry

extension AlertLifecycle {
    /// The moment from which on an alert is told again; nothing where it is acknowledged or over.
    public func nextReminder(of alert: Alert) -> Timestamp? {
        alert.state == .open ? alert.toldAt + remindEvery : nil
    }

    /// Tells an open alert again where its time has come.
    ///
    /// However many reminders were missed, one is sent. Addresses for which an earlier message still waits are left out:
    /// messages do not pile up behind a relay that does not answer.
    public func remind(
        _ alert: Alert, outbox: [Delivery], context: AlertContext, ids: () -> Int64
    ) -> AlertPlan {
        guard let due = nextReminder(of: alert) else {
            return .nothing(alert.state == .resolved ? .over : .acknowledgedBefore, alert)
        }
        guard due <= context.now else { return .nothing(.notYet, alert) }
        if let suppression = context.suppressions.first { return .nothing(.suppressed(suppression), alert) }
        var next = alert
        next.toldAt = context.now
        let told = tell(.reminder, of: next, after: .zero, outbox: outbox, context, ids)
        var events = told.events
        if !told.added.isEmpty {
            events.append(event(.reminded, of: next, at: context.now, ids))
        } else if events.isEmpty {
            events.append(
                event(.note, of: next, at: context.now, detail: "no reminder: an earlier message still waits", ids))
        }
        return AlertPlan(action: .remind, alert: next, events: events, added: told.added, changed: told.changed)
    }

    /// Notes that a person knows of an alert; the second time says so and changes nothing.
    public func acknowledge(
        _ alert: Alert, by person: String, note: String? = nil, outbox: [Delivery], at now: Timestamp,
        ids: () -> Int64
    ) -> AlertPlan {
        guard alert.state == .open else {
            return .nothing(alert.state == .resolved ? .over : .acknowledgedBefore, alert)
        }
        var next = alert
        next.acknowledgement = Alert.Acknowledgement(at: now, by: person)
        let back = outbox.filter { $0.purpose == .reminder && $0.isUnsent }.compactMap {
            $0.cancelled(because: "it was acknowledged before the message was sent", at: now)
        }
        let event = AlertEvent(
            id: ids(), alertID: alert.id, at: now, kind: .acknowledged, by: person, detail: note)
        return AlertPlan(action: .acknowledge, alert: next, events: [event], added: [], changed: back)
    }

    /// What a person wrote about an alert, for its history.
    public func note(
        _ words: String, on alert: Alert, by person: String, at now: Timestamp, ids: () -> Int64
    ) -> AlertEvent {
        AlertEvent(id: ids(), alertID: alert.id, at: now, kind: .note, by: person, detail: words)
    }

    /// Makes the messages that tell something: one for each address that is not already about to be told.
    func tell(
        _ purpose: Delivery.Purpose, of alert: Alert, after wait: Duration, outbox: [Delivery],
        related: [Delivery] = [], _ context: AlertContext, _ ids: () -> Int64
    ) -> (added: [Delivery], changed: [Delivery], events: [AlertEvent]) {
        let routing = Routing(telling: alert.severity, fallback: fallbackAddress, in: context)
        guard !routing.recipients.isEmpty else {
            let detail =
                alert.isForOperator
                ? "nobody is named who runs this program (operator.email)"
                : "the service names no official, and no fallback address is set (alerts.fallback)"
            return ([], [], [event(.nobodyToTell, of: alert, at: context.now, detail: detail, ids)])
        }
        let due = max(context.now + wait, routing.notBefore)
        var added: [Delivery] = []
        var changed: [Delivery] = []
        for recipient in routing.recipients {
            let earlier = outbox.filter {
                $0.route == route && $0.address.lowercased() == recipient.address.lowercased()
            }
            // A message that waits will tell the newest; it must only not wait longer than this one would.
            if let waiting = earlier.first(where: { $0.isUnsent && $0.purpose != .resolved }) {
                if let forward = waiting.broughtForward(to: due, policy: retries) { changed.append(forward) }
                continue
            }
            if purpose == .reminder, earlier.contains(where: { $0.state == .pending }) { continue }
            added.append(
                delivery(
                    purpose, of: alert, to: recipient, due: due, outbox: earlier, related: related, context, ids))
        }
        return (added, changed, [])
    }

    /// One message to one address, as a reply to the first one about the alert that was not taken back, else to the first
    /// one about the same matter.
    func delivery(
        _ purpose: Delivery.Purpose, of alert: Alert, to recipient: Routing.Recipient, due: Timestamp,
        outbox: [Delivery], related: [Delivery] = [], _ context: AlertContext, _ ids: () -> Int64
    ) -> Delivery {
        let id = ids()
        func first(in deliveries: [Delivery]) -> Delivery? {
            deliveries.filter { $0.address.lowercased() == recipient.address.lowercased() && !$0.isUnsent }
                .filter { $0.state != .cancelled }.min { $0.id < $1.id }
        }
        let first = first(in: outbox) ?? first(in: related.filter { $0.state != .failed })
        // An end belongs to the cause under which it was told, whatever is known of it now.
        let toldCause = purpose == .resolved ? outbox.compactMap(\.sharedCause).last : nil
        return Delivery(
            id: id, alertID: alert.id, purpose: purpose, route: route, address: recipient.address,
            language: recipient.language, office: recipient.office, createdAt: context.now,
            messageID: MessageID.of(delivery: id, host: host), inReplyTo: first?.thread,
            sharedCause: toldCause ?? alert.matter.sharedCause, nextAttemptAt: due,
            expiresAt: due + retries.givesUpAfter)
    }

    func event(
        _ kind: AlertEvent.Kind, of alert: Alert, at now: Timestamp, in situation: AlertSituation? = nil,
        detail: String? = nil, _ ids: () -> Int64
    ) -> AlertEvent {
        AlertEvent(
            id: ids(), alertID: alert.id, at: now, kind: kind, before: situation?.before, after: situation?.after,
            detail: detail)
    }
}
