import Feedback
import HTTPTypes
import Hummingbird
import Operations
import Pages

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

    var answers: [String: Value]
    var language: String?
    var assisted: Bool?
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
                let receipt = try await useCases.submit(
                    FeedbackForm(
                        service: asked.parameter("service"), channel: asked.parameter("channel"),
                        fields: body.answers.mapValues(\.values),
                        language: Language(tag: body.language ?? asked.language.rawValue)?.rawValue
                            ?? asked.language.rawValue,
                        mode: body.assisted == true ? .assisted : .own), key: key.map { "api|" + $0 })
                let code = receipt.code.description
                return JSONAnswer.response(
                    ReceiptAnswer(
                        followCode: code, followURL: Link.follow(code).absolute(on: useCases.address.url),
                        repeated: receipt.isRepeat), status: receipt.isRepeat ? .ok : .created)
            }
        ]
    }

    private static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .authorization
}
