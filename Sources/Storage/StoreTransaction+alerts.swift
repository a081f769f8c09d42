public import Alerting
import Foundation
public import Measures
import Persistence
public import Registry

extension StoreTransaction {
    /// Keeps everything that was decided about an alert.
    public func keep(_ plan: AlertPlan) throws {
        guard plan.action.isSomething, let alert = plan.alert else { return }
        try put(alert)
        for event in plan.events { try add(event) }
        for delivery in plan.added { try add(delivery) }
        for delivery in plan.changed { try update(delivery) }
    }

    /// Adds an alert, or changes what can change about it.
    func put(_ alert: Alert) throws {
        _ = try connection.execute(
            """
            INSERT INTO alert (id, identity, subject_kind, subject_path, service, kind, severity, state, opened_at,
                since, acknowledged_at, acknowledged_by, resolved_at, opening, newest, worst, ending,
                told_at)
            VALUES (\(alert.id), \(alert.identity.rawValue), \(alert.subject.kind.rawValue), \(alert.subject.path),
                \(alert.service), \(alert.kind.rawValue), \(alert.severity.rawValue), \(alert.state.rawValue),
                \(alert.openedAt.milliseconds), \(alert.since.milliseconds),
                \(alert.acknowledgement?.at.milliseconds), \(alert.acknowledgement?.by),
                \(alert.resolvedAt?.milliseconds), \(try Self.json(alert.opening)), \(try Self.json(alert.newest)),
                \(try Self.json(alert.worst)), \(try alert.end.map(Self.json)), \(alert.toldAt.milliseconds))
            ON CONFLICT (id) DO UPDATE SET severity = excluded.severity, state = excluded.state,
                acknowledged_at = excluded.acknowledged_at, acknowledged_by = excluded.acknowledged_by,
                resolved_at = excluded.resolved_at, newest = excluded.newest,
                worst = excluded.worst, ending = excluded.ending, told_at = excluded.told_at
            """)
    }

    /// The alert with an id.
    public func alert(id: Int64) throws -> Alert? {
        try connection.row(
            """
            SELECT id, identity, subject_kind, subject_path, service, kind, severity, opened_at, since, acknowledged_at,
                acknowledged_by, resolved_at, opening, newest, worst, ending, told_at
            FROM alert WHERE id = \(id)
            """
        ).map(Self.alert)
    }

    /// The alert of an identity that is not over.
    public func openAlert(_ identity: AlertIdentity) throws -> Alert? {
        try connection.row(
            """
            SELECT id, identity, subject_kind, subject_path, service, kind, severity, opened_at, since, acknowledged_at,
                acknowledged_by, resolved_at, opening, newest, worst, ending, told_at
            FROM alert WHERE identity = \(identity.rawValue) AND resolved_at IS NULL
            """
        ).map(Self.alert)
    }

    /// The alerts of a service that are not over, newest first.
    public func openAlerts(ofService service: String) throws -> [Alert] {
        try connection.rows(
            """
            SELECT id, identity, subject_kind, subject_path, service, kind, severity, opened_at, since, acknowledged_at,
                acknowledged_by, resolved_at, opening, newest, worst, ending, told_at
            FROM alert WHERE service = \(service) AND resolved_at IS NULL ORDER BY id DESC
            """
        ).map(Self.alert)
    }

    /// The alerts of a kind that are not over, oldest first.
    public func openAlerts(ofKind kind: Change.Kind) throws -> [Alert] {
        try connection.rows(
            """
            SELECT id, identity, subject_kind, subject_path, service, kind, severity, opened_at, since, acknowledged_at,
                acknowledged_by, resolved_at, opening, newest, worst, ending, told_at
            FROM alert WHERE kind = \(kind.rawValue) AND resolved_at IS NULL ORDER BY id
            """
        ).map(Self.alert)
    }

    /// Alerts that nobody acknowledged and that are not over, told at or before a moment: due for a reminder, the one that
    /// waits longest first, from the one after another on.
    public func alertsToRemind(
        toldBefore moment: Timestamp, after last: (toldAt: Timestamp, id: Int64)? = nil, limit: Int
    ) throws -> [Alert] {
        try connection.rows(
            """
            SELECT id, identity, subject_kind, subject_path, service, kind, severity, opened_at, since, acknowledged_at,
                acknowledged_by, resolved_at, opening, newest, worst, ending, told_at
            FROM alert WHERE state = \(Alert.State.open.rawValue) AND told_at <= \(moment.milliseconds)
                AND (told_at > \(last?.toldAt.milliseconds ?? .min)
                    OR (told_at = \(last?.toldAt.milliseconds ?? .min) AND id > \(last?.id ?? .min)))
            ORDER BY told_at, id LIMIT \(limit)
            """
        ).map(Self.alert)
    }

