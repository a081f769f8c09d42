import Measures
import Registry

extension AlertSituation: Codable {
    private enum CodingKeys: String, CodingKey {
        case before, after, since, reason, unknown, standard, points, evidence, run, notes, until
        case cannotDo = "cannot_do"
        case newlyLost = "newly_lost"
        case worksBadly = "works_badly"
        case stillWorks = "still_works"
        case lastKnown = "last_known"
        case sharedCause = "shared_cause"
        case unwatchedSince = "unwatched_since"
    }

    /// Reads a situation as it was kept.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            before: try container.decode(String.self, forKey: .before),
            after: try container.decode(String.self, forKey: .after), since: try container.kept(.since),
            reason: try container.decodeIfPresent(String.self, forKey: .reason),
            cannotDo: try container.decode([TaskOnChannels].self, forKey: .cannotDo),
            worksBadly: try container.decodeIfPresent([TaskOnChannels].self, forKey: .worksBadly) ?? [],
            stillWorks: try container.decode([TaskOnChannels].self, forKey: .stillWorks),
            unknown: try container.decode([Unknown].self, forKey: .unknown),
            standard: try container.keptIfPresent(.standard),
            points: try container.decodeIfPresent([Point].self, forKey: .points) ?? [],
            evidence: try container.decode([StoredEvidence].self, forKey: .evidence).map(\.evidence),
            run: try container.decodeIfPresent(Run.self, forKey: .run),
            sharedCause: try container.decodeIfPresent(String.self, forKey: .sharedCause),
            notes: try container.keptEachIfPresent(.notes), until: try container.keptIfPresent(.until),
            unwatchedSince: try container.keptIfPresent(.unwatchedSince))
        newlyLost = try container.decodeIfPresent([TaskOnChannels].self, forKey: .newlyLost) ?? []
        lastKnown = try container.decodeIfPresent(AlertSituation.self, forKey: .lastKnown)
    }

    /// Writes a situation to be kept.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(before, forKey: .before)
        try container.encode(after, forKey: .after)
        try container.keep(since, .since)
        try container.encodeIfPresent(reason, forKey: .reason)
        try container.encode(cannotDo, forKey: .cannotDo)
        if !newlyLost.isEmpty { try container.encode(newlyLost, forKey: .newlyLost) }
        if !worksBadly.isEmpty { try container.encode(worksBadly, forKey: .worksBadly) }
        try container.encode(stillWorks, forKey: .stillWorks)
        try container.encode(unknown, forKey: .unknown)
        try container.keep(standard, .standard)
        if !points.isEmpty { try container.encode(points, forKey: .points) }
        try container.encode(evidence.map(StoredEvidence.init), forKey: .evidence)
        try container.encodeIfPresent(run, forKey: .run)
        try container.encodeIfPresent(sharedCause, forKey: .sharedCause)
        if !notes.isEmpty { try container.encode(notes.map(\.storedForm), forKey: .notes) }
        try container.keep(until, .until)
        try container.encodeIfPresent(lastKnown, forKey: .lastKnown)
        try container.keep(unwatchedSince, .unwatchedSince)
    }
}

extension AlertSituation.Run: Codable {
    private enum CodingKeys: String, CodingKey {
        case count
        case isAtLeast = "at_least"
    }

    /// Reads a run as it was kept.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            count: try container.decode(Int.self, forKey: .count),
            isAtLeast: try container.decode(Bool.self, forKey: .isAtLeast))
    }

    /// Writes a run to be kept.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(count, forKey: .count)
        try container.encode(isAtLeast, forKey: .isAtLeast)
    }
}

extension AlertSituation.Channel: Codable {
    private enum CodingKeys: String, CodingKey { case id, kind, title, since, reason, evidence }

