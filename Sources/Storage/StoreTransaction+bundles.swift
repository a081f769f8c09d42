public import Alerting
import Measures
import Persistence
public import Registry

/// Messages that leave together, and threads of messages.
extension StoreTransaction {
    /// The deliveries to an address by a route that wait, with what their alerts are about, the oldest first.
    public func waiting(to address: String, by route: String) throws -> [DeliveryBundle.Waiting] {
        try connection.rows(
            """
            SELECT d.id, d.alert_id, d.purpose, d.route, d.address, d.language, d.office, d.created_at, d.message_id,
                d.in_reply_to, d.shared_cause, d.bundle, d.state, d.attempts, d.next_attempt_at, d.expires_at,
                d.ended_at, d.last_error, d.needs_operator, d.seen_at, d.seen_by, a.service AS service, a.kind AS kind
            FROM delivery d JOIN alert a ON a.id = d.alert_id
            WHERE d.address = \(address) AND d.state = \(Delivery.State.pending.rawValue) AND d.route = \(route)
            ORDER BY d.id
            """
        ).map { row in
            .init(
                try Self.delivery(row), service: try row.text("service"),
                kind: try Self.word(try row.text("kind"), column: "alert.kind"))
        }
    }

    /// The delivery that was last tried to the same address for the same purpose of an alert of the same cause that is not
    /// over and no less urgent; nil where none has been since a moment.
    public func lastTold(
        ofCauseOf delivery: Delivery, atLeast severity: AlertSeverity, since: Timestamp
    ) throws -> Delivery? {
        // Ids begin with their time: what was made days ago is not looked through.
        let oldest = (since - .seconds(86_400)).milliseconds << 20
        return try connection.rows(
            """
            SELECT d.id, d.alert_id, d.purpose, d.route, d.address, d.language, d.office, d.created_at, d.message_id,
                d.in_reply_to, d.shared_cause, d.bundle, d.state, d.attempts, d.next_attempt_at, d.expires_at,
                d.ended_at, d.last_error, d.needs_operator, d.seen_at, d.seen_by, a.severity AS severity
            FROM delivery d JOIN alert a ON a.id = d.alert_id
            WHERE d.id > \(oldest) AND d.address = \(delivery.address) AND d.route = \(delivery.route)
                AND d.shared_cause = \(delivery.sharedCause) AND d.purpose = \(delivery.purpose.rawValue)
                AND d.attempts > 0 AND a.resolved_at IS NULL
                AND (d.state = \(Delivery.State.pending.rawValue)
                    OR (d.state = \(Delivery.State.delivered.rawValue) AND d.ended_at > \(since.milliseconds)))
            ORDER BY d.id DESC
            """
        ).first { row in
            let told: AlertSeverity = try Self.word(try row.text("severity"), column: "alert.severity")
            return told >= severity
        }.map(Self.delivery)
    }

    /// Whether an address was told since a moment that an alert of a service is over.
    public func wasToldOver(service: String, to address: String, since: Timestamp) throws -> Bool {
        try connection.row(
            """
            SELECT d.id FROM alert a JOIN delivery d ON d.alert_id = a.id
            WHERE a.service = \(service) AND a.resolved_at IS NOT NULL AND d.address = \(address)
                AND d.purpose = \(Delivery.Purpose.resolved.rawValue)
                AND d.state = \(Delivery.State.delivered.rawValue) AND d.ended_at > \(since.milliseconds)
            LIMIT 1
            """
        ) != nil
    }

    /// The deliveries that left together under a message id and were not taken back, the oldest first.
    public func deliveries(inBundle id: String) throws -> [Delivery] {
        try connection.rows(
            """
            SELECT id, alert_id, purpose, route, address, language, office, created_at, message_id, in_reply_to,
                shared_cause, bundle, state, attempts, next_attempt_at, expires_at, ended_at, last_error, needs_operator,
                seen_at, seen_by
            FROM delivery WHERE bundle = \(id) AND state <> \(Delivery.State.cancelled.rawValue) ORDER BY id
            """
        ).map(Self.delivery)
    }

    /// The alerts that are not over and are told in the thread that begins with a message, but for one.
    public func openAlerts(inThread id: String, besides alert: Int64) throws -> [Alert] {
        let cancelled = Delivery.State.cancelled.rawValue
        return try connection.rows(
            """
            SELECT id, identity, subject_kind, subject_path, service, kind, severity, opened_at, since, acknowledged_at,
                acknowledged_by, resolved_at, opening, newest, worst, ending, told_at
            FROM alert WHERE resolved_at IS NULL AND id <> \(alert) AND id IN (
                SELECT alert_id FROM delivery WHERE message_id = \(id) AND state <> \(cancelled)
                UNION SELECT alert_id FROM delivery WHERE bundle = \(id) AND state <> \(cancelled)
                UNION SELECT alert_id FROM delivery WHERE in_reply_to = \(id) AND state <> \(cancelled))
            ORDER BY id
            """
        ).map(Self.alert)
    }

    /// The ends of alerts of a service that wait to be told with others, the oldest first.
    public func waitingEnds(ofService service: String) throws -> [Delivery] {
        try connection.rows(
            """
            SELECT d.id, d.alert_id, d.purpose, d.route, d.address, d.language, d.office, d.created_at, d.message_id,
                d.in_reply_to, d.shared_cause, d.bundle, d.state, d.attempts, d.next_attempt_at, d.expires_at,
                d.ended_at, d.last_error, d.needs_operator, d.seen_at, d.seen_by
            FROM alert a JOIN delivery d ON d.alert_id = a.id
            WHERE a.service = \(service) AND d.state = \(Delivery.State.pending.rawValue) AND d.attempts = 0
                AND d.purpose = \(Delivery.Purpose.resolved.rawValue)
            ORDER BY d.id
            """
        ).map(Self.delivery)
    }
}
