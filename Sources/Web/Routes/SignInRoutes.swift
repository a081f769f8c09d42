import HTTPTypes
import Hummingbird
import Operations
import Pages

extension Site {
    /// Signing in with a token or a link that works once, and out.
    var signInRoutes: [Route] {
        [
            Route(.get, "/sign-in", .everybody) { asked in
                // The demonstration is open: whoever looks at it is let in.
                if let demonstration, let session = try await useCases.signIn(token: demonstration.token) {
                    return signedIn(session, to: asked.query["return"])
                }
                return page(signInPage(returnTo: asked.query["return"], in: context(asked, at: .signIn)))
            },
            Route(.post, "/sign-in", .everybody) { asked in
                try refuseForeignForm(asked)
                guard let token = asked.form["token"], let session = try await useCases.signIn(token: token) else {
                    let words = signInPage(
                        returnTo: asked.form["return"], failure: .unknownToken, in: context(asked, at: .signIn))
                    return page(words, status: .forbidden)
                }
                return signedIn(session, to: asked.form["return"])
            },
            // A link is only used up by the form that it leads to: mail programs open links on their own.
            Route(.get, "/sign-in/{secret}", .everybody) { asked in
                page(oneTimeSignInPage(secret: asked.parameter("secret"), in: context(asked, at: .signIn)))
            },
            Route(.post, "/sign-in/{secret}", .everybody) { asked in
                try refuseForeignForm(asked)
                guard let session = try await useCases.signIn(link: asked.parameter("secret")) else {
                    return page(linkRefusedPage(.used, in: context(asked, at: .signIn)), status: .forbidden)
                }
                return signedIn(session, to: nil)
            },
            Route(.post, "/sign-out", .allowed(.see)) { asked in
                if let session = asked.request.cookies[SessionCookie.name]?.value {
                    try await useCases.signOut(session: session)
                }
                var response = Response.redirect(to: "/sign-in", type: .normal)
                response.headers[.setCookie] = SessionCookie.header("", isSecure: useCases.address.isSecure)
                return response
            },
        ]
    }

    private func signedIn(_ session: String, to path: String?) -> Response {
        // Only paths of this site: an address from elsewhere must not lead people away.
        // Browsers drop control characters before they read one, so none may be there.
        let isOwn =
            path.map { path in
                path.hasPrefix("/") && !path.hasPrefix("//")
                    && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\\") }
            } ?? false
        var response = Response.redirect(to: isOwn ? path ?? "/" : "/", type: .normal)
        response.headers[.setCookie] = SessionCookie.header(session, isSecure: useCases.address.isSecure)
        return response
    }

    /// Refuses a form that another site's page has sent.
    private func refuseForeignForm(_ asked: Asked) throws {
        guard let site = asked.request.headers[Self.fetchSite], site != "same-origin", site != "none" else { return }
        throw Problem(
            status: .forbidden, title: "A form from elsewhere",
            detail: "open the sign-in page of this site and use its form")
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin
}
