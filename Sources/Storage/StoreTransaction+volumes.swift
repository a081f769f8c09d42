import Persistence
public import Registry

/// A row of volumes as it is kept.
public struct StoredVolume: Sendable, Hashable {
    /// The stored id of the channel.
    public var channel: Int64
    /// The slug of the task; nothing for the whole service.
    public var task: String?
    /// Days since 1970.
    public var day: Int64
    /// How many started.
    public var started: Int?
    /// How many completed.
    public var completed: Int?
    /// How many were refused.
    public var refused: Int?
    /// How many gave up.
    public var abandoned: Int?
    /// Where the numbers come from.
    public var source: String
    /// When they came.
    public var reportedAt: Timestamp
}

/// What the volumes of one channel add up to.
public struct StoredVolumeSum: Sendable, Hashable {
    /// How many started, of days on which it is known too how many completed.
    public var started: Int
    /// How many completed, of the same days.
    public var completed: Int
    /// How many such days there are.
    public var days: Int
    /// From which day to which it is known how many completed; nothing where it never is.
    public var completedDays: ClosedRange<Int64>?
}

extension StoreTransaction {
    /// Keeps the volumes of a channel on a day, in place of those that were there.
    public func put(_ row: VolumeRow, of channel: Int64, source: String, at now: Timestamp) throws {
        _ = try connection.execute(
            """
            INSERT INTO volume_day (subject_id, task, day, started, completed, refused, abandoned, source, reported_at)
            VALUES (\(channel), \(row.task ?? ""), \(row.day.days), \(row.started), \(row.completed), \(row.refused),
                \(row.abandoned), \(source), \(now.milliseconds))
            ON CONFLICT (subject_id, task, day) DO UPDATE SET started = excluded.started,
                completed = excluded.completed, refused = excluded.refused, abandoned = excluded.abandoned,
                source = excluded.source, reported_at = excluded.reported_at
            """)
    }

    /// The volumes of a channel from one day to another, both included, by day and task.
    public func volumes(of channel: Int64, days: ClosedRange<Int64>) throws -> [StoredVolume] {
        try connection.rows(
            """
            SELECT task, day, started, completed, refused, abandoned, source, reported_at FROM volume_day
            WHERE subject_id = \(channel) AND day >= \(days.lowerBound) AND day <= \(days.upperBound)
            ORDER BY day, task
            """
        ).map { row in
            let task = try row.text("task")
            return StoredVolume(
                channel: channel, task: task.isEmpty ? nil : task, day: try row.int64("day"),
                started: try row.optionalInt64("started").map { Int($0) },
                completed: try row.optionalInt64("completed").map { Int($0) },
                refused: try row.optionalInt64("refused").map { Int($0) },
                abandoned: try row.optionalInt64("abandoned").map { Int($0) }, source: try row.text("source"),
                reportedAt: Timestamp(milliseconds: try row.int64("reported_at")))
        }
    }

    /// What the volumes of a channel add up to from one day to another, both included.
    ///
    /// - Parameter task: one task; without it the numbers of the whole channel on days that have them, and of its tasks
    ///   on days that have not.
    public func volumeSum(of channel: Int64, task: String?, days: ClosedRange<Int64>) throws -> StoredVolumeSum {
        let row = try connection.row(
            """
            SELECT SUM(CASE WHEN v.completed IS NOT NULL THEN v.started END) AS started,
                SUM(CASE WHEN v.started IS NOT NULL THEN v.completed END) AS completed,
                COUNT(DISTINCT CASE WHEN v.started IS NOT NULL AND v.completed IS NOT NULL THEN v.day END) AS days,
                MIN(CASE WHEN v.completed IS NOT NULL THEN v.day END) AS first_day,
                MAX(CASE WHEN v.completed IS NOT NULL THEN v.day END) AS last_day
            FROM volume_day v
            """ + Self.volumes(of: channel, task: task, days: days))
        guard let row else { throw StoreError.noRow("volume_day") }
        var known: ClosedRange<Int64>?
        if let first = try row.optionalInt64("first_day"), let last = try row.optionalInt64("last_day") {
            known = first...max(first, last)
        }
        return StoredVolumeSum(
            started: Int(try row.optionalReal("started") ?? 0), completed: Int(try row.optionalReal("completed") ?? 0),
            days: Int(try row.int64("days")), completedDays: known)
    }

