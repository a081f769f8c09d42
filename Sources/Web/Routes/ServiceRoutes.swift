import HTTPTypes
import Operations
import Pages

extension Site {
    /// The page of one service, for those who answer for it.
    var serviceRoutes: [Route] {
        [
            Route(.get, "/services/{service}", .allowed(.see)) { asked in
                let slug = asked.parameter("service")
                let model = try await useCases.servicePage(
                    slug, page: asked.page, result: asked.query["result"], keeper: keeper, by: asked.caller)
                return page(servicePage(model, in: try await context(asked, at: .service(slug), of: slug)))
            }
        ]
    }
}
