public import Measures
public import Registry

/// An improvement loop: what was heard is acted upon, and what became of it is reviewed.
public struct FeedbackLoop: Hashable, Sendable {
    /// What a loop began with.
    public enum Origin: String, CaseIterable, Sendable, Hashable, Codable {
        /// What people said.
        case feedback
        /// People could not do something.
        case outage
        /// A point of a standard.
        case verdict
        /// A fact that is not the same everywhere.
        case fact
    }

    /// Where a loop is on its way.
    public enum State: String, CaseIterable, Sendable, Hashable, Codable {
        /// It was heard, and nobody has taken it on.
        case heard
        /// An office has taken it on, by a day.
        case accepted
        /// The service changes nothing, and has said why.
        case declined
        /// Something was changed.
        case acted
        /// What the change did was looked at.
        case reviewed
        /// It is over.
        case closed

        /// Whether nothing more is to be done.
        public var isOver: Bool { self == .closed || self == .declined }
    }

    /// By what a loop will be judged.
    public enum Yardstick: Hashable, Sendable {
        /// A measure of a subject.
        case measure(String, Subject)
        /// Nothing can be measured, because …
        case none(because: String)
    }

    /// What a change did.
    public enum Effect: String, CaseIterable, Sendable, Hashable, Codable {
        case shown
        case noneShown = "none_shown"
        case worse
        case notEnoughEvidence = "not_enough_evidence"
        case notMeasurable = "not_measurable"
    }

    /// What was found when the change was looked at.
    public struct Review: Hashable, Sendable {
        /// What the change did.
        public var effect: Effect
        /// The measure over the days before the change, or as it was when the loop was taken on; nothing where it cannot be
        /// measured.
        public var before: MeasuredValue?
        /// The measure over the days after it.
        public var after: MeasuredValue?
        /// When it was looked at.
        public var at: Timestamp

        /// Creates a review.
        public init(effect: Effect, before: MeasuredValue? = nil, after: MeasuredValue? = nil, at: Timestamp) {
            self.effect = effect
            self.before = before
            self.after = after
            self.at = at
        }
    }

    /// The id.
    public var id: Int64
    /// What people said, or what was found: public words.
    public var said: String
    /// What it began with.
    public var origin: Origin
    /// Where it is on its way.
    public var state: State
    /// When it was heard.
    public var openedAt: Timestamp
    /// The office that has taken it on.
    public var owner: String?
    /// By which day something is to be done.
    public var due: CivilDate?
    /// By what it will be judged.
    public var yardstick: Yardstick?
    /// The measure as it was when the loop was taken on, where it cannot be looked up later.
    public var baseline: MeasuredValue?
    /// What was changed, or why nothing is: public words.
    public var did: String?
    /// When it was changed.
    public var changedAt: Timestamp?
    /// What the change did.
    public var review: Review?

    /// Creates a loop.
    public init(
        id: Int64, said: String, origin: Origin, state: State = .heard, openedAt: Timestamp, owner: String? = nil,
        due: CivilDate? = nil, yardstick: Yardstick? = nil, baseline: MeasuredValue? = nil, did: String? = nil,
        changedAt: Timestamp? = nil, review: Review? = nil
    ) {
        self.id = id
        self.said = said
        self.origin = origin
        self.state = state
        self.openedAt = openedAt
        self.owner = owner
        self.due = due
        self.yardstick = yardstick
        self.baseline = baseline
        self.did = did
        self.changedAt = changedAt
        self.review = review
    }
}
