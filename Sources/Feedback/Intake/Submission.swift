/// What one person says about a service, checked and without what would name them.
public struct Submission: Sendable, Hashable {
    /// Who filled the form in.
    public enum Mode: String, CaseIterable, Sendable, Hashable, Codable {
        /// The person.
        case own = "self"
        /// Somebody of the service, for the person in front of them or on the phone.
        case assisted
    }

    /// Where a submission is on its way.
    public enum State: String, CaseIterable, Sendable, Hashable, Codable {
        /// It was taken.
        case received
        /// Somebody of the service has read it.
        case acknowledged
        /// It belongs to an improvement loop.
        case linked
        /// The service has answered.
        case answered
        /// Nothing follows from it, and the service has said why.
        case noAction = "no_action"
        /// Left aside: it looks like nobody's words.
        case held
    }

    /// One answer.
    public enum Answer: Sendable, Hashable {
        /// The options chosen.
        case options([String])
        /// Words, already without personal data.
        case words(RedactedText)
    }

    /// The id of the question set, and its version.
    public var questionSet: String
    /// The version of the question set.
    public var version: Int
    /// The answers by question.
    public var answers: [String: Answer]
    /// The language of the form.
    public var language: String
    /// Who filled the form in.
    public var mode: Mode
    /// Signs that it is nobody's words.
    public var signs: [SpamSign]

    /// Creates a submission.
    public init(
        questionSet: String, version: Int, answers: [String: Answer], language: String, mode: Mode, signs: [SpamSign]
    ) {
        self.questionSet = questionSet
        self.version = version
        self.answers = answers
        self.language = language
        self.mode = mode
        self.signs = signs
    }

    /// Where it begins: aside where the signs are strong.
    public var firstState: State { signs.contains { $0.isStrong } ? .held : .received }

    /// What the person wrote.
    public var words: [(question: String, text: RedactedText)] {
        answers.sorted { $0.key < $1.key }.compactMap { question, answer in
            if case .words(let text) = answer { (question, text) } else { nil }
        }
    }
}

/// Signs that a submission is nobody's words.
public enum SpamSign: String, CaseIterable, Sendable, Hashable, Codable {
    /// The field that people are told to leave empty was filled in.
    case honeypot
    /// Many addresses of the web.
    case links
    /// The same character again and again.
    case repeated

    /// Whether it is enough by itself to leave a submission aside.
    public var isStrong: Bool { self == .honeypot }
}
