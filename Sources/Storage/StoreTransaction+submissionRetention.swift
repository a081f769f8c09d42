import Persistence
public import Registry

extension StoreTransaction {
    /// Drops submissions that came before a moment, with what was done about each, at most a number of them; gives how many.
    ///
    /// The sums of each day stay, and so does a loop that they led to.
    public func dropSubmissions(receivedBefore moment: Timestamp, limit: Int) throws -> Int {
        let old = try connection.rows(
            """
            SELECT id FROM submission WHERE received_at < \(moment.milliseconds) ORDER BY received_at LIMIT \(limit)
            """
        ).map { try $0.int64("id") }
        for id in old {
            for statement: SQL in [
                "DELETE FROM answer WHERE submission_id = \(id)",
                "DELETE FROM submission_event WHERE submission_id = \(id)",
                "DELETE FROM submission_key WHERE submission_id = \(id)",
                "DELETE FROM loop_submission WHERE submission_id = \(id)",
                "DELETE FROM submission WHERE id = \(id)",
            ] {
                _ = try connection.execute(statement)
            }
        }
        return old.count
    }
}
