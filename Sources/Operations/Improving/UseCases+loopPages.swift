import Feedback
import Measures
public import Pages
import Registry
import Storage

extension UseCases {
    /// How many loops a page shows.
    private static let shownLoops = 100
    /// What a loop may be judged by on the page.
    private static let yardsticks = [
        "satisfaction.mean10", "completion.rate", "clarity.mean10", "help.reached", "uptime.declared_hours",
        "response.p95",
    ]

    /// The loops of a service, for those who run it.
    public func loopList(_ slug: String, by caller: Caller) async throws -> LoopListModel {
        try caller.require(.see, service: slug)
        return try await store.read { transaction in
            guard let stored = try transaction.subject(.service(slug)), stored.retiredAt == nil else {
                throw try Self.unknownService(slug, transaction)
            }
            let service = try service(slug, transaction)
            let labels = ChannelLabel.labels(service.channels)
            let loops = try transaction.loops(of: stored.id, limit: Self.shownLoops).map { loop in
                LoopModel(
                    loop, service: slug, title: service.title, labels: labels,
                    steps: try transaction.events(ofLoop: loop.loop.id).map {
                        LoopModel.Step(at: $0.at, kind: $0.kind, words: $0.words)
                    })
            }
            return LoopListModel(
                service: slug, title: service.title, loops: loops,
                offices: service.officials.map(\.office).reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
                measures: Self.yardsticks.compactMap { id in
                    MeasureCatalogue.measure(id).map { .init(id: id, title: $0.title) }
                }, mayAct: caller.may(.answer, service: slug))
        }
    }

    /// What everybody may read of what was said and done, newest first.
    public func youSaid() async throws -> [LoopModel] {
        try await store.read { transaction in
            try transaction.publicLoops(limit: Self.shownLoops, offset: 0).map { slug, loop in
                LoopModel(loop, service: slug, title: try service(slug, transaction).title)
            }
        }
    }
}

extension LoopModel {
    init(
        _ stored: StoredLoop, service: String, title: Text, labels: [ChannelLabel] = [], steps: [Step] = []
    ) {
        let loop = stored.loop
        let yardstick: Yardstick? =
            switch loop.yardstick {
            case .some(.measure(let id, let subject)): .measure(LoopMeasure(id, of: subject, labels))
            case .some(.none(let because)): .some(.none(because: because))
            case nil: nil
            }
        let compared: Comparison? =
            if let before = loop.review?.before, let after = loop.review?.after,
                let measure = MeasureCatalogue.measure(before.measure)
            {
                Comparison(measure: measure.description, before: before, after: after)
            } else { nil }
        self.init(
            id: loop.id, service: service, title: title, said: loop.said,
            origin: Origin(rawValue: loop.origin.rawValue) ?? .feedback,
            state: State(rawValue: loop.state.rawValue) ?? .heard, openedAt: loop.openedAt, owner: loop.owner,
            due: loop.due, yardstick: yardstick, did: loop.did, changedAt: loop.changedAt,
            effect: loop.review.flatMap { Effect(rawValue: $0.effect.rawValue) }, compared: compared,
            fixed: stored.fixed, notFixed: stored.notFixed,
            submissions: stored.submissions, steps: steps)
    }
}

extension LoopMeasure {
    /// A measure of a service or of a part of it.
    init(_ id: String, of subject: Subject, _ labels: [ChannelLabel]) {
        self.init(
            id: id, title: MeasureCatalogue.measure(id)?.title ?? Text("en", id),
            part: subject.kind == .service ? nil : subject,
            channel: subject.channel.flatMap { slug in labels.first { $0.id == slug } })
    }
}
