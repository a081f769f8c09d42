import Foundation
import Measures
import Persistence
public import Probing
public import Registry

extension StoreTransaction {
    /// The stream of a probe at a location, made when it is new: a dense number.
    public func stream(of probe: String, location: String, now: Timestamp) throws -> Int {
        if let row = try connection.row(
            "SELECT id FROM stream WHERE probe = \(probe) AND location = \(location)")
        {
            return try Int(row.int64("id"))
        }
        let row = try connection.row(
            """
            INSERT INTO stream (id, probe, location, created_at)
            VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM stream), \(probe), \(location), \(now.milliseconds))
            RETURNING id
            """)
        guard let row else { throw StoreError.noRow("stream \(probe)") }
        return try Int(row.int64("id"))
    }

    /// Appends results as they come; the caller gives each a moment of its own within its stream.
    ///
    /// Returns the ids under which they are kept, in order.
    @discardableResult
    public func append(_ results: [ProbeResult], ids: IdentifierSource, now: Timestamp) throws -> [Int64] {
        guard !results.isEmpty else { return [] }
        let keys = results.map { _ in ids.next(at: now) }
        try connection.append(
            into: "result_recent",
            columns: [
                "id", "stream", "at", "trigger_kind", "outcome", "reason", "status", "name_lookup", "connect", "tls",
                "first_byte", "transfer", "total", "loop_lag", "detail", "extracted",
            ],
            rows: try zip(keys, results).map { key, result in
                [
                    .integer(key), .integer(Int64(result.stream)), .integer(result.at.milliseconds),
                    .integer(Int64(result.trigger.rawValue)), .integer(Int64(result.outcome.rawValue)),
                    .text(Self.storable(result.told.written)), .integer(Int64(result.status)),
                    .integer(result.phases.nameLookup), .integer(result.phases.connect), .integer(result.phases.tls),
                    .integer(result.phases.firstByte), .integer(result.phases.transfer),
                    .integer(result.phases.total), .integer(result.loopLag),
                    result.detail.isEmpty ? .null : .text(Self.storable(result.detail)),
                    try Self.value(ofExtracted: result.extracted),
                ]
            })
        return keys
    }

    /// Says that a result that was appended shows something else; gives whether it was still where it was appended.
    public func amend(_ result: ProbeResult, id: Int64) throws -> Bool {
        try connection.execute(
            """
            UPDATE result_recent SET outcome = \(Int64(result.outcome.rawValue)), reason = \(Self.storable(result.told.written)),
                detail = \(result.detail.isEmpty ? nil : Self.storable(result.detail))
            WHERE id = \(id)
            """) > 0
    }

    /// A text without U+0000, which no engine keeps: what a target sends must not cost the results of all others.
    static func storable(_ text: String) -> String {
        text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text
    }

    /// Recent results in the order in which they came, from an id on.
    public func recentResults(after id: Int64 = 0, limit: Int) throws -> [(id: Int64, result: ProbeResult)] {
        try connection.rows(
            """
            SELECT id, stream, at, trigger_kind, outcome, reason, status, name_lookup, connect, tls, first_byte,
                transfer, total, loop_lag, detail, extracted
            FROM result_recent WHERE id > \(id) ORDER BY id LIMIT \(limit)
            """
        ).map { row in
            let result = try Self.result(
                row, stream: Int(row.int64("stream")), at: Timestamp(milliseconds: row.int64("at")))
            return (try row.int64("id"), result)
        }
    }

