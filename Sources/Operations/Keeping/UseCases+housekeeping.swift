import Persistence
import Measures
import Registry
import Storage

extension UseCases {
    /// Drops what is past its retention, a slice at a time; gives how many rows went.
    public func dropExpired(limit: Int) async throws -> Int {
        let moment = now()
        let retention = settings.retention
        let results = retention.results.before(moment)
        let hours = retention.hours.before(moment)
        let days = retention.days.before(moment)
        let streams = try await store.read { try $0.streams() }
        return try await store.write { transaction in
            var left = limit
            for stream in streams where left > 0 {
                left -= try transaction.dropResults(of: stream, before: results, limit: left)
                left -= try transaction.dropAggregates(of: stream, before: hours, period: .hour, limit: max(0, left))
                left -= try transaction.dropAggregates(of: stream, before: days, period: .day, limit: max(0, left))
            }
            if left > 0 { left -= try transaction.dropSpans(endedBefore: days, limit: left) }
            return limit - left
        }
    }

    /// Folds the write-ahead log into the database file.
    public func checkpoint() throws {
        _ = try store.datastore.checkpoint()
    }
}
