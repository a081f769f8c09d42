public import Measures
public import Probing
public import Registry
import Persistence

extension StoreTransaction {
    /// Follows a replacement: drops the spans of the subject from its start on, cuts one that reaches beyond it, and adds
    /// its own.
    public func apply(_ replacement: StatusTimeline.Replacement, subject id: Int64) throws {
        let from = replacement.from.milliseconds
        _ = try connection.execute("DELETE FROM span WHERE subject_id = \(id) AND started_at >= \(from)")
        _ = try connection.execute(
            "UPDATE span SET ended_at = \(from) WHERE subject_id = \(id) AND started_at < \(from) AND ended_at > \(from)"
        )
        for span in replacement.spans { try add(span, subject: id) }
    }

    /// Adds one span.
    public func add(_ span: StatusSpan, subject id: Int64) throws {
        _ = try connection.execute(
            """
            INSERT INTO span (subject_id, started_at, ended_at, status, cause, reason, evidence, basis)
            VALUES (\(id), \(span.start.milliseconds), \(span.end?.milliseconds), \(span.status.rawValue),
                \(span.cause.rawValue), \(span.reason), \(span.evidence), \(KeptBasis.text(span.basis)))
            """)
    }

    /// Ends the open span of a subject.
    public func endSpan(of id: Int64, at now: Timestamp) throws {
        _ = try connection.execute(
            "UPDATE span SET ended_at = \(now.milliseconds) WHERE subject_id = \(id) AND ended_at IS NULL")
    }

    /// The spans of a subject that touch a window, oldest first, at most a number of them (the newest).
    public func spans(of id: Int64, in window: Window, limit: Int = 10_000) throws -> [StatusSpan] {
        try connection.rows(
            """
            SELECT started_at, ended_at, status, cause, reason, evidence, basis FROM span
            WHERE subject_id = \(id) AND started_at < \(window.end.milliseconds)
                AND (ended_at IS NULL OR ended_at > \(window.start.milliseconds))
            ORDER BY started_at DESC LIMIT \(limit)
            """
        ).reversed().map(Self.span)
    }

    /// The newest spans of every subject of a service, oldest first: those that are open or ended after a moment, and
    /// those from the last one on that says how it was, however long ago it ended.
    public func newestSpans(ofService service: String, endedAfter moment: Timestamp) throws -> [Subject: [StatusSpan]] {
        var spans: [Subject: [StatusSpan]] = [:]
        try connection.forEach(
            """
            WITH part AS MATERIALIZED (
                SELECT s.id, s.kind, s.path,
                    COALESCE(
                        (SELECT q.started_at FROM span q WHERE q.subject_id = s.id AND q.status <> 'unknown'
                            ORDER BY q.started_at DESC LIMIT 1),
                        (SELECT MAX(q.started_at) FROM span q WHERE q.subject_id = s.id)) AS telling,
                    COALESCE(
                        (SELECT MAX(q.started_at) FROM span q
                            WHERE q.subject_id = s.id AND q.started_at <= \(moment.milliseconds)),
                        \(Int64.min)) AS standing
                FROM subject s
                WHERE (s.kind = 'service' AND s.path = \(service))
                    OR (s.path >= \(service + "/") AND s.path < \(service + "0")
                        AND s.kind IN ('channel', 'task', 'task_on_channel', 'probe'))
            )
            SELECT part.kind, part.path, p.started_at, p.ended_at, p.status, p.cause, p.reason, p.evidence, p.basis
            FROM part JOIN span p ON p.subject_id = part.id
                AND p.started_at >= CASE WHEN part.telling < part.standing THEN part.telling ELSE part.standing END
            WHERE p.ended_at IS NULL OR p.ended_at > \(moment.milliseconds) OR p.started_at >= part.telling
            ORDER BY p.started_at
            """
        ) { row in
            let subject = Subject(kind: try Self.kind(row.text("kind")), path: try row.text("path"))
            spans[subject, default: []].append(try Self.span(row))
        }
        return spans
    }

