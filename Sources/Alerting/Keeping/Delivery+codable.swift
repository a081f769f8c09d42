import Registry

extension Delivery: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, purpose, route, address, language, office, state, attempts, bundle
        case alertID = "alert_id"
        case createdAt = "created_at"
        case messageID = "message_id"
        case inReplyTo = "in_reply_to"
        case sharedCause = "shared_cause"
        case nextAttemptAt = "next_attempt_at"
        case expiresAt = "expires_at"
        case endedAt = "ended_at"
        case lastError = "last_error"
        case needsOperator = "needs_operator"
        case seenAt = "seen_at"
        case seenBy = "seen_by"
    }

    /// Reads a delivery as it was kept.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        var seen: Seen?
        if let at: Timestamp = try container.keptIfPresent(.seenAt) {
            seen = Seen(at: at, by: try container.decode(String.self, forKey: .seenBy))
        }
        self.init(
            id: try container.decode(Int64.self, forKey: .id),
            alertID: try container.decode(Int64.self, forKey: .alertID),
            purpose: try container.decode(Purpose.self, forKey: .purpose),
            route: try container.decode(String.self, forKey: .route),
            address: try container.decode(String.self, forKey: .address),
            language: try container.decode(String.self, forKey: .language),
            office: try container.decodeIfPresent(String.self, forKey: .office),
            createdAt: try container.kept(.createdAt),
            messageID: try container.decode(String.self, forKey: .messageID),
            inReplyTo: try container.decodeIfPresent(String.self, forKey: .inReplyTo),
            sharedCause: try container.decodeIfPresent(String.self, forKey: .sharedCause),
            bundle: try container.decodeIfPresent(String.self, forKey: .bundle),
            state: try container.decode(State.self, forKey: .state),
            attempts: try container.decode(Int.self, forKey: .attempts),
            nextAttemptAt: try container.kept(.nextAttemptAt), expiresAt: try container.kept(.expiresAt),
            endedAt: try container.keptIfPresent(.endedAt),
            lastError: try container.decodeIfPresent(String.self, forKey: .lastError),
            needsOperator: try container.decode(Bool.self, forKey: .needsOperator), seen: seen)
    }

    /// Writes a delivery to be kept.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(alertID, forKey: .alertID)
        try container.encode(purpose, forKey: .purpose)
        try container.encode(route, forKey: .route)
        try container.encode(address, forKey: .address)
        try container.encode(language, forKey: .language)
        try container.encodeIfPresent(office, forKey: .office)
        try container.keep(createdAt, .createdAt)
        try container.encode(messageID, forKey: .messageID)
        try container.encodeIfPresent(inReplyTo, forKey: .inReplyTo)
        try container.encodeIfPresent(sharedCause, forKey: .sharedCause)
        try container.encodeIfPresent(bundle, forKey: .bundle)
        try container.encode(state, forKey: .state)
        try container.encode(attempts, forKey: .attempts)
        try container.keep(nextAttemptAt, .nextAttemptAt)
        try container.keep(expiresAt, .expiresAt)
        try container.keep(endedAt, .endedAt)
        try container.encodeIfPresent(lastError, forKey: .lastError)
        try container.encode(needsOperator, forKey: .needsOperator)
        try container.keep(seen?.at, .seenAt)
        try container.encodeIfPresent(seen?.by, forKey: .seenBy)
    }
}
