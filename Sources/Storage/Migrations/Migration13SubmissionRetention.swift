import Persistence

extension Migration {
    /// What people said is found by when it came and by its key, so that what is past its retention goes quickly.
    static let submissionRetention = Migration(
        "13 submission retention",
        [
            "CREATE INDEX submission_received ON submission (received_at)",
            "CREATE INDEX submission_key_of ON submission_key (submission_id)",
        ])
}
