import HTTPTypes
import Operations
import Pages

extension Site {
    /// The signed link of a mail: a page that asks before it acts, open to whoever holds the link.
    var acknowledgeRoutes: [Route] {
        [
            Route(.get, "/acknowledge/{seal}", .everybody) { asked in
                let seal = asked.parameter("seal")
                let opened = try await useCases.open(seal: seal)
                let context = try await context(asked, at: .acknowledge(seal: seal), of: opened.service)
                switch opened {
                case .refused(let refusal): return sealed(linkRefusedPage(refusal, in: context), status: .forbidden)
                case .alert(let model) where model.state == .open:
                    return sealed(acknowledgeQuestionPage(model, seal: seal, in: context))
                case .alert(let model): return sealed(acknowledgedPage(model, in: context))
                case .alerts(let models) where models.contains { $0.state == .open }:
                    return sealed(acknowledgeGroupQuestionPage(models, seal: seal, in: context))
                case .alerts(let models): return sealed(acknowledgedGroupPage(models, in: context))
                }
            },
            Route(.post, "/acknowledge/{seal}", .everybody) { asked in
                let seal = asked.parameter("seal")
                let opened = try await useCases.acknowledge(seal: seal)
                let context = try await context(asked, at: .acknowledge(seal: seal), of: opened.service)
                switch opened {
                case .refused(let refusal): return sealed(linkRefusedPage(refusal, in: context), status: .forbidden)
                case .alert(let model): return sealed(acknowledgedPage(model, in: context))
                case .alerts(let models): return sealed(acknowledgedGroupPage(models, in: context))
                }
            },
        ]
    }
}

extension OpenedSeal {
    /// The service that it is about, the first of several.
    fileprivate var service: String? {
        switch self {
        case .alert(let model): model.service
        case .alerts(let models): models.first?.service
        case .refused: nil
        }
    }
}
