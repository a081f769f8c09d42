import Feedback
import Measures
public import Pages
import Registry
import Standards
import Storage

extension UseCases {
    /// How many loops the page of a service shows.
    private static let shownLoops = 100
    /// How many loops one page of those that everybody may read shows.
    private static let publicLoops = 20
    /// What every loop may be judged by on the page.
    private static let usualYardsticks = [
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
                measures: try Self.yardsticks(of: service, verdicts: transaction.verdicts(of: stored.id), labels),
                mayAct: caller.may(.answer, service: slug))
        }
    }

    /// What a loop may be judged by: what people say and whether it works, how the channels compare, and whatever
    /// decided that the service fails a point of a standard now.
    private static func yardsticks(
        of service: PublicService, verdicts: [StoredVerdict], _ labels: [ChannelLabel]
    ) -> [LoopMeasure] {
        var usual = usualYardsticks
        if service.hasFacts { usual.append("parity.facts") }
        if service.channels.count > 1 { usual.append("parity.availability") }
        let failing = verdicts.filter { $0.record.verdict == .fail }.flatMap(\.record.values).filter {
            $0.role == MeasureCheck.Role.decides.rawValue && $0.verdict != .pass
        }
        var found = usual.map { LoopMeasure($0, of: .service(service.id), labels) }
        for value in failing {
            guard let subject = value.measured, subject.service == service.id,
                MeasureCatalogue.measure(value.measure) != nil
            else { continue }
            let measure = LoopMeasure(value.measure, of: subject, labels)
            if !found.contains(measure) { found.append(measure) }
        }
        return found
    }

    /// One page of what everybody may read of what was said and done, newest first.
    ///
    /// Services are called what they were called when they were registered: no file has to be read for it.
    public func youSaid(page: Int) async throws -> YouSaidModel {
        try await store.read { transaction in
            let pagination = Pagination(
                page: page, size: Self.publicLoops, total: try transaction.publicLoopCount())
            let loops = try transaction.publicLoops(limit: pagination.size, offset: pagination.offset)
                .map { slug, title, loop in
                    LoopModel(loop, service: slug, title: RegistrationWriter.text(title) ?? Text("en", slug))
                }
            return YouSaidModel(loops: loops, pagination: pagination)
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

extension VerdictRecord.Value {
    /// What was measured.
    fileprivate var measured: Subject? {
        let words = subject.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2, let kind = SubjectKind(rawValue: words[0]) else { return nil }
        return Subject(kind: kind, path: words[1])
    }
}
