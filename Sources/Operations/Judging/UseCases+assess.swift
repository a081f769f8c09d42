import Documents
import Measures
import Registry
import Standards
import Storage

extension UseCases {
    /// Judges a service by the standards that its file names, or by one of them, and keeps the verdicts.
    ///
    /// - Parameters:
    ///   - slug: the service.
    ///   - standard: the id of one standard; one that the service does not name is taken in its newest version, and its
    ///     verdicts are not kept.
    ///   - keeper: the status keeper of this process, where one runs.
    ///   - countsEvaluation: whether this evaluation counts where a standard asks for several in a row.
    /// - Throws: `MissingStandard` where a file that is named is not installed, `NameError` for an unknown service.
    public func assess(
        _ slug: String, standard: String? = nil, keeper: StatusKeeper?, countsEvaluation: Bool = false,
        by caller: Caller
    ) async throws -> [Assessment] {
        try caller.require(.see, service: slug)
        let moment = now()
        let reading = try await store.read {
            try readService(slug, $0, now: moment)
        }
        let named = reading.service.standards.filter { standard == nil || $0.id == standard }
        let isNamed = !named.isEmpty || standard == nil
        let chosen: [(file: InstalledStandard, declared: [String: String])] =
            isNamed
            ? try named.map { (try installed($0.id, $0.version), $0.parameters) }
            : [(try installed(standard ?? "", nil), [:])]
        guard !chosen.isEmpty, let subject = reading.ids[.service(slug)] else { return [] }
        let questions = Set(chosen.flatMap { $0.file.standard.questions(for: reading.service) })
        let values = try await answers(questions, reading, keeper: keeper)
        let (ids, service) = (ids, reading.service)
        let keeps = isNamed && caller.may(.judge, service: slug)
        return try await store.write { transaction in
            let judge = Judge(
                service: service, values: values, attestations: try transaction.attestations(of: subject),
                exemptions: try transaction.exemptions(of: subject), now: moment)
            return try chosen.map { file, declared in
                let standing = try transaction.verdicts(of: subject, standard: file.standard.id)
                let rulings = judge.rulings(
                    file, declared: declared, standing: standing, countsEvaluation: countsEvaluation)
                if keeps {
                    try Self.keep(rulings, file, of: subject, standing, transaction, ids: ids, now: moment)
                    try LapseTeller(transaction: transaction, useCases: self, reading: reading, now: moment)
                        .tell(rulings.map(\.verdict), by: file.standard)
                }
                return Assessment(
                    service: slug, standard: file, verdicts: rulings.map(\.verdict),
                    score: Score(rulings.map(\.verdict.record), of: file.standard), at: moment, labels: reading.labels)
            }
        }
    }

    /// A file that is installed: the version named, or the newest.
    func installed(_ id: String, _ version: String?) throws(MissingStandard) -> InstalledStandard {
        try standards.installed(id, version)
    }

    private static func keep(
        _ rulings: [Judge.Ruling], _ file: InstalledStandard, of subject: Int64, _ standing: [String: StoredVerdict],
        _ transaction: StoreTransaction, ids: IdentifierSource, now: Timestamp
    ) throws {
        let standard = file.standard
        try transaction.keepStandard(
            standard.id, version: standard.version.description, sha256: file.sha256, source: file.source, now: now)
        for ruling in rulings {
            try transaction.keep(ruling.verdict, of: subject)
            guard let change = ruling.change else { continue }
            try transaction.add(change, of: subject, sha256: file.sha256, id: ids.next(at: now))
        }
        let gone = Set(standing.keys).subtracting(rulings.map(\.verdict.record.criterion))
        try transaction.dropVerdicts(of: subject, standard: standard.id, criteria: gone)
    }

    /// The values that questions ask for; what is known of a subject over a window is read once.
    private func answers(
        _ questions: Set<MeasureQuestion>, _ reading: ServiceReading, keeper: StatusKeeper?
    ) async throws -> [MeasureQuestion: MeasuredValue] {
        struct Place: Hashable {
            var subject: Subject
            var window: Period
        }
        let places = Dictionary(grouping: questions) { Place(subject: $0.subject, window: $0.window) }
        let known = try await inputs(
            for: places.map { place, asked in
                InputQuestion(
                    subject: place.subject, window: place.window.window(before: reading.now),
                    bases: Set(asked.compactMap { MeasureCatalogue.basis(of: $0.measure) }))
            }, reading, keeper: keeper)
        var answers: [MeasureQuestion: MeasuredValue] = [:]
        for ((_, asked), var inputs) in zip(places, known) {
            for question in asked {
                inputs.arguments = question.arguments
                answers[question] = MeasureCatalogue.values(of: [question.measure], from: inputs)[0]
            }
        }
        return answers
    }
}

extension Period {
    /// The time of this length before a moment.
    func window(before now: Timestamp) -> Window {
        let day: Int64 = 86_400_000
        let today = now.milliseconds >= 0 ? now.milliseconds / day : (now.milliseconds - day + 1) / day
        let start = before(CivilDate(days: today)).days * day + (now.milliseconds - today * day)
        return Window(start: Timestamp(milliseconds: start), end: now)
    }
}
