import Measures
import Registry

extension Alert: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, identity, subject, service, kind, severity, since, opening, newest, worst, end
        case openedAt = "opened_at"
        case acknowledgedAt = "acknowledged_at"
        case acknowledgedBy = "acknowledged_by"
        case resolvedAt = "resolved_at"
        case toldAt = "told_at"
    }

    /// Reads an alert as it was kept.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        var acknowledgement: Acknowledgement?
        if let at: Timestamp = try container.keptIfPresent(.acknowledgedAt) {
            acknowledgement = Acknowledgement(at: at, by: try container.decode(String.self, forKey: .acknowledgedBy))
        }
        self.init(
            id: try container.decode(Int64.self, forKey: .id), identity: try container.kept(.identity),
            subject: try container.kept(.subject), service: try container.decode(String.self, forKey: .service),
            kind: try container.kept(.kind), severity: try container.decode(AlertSeverity.self, forKey: .severity),
            openedAt: try container.kept(.openedAt), since: try container.kept(.since),
            acknowledgement: acknowledgement, resolvedAt: try container.keptIfPresent(.resolvedAt),
            opening: try container.decode(AlertSituation.self, forKey: .opening),
            newest: try container.decode(AlertSituation.self, forKey: .newest),
            worst: try container.decodeIfPresent(AlertSituation.self, forKey: .worst),
            end: try container.decodeIfPresent(AlertSituation.self, forKey: .end),
            toldAt: try container.kept(.toldAt))
    }

    /// Writes an alert to be kept.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.keep(identity, .identity)
        try container.keep(subject, .subject)
        try container.encode(service, forKey: .service)
        try container.keep(kind, .kind)
        try container.encode(severity, forKey: .severity)
        try container.keep(openedAt, .openedAt)
        try container.keep(since, .since)
        try container.keep(acknowledgement?.at, .acknowledgedAt)
        try container.encodeIfPresent(acknowledgement?.by, forKey: .acknowledgedBy)
        try container.keep(resolvedAt, .resolvedAt)
        try container.encode(opening, forKey: .opening)
        try container.encode(newest, forKey: .newest)
        try container.encode(worst, forKey: .worst)
        try container.encodeIfPresent(end, forKey: .end)
        try container.keep(toldAt, .toldAt)
    }
}

extension AlertEvent: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, at, kind, before, after, by, detail
        case alertID = "alert_id"
        case deliveryID = "delivery_id"
    }

    /// Reads an event as it was kept.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try container.decode(Int64.self, forKey: .id),
            alertID: try container.decode(Int64.self, forKey: .alertID), at: try container.kept(.at),
            kind: try container.decode(Kind.self, forKey: .kind),
            before: try container.decodeIfPresent(String.self, forKey: .before),
            after: try container.decodeIfPresent(String.self, forKey: .after),
            by: try container.decodeIfPresent(String.self, forKey: .by),
            deliveryID: try container.decodeIfPresent(Int64.self, forKey: .deliveryID),
            detail: try container.decodeIfPresent(String.self, forKey: .detail))
    }

    /// Writes an event to be kept.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(alertID, forKey: .alertID)
        try container.keep(at, .at)
        try container.encode(kind, forKey: .kind)
        try container.encodeIfPresent(before, forKey: .before)
        try container.encodeIfPresent(after, forKey: .after)
        try container.encodeIfPresent(by, forKey: .by)
        try container.encodeIfPresent(deliveryID, forKey: .deliveryID)
        try container.encodeIfPresent(detail, forKey: .detail)
    }
}
