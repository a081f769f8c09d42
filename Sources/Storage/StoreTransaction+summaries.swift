public import Alerting
public import Measures
import Persistence
public import Registry
public import Standards

/// A summary for one address and week, from when it is due until it was sent or given up.
public struct StoredSummary: Sendable, Hashable {
    /// Where it goes.
    public var address: String
    /// The week, by its Monday.
    public var week: String
    /// The time that it tells of; it is due at the end.
    public var window: Window
    /// The same for every try (RFC 5322 `Message-ID`).
    public var messageID: String
    /// Where it is in its life.
    public var state: Delivery.State
    /// How often it was tried.
    public var attempts: Int
    /// When it is to be tried.
    public var nextAttemptAt: Timestamp
    /// When it came to its end, whichever that was.
    public var endedAt: Timestamp?
    /// What stands or stood in its way.
    public var lastError: String?

    /// Creates a summary that waits.
    public init(address: String, week: String, window: Window, messageID: String) {
        self.address = address
        self.week = week
        self.window = window
        self.messageID = messageID
        state = .pending
        attempts = 0
        nextAttemptAt = window.end
    }
}

/// One change of a verdict, without what it rests on.
public struct VerdictTurn: Sendable, Hashable {
    /// The standard.
    public var standard: String
    /// The criterion.
    public var criterion: String
    /// The verdict before; nothing for the first.
    public var was: Verdict?
    /// The verdict after.
    public var became: Verdict
    /// Whether a measured value contradicts what a person stated.
    public var isDisputed: Bool
    /// When.
    public var at: Timestamp
    /// What made it different.
    public var cause: CauseOfChange
}

/// What somebody wrote, without personal data.
public struct StoredComment: Sendable, Hashable {
    /// The submission.
    public var submission: Int64
    /// The slug of the channel.
    public var channel: String
    /// When it came.
    public var at: Timestamp
    /// The words.
    public var words: String
}

extension StoreTransaction {
    /// Adds a summary; the same address and week once.
    public func add(_ summary: StoredSummary) throws {
        _ = try connection.execute(
            """
            INSERT INTO summary_sent (address, week, starts_at, due_at, message_id, state, attempts, next_attempt_at,
                sent_at, last_error)
            VALUES (\(summary.address), \(summary.week), \(summary.window.start.milliseconds),
                \(summary.window.end.milliseconds), \(summary.messageID), \(summary.state.rawValue),
                \(summary.attempts), \(summary.nextAttemptAt.milliseconds), \(summary.endedAt?.milliseconds),
                \(summary.lastError))
            ON CONFLICT (address, week) DO NOTHING
            """)
    }

    /// Keeps a summary as it is now.
    public func update(_ summary: StoredSummary) throws {
        _ = try connection.execute(
            """
            UPDATE summary_sent SET state = \(summary.state.rawValue), attempts = \(summary.attempts),
                next_attempt_at = \(summary.nextAttemptAt.milliseconds), sent_at = \(summary.endedAt?.milliseconds),
                last_error = \(summary.lastError)
            WHERE address = \(summary.address) AND week = \(summary.week)
            """)
    }

    /// The summary for an address and week.
    public func summary(for address: String, week: String) throws -> StoredSummary? {
        try connection.row(Self.summaries + " WHERE address = \(address) AND week = \(week)").map(Self.summary)
    }

    /// Summaries that are due, those that have waited longest first.
    public func dueSummaries(at now: Timestamp, limit: Int) throws -> [StoredSummary] {
        try connection.rows(
            Self.summaries
                + """
                 WHERE state = \(Delivery.State.pending.rawValue) AND next_attempt_at <= \(now.milliseconds)
                ORDER BY next_attempt_at, address LIMIT \(limit)
                """
        ).map(Self.summary)
    }

    /// Forgets summaries that were due before a moment.
    public func dropSummaries(dueBefore moment: Timestamp) throws {
        _ = try connection.execute("DELETE FROM summary_sent WHERE due_at < \(moment.milliseconds)")
    }

