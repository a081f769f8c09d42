import Persistence

extension Migration {
    /// Alerts, what happened to them, and the outbox.
    static let alertTables = Migration(
        "4 alerts",
        [
            """
            CREATE TABLE alert (
                id \(.rowKey), identity \(.text) NOT NULL, subject_kind \(.text) NOT NULL, subject_path \(.text) NOT NULL,
                service \(.text) NOT NULL, kind \(.text) NOT NULL, severity \(.text) NOT NULL, state \(.text) NOT NULL,
                opened_at \(.int64) NOT NULL, since \(.int64) NOT NULL, acknowledged_at \(.int64),
                acknowledged_by \(.text), resolved_at \(.int64), opening \(.text) NOT NULL, newest \(.text) NOT NULL,
                told_at \(.int64) NOT NULL)
            """,
            // However often a change is handed in, an identity has one alert that is not over.
            "CREATE UNIQUE INDEX alert_open ON alert (identity) WHERE resolved_at IS NULL",
            "CREATE INDEX alert_service ON alert (service, id)",
            "CREATE INDEX alert_state ON alert (state, id)",
            """
            CREATE TABLE alert_event (
                id \(.rowKey), alert_id \(.int64) NOT NULL REFERENCES alert (id), at \(.int64) NOT NULL,
                kind \(.text) NOT NULL, was \(.text), became \(.text), actor \(.text), delivery_id \(.int64),
                detail \(.text))
            """,
            "CREATE INDEX alert_event_alert ON alert_event (alert_id, id)",
            """
            CREATE TABLE delivery (
                id \(.rowKey), alert_id \(.int64) NOT NULL REFERENCES alert (id), purpose \(.text) NOT NULL,
                route \(.text) NOT NULL, address \(.text) NOT NULL, language \(.text) NOT NULL, office \(.text),
                created_at \(.int64) NOT NULL, message_id \(.text) NOT NULL UNIQUE, in_reply_to \(.text),
                state \(.text) NOT NULL, attempts \(.int64) NOT NULL, next_attempt_at \(.int64) NOT NULL,
                expires_at \(.int64) NOT NULL, ended_at \(.int64), last_error \(.text),
                needs_operator \(.int64) NOT NULL, seen_at \(.int64), seen_by \(.text))
            """,
            "CREATE INDEX delivery_due ON delivery (state, next_attempt_at)",
            "CREATE INDEX delivery_alert ON delivery (alert_id, id)",
            """
            CREATE TABLE delivery_attempt (
                id \(.rowKey), delivery_id \(.int64) NOT NULL REFERENCES delivery (id), at \(.int64) NOT NULL,
                outcome \(.text) NOT NULL, detail \(.text) NOT NULL)
            """,
            "CREATE INDEX delivery_attempt_delivery ON delivery_attempt (delivery_id, id)",
        ])
}
