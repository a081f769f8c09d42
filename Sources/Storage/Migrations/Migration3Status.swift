import Persistence

extension Migration {
    /// Status as spans, the overview's rows, and when the server was last alive.
    static let statusTables = Migration(
        "3 status",
        [
            """
            CREATE TABLE span (
                subject_id \(.int64) NOT NULL REFERENCES subject (id), started_at \(.int64) NOT NULL, ended_at \(.int64),
                status \(.text) NOT NULL, cause \(.text) NOT NULL, reason \(.text), evidence \(.text),
                PRIMARY KEY (subject_id, started_at))
            """,
            "CREATE INDEX span_ended ON span (ended_at)",
            """
            CREATE TABLE service_board (
                subject_id \(.rowKey) REFERENCES subject (id), path \(.text) NOT NULL, organisation \(.text) NOT NULL,
                status \(.text) NOT NULL, weight \(.int64) NOT NULL, cause \(.text) NOT NULL, since \(.int64) NOT NULL,
                people_per_day \(.int64) NOT NULL)
            """,
            "CREATE INDEX service_board_order ON service_board (weight DESC, people_per_day DESC, path)",
            "CREATE INDEX service_board_organisation ON service_board (organisation)",
            """
            CREATE TABLE watch (id \(.rowKey), started_at \(.int64) NOT NULL, last_seen \(.int64) NOT NULL)
            """,
        ])
}