    /// Reads a channel's name as it was kept.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try container.decode(String.self, forKey: .id), kind: try container.kept(.kind),
            title: try container.keptIfPresent(.title), since: try container.keptIfPresent(.since),
            reason: try container.decodeIfPresent(String.self, forKey: .reason),
            evidence: try container.decodeIfPresent(String.self, forKey: .evidence))
    }

    /// Writes a channel's name to be kept.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.keep(kind, .kind)
        try container.keep(title, .title)
        try container.keep(since, .since)
        try container.encodeIfPresent(reason, forKey: .reason)
        try container.encodeIfPresent(evidence, forKey: .evidence)
    }
}

extension AlertSituation.TaskOnChannels: Codable {
    private enum CodingKeys: String, CodingKey { case task, title, channels }

    /// Reads a task on channels as it was kept.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            task: try container.decodeIfPresent(String.self, forKey: .task), title: try container.kept(.title),
            channels: try container.decode([AlertSituation.Channel].self, forKey: .channels))
    }

    /// Writes a task on channels to be kept.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(task, forKey: .task)
        try container.keep(title, .title)
        try container.encode(channels, forKey: .channels)
    }
}

extension AlertSituation.Unknown: Codable {
    private enum CodingKeys: String, CodingKey {
        case subject, title, channel, cause, since
        case isWatched = "watched"
    }

    /// Reads an unknown as it was kept.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            subject: try container.kept(.subject), title: try container.kept(.title),
            channel: try container.decodeIfPresent(AlertSituation.Channel.self, forKey: .channel),
            cause: try container.kept(.cause), since: try container.kept(.since),
            isWatched: try container.decodeIfPresent(Bool.self, forKey: .isWatched))
    }

    /// Writes an unknown to be kept.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.keep(subject, .subject)
        try container.keep(title, .title)
        try container.encodeIfPresent(channel, forKey: .channel)
        try container.keep(cause, .cause)
        try container.keep(since, .since)
        try container.encodeIfPresent(isWatched, forKey: .isWatched)
    }
}

extension AlertSituation.Point: Codable {
    private enum CodingKeys: String, CodingKey { case criterion, title, verdict, found, threshold, remedy }

    /// Reads a point as it was kept.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            criterion: try container.decode(String.self, forKey: .criterion), title: try container.kept(.title),
            verdict: try container.decode(String.self, forKey: .verdict),
            found: try Self.found(container),
            threshold: try container.decodeIfPresent(String.self, forKey: .threshold),
            remedy: try container.keptIfPresent(.remedy))
    }

    /// Writes a point to be kept.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(criterion, forKey: .criterion)
        try container.keep(title, .title)
        try container.encode(verdict, forKey: .verdict)
        try container.keep(found, .found)
        try container.encodeIfPresent(threshold, forKey: .threshold)
        try container.keep(remedy, .remedy)
    }

    /// What was found; alerts of earlier versions hold it as one line of English.
    private static func found(_ container: KeyedDecodingContainer<CodingKeys>) throws -> Text? {
        if let line = try? container.decodeIfPresent(String.self, forKey: .found) { return Text("en", line) }
        return try container.keptIfPresent(.found)
    }
}

/// A piece of evidence in the form in which it is kept.
private struct StoredEvidence: Codable {
    var evidence: Evidence

    private enum CodingKeys: String, CodingKey { case subject, at, reason, detail, source }

    init(_ evidence: Evidence) { self.evidence = evidence }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        evidence = Evidence(
            subject: try container.kept(.subject), at: try container.kept(.at),
            reason: try container.decodeIfPresent(String.self, forKey: .reason),
            detail: try container.decode(String.self, forKey: .detail),
            source: try container.decodeIfPresent(String.self, forKey: .source))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.keep(evidence.subject, .subject)
        try container.keep(evidence.at, .at)
        try container.encodeIfPresent(evidence.reason, forKey: .reason)
        try container.encode(evidence.detail, forKey: .detail)
        try container.encodeIfPresent(evidence.source, forKey: .source)
    }
}
