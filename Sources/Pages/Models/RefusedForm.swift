public import Registry

/// A form of the team that was not taken: what was typed is shown again, with what is wrong beside it.
public struct RefusedForm: Sendable, Hashable {
    /// Which form it is.
    public enum Place: Sendable, Hashable {
        /// The one by which something is taken up.
        case opening
        /// One by which a loop goes on.
        case loop(Int64)
        /// One about what somebody said.
        case submission(Int64)
    }

    /// Which form it is.
    public var place: Place
    /// What was typed and chosen, by the names of the fields.
    public var values: [String: String]
    /// What is wrong.
    public var problem: FormProblem

    /// Creates a form that was not taken.
    public init(place: Place, values: [String: String], problem: FormProblem) {
        self.place = place
        self.values = values
        self.problem = problem
    }

    /// The words that somebody wrote.
    var written: String { values["words"] ?? values["said"] ?? "" }
}

/// What is wrong with a form of the team.
public enum FormProblem: Sendable, Hashable {
    /// Something that is told in English only.
    case english(String)
    /// What was typed is no day.
    case noDay(String)
    /// The day is over.
    case dayIsOver(CivilDate)
    /// The step does not follow from where the loop is.
    case outOfOrder(LoopModel.State)
    /// The effect was not looked at.
    case closedBeforeReview
    /// Nothing was changed.
    case closedBeforeChange
    /// The change lies in the future, or before the loop began.
    case changeOutOfTime
    /// Somebody took a step meanwhile.
    case changedMeanwhile

    /// Whether it is about a day.
    var isAboutDay: Bool {
        switch self {
        case .noDay, .dayIsOver: true
        default: false
        }
    }
}
