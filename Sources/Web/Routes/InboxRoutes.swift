import Feedback
import HTTPTypes
import Hummingbird
import Operations
import Pages

extension Site {
    /// What people say of a service, for those who run it.
    var inboxRoutes: [Route] {
        [
            Route(.get, "/services/{service}/feedback", .allowed(.hear)) { asked in
                let slug = asked.parameter("service")
                return page(
                    inboxPage(try await inbox(asked), in: try await context(asked, at: .inbox(slug), of: slug)))
            },
            Route(.post, "/services/{service}/feedback/{submission}", .allowed(.answer)) { asked in
                let (slug, id) = (asked.parameter("service"), try submission(asked))
                do {
                    try await useCases.act(try act(asked), on: id, of: slug, by: asked.caller)
                } catch {
                    return try await inboxAgain(asked, id, error)
                }
                return moved(asked, to: Link.inbox(slug))
            },
            Route(.post, "/services/{service}/feedback/{submission}/loop", .allowed(.answer)) { asked in
                let (slug, id) = (asked.parameter("service"), try submission(asked))
                guard let loop = asked.form["loop"].flatMap({ Int64($0) }) else {
                    throw Problem.badRequest("\"\(asked.form["loop"] ?? "")\" is no number of a loop")
                }
                do {
                    try await useCases.link(submission: id, toLoop: loop, of: slug, by: asked.caller)
                } catch {
                    return try await inboxAgain(asked, id, error)
                }
                return moved(asked, to: Link.inbox(slug))
            },
        ]
    }

    private func inbox(_ asked: Asked) async throws -> InboxModel {
        try await useCases.inbox(
            asked.parameter("service"), state: asked.query["state"].flatMap(SubmissionState.init(rawValue:)),
            page: asked.page, by: asked.caller)
    }

    /// The same page of the list with the form that was not taken, so that nothing that was typed is lost.
    private func inboxAgain(_ asked: Asked, _ submission: Int64, _ error: any Error) async throws -> Response {
        guard let refusal = FormRefusal(error) else { throw error }
        var model = try await inbox(asked)
        model.refused = refusal.form(.submission(submission), asked)
        return page(
            inboxPage(
                model,
                in: try await context(
                    asked, at: .inbox(asked.parameter("service")), of: asked.parameter("service"))),
            status: refusal.status)
    }

    private func submission(_ asked: Asked) throws -> Int64 {
        guard let id = Int64(asked.parameter("submission")) else {
            throw Problem.notFound("\"\(asked.parameter("submission"))\" is no number of a submission")
        }
        return id
    }

    private func act(_ asked: Asked) throws -> SubmissionAct {
        let words = asked.form["words"] ?? ""
        switch asked.form["act"] {
        case "acknowledge": return .acknowledge
        case "answer": return .answer(words)
        case "no_action": return .noAction(words)
        case "release": return .release
        default: throw Problem.badRequest("act is one of acknowledge, answer, no_action, release")
        }
    }
}
