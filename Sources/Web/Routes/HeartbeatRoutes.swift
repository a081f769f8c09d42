import HTTPTypes
import Hummingbird
import Operations
import Probing

extension Site {
    /// Where phone systems and queue displays push their heartbeats: the secret in the address is the permission.
    var heartbeatRoutes: [Route] {
        [
            Route(.get, "/heartbeat/{secret}", .everybody, .api) { asked in
                try await push(asked, fields: asked.query)
            },
            Route(.post, "/heartbeat/{secret}", .everybody, .api) { asked in
                try await push(asked, fields: asked.query)
            },
        ]
    }

    /// Takes one heartbeat; it is durable when the answer is sent.
    private func push(_ asked: Asked, fields: [String: String]) async throws -> Response {
        do {
            let push = try Push(query: fields, contentType: asked.request.headers[.contentType], body: asked.body)
            try await keeper.push(secret: asked.parameter("secret"), push)
        } catch let problem as Push.Problem {
            throw Problem.badRequest(problem.description)
        } catch let error as PushError {
            throw Problem.notFound(error.description)
        }
        return Response(status: .noContent)
    }
}
