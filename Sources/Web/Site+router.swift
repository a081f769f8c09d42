import Documents
import Foundation
import Feedback
import HTTPTypes
public import Hummingbird
import Logging
import NIOCore
import Operations
import Pages

extension Site {
    /// The largest body of a form, in bytes.
    static let formLimit = 64 << 10
    /// The largest body of an API request, in bytes: the largest file that is read.
    static let apiLimit = 1 << 20

    /// Every route; one line for each file in `Routes/` and `API/`.
    var routes: [Route] {
        statusRoutes + overviewRoutes + serviceRoutes + alertRoutes + acknowledgeRoutes + detailsRoutes + signInRoutes
            + aboutRoutes
            + heartbeatRoutes + healthRoutes + assetRoutes + mailboxRoutes + serviceAPIRoutes + alertAPIRoutes
            + statusAPIRoutes + resultAPIRoutes + standardRoutes + assessmentAPIRoutes + feedbackRoutes
            + inboxRoutes + feedbackAPIRoutes + volumeAPIRoutes + parityAPIRoutes + loopRoutes
    }

    /// Headers by which a proxy says that it passes a request on.
    private static let forwardingHeaders = ["X-Forwarded-For", "Forwarded", "X-Real-IP"].compactMap {
        HTTPField.Name($0)
    }

