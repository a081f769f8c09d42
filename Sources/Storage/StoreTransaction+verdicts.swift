import Foundation
import Persistence
public import Registry
public import Standards

/// The verdict on one criterion for one service as it stands.
public struct StoredVerdict: Sendable, Hashable {
    /// The standard.
    public var standard: String
    /// The version of the file that made it.
    public var version: String
    /// SHA-256 of the file that made it.
    public var sha256: String
    /// The verdict with all that it rests on.
    public var record: VerdictRecord
    /// Since when the verdict has been this one.
    public var since: Timestamp
    /// When it was last looked at.
    public var assessedAt: Timestamp
    /// Another verdict that has come, but not often enough yet.
    public var pending: PendingVerdict?
    /// Whether the point was met and is not any more: officials are told of it until it is met again.
    public var isLapsed: Bool
    /// The last verdict that said whether the point is met: what a later one is compared with, whatever was unknown between.
    public var lastKnown: Verdict?

    /// Creates a verdict as it is kept.
    public init(
        standard: String, version: String, sha256: String, record: VerdictRecord, since: Timestamp,
        assessedAt: Timestamp, pending: PendingVerdict? = nil, isLapsed: Bool = false, lastKnown: Verdict? = nil
    ) {
        self.standard = standard
        self.version = version
        self.sha256 = sha256
        self.record = record
        self.since = since
        self.assessedAt = assessedAt
        self.pending = pending
        self.isLapsed = isLapsed
        self.lastKnown = lastKnown
    }
}

/// A verdict as it stands, without what it rests on, which is read only where it is asked for.
public struct StandingVerdict: Sendable, Hashable {
    /// The criterion.
    public var criterion: String
    /// The outcome.
    public var verdict: Verdict
    /// Whether a measured value contradicts what a person stated.
    public var isDisputed: Bool
    /// Since when the verdict has been this one.
    public var since: Timestamp
    /// When it was last looked at.
    public var assessedAt: Timestamp
    /// SHA-256 of the file that made it.
    public var sha256: String
    /// Another verdict that has come, but not often enough yet.
    public var pending: PendingVerdict?
    /// Whether the point was met and is not any more.
    public var isLapsed: Bool
    /// The last verdict that said whether the point is met.
    public var lastKnown: Verdict?
    private let text: String

    /// The verdict with all that it rests on.
    public func record() throws -> VerdictRecord {
        try JSONDecoder().decode(VerdictRecord.self, from: Data(text.utf8))
    }

    init(_ row: SQLRow) throws {
        criterion = try row.text("criterion")
        verdict = try StoreTransaction.verdict(word: row.text("verdict"))
        isDisputed = try row.bool("disputed")
        since = Timestamp(milliseconds: try row.int64("since"))
        assessedAt = Timestamp(milliseconds: try row.int64("assessed_at"))
        sha256 = try row.text("sha256")
        pending = try StoreTransaction.pending(row)
        isLapsed = try row.bool("lapsed")
        lastKnown = try StoreTransaction.lastKnown(row)
        text = try row.text("record")
    }
}

/// One change of a verdict.
public struct StoredVerdictChange: Sendable, Hashable {
    /// The standard.
    public var standard: String
    /// The criterion.
    public var criterion: String
    /// The verdict before; nothing for the first.
    public var was: Verdict?
    /// The verdict after.
    public var became: Verdict
    /// When.
    public var at: Timestamp
    /// What made it different.
    public var cause: CauseOfChange
    /// The version of the file.
    public var version: String
    /// The verdict with all that it rests on.
    public var record: VerdictRecord

    /// Creates a change.
    public init(
        standard: String, criterion: String, was: Verdict?, became: Verdict, at: Timestamp, cause: CauseOfChange,
        version: String, record: VerdictRecord
    ) {
        self.standard = standard
        self.criterion = criterion
        self.was = was
        self.became = became
        self.at = at
        self.cause = cause
        self.version = version
        self.record = record
    }
}

