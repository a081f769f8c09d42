public import Measures
public import Registry

/// An improvement loop, as pages show it.
public struct LoopModel: Sendable, Hashable {
    /// Where a loop is on its way.
    public enum State: String, CaseIterable, Sendable, Hashable {
        case heard, accepted, declined, acted, reviewed, closed
    }

    /// What it began with.
    public enum Origin: String, CaseIterable, Sendable, Hashable {
        case feedback, outage, verdict, fact
    }

    /// What a change did.
    public enum Effect: String, CaseIterable, Sendable, Hashable {
        case shown
        case noneShown = "none_shown"
        case worse
        case notEnoughEvidence = "not_enough_evidence"
        case notMeasurable = "not_measurable"
    }

    /// A measure before and after a change.
    public struct Comparison: Sendable, Hashable {
        /// What was measured.
        public var measure: MeasureDescription
        /// Before.
        public var before: MeasuredValue
        /// After.
        public var after: MeasuredValue

        /// Creates a comparison.
        public init(measure: MeasureDescription, before: MeasuredValue, after: MeasuredValue) {
            self.measure = measure
            self.before = before
            self.after = after
        }
    }

    /// What a loop is judged by.
    public enum Yardstick: Sendable, Hashable {
        /// A measure.
        case measure(LoopMeasure)
        /// Nothing can be measured, because …
        case none(because: String)
    }

    /// One step as it was taken.
    public struct Step: Sendable, Hashable {
        /// When.
        public var at: Timestamp
        /// The word of the step, such as `heard`, `accepted` or `reopened`.
        public var kind: String
        /// What was said with it.
        public var words: String?

        /// Creates a step.
        public init(at: Timestamp, kind: String, words: String? = nil) {
            self.at = at
            self.kind = kind
            self.words = words
        }
    }

    /// The id.
    public var id: Int64
    /// The slug of the service.
    public var service: String
    /// What the service is called.
    public var title: Text
    /// What people said, or what was found.
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
    /// What it will be judged by.
    public var yardstick: Yardstick?
    /// What was changed, or why nothing is.
    public var did: String?
    /// When it was changed.
    public var changedAt: Timestamp?
    /// What the change did.
    public var effect: Effect?
    /// The measure before and after the change; nothing where it cannot be measured.
    public var compared: Comparison?
    /// How many people say that it is fixed.
    public var fixed: Int
    /// How many people say that it is not.
    public var notFixed: Int
    /// How many submissions it rests on.
    public var submissions: Int
    /// The steps, oldest first; empty where they are not shown.
    public var steps: [Step]

    /// Creates a model.
    public init(
        id: Int64, service: String, title: Text, said: String, origin: Origin = .feedback, state: State,
        openedAt: Timestamp, owner: String? = nil, due: CivilDate? = nil, yardstick: Yardstick? = nil,
        did: String? = nil, changedAt: Timestamp? = nil, effect: Effect? = nil, compared: Comparison? = nil,
        fixed: Int = 0, notFixed: Int = 0, submissions: Int = 0, steps: [Step] = []
    ) {
        self.id = id
        self.service = service
        self.title = title
        self.said = said
        self.origin = origin
        self.state = state
        self.openedAt = openedAt
        self.owner = owner
        self.due = due
        self.yardstick = yardstick
        self.did = did
        self.changedAt = changedAt
        self.effect = effect
        self.compared = compared
        self.fixed = fixed
        self.notFixed = notFixed
        self.submissions = submissions
        self.steps = steps
    }

    /// Whether its day is over and nothing was changed.
    func isOverdue(at now: Timestamp) -> Bool {
        guard let due, state == .accepted else { return false }
        return now.milliseconds / 86_400_000 > due.days
    }
}

/// One page of what everybody may read of what was said and done.
public struct YouSaidModel: Sendable, Hashable {
    /// The loops, newest first.
    public var loops: [LoopModel]
    /// The place in the list.
    public var pagination: Pagination

    /// Creates a model.
    public init(loops: [LoopModel], pagination: Pagination) {
        self.loops = loops
        self.pagination = pagination
    }
}

/// The loops of one service, for those who run it.
public struct LoopListModel: Sendable, Hashable {
    /// The slug of the service.
    public var service: String
    /// What the service is called.
    public var title: Text
    /// The loops, newest first.
    public var loops: [LoopModel]
    /// The offices of the service.
    public var offices: [String]
    /// The measures that a loop may be judged by.
    public var measures: [LoopMeasure]
    /// Whether the viewer may work on them.
    public var mayAct: Bool
    /// The form that was not taken, where one was sent.
    public var refused: RefusedForm?

    /// Creates a model.
    public init(
        service: String, title: Text, loops: [LoopModel], offices: [String], measures: [LoopMeasure], mayAct: Bool,
        refused: RefusedForm? = nil
    ) {
        self.service = service
        self.title = title
        self.loops = loops
        self.offices = offices
        self.measures = measures
        self.mayAct = mayAct
        self.refused = refused
    }
}
