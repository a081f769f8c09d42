public import Documents

extension PublicService {
    /// Reads a file of the format `plumbline-service`.
    ///
    /// Names inside the file (tasks, channels, probes, facts) are checked; names that point to other files are not.
    ///
    /// - Throws: everything that is wrong in the file.
    public static func read(_ document: Document) throws(DocumentProblems) -> PublicService {
        let decoder = try DocumentDecoder(document, of: .service)
        let service = read(decoder.root)
        return try decoder.finish(service)
    }

    private static func read(_ root: MappingReader) -> PublicService? {
        defer { root.done() }
        let id = root.required("id") { $0.slug() }
        let title = root.required("title") { $0.text() }
        let organisation = root.required("organisation") { $0.slug() }
        let phase = root.required("phase") { $0.choice(ServicePhase.self) }
        let kind = root.required("kind") { $0.choice(ServiceKind.self) }

        var names = ServiceNames()
        let tasks = root.list("tasks") { ServiceTask.read($0, names: &names.tasks) }
        let facts = root.optional("facts") { ServiceFact.readAll($0, names: &names) } ?? []
        let channels = root.list("channels", required: true) { ServiceChannel.read($0, names: &names) }
        if channels.isEmpty, let value = root.value("channels"), value.isList, names.channels.names.isEmpty {
            value.report("\"channels\" is empty", expected: "at least one way of reaching the service")
        }
        let summary = root.optional("summary") { $0.text() }
        let sector = root.optional("sector") { $0.identifier() }
        let languages = root.list("languages") { $0.languageTag() }
        let instanceOf = root.optional("instance_of") { $0.slug(otherThan: id) }
        let dependsOn = root.list("depends_on") { $0.slug(otherThan: id) }
        let volumes = root.optional("volumes") { DeclaredVolumes.read($0) }
        let periods = root.list("critical_periods") { CriticalPeriod.read($0) }
        let maintenance = root.list("maintenance") { MaintenanceWindow.read($0, channels: names.channels.names) }
        let officials = root.list("officials") { Official.read($0) }
        let standards = root.list("standards") { StandardReference.read($0) }
        let feedback = root.optional("feedback") { FeedbackSettings.read($0, channels: names.channels.names) }
        guard let id, let title, let organisation, let phase, let kind else { return nil }
        return PublicService(
            id: id, title: title, summary: summary, organisation: organisation, phase: phase, kind: kind,
            sector: sector, languages: languages, instanceOf: instanceOf, dependsOn: dependsOn, volumes: volumes,
            criticalPeriods: periods, maintenance: maintenance, officials: officials, standards: standards,
            tasks: tasks, facts: facts, channels: channels, feedback: feedback)
    }
}

/// What a service file declares and names elsewhere in itself.
struct ServiceNames {
    var tasks = DeclaredNames("task")
    var channels = DeclaredNames("channel")
    /// Ids of the service's facts, in order, and the kind of those that could be read.
    var facts: [String] = []
    var factKinds: [String: FactKind] = [:]
}

extension ServiceTask {
    fileprivate static func read(_ value: ValueReader, names: inout DeclaredNames) -> ServiceTask? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let id = mapping.required("id") { names.slug($0) }
        let title = mapping.required("title") { $0.text() }
        guard let id, let title else { return nil }
        return ServiceTask(id: id, title: title)
    }
}

extension DeclaredVolumes {
    fileprivate static func read(_ value: ValueReader) -> DeclaredVolumes? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let perYear = mapping.required("per_year") { $0.integer(0...100_000_000_000) }
        let source = mapping.optional("source") { $0.string() }
        return perYear.map { DeclaredVolumes(perYear: $0, source: source) }
    }
}

extension CriticalPeriod {
    fileprivate static func read(_ value: ValueReader) -> CriticalPeriod? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let title = mapping.required("title") { $0.text() }
        let from = mapping.required("from") { $0.civilDate() }
        let until = mapping.required("until") { $0.civilDate() }
        guard let title, let from, let until else { return nil }
        guard from <= until else {
            mapping.report(
                "the period ends on \(until), before it begins", at: mapping.value("until")?.location,
                expected: "\(from) or later")
            return nil
        }
        return CriticalPeriod(title: title, from: from, until: until)
    }
}

extension MaintenanceWindow {
    fileprivate static func read(_ value: ValueReader, channels known: [String]) -> MaintenanceWindow? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let title = mapping.required("title") { $0.text() }
        let from = mapping.required("from") { $0.timestamp() }
        let until = mapping.required("until") { $0.timestamp() }
        let channels = mapping.list("channels") { $0.word(among: known, of: "channel") }
        guard let title, let from, let until else { return nil }
        guard from < until else {
            mapping.report(
                "the maintenance does not end after it begins", at: mapping.value("until")?.location,
                expected: "a time after \(from)")
            return nil
        }
        return MaintenanceWindow(title: title, from: from, until: until, channels: channels)
    }
}

extension StandardReference {
    fileprivate static func read(_ value: ValueReader) -> StandardReference? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let id = mapping.required("id") { $0.publishedID() }
        let version = mapping.required("version") { $0.publishedID() }
        var parameters: [String: String] = [:]
        for entry in mapping.optional("parameters", { $0.parameters() }) ?? [] {
            parameters[entry.id] = entry.value.asWritten()
        }
        guard let id, let version else { return nil }
        return StandardReference(id: id, version: version, parameters: parameters)
    }
}

extension FeedbackSettings {
    fileprivate static func read(_ value: ValueReader, channels known: [String]) -> FeedbackSettings? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let questionSet = mapping.required("question_set") { $0.slug() }
        let channels = mapping.list("channels") { $0.word(among: known, of: "channel") }
        return questionSet.map { FeedbackSettings(questionSet: $0, channels: channels) }
    }
}

extension ValueReader {
    /// The entries of a mapping from parameter ids to values.
    func parameters() -> [(id: String, value: ValueReader)]? {
        guard let mapping = mapping() else { return nil }
        return mapping.entries().compactMap { id, location, value in
            guard isSlug(id, orUnderscore: true) else {
                mapping.report(
                    "\(quoted(id)) is not the id of a parameter", at: location, expected: identifierForm)
                return nil
            }
            return (id, value)
        }
    }
}
