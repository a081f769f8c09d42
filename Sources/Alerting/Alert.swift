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
    /// What is known now; of one that is over, what was last known while it was open.
    public var newest: AlertSituation
    /// What was known when it was at its worst: what it was, once it is over.
    public var worst: AlertSituation
    /// How it ended: what was known then; nil while it is not over.
    public var end: AlertSituation?
    /// When messages about it were last made ready: reminders count from here.
    public var toldAt: Timestamp

    /// Creates an alert from all its parts, as it was kept.
    ///
    /// One that is over and has no end was kept by a version that wrote the end over what it was: it is taken apart again.
    public init(
        id: Int64, identity: AlertIdentity, subject: Subject, service: String, kind: Change.Kind,
        severity: AlertSeverity, openedAt: Timestamp, since: Timestamp, acknowledgement: Acknowledgement? = nil,
        resolvedAt: Timestamp? = nil, opening: AlertSituation, newest: AlertSituation,
        worst: AlertSituation? = nil, end: AlertSituation? = nil, toldAt: Timestamp
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
        let isOfOldForm = resolvedAt != nil && end == nil
        self.newest = isOfOldForm ? opening : newest
        self.worst = worst ?? opening
        self.end = isOfOldForm ? newest : end
        self.toldAt = toldAt
    }

    /// Where it is in its life.
    public var state: State {
        guard resolvedAt == nil else { return .resolved }
        return acknowledgement == nil ? .open : .acknowledged
    }

    /// What it is while it is open, also where something hides it now, and what it was at its worst once it is over.
    public var matter: AlertSituation { state == .resolved ? worst : newest.lastKnown ?? newest }

    /// What is so meanwhile, where something hides what it is about: maintenance, closed hours, what keeps us from seeing it.
    public var meanwhile: AlertSituation? { state != .resolved && newest.lastKnown != nil ? newest : nil }

    /// Whether it is for whoever runs this program, and not for the officials of a service.
    public var isForOperator: Bool { AlertLifecycle.isForOperator(kind, topic: identity.topic) }

    /// Whether it ended because nobody watches any more what it is about.
    public var isWithdrawn: Bool { end?.after == Change.unwatched }

    /// Whether it was opened because our own network was cut off, and was taken back.
    public var isTakenBack: Bool { end?.after == Change.takenBack }
}