extension StoreTransaction {
    /// The verdicts of a service on a standard as they stand, by criterion, for whoever judges anew.
    public func standing(of subject: Int64, standard: String) throws -> [String: StandingVerdict] {
        let rows = try connection.rows(
            """
            SELECT criterion, verdict, disputed, since, assessed_at, sha256, pending, pending_count, lapsed,
                last_known, record
            FROM verdict WHERE subject_id = \(subject) AND standard = \(standard)
            """)
        return Dictionary(
            try rows.map { try StandingVerdict($0) }.map { ($0.criterion, $0) }, uniquingKeysWith: { first, _ in first }
        )
    }

    /// The verdicts of a service on a standard as they stand, by criterion.
    public func verdicts(of subject: Int64, standard: String) throws -> [String: StoredVerdict] {
        let rows = try connection.rows(
            """
            SELECT standard, version, sha256, verdict, record, since, assessed_at, pending, pending_count, lapsed,
                last_known
            FROM verdict
            WHERE subject_id = \(subject) AND standard = \(standard)
            """)
        var verdicts: [String: StoredVerdict] = [:]
        for row in rows {
            let verdict = try Self.verdict(row)
            verdicts[verdict.record.criterion] = verdict
        }
        return verdicts
    }

    /// Every verdict of a service as it stands.
    public func verdicts(of subject: Int64) throws -> [StoredVerdict] {
        try connection.rows(
            """
            SELECT standard, version, sha256, verdict, record, since, assessed_at, pending, pending_count, lapsed,
                last_known
            FROM verdict
            WHERE subject_id = \(subject) ORDER BY standard, criterion
            """
        ).map(Self.verdict)
    }

    /// The services that have verdicts on a standard and are not retired, by name.
    public func judgedServices(by standard: String) throws -> [(id: Int64, service: String)] {
        try connection.rows(
            """
            SELECT DISTINCT s.id, s.path FROM verdict v JOIN subject s ON s.id = v.subject_id
            WHERE v.standard = \(standard) AND s.retired_at IS NULL ORDER BY s.path
            """
        ).map { (try $0.int64("id"), try $0.text("path")) }
    }

    /// Keeps a verdict in the place of the one before.
    public func keep(_ verdict: StoredVerdict, of subject: Int64) throws {
        let record = try Self.json(verdict.record)
        _ = try connection.execute(
            """
            INSERT INTO verdict (subject_id, standard, criterion, verdict, disputed, since, assessed_at, version,
                sha256, record, pending, pending_count, lapsed, last_known)
            VALUES (\(subject), \(verdict.standard), \(verdict.record.criterion),
                \(verdict.record.verdict.rawValue), \(verdict.record.isDisputed), \(verdict.since.milliseconds),
                \(verdict.assessedAt.milliseconds), \(verdict.version), \(verdict.sha256), \(record),
                \(verdict.pending?.verdict.rawValue), \(verdict.pending?.count ?? 0), \(verdict.isLapsed),
                \(verdict.lastKnown?.rawValue))
            ON CONFLICT (subject_id, standard, criterion) DO UPDATE SET verdict = excluded.verdict,
                disputed = excluded.disputed, since = excluded.since, assessed_at = excluded.assessed_at,
                version = excluded.version, sha256 = excluded.sha256, record = excluded.record,
                pending = excluded.pending, pending_count = excluded.pending_count, lapsed = excluded.lapsed,
                last_known = excluded.last_known
            """)
    }

    /// Takes away the verdicts on criteria that a standard no longer has.
    public func dropVerdicts(of subject: Int64, standard: String, criteria: Set<String>) throws {
        for criterion in criteria.sorted() {
            _ = try connection.execute(
                """
                DELETE FROM verdict WHERE subject_id = \(subject) AND standard = \(standard)
                    AND criterion = \(criterion)
                """)
        }
    }