    /// The newest span of a subject before a moment that says whether it worked; nil where none is kept.
    public func lastSeenSpan(of id: Int64, before moment: Timestamp) throws -> StatusSpan? {
        try connection.rows(
            """
            SELECT started_at, ended_at, status, cause, reason, evidence, basis FROM span
            WHERE subject_id = \(id) AND started_at < \(moment.milliseconds)
                AND status <> 'unknown' AND status <> 'maintenance'
            ORDER BY started_at DESC LIMIT 1
            """
        ).first.map(Self.span)
    }

    /// The stretch that lasts, or was the last, of some subjects: with the time before pauses of ours in it.
    public func newestStretches(of ids: [Int64]) throws -> [Int64: StatusStretch] {
        // A few spans of each tell nearly always; only who was paused again and again needs older ones.
        let few = 4
        var spans: [Int64: [StatusSpan]] = [:]
        for start in stride(from: 0, to: ids.count, by: 500) {
            let part = SQL.join(ids[start..<min(start + 500, ids.count)].map { "\($0)" as SQL }, separator: ", ")
            let statement =
                """
                SELECT s.id, p.started_at, p.ended_at, p.status, p.cause, p.reason, p.evidence, p.basis
                FROM subject s JOIN span p ON p.subject_id = s.id
                    AND p.started_at >= COALESCE((SELECT q.started_at FROM span q WHERE q.subject_id = s.id
                        ORDER BY q.started_at DESC LIMIT 1 OFFSET \(few - 1)), \(Int64.min))
                WHERE s.id IN (
                """ + part + ") ORDER BY p.started_at" as SQL
            try connection.forEach(statement) { row in
                spans[try row.int64("id"), default: []].append(try Self.span(row))
            }
        }
        var newest: [Int64: StatusStretch] = [:]
        for (id, known) in spans {
            var stretches = StatusStretch.stretches(known)
            var limit = few
            // Who has fewer spans than were asked for has no older ones.
            while known.count >= few, StatusStretch.mayReachBack(stretches), limit <= Self.mostOfOneStretch {
                limit *= 8
                let window = Window(
                    start: Timestamp(milliseconds: .min), end: known[known.count - 1].start + .milliseconds(1))
                let more = try self.spans(of: id, in: window, limit: limit)
                stretches = StatusStretch.stretches(more)
                if more.count < limit { break }
            }
            newest[id] = stretches.last
        }
        return newest
    }

    /// From how many spans of one stretch on none older are looked for: more would be pauses without an end.
    private static let mostOfOneStretch = 2000

    /// Drops spans that ended before a moment, at most a number of them; gives how many.
    public func dropSpans(endedBefore moment: Timestamp, limit: Int) throws -> Int {
        let rows = try connection.rows(
            """
            SELECT subject_id, started_at FROM span WHERE ended_at < \(moment.milliseconds)
            ORDER BY ended_at LIMIT \(limit)
            """)
        for row in rows {
            _ = try connection.execute(
                """
                DELETE FROM span WHERE subject_id = \(try row.int64("subject_id"))
                    AND started_at = \(try row.int64("started_at"))
                """)
        }
        return rows.count
    }

    private static func span(_ row: SQLRow) throws -> StatusSpan {
        let (status, cause) = (try row.text("status"), try row.text("cause"))
        guard let knownStatus = Status(rawValue: status) else {
            throw StoreError.unknownWord(status, column: "span.status")
        }
        guard let knownCause = StatusCause(rawValue: cause) else {
            throw StoreError.unknownWord(cause, column: "span.cause")
        }
        return StatusSpan(
            status: knownStatus, cause: knownCause, reason: try row.optionalText("reason"),
            start: Timestamp(milliseconds: try row.int64("started_at")),
            end: try row.optionalInt64("ended_at").map(Timestamp.init(milliseconds:)),
            evidence: try row.optionalText("evidence"), basis: try KeptBasis.basis(row.optionalText("basis")))
    }
}
