public import Registry

/// What a judgement concluded: the only thing that alerting knows of probing, standards, parity and feedback.
public struct Change: Hashable, Sendable {
    /// The kinds of change that people can be told about.
    public enum Kind: String, CaseIterable, Sendable, Hashable {
        /// The status of a service changed.
        case status
        /// A source fell silent or was heard again.
        case overdue
        /// What a standard asks is no longer met, or is met again.
        case verdict
        /// People are less happy than usual, or as usual again.
        case ratings
        /// A fact is not the same on every channel, or is the same again.
        case fact
        /// What is watched could not be measured for long, or can be measured again.
        case unmeasured
        /// Our own way out to the network was lost, or is there again.
        case network
    }

    /// The word of every kind for what nobody watches any more.
    public static let unwatched = "unwatched"

    /// The word of every kind for what was said because our own network was cut off, and is taken back.
    public static let takenBack = "taken_back"

    /// What changed.
    public var subject: Subject
    /// In what way.
    public var kind: Kind
    /// What of the subject changed, where one kind of change can concern several things: the id of a standard.
    public var topic: String?
    /// Before, in the words of the kind (a status, a verdict, a value).
    public var before: String
    /// After, in the words of the kind.
    public var after: String
    /// Since when it has been so: the time of the first observation that shows it.
    public var at: Timestamp
    /// What it rests on.
    public var evidence: [Evidence]
    /// What it shares with changes of other subjects: the origin that they are served from, `https://town.example:443`; nil
    /// where nothing is known to be shared.
    public var sharedCause: String?

    /// Creates a change.
    public init(
        subject: Subject, kind: Kind, topic: String? = nil, before: String, after: String, at: Timestamp,
        evidence: [Evidence] = [], sharedCause: String? = nil
    ) {
        self.subject = subject
        self.kind = kind
        self.topic = topic
        self.before = before
        self.after = after
        self.at = at
        self.evidence = evidence
        self.sharedCause = sharedCause
    }
}

/// One observation that a value or a judgement rests on, in words and by address.
public struct Evidence: Hashable, Sendable {
    /// What was observed (a probe, a measure).
    public var subject: Subject
    /// When.
    public var at: Timestamp
    /// What was found, as a code that has words in every language (`http_status`, `differs`); nil where only `detail`
    /// says it.
    public var reason: String?
    /// What was found, in one line: for whoever runs the service.
    public var detail: String
    /// Where it stands or who says so, where that is not the subject itself.
    public var source: String?

    /// Creates a piece of evidence.
    public init(
        subject: Subject, at: Timestamp, reason: String? = nil, detail: String, source: String? = nil
    ) {
        self.subject = subject
        self.at = at
        self.reason = reason
        self.detail = detail
        self.source = source
    }
}
