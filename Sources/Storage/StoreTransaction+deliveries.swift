public import Alerting
import Persistence
public import Registry

extension StoreTransaction {
    /// Adds a delivery to the outbox.
    func add(_ delivery: Delivery) throws {
        _ = try connection.execute(
            """
            INSERT INTO delivery (id, alert_id, purpose, route, address, language, office, created_at, message_id,
                in_reply_to, shared_cause, bundle, state, attempts, next_attempt_at, expires_at, ended_at, last_error, needs_operator,
                seen_at, seen_by)
            VALUES (\(delivery.id), \(delivery.alertID), \(delivery.purpose.rawValue), \(delivery.route),
                \(delivery.address), \(delivery.language), \(delivery.office), \(delivery.createdAt.milliseconds),
                \(delivery.messageID), \(delivery.inReplyTo), \(delivery.sharedCause), \(delivery.bundle),
                \(delivery.state.rawValue), \(delivery.attempts),
                \(delivery.nextAttemptAt.milliseconds), \(delivery.expiresAt.milliseconds),
                \(delivery.endedAt?.milliseconds), \(delivery.lastError), \(delivery.needsOperator),
                \(delivery.seen?.at.milliseconds), \(delivery.seen?.by))
            """)
    }

    /// Keeps a delivery as it is now.
    public func update(_ delivery: Delivery) throws {
        _ = try connection.execute(
            """
            UPDATE delivery SET in_reply_to = \(delivery.inReplyTo), bundle = \(delivery.bundle), state = \(delivery.state.rawValue), attempts = \(delivery.attempts),
                next_attempt_at = \(delivery.nextAttemptAt.milliseconds),
                expires_at = \(delivery.expiresAt.milliseconds), ended_at = \(delivery.endedAt?.milliseconds),
                last_error = \(delivery.lastError), needs_operator = \(delivery.needsOperator),
                seen_at = \(delivery.seen?.at.milliseconds), seen_by = \(delivery.seen?.by)
            WHERE id = \(delivery.id)
            """)
    }

    /// Adds one try of a delivery.
    public func add(_ attempt: DeliveryAttempt) throws {
        _ = try connection.execute(
            """
            INSERT INTO delivery_attempt (id, delivery_id, at, outcome, detail)
            VALUES (\(attempt.id), \(attempt.deliveryID), \(attempt.at.milliseconds), \(attempt.outcome.rawValue),
                \(attempt.detail))
            """)
    }

    /// The delivery with an id.
    public func delivery(id: Int64) throws -> Delivery? {
        try connection.row(
            """
            SELECT id, alert_id, purpose, route, address, language, office, created_at, message_id, in_reply_to,
                shared_cause, bundle, state, attempts, next_attempt_at, expires_at, ended_at, last_error, needs_operator, seen_at, seen_by
            FROM delivery WHERE id = \(id)
            """
        ).map(Self.delivery)
    }

    /// Deliveries with a try that began and of which no end was kept: under way now, or lost with the process that made it.
    public func deliveriesUnderWay() throws -> [Delivery] {
        try connection.rows(
            """
            SELECT id, alert_id, purpose, route, address, language, office, created_at, message_id, in_reply_to,
                shared_cause, bundle, state, attempts, next_attempt_at, expires_at, ended_at, last_error, needs_operator, seen_at, seen_by
            FROM delivery
            WHERE state = 'pending'
                AND attempts > (SELECT COUNT(*) FROM delivery_attempt a WHERE a.delivery_id = delivery.id)
            ORDER BY id
            """
        ).map(Self.delivery)
    }

    /// Deliveries that are due, those that have waited longest first.
    public func dueDeliveries(at now: Timestamp, limit: Int) throws -> [Delivery] {
        try connection.rows(
            """
            SELECT id, alert_id, purpose, route, address, language, office, created_at, message_id, in_reply_to,
                shared_cause, bundle, state, attempts, next_attempt_at, expires_at, ended_at, last_error, needs_operator, seen_at, seen_by
            FROM delivery WHERE state = \(Delivery.State.pending.rawValue) AND next_attempt_at <= \(now.milliseconds)
            ORDER BY next_attempt_at, id LIMIT \(limit)
            """
        ).map(Self.delivery)
    }

    /// The deliveries of an alert, oldest first.
    public func deliveries(ofAlert id: Int64) throws -> [Delivery] {
        try connection.rows(
            """
            SELECT id, alert_id, purpose, route, address, language, office, created_at, message_id, in_reply_to,
                shared_cause, bundle, state, attempts, next_attempt_at, expires_at, ended_at, last_error, needs_operator, seen_at, seen_by
            FROM delivery WHERE alert_id = \(id) ORDER BY id
            """
        ).map(Self.delivery)
    }

    /// How many deliveries wait, and how many were given up and nobody has seen that.
    public func deliveryCounts() throws -> (pending: Int, unseenFailures: Int) {
        let pending = try connection.row(
            "SELECT COUNT(*) AS n FROM delivery WHERE state = \(Delivery.State.pending.rawValue)")
        let failed = try connection.row(
            """
            SELECT COUNT(*) AS n FROM delivery WHERE seen_at IS NULL
                AND state IN (\(Delivery.State.failed.rawValue), \(Delivery.State.expired.rawValue))
            """)
        return (Int(try pending?.int64("n") ?? 0), Int(try failed?.int64("n") ?? 0))
    }

    static func delivery(_ row: SQLRow) throws -> Delivery {
        let seenBy = try row.optionalText("seen_by") ?? ""
        return Delivery(
            id: try row.int64("id"), alertID: try row.int64("alert_id"),
            purpose: try word(try row.text("purpose"), column: "delivery.purpose"), route: try row.text("route"),
            address: try row.text("address"), language: try row.text("language"),
            office: try row.optionalText("office"), createdAt: Timestamp(milliseconds: try row.int64("created_at")),
            messageID: try row.text("message_id"), inReplyTo: try row.optionalText("in_reply_to"),
            sharedCause: try row.optionalText("shared_cause"), bundle: try row.optionalText("bundle"),
            state: try word(try row.text("state"), column: "delivery.state"), attempts: Int(try row.int64("attempts")),
            nextAttemptAt: Timestamp(milliseconds: try row.int64("next_attempt_at")),
            expiresAt: Timestamp(milliseconds: try row.int64("expires_at")),
            endedAt: try row.optionalInt64("ended_at").map(Timestamp.init(milliseconds:)),
            lastError: try row.optionalText("last_error"), needsOperator: try row.bool("needs_operator"),
            seen: try row.optionalInt64("seen_at").map { .init(at: Timestamp(milliseconds: $0), by: seenBy) })
    }
}