    /// The router that the server runs.
    public func router() -> Router<SiteContext> {
        let router = Router(context: SiteContext.self)
        // Before the routes: a router wraps each route in what it has when the route is added.
        router.add(middleware: SecurityHeaders(isSecure: useCases.address.isSecure))
        router.add(middleware: UnknownPaths(site: self))
        for route in routes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                await self.answer(route, request, context)
            }
            if route.method == .get {
                router.on(RouterPath(route.path), method: .head) { request, context in
                    await self.answer(route, request, context).createHeadResponse()
                }
            }
        }
        return router
    }

    /// Answers one request: who asks, may they, what they sent, and every failure in words.
    func answer(_ route: Route, _ request: Request, _ context: SiteContext) async -> Response {
        let language = Language.chosen(
            query: request.uri.queryParameters["lang"].map(String.init), accept: request.headers[.acceptLanguage])
        do {
            let asked = try await asked(route, request, context, language: language)
            try allow(route, asked)
            return try await route.answer(asked)
        } catch {
            return await failure(error, route: route, request: request, logger: context.logger)
        }
    }

    private func asked(
        _ route: Route, _ request: Request, _ context: SiteContext, language: Language
    ) async throws -> Asked {
        var request = request
        let limit = route.kind == .api ? Self.apiLimit : Self.formLimit
        let body: [UInt8]
        do {
            body = Array(buffer: try await request.collectBody(upTo: limit))
        } catch {
            throw Problem(
                status: .contentTooLarge, title: "The request is too large",
                detail: "at most \(limit) bytes are read")
        }
        let (caller, csrf) = try await who(request)
        let isForwarded = Self.forwardingHeaders.contains { request.headers[$0] != nil }
        var parameters: [String: String] = [:]
        for (name, value) in context.parameters { parameters[String(name)] = value.removingPercentEncoding }
        return Asked(
            request: request, parameters: parameters,
            query: Asked.fields(request.uri.query ?? ""), body: body, caller: caller, csrf: csrf, language: language,
            isLocal: !isForwarded && (context.remoteAddress?.isLoopback ?? false),
            place: ClientPlace.of(
                context.remoteAddress, request.headers, trusted: useCases.settings.trustedProxies))
    }

    /// Who asks: by the token that a program sends, or by the session of a page.
    func who(_ request: Request) async throws -> (Caller, csrf: String?) {
        if let header = request.headers[.authorization] {
            guard header.lowercased().hasPrefix("bearer "),
                let caller = try await useCases.caller(
                    token: header.dropFirst(7).trimmingPrefix { $0 == " " }.description)
            else { throw Problem.unauthorised }
            return (caller, nil)
        }
        guard let session = request.cookies[SessionCookie.name]?.value,
            let signedIn = try await useCases.signedIn(session: session)
        else { return (.anyone, nil) }
        return (signedIn.caller, signedIn.csrf)
    }

    private func allow(_ route: Route, _ asked: Asked) throws {
        switch route.access {
        case .everybody:
            guard PublicRoutes.list.contains(route.name) else { throw AccessError.notSignedIn }
        case .allowed(let permission):
            try asked.caller.require(permission)
        }
        let changes = route.method != .get && route.method != .head
        guard changes, let csrf = asked.csrf, case .allowed = route.access else { return }
        guard let sent = asked.form["csrf"], Secrets.areEqual(sent, csrf) else {
            throw Problem(
                status: .forbidden, title: "The form is too old",
                detail: "go back, load the page again and send the form once more")
        }
    }

    /// A failure in words, as a page or as a problem document.
    func failure(
        _ error: any Error, route: Route, request: Request, logger: Logger
    ) async -> Response {
        let problem = Self.problem(error)
        if problem.status.code >= 500 {
            // The route, not the path: paths of heartbeats, sign-in links and seals are secrets.
            logger.error("request failed", metadata: ["route": "\(route.name)", "error": "\(error)"])
        }
        if route.kind == .api { return problem.response(instance: request.uri.path) }
        if case AccessError.notSignedIn = error {
            return .redirect(to: "/sign-in?" + Self.query(["return": request.uri.string]), type: .normal)
        }
        let html = errorPage(
            status: problem.status.code, detail: problem.detail, in: await failureContext(request))
        return page(html, status: problem.status, headers: problem.headers)
    }

    /// The problem that an error is.
    static func problem(_ error: any Error) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case AccessError.notSignedIn: return .unauthorised
        case let error as AccessError:
            return Problem(status: .forbidden, title: "Not allowed", detail: error.description)
        case let error as FeedbackRefusal: return feedbackProblem(error)
        case let error as MissingStandard: return .notFound(error.description)
        case let error as LoopRefusal:
            return Problem(status: .conflict, title: "Not now", detail: error.description)
        case let error as StatementRefusal:
            return Problem(status: .unprocessableContent, title: "Not taken", detail: error.description)
        case let error as NameError:
            if case .alreadyRetired = error {
                return Problem(status: .conflict, title: "Already done", detail: error.description)
            }
            return .notFound(error.description)
        case let error as DocumentProblems:
            return Problem(
                status: .unprocessableContent, title: "The file has errors",
                detail: "\(error.problems.count) errors; nothing was changed",
                errors: error.problems.map { problem in
                    Problem.Detail(
                        at: "\(problem.file):\(problem.location)",
                        detail: [
                            problem.what, problem.expected.map { "expected \($0)" },
                            problem.hint.map { "did you mean \"\($0)\"?" },
                        ]
                        .compactMap { $0 }.joined(separator: ", "))
                })
        default:
            return Problem(
                status: .internalServerError, title: "Something failed here",
                detail: "the fault is not yours; the operator finds it in the log")
        }
    }

    private static func feedbackProblem(_ error: FeedbackRefusal) -> Problem {
        switch error {
        case .notAsked, .noQuestions, .unknownCode: .notFound(error.description)
        case .keyReused: Problem(status: .conflict, title: "Sent already", detail: error.description)
        case .fields(let problems):
            Problem(
                status: .unprocessableContent, title: "Some answers are wrong",
                detail: "\(problems.all.count) answers are wrong; nothing was kept",
                errors: problems.all.map { Problem.Detail(at: $0.question, detail: $0.words) })
        }
    }

    /// A page as an answer.
    func page(_ html: HTML, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.cacheControl] = "no-store"
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: html.utf8)))
    }

    /// A query string from names and values.
    static func query(_ fields: KeyValuePairs<String, String>) -> String {
        fields.map { "\($0.key)=\($0.value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }
            .joined(separator: "&")
    }
}

extension SocketAddress {
    /// Whether the other end is this machine.
    var isLoopback: Bool {
        switch self {
        case .v4, .v6:
            ipAddress == "::1" || ipAddress?.hasPrefix("127.") == true || ipAddress?.hasPrefix("::ffff:127.") == true
        case .unixDomainSocket: true
        }
    }
}
