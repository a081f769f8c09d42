import Persistence

extension Migration {
    /// What people say: submissions with their answers, sums by day, what became of them, and the watch over ratings.
    static let hearingTables = Migration(
        "7 hearing",
        [
            """
            CREATE TABLE submission (
                id \(.rowKey), subject_id \(.int64) NOT NULL REFERENCES subject (id), channel \(.text) NOT NULL,
                question_set \(.text) NOT NULL, set_version \(.int64) NOT NULL, mode \(.text) NOT NULL,
                language \(.text) NOT NULL, received_at \(.int64) NOT NULL, state \(.text) NOT NULL,
                follow_digest \(.text) NOT NULL UNIQUE, signs \(.text) NOT NULL, taken \(.text) NOT NULL,
                redaction_version \(.int64) NOT NULL)
            """,
            "CREATE INDEX submission_of ON submission (subject_id, id)",
            "CREATE INDEX submission_state ON submission (subject_id, state, id)",
            """
            CREATE TABLE answer (
                submission_id \(.int64) NOT NULL REFERENCES submission (id), question \(.text) NOT NULL,
                options \(.text), words \(.text), PRIMARY KEY (submission_id, question))
            """,
            """
            CREATE TABLE answer_day (
                subject_id \(.int64) NOT NULL REFERENCES subject (id), question_set \(.text) NOT NULL,
                set_version \(.int64) NOT NULL, day \(.int64) NOT NULL, question \(.text) NOT NULL,
                choice \(.text) NOT NULL, answers \(.int64) NOT NULL,
                PRIMARY KEY (subject_id, question_set, set_version, day, question, choice))
            """,
            """
            CREATE TABLE submission_event (
                id \(.rowKey), submission_id \(.int64) NOT NULL REFERENCES submission (id), at \(.int64) NOT NULL,
                kind \(.text) NOT NULL, actor \(.text) NOT NULL, words \(.text))
            """,
            "CREATE INDEX submission_event_of ON submission_event (submission_id, id)",
            """
            CREATE TABLE submission_key (
                subject_id \(.int64) NOT NULL REFERENCES subject (id), key_digest \(.text) NOT NULL,
                body_digest \(.text) NOT NULL, submission_id \(.int64) NOT NULL REFERENCES submission (id),
                used_at \(.int64) NOT NULL, PRIMARY KEY (subject_id, key_digest))
            """,
            "CREATE INDEX submission_key_used ON submission_key (used_at)",
            """
            CREATE TABLE rating_watch (
                subject_id \(.int64) NOT NULL REFERENCES subject (id), question_set \(.text) NOT NULL,
                set_version \(.int64) NOT NULL, learned \(.int64) NOT NULL, learned_hits \(.int64) NOT NULL,
                total \(.real) NOT NULL, run \(.int64) NOT NULL, hits \(.int64) NOT NULL, run_since \(.int64),
                found_at \(.int64), PRIMARY KEY (subject_id, question_set, set_version))
            """,
        ])
}