    /// How many people completed something on a channel from one day to another, both included.
    public func completed(of channel: Int64, task: String?, days: ClosedRange<Int64>) throws -> Int {
        let row = try connection.row(
            "SELECT SUM(v.completed) AS completed FROM volume_day v"
                + Self.volumes(of: channel, task: task, days: days))
        return Int(try row?.optionalReal("completed") ?? 0)
    }

    /// How many people start something on the channels of a service on a day; nothing where nobody tells.
    ///
    /// Of each channel it is the mean from the first day told of to the last.
    public func startedPerDay(ofService id: Int64, days: ClosedRange<Int64>) throws -> Double? {
        let rows = try connection.rows(
            """
            SELECT SUM(v.started) AS started, MIN(v.day) AS first_day, MAX(v.day) AS last_day
            FROM subject s JOIN volume_day v ON v.subject_id = s.id
            WHERE s.parent_id = \(id) AND s.retired_at IS NULL AND v.day >= \(days.lowerBound)
                AND v.day <= \(days.upperBound) AND v.started IS NOT NULL
            """ + Self.countsOnce + " GROUP BY v.subject_id")
        guard !rows.isEmpty else { return nil }
        return try rows.reduce(0) { sum, row in
            let length = try row.int64("last_day") - row.int64("first_day") + 1
            return try sum + row.real("started") / Double(length)
        }
    }

    /// The tasks that people completed on a channel since a day; an empty one for the whole service.
    public func tasksCompleted(on channel: Int64, since day: Int64) throws -> Set<String> {
        Set(
            try connection.rows(
                """
                SELECT DISTINCT task FROM volume_day
                WHERE subject_id = \(channel) AND day >= \(day) AND completed > 0
                """
            ).map { try $0.text("task") })
    }

    /// Where the newest of the numbers come from by which people are counted.
    public func volumeSource(ofService id: Int64, days: ClosedRange<Int64>) throws -> String? {
        try connection.row(
            """
            SELECT v.source FROM subject s JOIN volume_day v ON v.subject_id = s.id
            WHERE s.parent_id = \(id) AND s.retired_at IS NULL AND v.day >= \(days.lowerBound)
                AND v.day <= \(days.upperBound) AND v.started IS NOT NULL
            ORDER BY v.reported_at DESC, v.day DESC, v.subject_id LIMIT 1
            """
        )?.text("source")
    }

    /// Changes how many people a day the line of a service in the overview names, where it has one.
    public func updateBoard(subject id: Int64, peoplePerDay: Int?) throws {
        _ = try connection.execute(
            "UPDATE service_board SET people_per_day = \(peoplePerDay ?? -1) WHERE subject_id = \(id)")
    }

    /// How many people a day the line of a service in the overview names.
    public func boardPeople(subject id: Int64) throws -> Int? {
        let people = try connection.row("SELECT people_per_day FROM service_board WHERE subject_id = \(id)")?
            .int64("people_per_day")
        return people.flatMap { $0 < 0 ? nil : Int($0) }
    }

    /// The rows of a channel that count, of one task or of all.
    private static func volumes(of channel: Int64, task: String?, days: ClosedRange<Int64>) -> SQL {
        let condition: SQL = " WHERE v.subject_id = \(channel) AND v.day >= \(days.lowerBound)"
        let whole = condition + " AND v.day <= \(days.upperBound)"
        return whole + (task.map { " AND v.task = \($0)" } ?? countsOnce)
    }

    /// Beside the number of a whole day, those of single tasks would count people twice.
    private static let countsOnce: SQL = """
         AND (v.task = '' OR NOT EXISTS (SELECT 1 FROM volume_day w
            WHERE w.subject_id = v.subject_id AND w.task = '' AND w.day = v.day))
        """
}
