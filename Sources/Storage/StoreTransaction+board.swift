public import Measures
import Persistence
public import Registry

/// One line of the overview: a service and its status now.
public struct BoardRow: Sendable, Hashable {
    /// The stored id of the service.
    public var id: Int64
    /// The slug of the service.
    public var service: String
    /// Its titles, as a JSON object by language.
    public var title: String
    /// The slug of its organisation.
    public var organisation: String
    /// Its status.
    public var status: Status
    /// Why it is so.
    public var cause: StatusCause
    /// Since when it is so.
    public var since: Timestamp
    /// How many people use it on a day; nothing where nobody says.
    public var peoplePerDay: Int?
}

/// Which lines of the overview are asked for.
public struct BoardFilter: Sendable, Hashable {
    /// Only services with this status.
    public var status: Status?
    /// Only services of this organisation.
    public var organisation: String?
    /// Only these services; all where nothing is given.
    public var services: Set<String>?

    /// Creates a filter.
    public init(status: Status? = nil, organisation: String? = nil, services: Set<String>? = nil) {
        self.status = status
        self.organisation = organisation
        self.services = services
    }
}

extension StoreTransaction {
    /// Adds or replaces the line of a service.
    public func putBoard(
        subject id: Int64, service: String, organisation: String, span: StatusSpan, peoplePerDay: Int?
    ) throws {
        _ = try connection.execute(
            """
            INSERT INTO service_board (subject_id, path, organisation, status, weight, cause, since, people_per_day)
            VALUES (\(id), \(service), \(organisation), \(span.status.rawValue), \(span.status.weight),
                \(span.cause.rawValue), \(span.start.milliseconds), \(peoplePerDay ?? -1))
            ON CONFLICT (subject_id) DO UPDATE SET organisation = excluded.organisation, status = excluded.status,
                weight = excluded.weight, cause = excluded.cause, since = excluded.since,
                people_per_day = excluded.people_per_day
            """)
    }

    /// Changes the status in the line of a service, where it has one.
    public func updateBoard(subject id: Int64, span: StatusSpan) throws {
        _ = try connection.execute(
            """
            UPDATE service_board SET status = \(span.status.rawValue), weight = \(span.status.weight),
                cause = \(span.cause.rawValue), since = \(span.start.milliseconds)
            WHERE subject_id = \(id)
            """)
    }

    /// Takes the line of a service away.
    public func removeBoard(subject id: Int64) throws {
        _ = try connection.execute("DELETE FROM service_board WHERE subject_id = \(id)")
    }

    /// Lines of the overview, worst first, then by people concerned, then by name.
    public func board(_ filter: BoardFilter, limit: Int, offset: Int) throws -> [BoardRow] {
        var statement: SQL = """
            SELECT b.subject_id, b.path, b.organisation, b.status, b.cause, b.since, b.people_per_day, s.title
            FROM service_board b JOIN subject s ON s.id = b.subject_id
            """
        statement = statement + Self.condition(filter)
        statement =
            statement + " ORDER BY b.weight DESC, b.people_per_day DESC, b.path LIMIT \(limit) OFFSET \(offset)"
        return try connection.rows(statement).map { row in
            let (status, cause) = (try row.text("status"), try row.text("cause"))
            guard let knownStatus = Status(rawValue: status), let knownCause = StatusCause(rawValue: cause) else {
                throw StoreError.unknownWord("\(status) \(cause)", column: "service_board")
            }
            let people = try row.int64("people_per_day")
            return BoardRow(
                id: try row.int64("subject_id"), service: try row.text("path"), title: try row.text("title"),
                organisation: try row.text("organisation"), status: knownStatus, cause: knownCause,
                since: Timestamp(milliseconds: try row.int64("since")), peoplePerDay: people < 0 ? nil : Int(people))
        }
    }

    /// How many services have each status.
    public func boardCounts(_ filter: BoardFilter = BoardFilter()) throws -> [Status: Int] {
        var counts: [Status: Int] = [:]
        let statement =
            "SELECT b.status, COUNT(*) AS n FROM service_board b" + Self.condition(filter)
            + " GROUP BY b.status" as SQL
        for row in try connection.rows(statement) {
            if let status = Status(rawValue: try row.text("status")) { counts[status] = Int(try row.int64("n")) }
        }
        return counts
    }

    private static func condition(_ filter: BoardFilter) -> SQL {
        var conditions: [SQL] = []
        if let status = filter.status { conditions.append("b.status = \(status.rawValue)") }
        if let organisation = filter.organisation { conditions.append("b.organisation = \(organisation)") }
        if let services = filter.services { conditions.append("b.path" + oneOf(services)) }
        return conditions.isEmpty ? "" : " WHERE " + SQL.join(conditions, separator: " AND ")
    }

    /// ` IN (…)` for a set of words, in a fixed order; what is never true for none.
    static func oneOf(_ words: Set<String>) -> SQL {
        guard !words.isEmpty else { return " IS NULL" }
        let values = words.sorted().map { word -> SQL in "\(word)" }
        return " IN (" + SQL.join(values, separator: ", ") + ")"
    }
}