    /// Notes that a verdict changed.
    public func add(_ change: StoredVerdictChange, of subject: Int64, sha256: String, id: Int64) throws {
        let record = try Self.json(change.record)
        _ = try connection.execute(
            """
            INSERT INTO verdict_change (id, subject_id, standard, criterion, was, became, disputed, at, cause, version,
                sha256, record)
            VALUES (\(id), \(subject), \(change.standard), \(change.criterion), \(change.was?.rawValue),
                \(change.became.rawValue), \(change.record.isDisputed), \(change.at.milliseconds),
                \(change.cause.rawValue), \(change.version), \(sha256), \(record))
            """)
    }

    /// The newest changes of a service's verdicts, newest first.
    public func verdictChanges(of subject: Int64, limit: Int) throws -> [StoredVerdictChange] {
        try connection.rows(
            """
            SELECT standard, criterion, was, became, at, cause, version, record FROM verdict_change
            WHERE subject_id = \(subject) ORDER BY id DESC LIMIT \(limit)
            """
        ).map { row in
            let cause = try row.text("cause")
            guard let known = CauseOfChange(rawValue: cause) else {
                throw StoreError.unknownWord(cause, column: "verdict_change.cause")
            }
            return StoredVerdictChange(
                standard: try row.text("standard"), criterion: try row.text("criterion"),
                was: try row.optionalText("was").map(Self.verdict(word:)),
                became: try Self.verdict(word: row.text("became")), at: Timestamp(milliseconds: try row.int64("at")),
                cause: known, version: try row.text("version"),
                record: try JSONDecoder().decode(VerdictRecord.self, from: Data(row.text("record").utf8)))
        }
    }

    /// The text of the newest file of a version of a standard that made a verdict.
    public func standardSource(_ standard: String, version: String) throws -> String? {
        try connection.row(
            """
            SELECT source FROM standard_file WHERE standard = \(standard) AND version = \(version)
            ORDER BY first_used_at DESC LIMIT 1
            """
        ).map { try $0.text("source") }
    }

    /// Keeps the text of a checklist file that made a verdict, once.
    public func keepStandard(_ standard: String, version: String, sha256: String, source: String, now: Timestamp) throws
    {
        _ = try connection.execute(
            """
            INSERT INTO standard_file (sha256, standard, version, source, first_used_at)
            VALUES (\(sha256), \(standard), \(version), \(source), \(now.milliseconds))
            ON CONFLICT (sha256) DO NOTHING
            """)
    }

    private static func verdict(_ row: SQLRow) throws -> StoredVerdict {
        StoredVerdict(
            standard: try row.text("standard"), version: try row.text("version"), sha256: try row.text("sha256"),
            record: try JSONDecoder().decode(VerdictRecord.self, from: Data(row.text("record").utf8)),
            since: Timestamp(milliseconds: try row.int64("since")),
            assessedAt: Timestamp(milliseconds: try row.int64("assessed_at")), pending: try pending(row),
            isLapsed: try row.bool("lapsed"), lastKnown: try lastKnown(row))
    }

    fileprivate static func pending(_ row: SQLRow) throws -> PendingVerdict? {
        try row.optionalText("pending").map {
            PendingVerdict(verdict: try verdict(word: $0), count: Int(try row.int64("pending_count")))
        }
    }

    /// The last verdict that was known; what was kept before that was noted is itself the last one, where it is known.
    fileprivate static func lastKnown(_ row: SQLRow) throws -> Verdict? {
        if let word = try row.optionalText("last_known") { return try verdict(word: word) }
        let standing = try verdict(word: row.text("verdict"))
        return [.pass, .partial, .fail].contains(standing) ? standing : nil
    }

    fileprivate static func verdict(word: String) throws -> Verdict {
        guard let verdict = Verdict(rawValue: word) else { throw StoreError.unknownWord(word, column: "verdict") }
        return verdict
    }
}