    /// The services that were first registered before a moment and are not retired, by name.
    public func services(registeredBefore moment: Timestamp) throws -> Set<String> {
        Set(
            try connection.rows(
                """
                SELECT path FROM subject WHERE kind = \(SubjectKind.service.rawValue) AND retired_at IS NULL
                    AND registered_at < \(moment.milliseconds)
                """
            ).map { try $0.text("path") })
    }

    /// The alerts of a service that began within a window or ended within it, newest first.
    public func alerts(ofService service: String, touching window: Window, limit: Int) throws -> [Alert] {
        let (start, end) = (window.start.milliseconds, window.end.milliseconds)
        return try connection.rows(
            """
            SELECT id FROM alert WHERE service = \(service)
                AND ((opened_at >= \(start) AND opened_at < \(end)) OR (resolved_at >= \(start) AND resolved_at < \(end)))
            ORDER BY id DESC LIMIT \(limit)
            """
        ).compactMap { try alert(id: $0.int64("id")) }
    }

    /// How the verdicts of a service by a standard changed within a window, newest first.
    public func verdictTurns(
        of subject: Int64, standard: String, in window: Window, limit: Int
    ) throws -> [VerdictTurn] {
        try connection.rows(
            """
            SELECT standard, criterion, was, became, disputed, at, cause FROM verdict_change
            WHERE subject_id = \(subject) AND standard = \(standard)
                AND id >= \(IdentifierSource.least(at: window.start))
                AND at >= \(window.start.milliseconds) AND at < \(window.end.milliseconds)
            ORDER BY id DESC LIMIT \(limit)
            """
        ).map { row in
            VerdictTurn(
                standard: try row.text("standard"), criterion: try row.text("criterion"),
                was: try row.optionalText("was").map { try Self.word($0, column: "verdict_change.was") },
                became: try Self.word(try row.text("became"), column: "verdict_change.became"),
                isDisputed: try row.bool("disputed"), at: Timestamp(milliseconds: try row.int64("at")),
                cause: try Self.word(try row.text("cause"), column: "verdict_change.cause"))
        }
    }

    /// The newest comments on a service within a window, newest first; what was set aside is left out.
    public func comments(of subject: Int64, in window: Window, limit: Int) throws -> [StoredComment] {
        try connection.rows(
            """
            SELECT s.id, s.channel, s.received_at, a.words FROM submission s JOIN answer a ON a.submission_id = s.id
            WHERE s.subject_id = \(subject) AND s.id >= \(IdentifierSource.least(at: window.start))
                AND s.received_at >= \(window.start.milliseconds) AND s.received_at < \(window.end.milliseconds)
                AND s.state <> 'held' AND a.words IS NOT NULL
            ORDER BY s.id DESC, a.question LIMIT \(limit)
            """
        ).map { row in
            StoredComment(
                submission: try row.int64("id"), channel: try row.text("channel"),
                at: Timestamp(milliseconds: try row.int64("received_at")), words: try row.text("words"))
        }
    }

    private static let summaries: SQL = """
        SELECT address, week, starts_at, due_at, message_id, state, attempts, next_attempt_at, sent_at, last_error
        FROM summary_sent
        """

    private static func summary(_ row: SQLRow) throws -> StoredSummary {
        var summary = StoredSummary(
            address: try row.text("address"), week: try row.text("week"),
            window: Window(
                start: Timestamp(milliseconds: try row.int64("starts_at")),
                end: Timestamp(milliseconds: try row.int64("due_at"))), messageID: try row.text("message_id"))
        summary.state = try word(try row.text("state"), column: "summary_sent.state")
        summary.attempts = Int(try row.int64("attempts"))
        summary.nextAttemptAt = Timestamp(milliseconds: try row.int64("next_attempt_at"))
        summary.endedAt = try row.optionalInt64("sent_at").map(Timestamp.init(milliseconds:))
        summary.lastError = try row.optionalText("last_error")
        return summary
    }
}

extension IdentifierSource {
    /// The least id that can have been made at a moment: rows since then have none below it.
    static func least(at moment: Timestamp) -> Int64 { moment.milliseconds << 20 }
}
