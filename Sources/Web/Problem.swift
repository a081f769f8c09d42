import HTTPTypes
import Hummingbird
import NIOCore

/// What is wrong with a request, as a problem document (RFC 9457).
struct Problem: Error, Sendable {
    /// One thing that is wrong with what was sent.
    struct Detail: Encodable, Sendable, Hashable {
        /// The place, `service.yaml:3:5`.
        var at: String
        /// What is wrong there, with what was expected.
        var detail: String
    }

    private struct Document: Encodable {
        var type: String
        var title: String
        var status: Int
        var detail: String
        var instance: String
        var errors: [Detail]?
    }

    var status: HTTPResponse.Status
    var title: String
    var detail: String
    var errors: [Detail] = []
    var headers: HTTPFields = [:]

    /// The answer.
    func response(instance: String) -> Response {
        let document = Document(
            type: "about:blank", title: title, status: status.code, detail: detail, instance: instance,
            errors: errors.isEmpty ? nil : errors)
        var headers = headers
        headers[.contentType] = "application/problem+json"
        return Response(
            status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: JSONAnswer.bytes(document))))
    }

    static func notFound(_ what: String) -> Problem {
        Problem(status: .notFound, title: "Not found", detail: what)
    }

    static func badRequest(_ what: String, errors: [Detail] = []) -> Problem {
        Problem(status: .badRequest, title: "The request cannot be read", detail: what, errors: errors)
    }

    static let unauthorised = Problem(
        status: .unauthorized, title: "Sign in first",
        detail: "this address needs a token: send it as `Authorization: Bearer …`",
        headers: [.wwwAuthenticate: "Bearer realm=\"Plumbline\""])
}
