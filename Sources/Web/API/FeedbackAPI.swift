import Documents
import Feedback
import HTTPTypes
import Hummingbird
import Operations
import Pages
import Registry

/// Feedback as a program sends it.
private struct FeedbackBody: Decodable {
    /// One answer: an option, several options, or words.
    enum Value: Decodable {
        case one(String)
        case several([String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let one = try? container.decode(String.self) {
                self = .one(one)
            } else {
                self = .several(try container.decode([String].self))
            }
        }

        var values: [String] {
            switch self {
            case .one(let value): [value]
            case .several(let values): values
            }
        }
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case answers, language, assisted
    }

    let answers: [String: Value]
    let language: String?
    let isAssisted: Bool

    init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(but: CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        answers = try container.decode([String: Value].self, forKey: .answers)
        language = try container.decodeIfPresent(String.self, forKey: .language)
        isAssisted = try container.decodeIfPresent(Bool.self, forKey: .assisted) ?? false
    }
}

private struct ReceiptAnswer: Encodable {
    var followCode: String
    var followURL: String
    var repeated: Bool

    enum CodingKeys: String, CodingKey {
        case followCode = "follow_code"
        case followURL = "follow_url"
        case repeated
    }
}

extension Site {
    /// Feedback by JSON API, for apps, phone systems and tools of others.
    var feedbackAPIRoutes: [Route] {
        [
            Route(.post, "/api/v1/feedback/{service}/{channel}", .everybody, .api) { asked in
                try submissionLimits.check(asked)
                let body: FeedbackBody = try asked.json(
                    example: #"{ "answers": { "satisfaction": "satisfied", "improve": "…" }, "language": "en" }"#)
                let key = asked.request.headers[Self.idempotencyKey]
                if let key, key.isEmpty || key.utf8.count > 200 {
                    throw Problem.badRequest("Idempotency-Key has 1 to 200 bytes")
                }
                let form = try form(body, asked)
                do {
                    let receipt = try await useCases.submit(form, key: key.map { "api|" + $0 })
                    let code = receipt.code.description
                    return JSONAnswer.response(
                        ReceiptAnswer(
                            followCode: code, followURL: Link.follow(code).absolute(on: useCases.address.url),
                            repeated: receipt.isRepeat), status: receipt.isRepeat ? .ok : .created)
                } catch FeedbackRefusal.fields(let problems) {
                    throw try await problem(problems, form)
                }
            }
        ]
    }

    private func form(_ body: FeedbackBody, _ asked: Asked) throws -> FeedbackForm {
        let service = asked.parameter("service")
        if let language = body.language, !isLanguageTag(language) {
            let detail = "language is \(quoted(language)), expected a language tag such as en or fr-CA"
            throw Problem(
                status: .unprocessableContent, title: "The language is none", detail: detail,
                errors: [Problem.Detail(at: "language", detail: detail)])
        }
        // Whoever is asked by somebody of the service may answer otherwise: nobody else can say that they were.
        guard !body.isAssisted || asked.caller.may(.capture, service: service) else {
            throw Problem(
                status: .forbidden, title: "Not allowed",
                detail: "\"assisted\" needs a token of the service's team, an official or a capture agent")
        }
        return FeedbackForm(
            service: service, channel: asked.parameter("channel"), fields: body.answers.mapValues(\.values),
            language: body.language ?? asked.language.rawValue, mode: body.isAssisted ? .assisted : .own)
    }

    /// What is wrong with each answer, with the question that was probably meant.
    private func problem(_ problems: Intake.Problems, _ form: FeedbackForm) async throws -> Problem {
        let questions = try await useCases.feedbackForm(form.service, form.channel).questions.map(\.id)
        var problem = Self.problem(FeedbackRefusal.fields(problems))
        problem.errors = problems.all.map { wrong in
            let near = wrong.kind == .unknownQuestion ? suggestion(for: wrong.question, among: questions) : nil
            return Problem.Detail(
                at: wrong.question, detail: wrong.words + (near.map { ", did you mean \"\($0)\"?" } ?? ""))
        }
        return problem
    }

    private static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .authorization
}
