import Documents
import Registry

extension Criterion {
    static func read(_ value: ValueReader, ids: inout [String], _ scope: ChecklistScope) -> Criterion? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let id = mapping.required("id") { $0.newID("criterion", among: &ids) }
        let group = mapping.optional("group") { $0.word(among: scope.groups, of: "group") }
        let title = mapping.required("title") { $0.text() }
        let statement = mapping.optional("statement") { $0.text() }
        let why = mapping.optional("why") { $0.text() }
        let remedy = mapping.optional("remedy") { $0.text() }
        let level = mapping.required("level") { $0.choice(Level.self) }
        let label = mapping.optional("label") { $0.string() }
        let severity = mapping.optional("severity") { $0.choice(Severity.self) } ?? .medium
        let weight = mapping.optional("weight") { $0.number(0...1000) } ?? 1
        let references = mapping.list("references") { Reference.read($0) }
        let applies = mapping.optional("applies") { Applicability.read($0, scope) } ?? Applicability()
        let check = mapping.required("check") { Check.read($0, scope) }
        guard let id, let title, let level, let check else { return nil }
        return Criterion(
            id: id, group: group, title: title, statement: statement, why: why, remedy: remedy, level: level,
            label: label, severity: severity, weight: weight, references: references, applies: applies, check: check)
    }
}

extension Criterion.Reference {
    static func read(_ value: ValueReader) -> Criterion.Reference? {
        guard value.isMapping, let mapping = value.mapping() else {
            return value.webAddress().map { Criterion.Reference(title: nil, address: $0.text) }
        }
        defer { mapping.done() }
        let title = mapping.optional("title") { $0.string() }
        let address = mapping.required("uri") { $0.webAddress() }
        return address.map { Criterion.Reference(title: title, address: $0.text) }
    }
}

extension Applicability {
    static func read(_ value: ValueReader, _ scope: ChecklistScope, isException: Bool = false) -> Applicability? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let phases = words(of: mapping, "phase", ServicePhase.self)
        let kinds = words(of: mapping, "kind", ServiceKind.self)
        let sectors = mapping.list("sector") { $0.string() }
        let channels = words(of: mapping, "channel", ChannelKind.self)
        let minimum = mapping.optional("min_channels") { $0.integer(1...1000) }
        let traffic = mapping.optional("traffic_per_year") { reader -> Comparison? in
            guard let comparison = reader.comparison(example: ">= 1000000") else { return nil }
            switch comparison.form {
            case .less(.number), .atMost(.number), .atLeast(.number), .more(.number), .between(.number, _, .number, _):
                return comparison
            default:
                reader.report(
                    "\(reader.subject) is \(quoted(comparison.description))",
                    expected: "a comparison of numbers, as \">= 1000000\"")
                return nil
            }
        }
        let exceptions =
            isException
            ? []
            : mapping.list("except") { value -> Exception? in
                guard let mapping = value.mapping() else { return nil }
                defer { mapping.done() }
                let when = mapping.required("when") { Applicability.read($0, scope, isException: true) }
                let reason = mapping.required("reason") { $0.text() }
                if let when = mapping.value("when"), isWithoutCondition(when) {
                    value.report("the exception is for all", expected: "a condition in \"when\"")
                }
                guard let when, let reason else { return nil }
                return Exception(when: when, reason: reason)
            }
        return Applicability(
            phases: phases, kinds: kinds, sectors: sectors, channels: channels, minimumChannels: minimum,
            trafficPerYear: traffic, exceptions: exceptions)
    }

    /// Whether nothing is asked for as it is written: no key, or none but empty lists.
    private static func isWithoutCondition(_ value: ValueReader) -> Bool {
        guard case .mapping(let entries) = value.content else { return false }
        return entries.allSatisfy { entry in
            if case .sequence(let items) = entry.value.content { items.isEmpty } else { false }
        }
    }

    /// A list of words from a closed list, each of them once.
    private static func words<E: CaseIterable & Equatable & RawRepresentable<String>>(
        of mapping: MappingReader, _ key: String, _ type: E.Type
    ) -> [E] {
        var words: [E] = []
        _ = mapping.list(key) { reader -> E? in
            guard let word = reader.choice(type) else { return nil }
            guard !words.contains(word) else {
                reader.report("\(quoted(word.rawValue)) is twice in \(quoted(key))", expected: "it once")
                return nil
            }
            words.append(word)
            return word
        }
        return words
    }
}
