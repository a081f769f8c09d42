/// How often people chose each option of each question, of one version of one question set over one window.
///
/// Answers of different versions or sets are never added: people were asked something else.
public struct AnswerCounts: Sendable, Hashable {
    /// The options of one question, with what they count and how often they were chosen.
    public struct Question: Sendable, Hashable {
        /// One option.
        public struct Option: Sendable, Hashable {
            /// The id.
            public var id: String
            /// What it counts, 0 to 10; nothing where it counts nothing.
            public var score: Double?
            /// How often it was chosen.
            public var count: Int

            /// Creates an option.
            public init(id: String, score: Double? = nil, count: Int) {
                self.id = id
                self.score = score
                self.count = count
            }
        }

        /// What answers say something about, `satisfaction`.
        public var construct: String
        /// The options, all of them, those never chosen too.
        public var options: [Option]
        /// How many people answered it.
        public var respondents: Int

        /// Creates a question.
        public init(construct: String, options: [Option], respondents: Int) {
            self.construct = construct
            self.options = options
            self.respondents = respondents
        }
    }

    /// The questions.
    public var questions: [Question]

    /// Creates counts.
    public init(questions: [Question] = []) {
        self.questions = questions
    }

    /// The question about something.
    func question(_ construct: String) -> Question? { questions.first { $0.construct == construct } }
}
