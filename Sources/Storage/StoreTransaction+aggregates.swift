public import Measures
import Persistence
public import Probing
public import Registry

/// The lengths of time that results are added up over.
public enum AggregatePeriod: Sendable, Hashable, CaseIterable {
    case hour, day

    /// The length, in milliseconds.
    public var milliseconds: Int64 {
        switch self {
        case .hour: 3_600_000
        case .day: 86_400_000
        }
    }

    /// The start of the period (in UTC) that a moment lies in.
    public func start(of moment: Timestamp) -> Timestamp {
        Timestamp(milliseconds: moment.milliseconds.flooredQuotient(milliseconds) * milliseconds)
    }
}

extension ResultAggregate {
    /// Adds one result as it was recorded.
    public mutating func add(_ result: ProbeResult) {
        let outcome: Outcome =
            switch result.outcome {
            case .good: .good
            case .slight: .slight
            case .bad: .bad
            case .unknown: .unknown
            }
        let isAnswered = result.status != 0 || result.reason == .ok
        let failure: Failure = (500...599).contains(result.status) ? .server : isAnswered ? .none : .network
        let untilFirstByte =
            result.phases.nameLookup + result.phases.connect + result.phases.tls + result.phases.firstByte
        // A pushed result has no times of its own.
        let hasTimes = result.trigger != .pushed && result.phases.total > 0
        add(
            outcome, failure: result.trigger == .pushed ? .none : failure,
            isConfirmation: result.trigger == .confirmation,
            total: hasTimes && isAnswered ? result.phases.total : nil,
            firstByte: hasTimes && isAnswered ? untilFirstByte : nil)
    }
}

/// What one slice of the mover took into its place.
public struct MovedResults: Sendable {
    /// How many results.
    public var count = 0
    /// What they add up to, by stream and hour.
    public var hours: [(stream: Int, start: Timestamp, aggregate: ResultAggregate)] = []
}

extension StoreTransaction {
    /// What the results of a stream add up to, by period, oldest first.
    public func aggregates(
        of stream: Int, in window: Window, by period: AggregatePeriod
    ) throws -> [(start: Timestamp, aggregate: ResultAggregate)] {
        let from = StreamKey.key(stream: stream, at: period.start(of: window.start))
        let until = StreamKey.key(stream: stream, at: window.end)
        let rows =
            switch period {
            case .hour:
                try connection.rows(
                    """
                    SELECT id, good, slight, bad, unknown, confirmations, server_errors, network_failures, total,
                        first_byte
                    FROM result_hour WHERE id >= \(from) AND id < \(until) ORDER BY id
                    """)
            case .day:
                try connection.rows(
                    """
                    SELECT id, good, slight, bad, unknown, confirmations, server_errors, network_failures, total,
                        first_byte
                    FROM result_day WHERE id >= \(from) AND id < \(until) ORDER BY id
                    """)
            }
        return try rows.map { (StreamKey.moment(of: try $0.int64("id")), try Self.aggregate($0)) }
    }

