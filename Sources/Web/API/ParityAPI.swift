import Hummingbird
import Operations

extension Site {
    /// The channels of a service compared, by JSON API.
    var parityAPIRoutes: [Route] {
        [
            Route(.get, "/api/v1/services/{service}/parity", .allowed(.see), .api) { asked in
                let parity = try await useCases.parity(asked.parameter("service"), keeper: keeper, by: asked.caller)
                return JSONAnswer.response(ParityAnswer(parity))
            }
        ]
    }
}
