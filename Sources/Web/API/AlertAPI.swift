import Alerting
import HTTPTypes
import Measures
import Operations
import Registry

/// One alert, as JSON.
private struct AlertAnswer: Encodable {
    struct Message: Encodable {
        var purpose: String
        var office: String?
        var state: String
        var attempts: Int
        var messageID: String
        var problem: String?
    }

    /// How it ended, beside what it was.
    struct End: Encodable {
        var after: String
        var since: String
        var until: String?
    }

    /// As text: JSON readers that count in floating point would round it.
    var id: String
    var identity: String
    var service: String
    var kind: String
    var severity: String
    var state: String
    var since: String
    var openedAt: String
    var acknowledgedAt: String?
    var acknowledgedBy: String?
    var resolvedAt: String?
    var before: String
    var after: String
    var reason: String?
    var sharedCause: String?
    var notes: [String]?
    var end: End?
    var deliveries: [Message]?

    init(_ file: AlertFile, isWhole: Bool) {
        let alert = file.alert
        id = String(alert.id)
        identity = alert.identity.rawValue
        service = alert.service
        kind = alert.kind.rawValue
        severity = alert.severity.rawValue
        state = alert.state.rawValue
        since = alert.since.description
        openedAt = alert.openedAt.description
        acknowledgedAt = alert.acknowledgement?.at.description
        acknowledgedBy = alert.acknowledgement?.by
        resolvedAt = alert.resolvedAt?.description
        before = alert.matter.before
        after = alert.matter.after
        reason = alert.matter.reason
        sharedCause = alert.matter.sharedCause
        notes = alert.matter.notes.isEmpty ? nil : alert.matter.notes.map(\.rawValue)
        end = alert.end.map { End(after: $0.after, since: $0.since.description, until: $0.until?.description) }
        guard isWhole else { return }
        deliveries = file.deliveries.map {
            Message(
                purpose: $0.purpose.rawValue, office: $0.office, state: $0.state.rawValue, attempts: $0.attempts,
                messageID: $0.messageID, problem: $0.lastError)
        }
    }
}

extension Site {
    /// Alerts by JSON API.
    var alertAPIRoutes: [Route] {
        [
            Route(.get, "/api/v1/alerts", .allowed(.see), .api) { asked in
                let state = asked.query["state"].flatMap(Alert.State.init(rawValue:))
                let size = 50
                let (files, total) = try await useCases.alerts(
                    state: state, limit: size, offset: (asked.page - 1) * size, by: asked.caller)
                return JSONAnswer.response(
                    ListAnswer(
                        items: files.map { AlertAnswer($0, isWhole: false) }, page: asked.page,
                        pages: max(1, (total + size - 1) / size), total: total))
            },
            Route(.get, "/api/v1/alerts/{alert}", .allowed(.see), .api) { asked in
                JSONAnswer.response(
                    AlertAnswer(try await useCases.alert(id: try alertID(asked), by: asked.caller), isWhole: true))
            },
            Route(.post, "/api/v1/alerts/{alert}/acknowledge", .allowed(.acknowledge), .api) { asked in
                JSONAnswer.response(
                    AlertAnswer(
                        try await useCases.acknowledge(alert: try alertID(asked), by: asked.caller), isWhole: true))
            },
        ]
    }
}
