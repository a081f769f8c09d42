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
    ///   - comparesFacts: whether what its channels say is compared as well, and told where it differs.
    /// - Throws: `MissingStandard` where the one that is asked for is not installed, `NameError` for an unknown service.
    public func assess(
        _ slug: String, standard: String? = nil, keeper: StatusKeeper?, countsEvaluation: Bool = false,
        comparesFacts: Bool = false, by caller: Caller
    ) async throws -> Assessments {
        try caller.require(.see, service: slug)
        let moment = now()
        let (reading, service, registered) = try await store.read { transaction in
            let reading = try readService(slug, transaction, now: moment)
            return (
                reading, try Self.counted(reading, transaction),
                try transaction.firstRegistration(of: .service(slug))
            )
        }
        let named = reading.service.standards.filter { standard == nil || $0.id == standard }
        let isNamed = !named.isEmpty || standard == nil
        let (chosen, missing) = try judging(named, asked: standard)
        guard !chosen.isEmpty, let subject = reading.ids[.service(slug)] else {
            if comparesFacts { try await compareFacts(slug, by: caller) }
            return Assessments(done: [], missing: missing)
        }
        let values = try await answers(
            Set(chosen.flatMap { $0.file.standard.questions(for: service) }), reading, keeper: keeper)
        let keeps = isNamed && caller.may(.judge, service: slug)
        let done = try await store.write { transaction in
            if comparesFacts, reading.service.hasFacts {
                // Read anew: what is told must be what is there when it is told.
                try tellFacts(slug, transaction, now: moment)
            }
            let judge = Judge(
                service: service, values: values, attestations: try transaction.attestations(of: subject),
                exemptions: try transaction.exemptions(of: subject),
                questions: SameQuestions(library: standards, transaction: transaction), now: moment)
            return try chosen.map { file, declared in
                let standing = try transaction.standing(of: subject, standard: file.standard.id)
                let rulings = try judge.rulings(
                    file, declared: declared, standing: standing, countsEvaluation: countsEvaluation)
                let binds = file.standard.binds(on: moment.civilDay, registered: registered?.civilDay)
                // Where somebody judged meanwhile, what they found is newer.
                if keeps, !standing.values.contains(where: { $0.assessedAt > moment }) {
                    try keep(rulings, file, of: subject, standing, transaction, now: moment)
                    if binds {
                        try LapseTeller(transaction: transaction, useCases: self, reading: reading, now: moment)
                            .tell(rulings.map(\.verdict), by: file.standard)
                    }
                }
                return Assessment(
                    service: slug, standard: file, verdicts: rulings.map(\.verdict),
                    score: Score(rulings.map(\.verdict.record), of: file.standard), binds: binds, at: moment,
                    labels: reading.labels)
            }
        }
        return Assessments(done: done, missing: missing)
    }

    private typealias JudgingFile = (file: InstalledStandard, declared: [String: String])

    /// The files to judge by, and what is not installed; one that is asked for by name must be.
    private func judging(
        _ named: [StandardReference], asked: String?
    ) throws(MissingStandard) -> (chosen: [JudgingFile], missing: [MissingStandard]) {
        if named.isEmpty, let asked { return ([(try installed(asked, nil), [:])], []) }
        var (chosen, missing): ([JudgingFile], [MissingStandard]) = ([], [])
        for reference in named {
            do throws(MissingStandard) {
                chosen.append((try installed(reference.id, reference.version), reference.parameters))
            } catch {
                // The others are judged all the same.
                guard asked == nil else { throw error }
                missing.append(error)
            }
        }
        return (chosen, missing)
    }

    /// The service with the number of people that was counted, where anything was: what a file declares decides only where
    /// nobody counts.
    private static func counted(_ reading: ServiceReading, _ transaction: StoreTransaction) throws -> PublicService {
        var service = reading.service
        let id = reading.ids[.service(service.id)]
        if let id, let people = try PeopleCount.counted(id: id, transaction, now: reading.now) {
            service.volumes = DeclaredVolumes(perYear: people.perDay * 365, source: people.source)
        }
        return service
    }

    /// A file that is installed: the version named, or the newest.
    func installed(_ id: String, _ version: String?) throws(MissingStandard) -> InstalledStandard {
        try standards.installed(id, version)
    }

    private func keep(
        _ rulings: [Judge.Ruling], _ file: InstalledStandard, of subject: Int64, _ standing: [String: StandingVerdict],
        _ transaction: StoreTransaction, now: Timestamp
    ) throws {
        let standard = file.standard
        try transaction.keepStandard(
            standard.id, version: standard.version.description, sha256: file.sha256, source: file.source, now: now)
        // What is the same but for the clock is not written again.
        try transaction.confirmVerdicts(of: subject, standard: standard.id, at: now)
        for ruling in rulings {
            if kept.isSame(ruling, as: standing[ruling.verdict.record.criterion], of: subject) { continue }
            try transaction.keep(
                ruling.verdict, change: ruling.change.map { ($0, ids.next(at: now)) }, of: subject)
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
        let today = now.civilDay
        let start = before(today).days * day + (now.milliseconds - today.days * day)
        return Window(start: Timestamp(milliseconds: start), end: now)
    }
}

extension Timestamp {
    /// The day in UTC.
    var civilDay: CivilDate { CivilDate(days: milliseconds.flooredQuotient(86_400_000)) }
}
