import Persistence

extension Migration {
    /// Improvement loops, their steps, and what was said that they began with.
    static let loopTables = Migration(
        "10 loops",
        [
            """
            CREATE TABLE loop (
                id \(.rowKey), subject_id \(.int64) NOT NULL REFERENCES subject (id), said \(.text) NOT NULL,
                origin \(.text) NOT NULL, state \(.text) NOT NULL, opened_at \(.int64) NOT NULL, owner \(.text),
                due \(.text), measure \(.text), measure_kind \(.text), measure_path \(.text), not_measurable \(.text),
                did \(.text), changed_at \(.int64), effect \(.text), value_before \(.text), value_after \(.text),
                reviewed_at \(.int64), fixed_yes \(.int64) NOT NULL, fixed_no \(.int64) NOT NULL)
            """,
            "CREATE INDEX loop_of ON loop (subject_id, id)",
            "CREATE INDEX loop_state ON loop (state, id)",
            """
            CREATE TABLE loop_event (
                id \(.rowKey), loop_id \(.int64) NOT NULL REFERENCES loop (id), at \(.int64) NOT NULL,
                kind \(.text) NOT NULL, actor \(.text) NOT NULL, words \(.text))
            """,
            "CREATE INDEX loop_event_of ON loop_event (loop_id, id)",
            """
            CREATE TABLE loop_submission (
                submission_id \(.int64) NOT NULL PRIMARY KEY REFERENCES submission (id),
                loop_id \(.int64) NOT NULL REFERENCES loop (id), fixed \(.int64))
            """,
            "CREATE INDEX loop_submission_of ON loop_submission (loop_id)",
        ])
}