    /// Merges what some results add up to into the row of their period.
    public func merge(
        _ aggregate: ResultAggregate, stream: Int, start: Timestamp, period: AggregatePeriod
    ) throws {
        let there = try aggregates(
            of: stream, in: Window(start: start, end: start + .milliseconds(1)), by: period
        ).first?.aggregate
        var sum = there ?? ResultAggregate()
        sum.merge(aggregate)
        let id = StreamKey.key(stream: stream, at: start)
        switch period {
        case .hour:
            _ = try connection.execute(
                """
                INSERT INTO result_hour (id, good, slight, bad, unknown, confirmations, server_errors,
                    network_failures, total, first_byte)
                VALUES (\(id), \(sum.good), \(sum.slight), \(sum.bad), \(sum.unknown), \(sum.confirmations),
                    \(sum.serverErrors), \(sum.networkFailures), \(sum.total.encoded), \(sum.firstByte.encoded))
                ON CONFLICT (id) DO UPDATE SET good = excluded.good, slight = excluded.slight, bad = excluded.bad,
                    unknown = excluded.unknown, confirmations = excluded.confirmations,
                    server_errors = excluded.server_errors, network_failures = excluded.network_failures,
                    total = excluded.total, first_byte = excluded.first_byte
                """)
        case .day:
            _ = try connection.execute(
                """
                INSERT INTO result_day (id, good, slight, bad, unknown, confirmations, server_errors,
                    network_failures, total, first_byte)
                VALUES (\(id), \(sum.good), \(sum.slight), \(sum.bad), \(sum.unknown), \(sum.confirmations),
                    \(sum.serverErrors), \(sum.networkFailures), \(sum.total.encoded), \(sum.firstByte.encoded))
                ON CONFLICT (id) DO UPDATE SET good = excluded.good, slight = excluded.slight, bad = excluded.bad,
                    unknown = excluded.unknown, confirmations = excluded.confirmations,
                    server_errors = excluded.server_errors, network_failures = excluded.network_failures,
                    total = excluded.total, first_byte = excluded.first_byte
                """)
        }
    }

    /// Moves results of closed hours into their place and into the hour and day rows, at most a number of them, in the
    /// order in which they came; gives how many were moved, and what they add up to by stream and hour.
    ///
    /// Late ones are merged into rows that are there.
    public func moveResults(before edge: Timestamp, limit: Int) throws -> MovedResults {
        var moved = MovedResults()
        guard try hasResultsToMove(before: edge) else { return moved }
        let recent = try recentResults(limit: limit)
        let movable = recent.filter { $0.result.at < edge }
        guard let last = movable.last else { return moved }
        let distinct = Self.distinct(movable.map(\.result))
        let once = try notMovedYet(distinct)
        try move(once)
        for period in AggregatePeriod.allCases {
            var sums: [Int64: (stream: Int, start: Timestamp, aggregate: ResultAggregate)] = [:]
            for result in once {
                let start = period.start(of: result.at)
                let key = StreamKey.key(stream: result.stream, at: start)
                sums[key, default: (result.stream, start, ResultAggregate())].aggregate.add(result)
            }
            for (_, sum) in sums.sorted(by: { $0.key < $1.key }) {
                try merge(sum.aggregate, stream: sum.stream, start: sum.start, period: period)
            }
        }
        _ = try connection.execute(
            "DELETE FROM result_recent WHERE id <= \(last.id) AND at < \(edge.milliseconds)")
        moved.count = movable.count
        moved.hours = Self.hours(distinct)
        return moved
    }

    /// Results of which each moment of a stream is there once: a write whose answer was lost is made again, and may have
    /// been kept the first time.
    private static func distinct(_ results: [ProbeResult]) -> [ProbeResult] {
        var seen: Set<Int64> = []
        return results.filter { seen.insert(StreamKey.key(stream: $0.stream, at: $0.at)).inserted }
    }

    /// Results that are not in their place already.
    private func notMovedYet(_ results: [ProbeResult]) throws -> [ProbeResult] {
        var newest: [Int: Timestamp?] = [:]
        return try results.filter { result in
            let moved = try newest[result.stream] ?? newestMovedResult(of: result.stream)
            newest[result.stream] = .some(moved)
            // Only a late one can be there: the others are newer than anything of their stream.
            guard let moved, result.at <= moved else { return true }
            let key = StreamKey.key(stream: result.stream, at: result.at)
            return try connection.row("SELECT id FROM result WHERE id = \(key)") == nil
        }
    }

    /// What results add up to by stream and hour.
    private static func hours(_ results: [ProbeResult]) -> [(stream: Int, start: Timestamp, aggregate: ResultAggregate)]
    {
        var sums: [Int64: (stream: Int, start: Timestamp, aggregate: ResultAggregate)] = [:]
        for result in results {
            let start = AggregatePeriod.hour.start(of: result.at)
            let key = StreamKey.key(stream: result.stream, at: start)
            sums[key, default: (result.stream, start, ResultAggregate())].aggregate.add(result)
        }
        return Array(sums.values)
    }

