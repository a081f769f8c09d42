import Feedback
import HTTPTypes
import Hummingbird
import Measures
import Operations
import Pages
import Registry

extension Site {
    /// What is being done about what was said: for the team, and for everybody.
    var loopRoutes: [Route] {
        [
            Route(.get, "/you-said", .everybody) { asked in
                page(youSaidPage(try await useCases.youSaid(page: asked.page), in: context(asked, at: .youSaid)))
            },
            Route(.get, "/services/{service}/loops", .allowed(.see)) { asked in
                let slug = asked.parameter("service")
                let model = try await useCases.loopList(slug, by: asked.caller)
                return page(loopListPage(model, in: try await context(asked, at: .loops(slug), of: slug)))
            },
            Route(.post, "/services/{service}/loops", .allowed(.answer)) { asked in try await openLoop(asked) },
            Route(.post, "/services/{service}/loops/{loop}", .allowed(.answer)) { asked in try await takeStep(asked) },
            Route(.post, "/follow/{code}/fixed", .everybody) { asked in
                let code = asked.parameter("code")
                try submissionLimits.check(asked)
                guard let answer = asked.form["fixed"], ["yes", "no"].contains(answer) else {
                    throw Problem.badRequest("fixed is yes or no")
                }
                try await useCases.say(fixed: answer == "yes", code: code)
                return moved(asked, to: Link.follow(code))
            },
        ]
    }

    private func openLoop(_ asked: Asked) async throws -> Response {
        let slug = asked.parameter("service")
        guard let origin = FeedbackLoop.Origin(rawValue: asked.form["origin"] ?? "feedback") else {
            throw Problem.badRequest("origin is one of feedback, outage, verdict, fact")
        }
        let submission = asked.form["submission"].flatMap { Int64($0) }
        if let written = asked.form["submission"], !written.isEmpty, submission == nil {
            throw Problem.badRequest("\"\(written)\" is no number of a submission")
        }
        do {
            _ = try await useCases.openLoop(
                slug, said: asked.form["said"] ?? "", origin: origin, submission: submission, by: asked.caller)
        } catch {
            return try await loopsAgain(asked, slug, .opening, error)
        }
        return moved(asked, to: Link.loops(slug))
    }

    private func takeStep(_ asked: Asked) async throws -> Response {
        let slug = asked.parameter("service")
        guard let id = Int64(asked.parameter("loop")) else {
            throw Problem.notFound("\"\(asked.parameter("loop"))\" is no number of a loop")
        }
        do {
            if asked.form["step"] == "review" {
                _ = try await useCases.reviewLoop(id, of: slug, keeper: keeper, by: asked.caller)
            } else {
                _ = try await useCases.take(
                    try step(asked, slug), ofLoop: id, of: slug, keeper: keeper, by: asked.caller)
            }
        } catch {
            return try await loopsAgain(asked, slug, .loop(id), error)
        }
        return moved(asked, to: Link.loops(slug))
    }

    /// The page with the form that was not taken, so that nothing that was typed is lost.
    private func loopsAgain(
        _ asked: Asked, _ slug: String, _ place: RefusedForm.Place, _ error: any Error
    ) async throws -> Response {
        guard let refusal = FormRefusal(error) else { throw error }
        var model = try await useCases.loopList(slug, by: asked.caller)
        model.refused = refusal.form(place, asked)
        let context = try await context(asked, at: .loops(slug), of: slug)
        return page(loopListPage(model, in: context), status: refusal.status)
    }

    private func step(_ asked: Asked, _ slug: String) throws -> LoopStep {
        let words = asked.form["words"] ?? ""
        switch asked.form["step"] {
        case "accept":
            let written = asked.form["due"] ?? ""
            guard let due = CivilDate(written) else { throw FormRefusal.noDay(written) }
            return .accept(owner: asked.form["owner"] ?? "", due: due, try yardstick(asked, slug))
        case "decline": return .decline(because: words)
        case "act": return .act(did: words, at: useCases.now())
        case "close": return .close
        case "reopen": return .reopen(because: words)
        default: throw Problem.badRequest("step is one of accept, decline, act, review, close, reopen")
        }
    }

    private func yardstick(_ asked: Asked, _ slug: String) throws -> FeedbackLoop.Yardstick {
        let choice = asked.form["measure"] ?? ""
        guard !choice.isEmpty else { return .none(because: asked.form["because"] ?? "") }
        guard let (measure, subject) = LoopMeasure.chosen(choice, of: slug) else {
            throw Problem.badRequest("measure is \"\(choice)\", expected an id as satisfaction.mean10")
        }
        return .measure(measure, subject)
    }
}
