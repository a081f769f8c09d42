import HTTPTypes
import Operations
import Pages

extension Site {
    /// The standards, which everybody may read, and what services make of them.
    var standardRoutes: [Route] {
        [
            Route(.get, "/standards", .everybody) { asked in
                page(standardListPage(useCases.standardList(), in: context(asked, at: .standards)))
            },
            Route(.get, "/standards/{standard}", .everybody) { asked in
                let id = asked.parameter("standard")
                let model = try await useCases.standardPage(id, by: asked.caller)
                return page(standardPage(model, in: context(asked, at: .standard(id))))
            },
            Route(.get, "/services/{service}/standards/{standard}", .allowed(.see)) { asked in
                let (service, standard) = (asked.parameter("service"), asked.parameter("standard"))
                let model = try await useCases.assessmentPage(service, standard: standard, by: asked.caller)
                return page(
                    assessmentPage(model, in: try await context(asked, at: .assessment(service, standard), of: service))
                )
            },
        ]
    }
}
