import Feedback
import HTTPTypes
import Hummingbird
import Operations
import Pages

extension Site {
    /// Where people say what they think, and see what became of it; no signing in, no scripts.
    var feedbackRoutes: [Route] {
        [
            Route(.get, "/feedback/{service}", .everybody) { asked in
                let slug = asked.parameter("service")
                return page(
                    feedbackStartPage(try await useCases.feedbackStart(slug), in: context(asked, at: .feedback(slug))))
            },
            Route(.get, "/feedback/{service}/{channel}", .everybody) { asked in
                let (slug, channel) = (asked.parameter("service"), asked.parameter("channel"))
                let model = try await useCases.feedbackForm(slug, channel)
                return page(feedbackFormPage(model, in: context(asked, at: .feedback(slug, channel))))
            },
            Route(.post, "/feedback/{service}/{channel}", .everybody) { asked in try await send(asked) },
            Route(.get, "/follow", .everybody) { asked in
                page(followFormPage(isUnknown: false, in: context(asked, at: .followForm)))
            },
            Route(.post, "/follow", .everybody) { asked in
                try await showFollowed(asked.form["code"] ?? "", asked)
            },
            Route(.get, "/follow/{code}", .everybody) { asked in
                try await showFollowed(asked.parameter("code"), asked)
            },
            Route(.post, "/follow/{code}", .everybody) { asked in
                let code = asked.parameter("code")
                try submissionLimits.check(asked)
                try await useCases.withdraw(code)
                return moved(asked, to: Link.follow(code))
            },
            Route(.get, "/services/{service}/feedback", .allowed(.hear)) { asked in
                let slug = asked.parameter("service")
                let model = try await useCases.inbox(
                    slug, state: asked.query["state"].flatMap(SubmissionState.init(rawValue:)), page: asked.page,
                    by: asked.caller)
                return page(inboxPage(model, in: context(asked, at: .inbox(slug))))
            },
            Route(.post, "/services/{service}/feedback/{submission}", .allowed(.answer)) { asked in
                let slug = asked.parameter("service")
                try await useCases.act(try act(asked), on: try submission(asked), of: slug, by: asked.caller)
                return moved(asked, to: Link.inbox(slug))
            },
            Route(.post, "/services/{service}/feedback/{submission}/loop", .allowed(.answer)) { asked in
                let slug = asked.parameter("service")
                guard let loop = asked.form["loop"].flatMap({ Int64($0) }) else {
                    throw Problem.badRequest("\"\(asked.form["loop"] ?? "")\" is no number of a loop")
                }
                try await useCases.link(
                    submission: try submission(asked), toLoop: loop, of: slug, by: asked.caller)
                return moved(asked, to: Link.inbox(slug))
            },
        ]
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

    private func send(_ asked: Asked) async throws -> Response {
        let (slug, channel) = (asked.parameter("service"), asked.parameter("channel"))
        try submissionLimits.check(asked)
        var fields = asked.allFields
        let key = fields.removeValue(forKey: "form_key")?.first
        let honeypot = fields.removeValue(forKey: "website")?.first ?? ""
        let context = context(asked, at: .feedback(slug, channel))
        do {
            let receipt = try await useCases.submit(
                FeedbackForm(
                    service: slug, channel: channel, fields: fields, honeypot: honeypot,
                    language: asked.language.rawValue), key: key.map { "form|" + $0 })
            let start = try await useCases.feedbackStart(slug)
            return page(
                feedbackThanksPage(service: slug, title: start.title, code: receipt.code.description, in: context),
                status: .created)
        } catch FeedbackRefusal.fields(let problems) {
            let model = try await useCases.feedbackForm(slug, channel, values: fields, problems: problems, key: key)
            return page(feedbackFormPage(model, in: context), status: .unprocessableContent)
        }
    }

    private func showFollowed(_ code: String, _ asked: Asked) async throws -> Response {
        try submissionLimits.check(asked)
        do {
            let model = try await useCases.follow(code)
            return page(followPage(model, in: context(asked, at: .followForm)))
        } catch FeedbackRefusal.unknownCode {
            return page(followFormPage(isUnknown: true, in: context(asked, at: .followForm)), status: .notFound)
        }
    }
}

extension Asked {
    /// The fields of a form body, every value of each name.
    var allFields: [String: [String]] {
        var fields: [String: [String]] = [:]
        for (name, value) in Self.pairs(String(decoding: body, as: UTF8.self)) {
            fields[name, default: []].append(value)
        }
        return fields
    }
}
