public import Registry

/// A set of questions that people are asked about a service: configuration, not code.
public struct QuestionSet: Hashable, Sendable {
    /// The id, `uk-satisfaction`.
    public var id: String
    /// The version; answers are compared within one version only.
    public var version: Int
    /// What it is called.
    public var title: Text
    /// Who asks these questions of services.
    public var authority: String?
    /// The questions in order.
    public var questions: [Question]

    /// The question with an id.
    public func question(_ id: String) -> Question? { questions.first { $0.id == id } }
}

/// One question.
public struct Question: Hashable, Sendable {
    /// What answers say something about, whatever the words: sets are comparable by it.
    public enum Construct: String, CaseIterable, Sendable, Hashable, Codable {
        case satisfaction, trust, effectiveness, ease, efficiency, transparency, fairness, employee, clarity
        case confidenceChange = "confidence_change"
        case helpTried = "help_tried"
        case helpReached = "help_reached"
        case helpQuality = "help_quality"
        case completion, found
        case improveText = "improve_text"
        case problemKind = "problem_kind"
    }

    /// How it is answered.
    public enum Kind: Hashable, Sendable {
        /// One of some options.
        case choice([Option])
        /// Any of some options.
        case several([Option])
        /// Free words, at most a number of characters.
        case text(limit: Int)
    }

    /// One option.
    public struct Option: Hashable, Sendable {
        /// The id.
        public var id: String
        /// What people read.
        public var label: Text
        /// What it counts, 0 to 10, the higher the better; nothing where it counts nothing.
        public var score: Double?
        /// The kind of channel that it stands for.
        public var channel: ChannelKind?
        /// Whether it excludes all others ("I needed no help").
        public var isAlone: Bool
    }

    /// When a question is asked.
    public struct Condition: Hashable, Sendable {
        /// The question before it.
        public var question: String
        /// The options that lead to it.
        public var options: [String]
    }

    /// The id.
    public var id: String
    /// What answers say something about.
    public var construct: Construct
    /// What people read.
    public var label: Text
    /// A line under it.
    public var hint: Text?
    /// How it is answered.
    public var kind: Kind
    /// Whether a form without it is not taken.
    public var isRequired: Bool
    /// When it is asked; nothing for always.
    public var showIf: Condition?

    /// The options; empty for words.
    public var options: [Option] {
        switch kind {
        case .choice(let options), .several(let options): options
        case .text: []
        }
    }
}
