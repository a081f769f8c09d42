import Persistence

extension Migration {
    /// Which summaries were sent to whom, and those on their way.
    static let summaryTables = Migration(
        "8 summaries",
        [
            """
            CREATE TABLE summary_sent (
                address \(.text) NOT NULL, week \(.text) NOT NULL, starts_at \(.int64) NOT NULL,
                due_at \(.int64) NOT NULL, message_id \(.text) NOT NULL UNIQUE, state \(.text) NOT NULL,
                attempts \(.int64) NOT NULL, next_attempt_at \(.int64) NOT NULL, sent_at \(.int64), last_error \(.text),
                PRIMARY KEY (address, week))
            """,
            "CREATE INDEX summary_sent_due ON summary_sent (state, next_attempt_at)",
        ])
}
