import HTTPTypes
import Hummingbird
import Pages

/// Headers that every answer carries: nothing from elsewhere is loaded, run, framed or guessed.
struct SecurityHeaders: RouterMiddleware {
    typealias Input = Request
    typealias Output = Response
    typealias Context = SiteContext

    /// Whether people reach the pages by HTTPS.
    let isSecure: Bool

    @concurrent
    func handle(
        _ request: Request, context: SiteContext, next: @concurrent (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'"
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[Self.referrerPolicy] = "no-referrer"
        response.headers[Self.permissionsPolicy] = "interest-cohort=()"
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }

    private static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .contentType
    private static let permissionsPolicy = HTTPField.Name("Permissions-Policy") ?? .contentType
}

/// Answers paths that no route has with words instead of an empty page.
struct UnknownPaths: RouterMiddleware {
    typealias Input = Request
    typealias Output = Response
    typealias Context = SiteContext

    let site: Site

    @concurrent
    func handle(
        _ request: Request, context: SiteContext, next: @concurrent (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError {
            let isAPI = request.uri.path.hasPrefix("/api/")
            let problem = Problem(
                status: error.status, title: error.status.reasonPhrase,
                detail: error.status == .notFound ? "there is nothing at \(request.uri.path)" : "\(error)")
            let route = Route(.get, "(none)", .everybody, isAPI ? .api : .page) { _ in throw problem }
            return await site.failure(problem, route: route, request: request, logger: context.logger)
        }
    }
}

/// The cookie that holds the secret of a session.
enum SessionCookie {
    static let name = "plumbline_session"

    /// The header value that sets it; an empty secret takes it away.
    static func header(_ secret: String, isSecure: Bool) -> String {
        "\(name)=\(secret); Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
            + (secret.isEmpty ? "; Max-Age=0" : "")
    }
}
