import HTTPTypes
import Hummingbird
import Operations

/// One address that the server answers, with who may ask.
struct Route: Sendable {
    /// Who may ask.
    enum Access: Sendable, Hashable {
        /// Everybody; such routes are also named in `PublicRoutes.list`.
        case everybody
        /// Whoever is signed in with a role that may do this. What concerns one service is checked by the use case too.
        case allowed(Caller.Permission)
    }

    /// How a refusal or failure is shown.
    enum Kind: Sendable, Hashable {
        /// A page for people.
        case page
        /// A problem document (RFC 9457).
        case api
    }

    let method: HTTPRequest.Method
    /// The path, with `{name}` for parts that vary.
    let path: String
    let access: Access
    let kind: Kind
    let answer: @Sendable (Asked) async throws -> Response

    init(
        _ method: HTTPRequest.Method, _ path: String, _ access: Access, _ kind: Kind = .page,
        answer: @escaping @Sendable (Asked) async throws -> Response
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.kind = kind
        self.answer = answer
    }

    /// The method and path, `GET /status/{service}`.
    var name: String { "\(method.rawValue) \(path)" }
}

/// The routes that need no signing in: a route that is not named here is never public, whatever it says of itself.
enum PublicRoutes {
    /// Method and path of each.
    static let list: Set<String> = [
        "GET /about", "GET /assets/{file}", "GET /status", "GET /status/{service}", "GET /standards",
        "GET /standards/{standard}", "GET /feedback/{service}", "GET /feedback/{service}/{channel}",
        "POST /feedback/{service}/{channel}", "GET /you-said", "GET /follow", "POST /follow", "GET /follow/{code}",
        "POST /follow/{code}", "POST /follow/{code}/fixed",
        "POST /api/v1/feedback/{service}/{channel}", "GET /sign-in", "POST /sign-in",
        "GET /sign-in/{secret}", "POST /sign-in/{secret}", "GET /heartbeat/{secret}", "POST /heartbeat/{secret}",
        "GET /acknowledge/{seal}", "POST /acknowledge/{seal}", "GET /details/{seal}", "GET /healthz", "GET /readyz",
        "GET /metrics",
        "GET /api/v1/status/{service}", "GET /openapi.yaml",
    ]
}
