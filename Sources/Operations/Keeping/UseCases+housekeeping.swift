import Persistence
import Measures
import Registry
import Storage

extension UseCases {
    /// Drops what is past its retention; gives how many rows went.
    ///
    /// Some streams and some rows in each transaction, so that recording never waits long.
    public func dropExpired(limit: Int) async throws -> Int {
        let moment = now()
        let retention = settings.retention
        let results = retention.results.before(moment)
        let hours = retention.hours.before(moment)
        let days = retention.days.before(moment)
        let streams = try await store.read { try $0.streams() }
        var dropped = 0
        for first in stride(from: 0, to: streams.count, by: Self.streamsAtOnce) {
            let some = streams[first..<min(first + Self.streamsAtOnce, streams.count)]
            var slice = limit
            while slice == limit {
                slice = try await store.write { transaction in
                    var left = limit
                    for stream in some where left > 0 {
                        left -= try transaction.dropResults(of: stream, before: results, limit: left)
                        left -= try transaction.dropAggregates(
                            of: stream, before: hours, period: .hour, limit: max(0, left))
                        left -= try transaction.dropAggregates(
                            of: stream, before: days, period: .day, limit: max(0, left))
                    }
                    return limit - left
                }
                dropped += slice
            }
        }
        var spans = limit
        while spans == limit {
            spans = try await store.write { try $0.dropSpans(endedBefore: days, limit: limit) }
            dropped += spans
        }
        var keys = limit
        while keys == limit {
            keys = try await store.write { try $0.dropKeys(usedBefore: moment - Self.keyLength, limit: limit) }
            dropped += keys
        }
        let submissions = retention.submissions.before(moment)
        var said = limit
        while said == limit {
            said = try await store.write { try $0.dropSubmissions(receivedBefore: submissions, limit: limit) }
            dropped += said
        }
        return dropped
    }

    /// How many streams one transaction of `dropExpired` looks at.
    private static let streamsAtOnce = 100

    /// Folds the write-ahead log into the database file.
    public func checkpoint() throws {
        _ = try store.datastore.checkpoint()
    }
}