    /// Whether the result that came first belongs to a closed hour: one row is looked at, however many there are.
    public func hasResultsToMove(before edge: Timestamp) throws -> Bool {
        let first = try connection.row("SELECT at FROM result_recent ORDER BY id LIMIT 1")
        return try first.map { try $0.int64("at") < edge.milliseconds } ?? false
    }

    /// The moment of the newest result of a stream that was moved into its place.
    public func newestMovedResult(of stream: Int) throws -> Timestamp? {
        let from = StreamKey.key(stream: stream, at: Timestamp(milliseconds: 0))
        let until = StreamKey.key(stream: stream, at: StreamKey.lastMoment)
        let newest = try connection.row(
            "SELECT id FROM result WHERE id >= \(from) AND id <= \(until) ORDER BY id DESC LIMIT 1")
        return try newest.map { StreamKey.moment(of: try $0.int64("id")) }
    }

    /// What the results of a stream that have not been moved yet add up to, from a moment on.
    public func recentAggregate(of stream: Int, in window: Window) throws -> ResultAggregate {
        var sum = ResultAggregate()
        for result in try results(of: stream, from: window.start, to: window.end) { sum.add(result) }
        return sum
    }

    /// Drops results and rows of streams that are older than a moment, a slice at a time; gives how many.
    public func dropResults(of stream: Int, before moment: Timestamp, limit: Int) throws -> Int {
        let first = StreamKey.key(stream: stream, at: Timestamp(milliseconds: 0))
        let until = StreamKey.key(stream: stream, at: moment)
        return try connection.execute(
            """
            DELETE FROM result WHERE id IN (
                SELECT id FROM result WHERE id >= \(first) AND id < \(until) ORDER BY id LIMIT \(limit))
            """)
    }

    /// Drops hour or day rows of a stream that are older than a moment; gives how many.
    public func dropAggregates(
        of stream: Int, before moment: Timestamp, period: AggregatePeriod, limit: Int
    ) throws -> Int {
        let first = StreamKey.key(stream: stream, at: Timestamp(milliseconds: 0))
        let until = StreamKey.key(stream: stream, at: moment)
        switch period {
        case .hour:
            return try connection.execute(
                """
                DELETE FROM result_hour WHERE id IN (
                    SELECT id FROM result_hour WHERE id >= \(first) AND id < \(until) ORDER BY id LIMIT \(limit))
                """)
        case .day:
            return try connection.execute(
                """
                DELETE FROM result_day WHERE id IN (
                    SELECT id FROM result_day WHERE id >= \(first) AND id < \(until) ORDER BY id LIMIT \(limit))
                """)
        }
    }

    /// The numbers of all streams.
    public func streams() throws -> [Int] {
        try connection.rows("SELECT id FROM stream ORDER BY id").map { Int(try $0.int64("id")) }
    }

    /// The stream of a probe; nothing where it never had one.
    public func stream(of probe: String, location: String) throws -> Int? {
        try connection.row("SELECT id FROM stream WHERE probe = \(probe) AND location = \(location)")
            .map { Int(try $0.int64("id")) }
    }

    private static func aggregate(_ row: SQLRow) throws -> ResultAggregate {
        do {
            return ResultAggregate(
                good: Int(try row.int64("good")), slight: Int(try row.int64("slight")), bad: Int(try row.int64("bad")),
                unknown: Int(try row.int64("unknown")), confirmations: Int(try row.int64("confirmations")),
                serverErrors: Int(try row.int64("server_errors")),
                networkFailures: Int(try row.int64("network_failures")),
                total: try LatencyHistogram(encoded: try row.bytes("total")),
                firstByte: try LatencyHistogram(encoded: try row.bytes("first_byte")))
        } catch let damage as LatencyHistogramDamage {
            throw StoreError.unreadable("a histogram (\(damage))")
        }
    }
}
