import Persistence

extension Migration {
    /// How many people started, completed, were refused and gave up, by channel, task and day.
    ///
    /// The task is empty where the numbers are of the whole service on that channel.
    static let volumeTables = Migration(
        "9 volumes",
        [
            """
            CREATE TABLE volume_day (
                subject_id \(.int64) NOT NULL REFERENCES subject (id), task \(.text) NOT NULL, day \(.int64) NOT NULL,
                started \(.int64), completed \(.int64), refused \(.int64), abandoned \(.int64),
                source \(.text) NOT NULL, reported_at \(.int64) NOT NULL, PRIMARY KEY (subject_id, task, day))
            """,
            "CREATE INDEX volume_day_of ON volume_day (subject_id, day)",
        ])
}