    /// The newest results of a stream, newest first, older than a moment.
    ///
    /// Looks at what has not been moved yet, then at the stream's own stretch of the clustered table.
    public func results(of stream: Int, before: Timestamp, limit: Int) throws -> [ProbeResult] {
        let recent = try connection.rows(
            """
            SELECT at, trigger_kind, outcome, reason, status, name_lookup, connect, tls, first_byte, transfer, total,
                loop_lag, detail, extracted
            FROM result_recent WHERE stream = \(stream) AND at < \(before.milliseconds) ORDER BY at DESC LIMIT \(limit)
            """
        ).map { try Self.result($0, stream: stream, at: Timestamp(milliseconds: $0.int64("at"))) }
        guard recent.count < limit else { return recent }
        let edge = min(before, recent.last?.at ?? before)
        let moved = try connection.rows(
            """
            SELECT id, trigger_kind, outcome, reason, status, name_lookup, connect, tls, first_byte, transfer, total,
                loop_lag, detail, extracted
            FROM result WHERE id >= \(StreamKey.key(stream: stream, at: Timestamp(milliseconds: 0)))
                AND id < \(StreamKey.key(stream: stream, at: edge))
            ORDER BY id DESC LIMIT \(limit - recent.count)
            """
        ).map { try Self.result($0, stream: stream, at: StreamKey.moment(of: $0.int64("id"))) }
        return recent + moved
    }

    /// The results of a stream that have not been moved yet, in a stretch of time, oldest first.
    public func results(of stream: Int, from: Timestamp, to: Timestamp) throws -> [ProbeResult] {
        try connection.rows(
            """
            SELECT at, trigger_kind, outcome, reason, status, name_lookup, connect, tls, first_byte, transfer, total,
                loop_lag, detail, extracted
            FROM result_recent WHERE stream = \(stream) AND at >= \(from.milliseconds) AND at < \(to.milliseconds)
            ORDER BY at
            """
        ).map { try Self.result($0, stream: stream, at: Timestamp(milliseconds: $0.int64("at"))) }
    }

    /// Adds results straight to the clustered table; what they add up to must be added apart.
    public func addMoved(_ results: [ProbeResult]) throws { try move(results) }

    /// Moves results into the clustered table.
    func move(_ results: [ProbeResult]) throws {
        try connection.append(
            into: "result",
            columns: [
                "id", "trigger_kind", "outcome", "reason", "status", "name_lookup", "connect", "tls", "first_byte",
                "transfer", "total", "loop_lag", "detail", "extracted",
            ],
            rows: try results.map { result in
                [
                    .integer(StreamKey.key(stream: result.stream, at: result.at)),
                    .integer(Int64(result.trigger.rawValue)), .integer(Int64(result.outcome.rawValue)),
                    .text(Self.storable(result.told.written)), .integer(Int64(result.status)),
                    .integer(result.phases.nameLookup), .integer(result.phases.connect), .integer(result.phases.tls),
                    .integer(result.phases.firstByte), .integer(result.phases.transfer),
                    .integer(result.phases.total), .integer(result.loopLag),
                    result.detail.isEmpty ? .null : .text(result.detail), try Self.value(ofExtracted: result.extracted),
                ]
            })
    }

    private static func value(ofExtracted extracted: [String: String]) throws -> SQLValue {
        guard !extracted.isEmpty else { return .null }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return .text(String(decoding: try encoder.encode(extracted), as: UTF8.self))
    }

    private static func result(_ row: SQLRow, stream: Int, at: Timestamp) throws -> ProbeResult {
        let reason = try row.text("reason")
        let told = ToldReason(reason)
        guard let trigger = ProbeResult.Trigger(rawValue: Int(try row.int64("trigger_kind"))),
            let outcome = ProbeResult.Outcome(rawValue: Int(try row.int64("outcome"))),
            let known = Reason(rawValue: told.code)
        else { throw StoreError.unknownWord(reason, column: "result.reason") }
        let extracted = try row.optionalText("extracted").map {
            try JSONDecoder().decode([String: String].self, from: Data($0.utf8))
        }
        var result = ProbeResult(
            stream: stream, at: at, trigger: trigger, outcome: outcome, reason: known,
            phases: .init(
                nameLookup: try row.int64("name_lookup"), connect: try row.int64("connect"), tls: try row.int64("tls"),
                firstByte: try row.int64("first_byte"), transfer: try row.int64("transfer"),
                total: try row.int64("total")),
            status: Int(try row.int64("status")), detail: try row.optionalText("detail") ?? "",
            extracted: extracted ?? [:], loopLag: try row.int64("loop_lag"))
        result.shortfall = told.shortfall
        return result
    }
}
