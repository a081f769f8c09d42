import HTTPTypes
import Hummingbird
import Operations
import Pages

extension Site {
    /// The page about one alert that a mail leads to: read only, open to whoever holds the link.
    var detailsRoutes: [Route] {
        [
            Route(.get, "/details/{seal}", .everybody) { asked in
                let seal = asked.parameter("seal")
                var context = context(asked, at: .details(seal: seal))
                switch try await useCases.openDetails(seal: seal) {
                case .refused(let refusal): return sealed(linkRefusedPage(refusal, in: context), status: .forbidden)
                case .alert(let model, let until, let zone):
                    // The mail wrote its times in this zone.
                    context.zone = zone ?? context.zone
                    return sealed(sealedAlertPage(model, until: until, in: context))
                case .alerts(let alerts, let until, let zone):
                    context.zone = zone ?? context.zone
                    return sealed(sealedGroupPage(alerts, until: until, in: context))
                }
            }
        ]
    }

    /// A page behind a sealed link: search engines keep away from it.
    func sealed(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        var headers = HTTPFields()
        if let robots = HTTPField.Name("X-Robots-Tag") { headers[robots] = "noindex, nofollow" }
        return page(html, status: status, headers: headers)
    }
}
