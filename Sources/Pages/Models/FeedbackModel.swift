public import Registry

/// The form by which people say what they think of a service.
public struct FeedbackFormModel: Sendable, Hashable {
    /// One question.
    public struct Question: Sendable, Hashable {
        /// How it is answered.
        public enum Kind: Sendable, Hashable {
            case choice([Option])
            case several([Option])
            case text(limit: Int)
        }

        /// One option.
        public struct Option: Sendable, Hashable {
            /// The id.
            public var id: String
            /// What people read.
            public var label: Text

            /// Creates an option.
            public init(id: String, label: Text) {
                self.id = id
                self.label = label
            }
        }

        /// The id.
        public var id: String
        /// What people read.
        public var label: Text
        /// A line under it.
        public var hint: Text?
        /// How it is answered.
        public var kind: Kind
        /// Whether a form without it is not taken.
        public var isRequired: Bool
        /// The options of an earlier question that lead to it, as people read them.
        public var askedAfter: [Text]

        /// Creates a question.
        public init(
            id: String, label: Text, hint: Text?, kind: Kind, isRequired: Bool, askedAfter: [Text] = []
        ) {
            self.id = id
            self.label = label
            self.hint = hint
            self.kind = kind
            self.isRequired = isRequired
            self.askedAfter = askedAfter
        }
    }

    /// What is wrong with an answer.
    public enum Problem: Sendable, Hashable {
        case missing, wrong, several
        case notAlone
        case tooLong(count: Int, limit: Int)
        case controls
    }

    /// The slug of the service.
    public var service: String
    /// What the service is called.
    public var title: Text
    /// Who answers for it.
    public var organisation: Text
    /// The channel that it is about.
    public var channel: ChannelLabel
    /// The questions.
    public var questions: [Question]
    /// What was filled in already.
    public var values: [String: [String]]
    /// What is wrong with it, by question.
    public var problems: [String: Problem]
    /// The word by which the same form sent twice is taken once.
    public var key: String
    /// Whether the form was sent before, with other answers.
    public var isSentAlready: Bool

    /// Creates a model.
    public init(
        service: String, title: Text, organisation: Text, channel: ChannelLabel, questions: [Question],
        values: [String: [String]] = [:], problems: [String: Problem] = [:], key: String, isSentAlready: Bool = false
    ) {
        self.service = service
        self.title = title
        self.organisation = organisation
        self.channel = channel
        self.questions = questions
        self.values = values
        self.problems = problems
        self.key = key
        self.isSentAlready = isSentAlready
    }
}

/// Where people choose which channel they want to say something about.
public struct FeedbackStartModel: Sendable, Hashable {
    /// The slug of the service.
    public var service: String
    /// What the service is called.
    public var title: Text
    /// Who answers for it.
    public var organisation: Text
    /// The channels on which people are asked.
    public var channels: [ChannelLabel]

    /// Creates a model.
    public init(service: String, title: Text, organisation: Text, channels: [ChannelLabel]) {
        self.service = service
        self.title = title
        self.organisation = organisation
        self.channels = channels
    }
}

/// Where a submission is on its way.
public enum SubmissionState: String, CaseIterable, Sendable, Hashable {
    case received, acknowledged, linked, answered, held
    case noAction = "no_action"
}

/// One thing that happened to a submission.
public struct SubmissionEventRow: Sendable, Hashable {
    /// The kinds of things.
    public enum Kind: String, CaseIterable, Sendable, Hashable {
        case received, acknowledged, answered, released, withdrawn
        case noAction = "no_action"
    }

    /// When.
    public var at: Timestamp
    /// What.
    public var kind: Kind
    /// What was said with it.
    public var words: String?

    /// Creates a row.
    public init(at: Timestamp, kind: Kind, words: String? = nil) {
        self.at = at
        self.kind = kind
        self.words = words
    }
}

/// What somebody with a follow code sees.
public struct FollowModel: Sendable, Hashable {
    /// The slug of the service.
    public var service: String
    /// What the service is called.
    public var title: Text
    /// The channel that it is about.
    public var channel: ChannelLabel?
    /// Where it is on its way.
    public var state: SubmissionState
    /// What they wrote; nothing where they wrote nothing, or took it back.
    public var words: [String]
    /// What happened, oldest first.
    public var events: [SubmissionEventRow]
    /// The code, for the forms.
    public var code: String
    /// What is being done about it.
    public var loop: LoopModel?
    /// Whether they say that it is fixed; nothing where they have not said.
    public var isFixed: Bool?

    /// Creates a model.
    public init(
        service: String, title: Text, channel: ChannelLabel?, state: SubmissionState, words: [String],
        events: [SubmissionEventRow], code: String, loop: LoopModel? = nil, isFixed: Bool? = nil
    ) {
        self.service = service
        self.title = title
        self.channel = channel
        self.state = state
        self.words = words
        self.events = events
        self.code = code
        self.loop = loop
        self.isFixed = isFixed
    }
}

/// What people say of a service, for those who run it.
public struct InboxModel: Sendable, Hashable {
    /// One submission.
    public struct Entry: Sendable, Hashable {
        /// The id.
        public var id: Int64
        /// When it came.
        public var receivedAt: Timestamp
        /// The channel that it is about.
        public var channel: ChannelLabel?
        /// Where it is on its way.
        public var state: SubmissionState
        /// What was chosen: question and options.
        public var choices: [Choice]
        /// What they wrote, without personal data.
        public var words: [String]
        /// Whether somebody of the service filled it in for them.
        public var isAssisted: Bool

        /// Creates an entry.
        public init(
            id: Int64, receivedAt: Timestamp, channel: ChannelLabel?, state: SubmissionState, choices: [Choice],
            words: [String], isAssisted: Bool
        ) {
            self.id = id
            self.receivedAt = receivedAt
            self.channel = channel
            self.state = state
            self.choices = choices
            self.words = words
            self.isAssisted = isAssisted
        }
    }

    /// A loop that what somebody said may belong to.
    public struct OpenLoop: Sendable, Hashable {
        /// The id.
        public var id: Int64
        /// What it is about.
        public var said: String

        /// Creates a loop to choose.
        public init(id: Int64, said: String) {
            self.id = id
            self.said = said
        }
    }

    /// A question and what was chosen.
    public struct Choice: Sendable, Hashable {
        /// The question.
        public var question: Text
        /// The options.
        public var options: [Text]

        /// Creates a choice.
        public init(question: Text, options: [Text]) {
            self.question = question
            self.options = options
        }
    }

    /// The slug of the service.
    public var service: String
    /// What the service is called.
    public var title: Text
    /// The state that is shown; nothing for all.
    public var state: SubmissionState?
    /// How many there are in each state.
    public var counts: [SubmissionState: Int]
    /// The submissions, newest first.
    public var entries: [Entry]
    /// The place in the list.
    public var pagination: Pagination
    /// Whether the viewer may answer.
    public var mayAnswer: Bool
    /// The loops of the service that are not over, newest first.
    public var openLoops: [OpenLoop]
    /// The form that was not taken, where one was sent.
    public var refused: RefusedForm?

    /// Creates a model.
    public init(
        service: String, title: Text, state: SubmissionState?, counts: [SubmissionState: Int], entries: [Entry],
        pagination: Pagination, mayAnswer: Bool, openLoops: [OpenLoop] = [], refused: RefusedForm? = nil
    ) {
        self.service = service
        self.title = title
        self.state = state
        self.counts = counts
        self.entries = entries
        self.pagination = pagination
        self.mayAnswer = mayAnswer
        self.openLoops = openLoops
        self.refused = refused
    }
}
