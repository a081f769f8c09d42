import Curl

/// From conditions on an answer to a finding.
enum HTTPJudgement {
    /// The finding for a complete answer.
    ///
    /// Of several failed conditions the first is told, but one about the status code before all others: it explains them.
    ///
    /// - Parameter isPage: whether it answers a GET whose definition asks for no words: then it is looked at whether
    ///   people would find anything there.
    static func finding(
        _ answer: borrowing Answer, must: [Condition], should: [Condition], isPage: Bool = false
    ) -> ProbeFinding {
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
        case .undecodable(let why): return undecodable(why)
        case .cannotTell(let why): return .ours(why)
        case .needsRest(let what): return tooLong(what, answer)
        case nil: break
        }
        let failure = firstFailure(should, answer)
        if case .fails(let condition, let found) = failure {
            return ProbeFinding(
                outcome: .slight, reason: condition.isAboutStatus ? .httpStatus : .conditionFailed,
                detail: detail(found, "should", condition))
        }
        if isPage {
            switch PageCheck.finding(answer, must + should) {
            case .finding(let finding): return finding
            case .needsRest(let what): return tooLong(what, answer)
            case nil: break
            }
        }
        switch failure {
        case .undecodable(let why): return undecodable(why)
        case .cannotTell(let why): return .ours(why)
        case .needsRest(let what): return tooLong(what, answer)
        case .fails, nil: return ProbeFinding(outcome: .good)
        }
    }

    private enum Failure {
        case fails(Condition, found: String)
        case undecodable(String)
        case cannotTell(String)
        case needsRest(String)
    }

    private static func undecodable(_ why: String) -> ProbeFinding {
        ProbeFinding(
            outcome: .bad, reason: .undecodable, detail: "the answer cannot be shown by browsers: \(why)")
    }

    /// What was read does not decide, and the rest was not read: nothing is wrong with a long answer.
    private static func tooLong(_ what: String, _ answer: borrowing Answer) -> ProbeFinding {
        ProbeFinding(
            outcome: .unknown, reason: .bodyTooLarge,
            detail: "\(what); the answer is longer than is read, so the rest is not known (see body_limit)")
    }

    private static func firstFailure(_ conditions: [Condition], _ answer: borrowing Answer) -> Failure? {
        for condition in conditions where condition.isAboutStatus {
            if case .fails(let found) = condition.evaluate(answer) { return .fails(condition, found: found) }
        }
        // What a redirect carries beside the way on is not shown to anybody.
        if let problem = answer.content.problem, !Redirect.isRedirect(answer.result.status) {
            return .undecodable(problem)
        }
        var untold: Failure?
        for condition in conditions where !condition.isAboutStatus {
            switch condition.evaluate(answer) {
            case .holds: continue
            case .fails(let found): return .fails(condition, found: found)
            case .cannotTell(let why): untold = untold ?? .cannotTell(why)
            case .needsRest(let what): untold = untold ?? .needsRest(what)
            }
        }
        return untold
    }

    private static func detail(_ found: String, _ demand: String, _ condition: Condition) -> String {
        let line = condition.description
        return "\(found) (\(demand): \(line.count > 200 ? line.prefix(199) + "…" : line[...]))"
    }
}
