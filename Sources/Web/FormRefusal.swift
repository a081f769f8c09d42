import Feedback
import HTTPTypes
import Operations
import Pages

/// What is wrong with a form of the team, told on its page beside what was typed.
struct FormRefusal: Error {
    /// What is wrong.
    var problem: FormProblem
    /// The status of the answer.
    var status: HTTPResponse.Status

    /// What was typed for a day is none.
    static func noDay(_ typed: String) -> FormRefusal {
        FormRefusal(problem: .noDay(typed), status: .unprocessableContent)
    }

    private init(problem: FormProblem, status: HTTPResponse.Status) {
        self.problem = problem
        self.status = status
    }

    /// What an error says of a form; nothing where it is not about the form.
    init?(_ error: any Error) {
        switch error {
        case let refusal as FormRefusal: self = refusal
        case let refusal as LoopRefusal: self.init(problem: FormProblem(refusal), status: .conflict)
        case let refusal as StatementRefusal:
            self.init(problem: .english(refusal.description), status: .unprocessableContent)
        default: return nil
        }
    }

    /// The form with what was typed.
    func form(_ place: RefusedForm.Place, _ asked: Asked) -> RefusedForm {
        RefusedForm(place: place, values: asked.form.filter { $0.key != "csrf" }, problem: problem)
    }
}

extension FormProblem {
    fileprivate init(_ refusal: LoopRefusal) {
        self =
            switch refusal {
            case .outOfOrder(_, let state): .outOfOrder(LoopModel.State(rawValue: state.rawValue) ?? .heard)
            case .closedBeforeReview: .closedBeforeReview
            case .closedBeforeChange: .closedBeforeChange
            case .dueInThePast(let day): .dayIsOver(day)
            case .changeOutOfTime: .changeOutOfTime
            case .changedMeanwhile: .changedMeanwhile
            }
    }
}
