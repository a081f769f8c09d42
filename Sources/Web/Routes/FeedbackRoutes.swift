import Feedback
import HTTPTypes
import Hummingbird
import Operations
import Pages

extension Site {
    /// Where people say what they think, and see what became of it; no signing in, no scripts.
    var feedbackRoutes: [Route] {
        [
            Route(.get, "/feedback/{service}", .everybody) { asked in try await start(asked) },
            Route(.get, "/feedback/{service}/{channel}", .everybody) { asked in try await ask(asked) },
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
        ]
    }

    private func start(_ asked: Asked) async throws -> Response {
        let slug = asked.parameter("service")
        let context = try await context(asked, at: .feedback(slug), of: slug)
        do {
            return page(feedbackStartPage(try await useCases.feedbackStart(slug), in: context))
        } catch FeedbackRefusal.notAsked {
            return page(feedbackClosedPage(service: slug, in: context), status: .notFound)
        }
    }

    private func ask(_ asked: Asked) async throws -> Response {
        let (slug, channel) = (asked.parameter("service"), asked.parameter("channel"))
        let context = try await context(asked, at: .feedback(slug, channel), of: slug)
        do {
            return page(feedbackFormPage(try await useCases.feedbackForm(slug, channel), in: context))
        } catch FeedbackRefusal.notAsked {
            return page(feedbackClosedPage(service: slug, in: context), status: .notFound)
        }
    }

    private func send(_ asked: Asked) async throws -> Response {
        let (slug, channel) = (asked.parameter("service"), asked.parameter("channel"))
        try submissionLimits.check(asked)
        var fields = asked.allFields
        let key = fields.removeValue(forKey: "form_key")?.first.flatMap { Self.isKey($0) ? $0 : nil }
        let honeypot = fields.removeValue(forKey: "website")?.first ?? ""
        let context = try await context(asked, at: .feedback(slug, channel), of: slug)
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
        } catch FeedbackRefusal.keyReused {
            // With a new key: what was typed counts as something new when it is sent again.
            var model = try await useCases.feedbackForm(slug, channel, values: fields)
            model.isSentAlready = true
            return page(feedbackFormPage(model, in: context), status: .conflict)
        } catch FeedbackRefusal.notAsked {
            return page(feedbackClosedPage(service: slug, in: context), status: .notFound)
        }
    }

    /// Whether something can be the key of a form; an empty one would be everybody's.
    private static func isKey(_ text: String) -> Bool { (1...200).contains(text.utf8.count) }

    private func showFollowed(_ code: String, _ asked: Asked) async throws -> Response {
        try submissionLimits.check(asked)
        do {
            let model = try await useCases.follow(code)
            return page(followPage(model, in: context(asked, at: .follow(model.code))))
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
