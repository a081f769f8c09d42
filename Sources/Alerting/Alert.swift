public import Measures
public import Registry

/// Something that officials must know, from when it began until it is over.
public struct Alert: Hashable, Sendable, Identifiable {
    /// Where an alert is in its life.
    public enum State: String, CaseIterable, Sendable, Hashable, Codable {
        /// Nobody has said that they know.
        case open
        /// Somebody has said that they know; it is not over.
        case acknowledged
        /// It is over.
        case resolved
    }

    /// That somebody knows.
    public struct Acknowledgement: Hashable, Sendable {
        /// When they said so.
        public var at: Timestamp
        /// Who they are: an address or the name of a token.
        public var by: String

        /// Creates an acknowledgement.
        public init(at: Timestamp, by: String) {
            self.at = at
            self.by = by
        }
    }

    /// The id, which grows with time.
    public let id: Int64
    /// What it is about, the same for as long as it lasts.
    public let identity: AlertIdentity
    /// What it is about.
    public let subject: Subject
    /// The slug of the service concerned; that of the subject itself where it belongs to no service.
    public let service: String
    /// What kind of change made it.
    public let kind: Change.Kind
    /// How urgent it is now.
    public var severity: AlertSeverity
    /// When it was opened.
    public let openedAt: Timestamp
    /// Since when what it is about has been so: the first observation that shows it.
    public let since: Timestamp
    /// Who said that they know, and when.
    public var acknowledgement: Acknowledgement?
    /// When it was found to be over.
    public var resolvedAt: Timestamp?
    /// What was known when it was opened.
    public let opening: AlertSituation
    /// What is known now.
    public var newest: AlertSituation
    /// When messages about it were last made ready: reminders count from here.
    public var toldAt: Timestamp

    /// Creates an alert from all its parts, as it was kept.
    public init(
        id: Int64, identity: AlertIdentity, subject: Subject, service: String, kind: Change.Kind,
        severity: AlertSeverity, openedAt: Timestamp, since: Timestamp, acknowledgement: Acknowledgement? = nil,
        resolvedAt: Timestamp? = nil, opening: AlertSituation, newest: AlertSituation, toldAt: Timestamp
    ) {
        self.id = id
        self.identity = identity
        self.subject = subject
        self.service = service
        self.kind = kind
        self.severity = severity
        self.openedAt = openedAt
        self.since = since
        self.acknowledgement = acknowledgement
        self.resolvedAt = resolvedAt
        self.opening = opening
        self.newest = newest
        self.toldAt = toldAt
    }

    /// Where it is in its life.
    public var state: State {
        guard resolvedAt == nil else { return .resolved }
        return acknowledgement == nil ? .open : .acknowledged
    }
}
