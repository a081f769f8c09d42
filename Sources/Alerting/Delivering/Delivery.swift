public import Registry

/// One message about an alert to one address: exists once, and is tried until it is delivered, failed or expired.
///
/// The message itself is written when it is sent, so it always tells what is known then.
public struct Delivery: Hashable, Sendable, Identifiable {
    /// What a message is for.
    public enum Purpose: String, CaseIterable, Sendable, Hashable, Codable {
        case opened, worsened, eased, reminder, resolved
    }

    /// Where a delivery is in its life.
    public enum State: String, CaseIterable, Sendable, Hashable, Codable {
        /// It waits for its time, or for the end of a try.
        case pending
        /// The route took it over.
        case delivered
        /// It was refused for good.
        case failed
        /// It could not be delivered in the time allowed.
        case expired
        /// It was taken back before it was ever sent, because there was nothing to tell any more.
        case cancelled
    }

    /// That a person saw that it failed or expired.
    public struct Seen: Hashable, Sendable {
        /// When.
        public var at: Timestamp
        /// Who.
        public var by: String

        /// Creates a note that somebody saw it.
        public init(at: Timestamp, by: String) {
            self.at = at
            self.by = by
        }
    }

    /// The id, which grows with time.
    public let id: Int64
    /// The alert that it tells of.
    public let alertID: Int64
    /// What it is for.
    public let purpose: Purpose
    /// The name of the route by which it leaves, `email`.
    public let route: String
    /// Where it goes, in the form of the route.
    public let address: String
    /// The BCP 47 tag of the language in which it is written.
    public let language: String
    /// The office for which the recipient is told; nothing for the fallback address.
    public let office: String?
    /// When it was made.
    public let createdAt: Timestamp
    /// The same for every try (RFC 5322 `Message-ID`, with its angle brackets), so that a repeat can be told.
    public let messageID: String
    /// The message to the same address that it follows: the first one of its thread.
    public internal(set) var inReplyTo: String?
    /// What its alert shares with alerts of other services: messages that share it leave as one.
    public let sharedCause: String?
    /// The id of the message in which it left together with others; nil where it left, or will leave, by itself.
    public internal(set) var bundle: String?
    /// Where it is in its life.
    public internal(set) var state: State
    /// How often it was tried, the try under way included.
    public internal(set) var attempts: Int
    /// When it is to be tried; while a try is under way, when that try counts as lost.
    public internal(set) var nextAttemptAt: Timestamp
    /// When it is given up.
    public internal(set) var expiresAt: Timestamp
    /// When it came to its end, whichever that was.
    public internal(set) var endedAt: Timestamp?
    /// What stands or stood in its way, in words to act on; why it was taken back, for a cancelled one.
    public internal(set) var lastError: String?
    /// Whether what stands in its way is a setting that the operator must put right.
    public internal(set) var needsOperator: Bool
    /// Who saw that it failed or expired.
    public internal(set) var seen: Seen?

    /// Creates a delivery from all its parts, as it was kept.
    public init(
        id: Int64, alertID: Int64, purpose: Purpose, route: String, address: String, language: String,
        office: String? = nil, createdAt: Timestamp, messageID: String, inReplyTo: String? = nil,
        sharedCause: String? = nil, bundle: String? = nil, state: State = .pending, attempts: Int = 0,
        nextAttemptAt: Timestamp, expiresAt: Timestamp,
        endedAt: Timestamp? = nil, lastError: String? = nil, needsOperator: Bool = false, seen: Seen? = nil
    ) {
        self.id = id
        self.alertID = alertID
        self.purpose = purpose
        self.route = route
        self.address = address
        self.language = language
        self.office = office
        self.createdAt = createdAt
        self.messageID = messageID
        self.inReplyTo = inReplyTo
        self.sharedCause = sharedCause
        self.bundle = bundle
        self.state = state
        self.attempts = attempts
        self.nextAttemptAt = nextAttemptAt
        self.expiresAt = expiresAt
        self.endedAt = endedAt
        self.lastError = lastError
        self.needsOperator = needsOperator
        self.seen = seen
    }

    /// The id of the message in which it leaves: its own, or that of all that leave together.
    public var sentID: String { bundle ?? messageID }

    /// The first message of the thread that it belongs to: what follows it replies to that one.
    public var thread: String { bundle ?? inReplyTo ?? messageID }

    /// The message that began all that it belongs to: what tells more of the same cause replies to that one.
    public var root: String { inReplyTo ?? sentID }

    /// Whether it certainly never left: it waits, and was never tried.
    public var isUnsent: Bool { state == .pending && attempts == 0 }

    /// Whether it was given up and no person has seen that yet.
    public var isUnseenFailure: Bool { (state == .failed || state == .expired) && seen == nil }
}
