import HTTPTypes
import Operations
import Pages

extension Site {
    /// What everybody may see: whether a service works now, and what works instead.
    var statusRoutes: [Route] {
        [
            Route(.get, "/status", .everybody) { asked in
                let model = try await useCases.publicOverview(page: asked.page)
                return page(
                    publicStatusListPage(
                        model.rows, pagination: model.pagination, in: context(asked, at: .statuses)))
            },
            Route(.get, "/status/{service}", .everybody) { asked in
                let slug = asked.parameter("service")
                let model = try await useCases.publicStatus(slug)
                return page(
                    publicStatusPage(model, in: try await context(asked, at: .status(slug), of: slug)))
            },
        ]
    }
}
