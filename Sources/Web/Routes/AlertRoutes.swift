import Alerting
import HTTPTypes
import Hummingbird
import Operations
import Pages

extension Site {
    /// The alerts, and acknowledging them on a page.
    var alertRoutes: [Route] {
        [
            Route(.get, "/alerts", .allowed(.see)) { asked in
                let state = asked.query["state"].flatMap(Alert.State.init(rawValue:))
                let model = try await useCases.alertList(state: state, page: asked.page, by: asked.caller)
                return page(alertListPage(model, in: context(asked, at: .alerts)))
            },
            Route(.get, "/alerts/{alert}", .allowed(.see)) { asked in
                let id = try alertID(asked)
                let model = try await useCases.alertPage(id, by: asked.caller)
                return page(alertPage(model, in: try await context(asked, at: .alert(id), of: model.service)))
            },
            Route(.post, "/alerts/{alert}/acknowledge", .allowed(.acknowledge)) { asked in
                let id = try alertID(asked)
                _ = try await useCases.acknowledge(alert: id, by: asked.caller)
                return moved(asked, to: Link.alert(id))
            },
        ]
    }

    /// The number of an alert in the address.
    func alertID(_ asked: Asked) throws -> Int64 {
        guard let id = Int64(asked.parameter("alert")) else {
            throw Problem.notFound("\"\(asked.parameter("alert"))\" is no number of an alert")
        }
        return id
    }
}
