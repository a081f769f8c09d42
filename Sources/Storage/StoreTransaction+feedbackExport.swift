import Persistence

extension StoreTransaction {
    /// Submissions of a service that came within some days, both included, in the order of their ids.
    ///
    /// - Parameter after: the id of the last one that was read before.
    public func submissions(
        of subject: Int64, days: ClosedRange<Int64>, after: Int64, limit: Int
    ) throws -> [StoredSubmission] {
        let start = days.lowerBound * 86_400_000
        let end = (days.upperBound + 1) * 86_400_000
        let ids = try connection.rows(
            """
            SELECT id FROM submission
            WHERE subject_id = \(subject) AND id > \(after) AND received_at >= \(start) AND received_at < \(end)
            ORDER BY id LIMIT \(limit)
            """
        ).map { try $0.int64("id") }
        return try ids.compactMap { try submission(id: $0) }
    }

    /// The questions that submissions of a service answered at any time, by name.
    public func answeredQuestions(of subject: Int64) throws -> [String] {
        try connection.rows(
            """
            SELECT DISTINCT a.question FROM answer a JOIN submission s ON s.id = a.submission_id
            WHERE s.subject_id = \(subject) ORDER BY a.question
            """
        ).map { try $0.text("question") }
    }
}
