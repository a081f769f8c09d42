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
        if let refused = refusal(answer, must + should) { return refused }
        if Set(answer.result.repeatedHeaders(.contentLength)).count > 1 {
            return ProbeFinding(
                outcome: .bad, reason: .protocolError,
                detail: "the answer gives its length twice, and not the same: browsers refuse it")
        }
        let wrongStatus = statusFailure(must, answer)
        // What a redirect carries beside the way on is not shown to anybody.
        if wrongStatus == nil, let problem = answer.content.problem, !Redirect.isRedirect(answer.result.status) {
            return undecodable(problem)
        }
        switch wrongStatus ?? otherFailure(must, answer) {
        case .fails(let condition, let found):
            return unmet(condition, .bad, detail(found, "must", condition), answer)
        case .cannotTell(let why): return .ours(why)
        case .needsRest(let what): return tooLong(what, answer)
        case nil: break
        }
        let failure = statusFailure(should, answer) ?? otherFailure(should, answer)
        if case .fails(let condition, let found) = failure {
            return unmet(condition, .slight, detail(found, "should", condition), answer)
        }
        if isPage {
            switch PageCheck.finding(answer, must + should) {
            case .finding(let finding): return finding
            case .needsRest(let what): return tooLong(what, answer)
            case nil: break
            }
        }
        switch failure {
        case .cannotTell(let why): return .ours(why)
        case .needsRest(let what): return tooLong(what, answer)
        case .fails, nil: return ProbeFinding(outcome: .good)
        }
    }

    /// The finding for an answer that is not the page's own; looked for before conditions, which it might meet by chance.
    ///
    /// A definition that itself asks for such a status gets what it asks for.
    private static func refusal(
        _ answer: borrowing Answer, _ conditions: @autoclosure () -> [Condition]
    ) -> ProbeFinding? {
        let status = answer.result.status
        if let words = BotWall.words(for: answer.result), !(status >= 400 && accepts(status, conditions())) {
            return ProbeFinding(outcome: .unknown, reason: .blockedByTarget, detail: words)
        }
        guard status == RateLimit.status, !accepts(status, conditions()) else { return nil }
        return RateLimit.finding(answer)
    }

    private static func accepts(_ status: Int, _ conditions: [Condition]) -> Bool {
        conditions.contains { condition in
            switch condition {
            case .status(in: let ranges): ranges.contains { $0.contains(status) }
            case .statusOutside(let ranges): !ranges.contains { $0.contains(status) }
            default: false
            }
        }
    }

    private enum Failure {
        case fails(Condition, found: String)
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

    private static func statusFailure(_ conditions: [Condition], _ answer: borrowing Answer) -> Failure? {
        for condition in conditions where condition.isAboutStatus {
            if case .fails(let found) = condition.evaluate(answer) { return .fails(condition, found: found) }
        }
        return nil
    }

    private static func otherFailure(_ conditions: [Condition], _ answer: borrowing Answer) -> Failure? {
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

    private static func unmet(
        _ condition: Condition, _ outcome: ProbeResult.Outcome, _ detail: String, _ answer: borrowing Answer
    ) -> ProbeFinding {
        var finding = ProbeFinding(
            outcome: outcome, reason: condition.isAboutStatus ? .httpStatus : .conditionFailed, detail: detail)
        finding.shortfall = condition.shortfall(answer)
        return finding
    }

    private static func detail(_ found: String, _ demand: String, _ condition: Condition) -> String {
        let line = condition.description
        return "\(found) (\(demand): \(line.count > 200 ? line.prefix(199) + "…" : line[...]))"
    }
}
