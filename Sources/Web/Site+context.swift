import Hummingbird
import Operations
import Pages
import Registry

extension Site {
    /// What pages are drawn with, for one request.
    func context(_ asked: Asked, at address: Link) -> PageContext {
        context(
            asked.language, keepsLanguage: asked.query["lang"] != nil, at: address, caller: asked.caller,
            csrf: asked.csrf)
    }

    /// What a page about a service is drawn with: times are in the zone of those who answer for it.
    func context(_ asked: Asked, at address: Link, of service: String?) async throws -> PageContext {
        var context = context(asked, at: address)
        if let service, let zone = try await useCases.zone(ofService: service) { context.zone = zone }
        return context
    }

    /// Sends the browser on after a form, in the language that was asked for.
    func moved(_ asked: Asked, to link: Link) -> Response {
        .redirect(to: context(asked, at: link).link(link).text, type: .normal)
    }

    /// What the page of a request that failed is drawn with: who is signed in stays so, the language is kept.
    func failureContext(_ request: Request) async -> PageContext {
        let asked = request.uri.queryParameters["lang"].map(String.init)
        let (caller, csrf) = (try? await who(request)) ?? (.anyone, nil)
        return context(
            Language.chosen(query: asked, accept: request.headers[.acceptLanguage]), keepsLanguage: asked != nil,
            at: .overview, caller: caller, csrf: csrf)
    }

    private func context(
        _ language: Language, keepsLanguage: Bool, at address: Link, caller: Caller, csrf: String?
    ) -> PageContext {
        PageContext(
            language: language, keepsLanguage: keepsLanguage, address: address, zone: zone, now: useCases.now(),
            viewer: csrf.map {
                .init(
                    name: caller.name, csrf: $0, mayAcknowledge: caller.may(.acknowledge),
                    mayAnswer: caller.may(.answer))
            },
            notice: demonstration?.notice, hasMailbox: demonstration != nil && csrf != nil)
    }

    /// The zone in which times are shown.
    private var zone: DisplayZone { demonstration?.zone ?? .utc }
}