    /// Alerts, newest first, of one state and of some services where they are given.
    public func alerts(
        state: Alert.State?, services: Set<String>? = nil, limit: Int, offset: Int
    ) throws -> [Alert] {
        let condition = Self.condition(state, services)
        let statement: SQL = """
            SELECT id, identity, subject_kind, subject_path, service, kind, severity, opened_at, since, acknowledged_at,
                acknowledged_by, resolved_at, opening, newest, worst, ending, told_at
            FROM alert
            """
        return try connection.rows(
            statement + condition + " ORDER BY id DESC LIMIT \(limit) OFFSET \(offset)"
        ).map(Self.alert)
    }

    private static func condition(_ state: Alert.State?, _ services: Set<String>?) -> SQL {
        var conditions: [SQL] = []
        if let state { conditions.append("state = \(state.rawValue)") }
        if let services { conditions.append("service" + oneOf(services)) }
        return conditions.isEmpty ? "" : " WHERE " + SQL.join(conditions, separator: " AND ")
    }

    /// How many alerts there are, of one state and of some services where they are given.
    public func alertCount(state: Alert.State?, services: Set<String>? = nil) throws -> Int {
        let condition = Self.condition(state, services)
        return Int(try connection.row("SELECT COUNT(*) AS n FROM alert" + condition)?.int64("n") ?? 0)
    }

    /// Adds to the history of an alert.
    public func add(_ event: AlertEvent) throws {
        _ = try connection.execute(
            """
            INSERT INTO alert_event (id, alert_id, at, kind, was, became, actor, delivery_id, detail)
            VALUES (\(event.id), \(event.alertID), \(event.at.milliseconds), \(event.kind.rawValue), \(event.before),
                \(event.after), \(event.by), \(event.deliveryID), \(event.detail))
            """)
    }

    /// The history of an alert, oldest first.
    public func events(ofAlert id: Int64) throws -> [AlertEvent] {
        try connection.rows(
            """
            SELECT id, alert_id, at, kind, was, became, actor, delivery_id, detail FROM alert_event
            WHERE alert_id = \(id) ORDER BY id
            """
        ).map { row in
            AlertEvent(
                id: try row.int64("id"), alertID: try row.int64("alert_id"),
                at: Timestamp(milliseconds: try row.int64("at")),
                kind: try Self.word(try row.text("kind"), column: "alert_event.kind"),
                before: try row.optionalText("was"), after: try row.optionalText("became"),
                by: try row.optionalText("actor"), deliveryID: try row.optionalInt64("delivery_id"),
                detail: try row.optionalText("detail"))
        }
    }

    /// A word of a closed list.
    static func word<Word: RawRepresentable<String>>(_ text: String, column: String) throws -> Word {
        guard let word = Word(rawValue: text) else { throw StoreError.unknownWord(text, column: column) }
        return word
    }

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static func situation(_ text: String) throws -> AlertSituation {
        do {
            return try JSONDecoder().decode(AlertSituation.self, from: Data(text.utf8))
        } catch {
            throw StoreError.unreadable("the situation of an alert")
        }
    }

    static func alert(_ row: SQLRow) throws -> Alert {
        let by = try row.optionalText("acknowledged_by") ?? ""
        return Alert(
            id: try row.int64("id"), identity: AlertIdentity(rawValue: try row.text("identity")),
            subject: Subject(kind: try kind(row.text("subject_kind")), path: try row.text("subject_path")),
            service: try row.text("service"), kind: try word(try row.text("kind"), column: "alert.kind"),
            severity: try word(try row.text("severity"), column: "alert.severity"),
            openedAt: Timestamp(milliseconds: try row.int64("opened_at")),
            since: Timestamp(milliseconds: try row.int64("since")),
            acknowledgement: try row.optionalInt64("acknowledged_at").map {
                .init(at: Timestamp(milliseconds: $0), by: by)
            }, resolvedAt: try row.optionalInt64("resolved_at").map(Timestamp.init(milliseconds:)),
            opening: try situation(try row.text("opening")), newest: try situation(try row.text("newest")),
            worst: try row.optionalText("worst").map(situation), end: try row.optionalText("ending").map(situation),
            toldAt: Timestamp(milliseconds: try row.int64("told_at")))
    }
}
