public import Feedback
import Persistence
import Registry

extension StoreTransaction {
    /// How far the watch over the ratings of a channel has come; a fresh one where there is none.
    public func ratingWatch(of channel: Int64, set: String, version: Int) throws -> RatingWatch {
        let row = try connection.row(
            """
            SELECT learned, learned_hits, total, run, hits, run_since, found_at FROM rating_watch
            WHERE subject_id = \(channel) AND question_set = \(set) AND set_version = \(version)
            """)
        guard let row else { return RatingWatch() }
        return RatingWatch(
            learned: Int(try row.int64("learned")), learnedHits: Int(try row.int64("learned_hits")),
            sum: try row.real("total"), run: Int(try row.int64("run")), hits: Int(try row.int64("hits")),
            runSince: try row.optionalInt64("run_since").map { Timestamp(milliseconds: $0) },
            foundAt: try row.optionalInt64("found_at").map { Timestamp(milliseconds: $0) })
    }

    /// Keeps how far the watch over the ratings of a channel has come.
    public func keep(_ watch: RatingWatch, of channel: Int64, set: String, version: Int) throws {
        _ = try connection.execute(
            """
            INSERT INTO rating_watch (subject_id, question_set, set_version, learned, learned_hits, total, run, hits,
                run_since, found_at)
            VALUES (\(channel), \(set), \(version), \(watch.learned), \(watch.learnedHits), \(watch.sum), \(watch.run),
                \(watch.hits), \(watch.runSince?.milliseconds), \(watch.foundAt?.milliseconds))
            ON CONFLICT (subject_id, question_set, set_version) DO UPDATE SET learned = excluded.learned,
                learned_hits = excluded.learned_hits, total = excluded.total, run = excluded.run, hits = excluded.hits,
                run_since = excluded.run_since, found_at = excluded.found_at
            """)
    }
}
