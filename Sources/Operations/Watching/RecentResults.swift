import Measures
import Probing
import Registry
import Storage

/// What the running server remembers of results that have not been moved into their place yet, so that a page never
/// has to search them: sums by stream and hour, and the newest few of each stream.
struct RecentResults: Sendable {
    /// How many results of a stream are remembered one by one.
    static let newestCount = 12

    private struct Stream: Sendable {
        var hours: [Timestamp: ResultAggregate] = [:]
        var newest: [ProbeResult] = []
        /// Whether older ones were let go.
        var isCut = false

        mutating func take(_ result: ProbeResult) {
            hours[AggregatePeriod.hour.start(of: result.at), default: ResultAggregate()].add(result)
            // Exactly as much as is kept: an array that grows by itself would take twice that for every stream.
            if newest.capacity < RecentResults.newestCount { newest.reserveCapacity(RecentResults.newestCount) }
            if newest.count >= RecentResults.newestCount {
                newest.removeFirst()
                isCut = true
            }
            newest.append(result)
        }
    }

    private var streams: [Int: Stream] = [:]

    /// Takes note of one result.
    mutating func add(_ result: ProbeResult) {
        streams[result.stream, default: Stream()].take(result)
    }

    /// Says that a remembered result shows something else.
    mutating func amend(_ result: ProbeResult) {
        // Only the newest wait to be amended, and those are remembered one by one.
        guard let index = streams[result.stream]?.newest.firstIndex(where: { $0.at == result.at }),
            let before = streams[result.stream]?.newest[index]
        else { return }
        let hour = AggregatePeriod.hour.start(of: result.at)
        var was = ResultAggregate()
        was.add(before)
        streams[result.stream]?.hours[hour]?.subtract(was)
        streams[result.stream]?.hours[hour]?.add(result)
        streams[result.stream]?.newest[index] = result
    }

    /// Takes out of an hour what was moved into its place.
    mutating func take(_ moved: ResultAggregate, from hour: Timestamp, of stream: Int) {
        streams[stream]?.hours[hour]?.subtract(moved)
        if streams[stream]?.hours[hour]?.isEmpty == true { streams[stream]?.hours[hour] = nil }
        letGo(stream)
    }

    /// Forgets the single results of a stream that is no longer watched; its hours stay until they are moved, since it may
    /// be watched again before.
    mutating func forget(stream: Int) {
        streams[stream]?.newest = []
        streams[stream]?.isCut = true
        letGo(stream)
    }

    private mutating func letGo(_ stream: Int) {
        if let held = streams[stream], held.hours.isEmpty, held.newest.isEmpty { streams[stream] = nil }
    }

    /// What the remembered hours of a stream add up to within a window.
    func aggregate(of stream: Int, in window: Window) -> ResultAggregate {
        var sum = ResultAggregate()
        let hours = streams[stream]?.hours ?? [:]
        for (start, aggregate) in hours
        where start >= AggregatePeriod.hour.start(of: window.start) && start < window.end {
            sum.merge(aggregate)
        }
        return sum
    }

    /// The newest results of a stream, newest first.
    func newest(of stream: Int) -> [ProbeResult] {
        (streams[stream]?.newest ?? []).reversed()
    }

    /// Whether results of a stream were let go that may not have been moved into their place yet.
    func isCut(_ stream: Int) -> Bool { streams[stream]?.isCut ?? false }
}
