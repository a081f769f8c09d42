import Foundation
import Persistence
import TestSupport

/// What the database of an installation holds, read by statements of the tests' own.
struct Ledger {
    /// A stretch of time of one subject.
    struct Span {
        let subject: String
        let start: Int64
        let end: Int64?
        let status: String
        let cause: String

        /// Whether it covers a moment, in milliseconds since 1970.
        func covers(_ moment: Int64) -> Bool { start <= moment && moment < end ?? .max }
    }

    struct Alert {
        let id: Int64
        let identity: String
        let openedAt: Int64
        let resolvedAt: Int64?
    }

    struct Delivery {
        let alert: Int64
        let purpose: String
        let address: String
        let state: String
        let messageID: String
    }

    let spans: [String: [Span]]
    let alerts: [Alert]
    let deliveries: [Delivery]
    /// Versions of what is registered, by slug.
    let versions: [String: [Int64]]
    /// How many results are kept, and under how many different keys.
    let results: (count: Int64, distinct: Int64)

    /// Reads the database while or after a server runs on it.
    init(_ town: Installation) throws {
        let datastore = try Datastore.open(.sqlite(town.folder.path("town.db")))
        defer { try? datastore.close() }
        (spans, alerts, deliveries, versions, results) = try datastore.readSync { database in
            let spans = try database.rows(
                """
                SELECT s.kind, s.path, p.started_at, p.ended_at, p.status, p.cause
                FROM span p JOIN subject s ON s.id = p.subject_id ORDER BY s.kind, s.path, p.started_at
                """
            ).map { row in
                Span(
                    subject: try row.text("kind") + " " + row.text("path"), start: try row.int64("started_at"),
                    end: try row.optionalInt64("ended_at"), status: try row.text("status"),
                    cause: try row.text("cause"))
            }
            let alerts = try database.rows("SELECT id, identity, opened_at, resolved_at FROM alert ORDER BY id").map {
                Alert(
                    id: try $0.int64("id"), identity: try $0.text("identity"), openedAt: try $0.int64("opened_at"),
                    resolvedAt: try $0.optionalInt64("resolved_at"))
            }
            let deliveries = try database.rows(
                "SELECT alert_id, purpose, address, state, message_id FROM delivery ORDER BY id"
            ).map {
                Delivery(
                    alert: try $0.int64("alert_id"), purpose: try $0.text("purpose"), address: try $0.text("address"),
                    state: try $0.text("state"), messageID: try $0.text("message_id"))
            }
            var versions: [String: [Int64]] = [:]
            for row in try database.rows(
                """
                SELECT s.path, r.version FROM registration r JOIN subject s ON s.id = r.subject_id
                WHERE s.kind = 'service' ORDER BY s.path, r.version
                """)
            {
                versions[try row.text("path"), default: []].append(try row.int64("version"))
            }
            let counts = try database.row(
                """
                SELECT COUNT(*) AS results, COUNT(DISTINCT stream * 10000000000000 + at) AS keys FROM result_recent
                """)
            return (
                Dictionary(grouping: spans, by: \.subject), alerts, deliveries, versions,
                (count: try counts?.int64("results") ?? 0, distinct: try counts?.int64("keys") ?? 0)
            )
        }
    }

    /// The spans of a service.
    func spans(ofService slug: String) -> [Span] { spans["service \(slug)"] ?? [] }
}
