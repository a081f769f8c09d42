import Documents

extension ServiceChannel {
    /// Reads one channel; its id is added to `names`.
    static func read(_ value: ValueReader, names: inout ServiceNames) -> ServiceChannel? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let id = mapping.required("id") { names.channels.slug($0) }
        let kind = mapping.required("kind") { $0.choice(ChannelKind.self) }
        let title = mapping.optional("title") { $0.text() }
        let address = mapping.optional("address") { $0.channelAddress() }
        let hours = mapping.openingHours()
        let languages = mapping.list("languages") { $0.languageTag() }
        let tasks = mapping.list("tasks") { $0.word(among: names.tasks.names, of: "task") }
        let places = mapping.list("places") { $0.slug() }
        var probeNames = DeclaredNames("probe")
        let offered = mapping.contains("tasks") ? tasks : names.tasks.names
        let probes = mapping.list("probes") {
            ProbeDeclaration.read($0, names: &probeNames, tasks: names.tasks.names, offered: offered)
        }
        let facts = mapping.optional("facts") {
            ChannelFact.readAll($0, names: names, probes: probeNames.names)
        }
        guard let id, let kind else { return nil }
        return ServiceChannel(
            id: id, kind: kind, title: title, address: address, hours: hours, languages: languages, tasks: tasks,
            places: places, probes: probes, facts: facts ?? [])
    }
}

extension ProbeDeclaration {
    /// The shortest and the longest time between two runs.
    private static let intervals: ClosedRange<Duration> = .seconds(1)...Duration.seconds(31 * 86_400)

    /// Reads one probe; its id is added to `names`.
    fileprivate static func read(
        _ value: ValueReader, names: inout DeclaredNames, tasks: [String], offered: [String]
    ) -> ProbeDeclaration? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let id = mapping.required("id") { names.slug($0) }
        let use = mapping.required("use") { $0.slug() }
        let task = mapping.optional("task") { value -> String? in
            guard let task = value.word(among: tasks, of: "task") else { return nil }
            guard offered.contains(task) else {
                value.report(
                    "the channel does not offer the task \(quoted(task))",
                    expected: "one of its tasks: \(offered.joined(separator: ", "))")
                return nil
            }
            return task
        }
        let every = mapping.required("every") { $0.duration(intervals) }
        var parameters: [String: String] = [:]
        var secrets: [String: String] = [:]
        for entry in mapping.optional("with", { $0.parameters() }) ?? [] {
            switch entry.value.valueOrSecret() {
            case .value(let value): parameters[entry.id] = value
            case .secret(let name): secrets[entry.id] = name
            case nil: break
            }
        }
        guard let id, let use, let every else { return nil }
        return ProbeDeclaration(
            id: id, use: use, task: task, every: every, parameters: parameters, secrets: secrets)
    }
}

extension ValueReader {
    /// Where a channel is: a URL that is checked, or `tel:`, `mailto:` or words.
    fileprivate func channelAddress() -> String? {
        guard case .scalar(let word, _) = content,
            word.lowercased().hasPrefix("http:") || word.lowercased().hasPrefix("https:")
        else { return string() }
        return webAddress()?.text
    }
}
