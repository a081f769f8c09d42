import Measures
public import Pages
import Registry
import Standards
import Storage

extension InstalledStandard {
    /// The standard as pages show it.
    func model(judged: [StandardModel.Judged] = []) -> StandardModel {
        let groups = Dictionary(
            standard.groups.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        return StandardModel(
            id: standard.id, version: standard.version.description, title: standard.title, summary: standard.summary,
            publisher: standard.publisher.name, source: standard.source, licence: standard.licence,
            points: standard.criteria.map { criterion in
                StandardModel.Point(
                    id: criterion.id, title: criterion.title, statement: criterion.statement, why: criterion.why,
                    level: VerdictRow.Level(criterion.level), group: criterion.group.flatMap { groups[$0] },
                    decidedBy: criterion.check.rules, question: criterion.check.question)
            }, judged: judged)
    }
}

extension Check {
    /// Every measure that it looks at.
    fileprivate var rules: [StandardModel.Rule] {
        switch self {
        case .measure(let check): [check.rule].compactMap { $0 }
        case .attestation(let check): check.measures.compactMap(\.rule)
        case .composite(let check): check.parts.flatMap(\.rules)
        }
    }

    /// The question that a person answers.
    fileprivate var question: Text? {
        switch self {
        case .measure: nil
        case .attestation(let check): check.question
        case .composite(let check): check.parts.lazy.compactMap(\.question).first
        }
    }
}

extension MeasureCheck {
    fileprivate var rule: StandardModel.Rule? {
        guard let known = MeasureCatalogue.measure(measure) else { return nil }
        let samples: String? =
            switch minimumSamples {
            case .number(0): nil
            case .number(let number): String(number)
            case .parameter(let name): "{\(name)}"
            }
        let role: VerdictRow.Value.Role =
            switch self.role {
            case .decides: .decides
            case .supports: .supports
            case .contradicts: .contradicts
            }
        return StandardModel.Rule(
            measure: known.description, role: role,
            bands: bands.map { .init(verdict: VerdictRow.Verdict($0.verdict), when: $0.when.description) },
            window: window, samples: samples, hasSource: MeasureCatalogue.hasSource(measure))
    }
}

extension StandardLibrary {
    /// The standards that judge a service, with how often each verdict came out.
    func judging(_ reading: ServiceReading, _ transaction: StoreTransaction) throws -> [ServiceModel.JudgedBy] {
        guard !reading.service.standards.isEmpty, let id = reading.ids[.service(reading.service.id)] else { return [] }
        let verdicts = Dictionary(grouping: try transaction.verdicts(of: id), by: \.standard)
        return reading.service.standards.map { reference in
            let title = standard(reference.id, reference.version)?.standard.title ?? Text("en", reference.id)
            let counts = (verdicts[reference.id] ?? []).map { (VerdictRow.Verdict($0.record.verdict), 1) }
            return .init(id: reference.id, title: title, counts: Dictionary(counts, uniquingKeysWith: +))
        }
    }
}

extension UseCases {
    /// The standards that are installed, each in its newest version.
    public func standardList() -> [StandardModel] {
        standards.ids.compactMap { standards.versions(of: $0).first?.model() }
    }

    /// One standard in its newest version, with the services that are judged by it as far as the caller may see them.
    public func standardPage(_ id: String, by caller: Caller) async throws -> StandardModel {
        let file = try installed(id, nil)
        guard caller.may(.see) else { return file.model() }
        let (library, moment) = (standards, now())
        let judged = try await store.read { transaction in
            try transaction.judgedServices(by: id).filter { caller.may(.see, service: $0.service) }
                .map { entry -> StandardModel.Judged in
                    let reading = try readService(entry.service, transaction, now: moment)
                    let counts = try library.judging(reading, transaction).first { $0.id == id }?.counts ?? [:]
                    return .init(service: entry.service, title: reading.service.title, counts: counts)
                }
        }
        return file.model(judged: judged)
    }

    /// The verdicts on a service by a standard, as they were last found.
    public func assessmentPage(_ slug: String, standard id: String, by caller: Caller) async throws -> AssessmentModel {
        try caller.require(.see, service: slug)
        let moment = now()
        let (reading, verdicts, changes, statements) = try await store.read { transaction in
            let reading = try readService(slug, transaction, now: moment)
            guard let subject = reading.ids[.service(slug)] else {
                return (reading, [String: StoredVerdict](), [StoredVerdictChange](), [Attestation]())
            }
            return (
                reading, try transaction.verdicts(of: subject, standard: id),
                try transaction.verdictChanges(of: subject, limit: 200).filter { $0.standard == id },
                try transaction.attestations(of: subject, standard: id)
            )
        }
        let version = reading.service.standards.first { $0.id == id }?.version
        return try installed(id, version).assessment(
            of: reading, verdicts: verdicts, changes: Array(changes.prefix(50)), statements: statements)
    }
}

extension InstalledStandard {
    fileprivate func assessment(
        of reading: ServiceReading, verdicts: [String: StoredVerdict], changes: [StoredVerdictChange],
        statements: [Attestation]
    ) -> AssessmentModel {
        let groups = Dictionary(
            standard.groups.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        let found = standard.criteria.compactMap { criterion in verdicts[criterion.id].map { (criterion, $0) } }
        let score = Score(found.map(\.1.record), of: standard)
        // The file that judged, which may not be the one that is named since.
        var judging = model()
        if let stored = found.first?.1 { judging.version = stored.version }
        return AssessmentModel(
            service: reading.service.id, serviceTitle: reading.service.title, standard: judging,
            at: found.map(\.1.assessedAt).max(), digest: found.first?.1.sha256 ?? sha256,
            rows: found.map { criterion, stored in
                var row = VerdictRow(stored, criterion, reading.labels)
                row.stated = statements.first { $0.id == stored.record.attestation }.map(VerdictRow.Stated.init)
                return .init(row, group: criterion.group.flatMap { groups[$0] })
            },
            score: .init(
                value: score.value, asked: score.asked, assessed: score.assessed,
                neededShare: standard.scoring.model == .none ? nil : standard.scoring.showScoreWhenAssessedAtLeast),
            changes: changes.map { change in
                AssessmentModel.Change(
                    at: change.at, criterion: change.criterion,
                    title: standard.criterion(change.criterion)?.title ?? Text("en", change.criterion),
                    was: change.was.map(VerdictRow.Verdict.init), became: VerdictRow.Verdict(change.became),
                    cause: .init(rawValue: change.cause.rawValue) ?? .data, version: change.version)
            })
    }
}

extension VerdictRow.Stated {
    init(_ attestation: Attestation) {
        self.init(
            words: attestation.statement, by: attestation.by, on: attestation.at.civilDay,
            evidence: attestation.evidence.map { "\($0.kind.rawValue): \($0.reference)" },
            reviewedBy: attestation.review?.by, note: attestation.review?.note)
    }
}
