import Curl

/// From conditions on an answer to a finding.
enum HTTPJudgement {
    /// The finding for a complete answer.
    ///
    /// Of several failed conditions the first is told, but one about the status code before all others: it explains them.
    static func finding(_ answer: borrowing Answer, must: [Condition], should: [Condition]) -> ProbeFinding {
        switch firstFailure(must, answer) {
        case .fails(let condition, let found):
            if let mark = BotWall.mark(in: answer.result) {
                return ProbeFinding(
                    outcome: .unknown, reason: .blockedByTarget,
                    detail: "status is \(answer.result.status), and the answer bears the mark of a bot wall: \(mark)")
            }
            return ProbeFinding(
                outcome: .bad, reason: condition.isAboutStatus ? .httpStatus : .conditionFailed,
                detail: detail(found, "must", condition))
        case .cannotTell(let why): return .ours(why)
        case nil: break
        }
        switch firstFailure(should, answer) {
        case .fails(let condition, let found):
            return ProbeFinding(
                outcome: .slight, reason: condition.isAboutStatus ? .httpStatus : .conditionFailed,
                detail: detail(found, "should", condition))
        case .cannotTell(let why): return .ours(why)
        case nil: return ProbeFinding(outcome: .good)
        }
    }

    private enum Failure {
        case fails(Condition, found: String)
        case cannotTell(String)
    }

    private static func firstFailure(_ conditions: [Condition], _ answer: borrowing Answer) -> Failure? {
        for condition in conditions where condition.isAboutStatus {
            if case .fails(let found) = condition.evaluate(answer) { return .fails(condition, found: found) }
        }
        var untold: Failure?
        for condition in conditions where !condition.isAboutStatus {
            switch condition.evaluate(answer) {
            case .holds: continue
            case .fails(let found): return .fails(condition, found: found)
            case .cannotTell(let why): untold = untold ?? .cannotTell(why)
            }
        }
        return untold
    }

    private static func detail(_ found: String, _ demand: String, _ condition: Condition) -> String {
        let line = condition.description
        return "\(found) (\(demand): \(line.count > 200 ? line.prefix(199) + "…" : line[...]))"
    }
}
