import HTTPTypes
import Measures
import Operations
import Pages

extension Site {
    /// The overview: every service, worst first.
    var overviewRoutes: [Route] {
        [
            Route(.get, "/", .allowed(.see)) { asked in
                let status = asked.query["status"].flatMap(Status.init(rawValue:))
                let organisation = asked.query["organisation"].flatMap { $0.isEmpty ? nil : $0 }
                let model = try await useCases.overview(
                    status: status, organisation: organisation, page: asked.page, by: asked.caller)
                return page(overviewPage(model, in: context(asked, at: .overview)))
            }
        ]
    }
}
