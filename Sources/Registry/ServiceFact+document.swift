import Documents

extension ServiceFact {
    /// Reads the facts of a service; their ids and kinds are added to `names`.
    static func readAll(_ value: ValueReader, names: inout ServiceNames) -> [ServiceFact]? {
        guard let mapping = value.mapping() else { return nil }
        var facts: [ServiceFact] = []
        for (id, location, value) in mapping.entries() {
            names.facts.append(id)
            if !isSlug(id, orUnderscore: true) {
                mapping.report(
                    "\(quoted(id)) is not the id of a fact", at: location, expected: identifierForm)
            }
            guard let fact = value.mapping() else { continue }
            let kind = fact.required("kind") { $0.choice(FactKind.self) }
            names.factKinds[id] = kind
            let values = fact.required("value") { $0.claim(of: kind) }
            fact.done()
            if let kind, let values { facts.append(ServiceFact(id: id, kind: kind, values: values)) }
        }
        return facts
    }
}

extension ChannelFact {
    /// Reads the facts that a channel states.
    static func readAll(_ value: ValueReader, names: ServiceNames, probes: [String]) -> [ChannelFact]? {
        guard let mapping = value.mapping() else { return nil }
        return mapping.entries().compactMap { id, location, value in
            guard names.facts.contains(id) else {
                mapping.report(
                    "the service has no fact \(quoted(id))", at: location,
                    expected: names.facts.isEmpty
                        ? "it among the \"facts\" of the service, too"
                        : "one of \(names.facts.joined(separator: ", "))",
                    hint: suggestion(for: id, among: names.facts))
                return nil
            }
            return read(id, value, kind: names.factKinds[id], probes: probes)
        }
    }

    private static func read(_ id: String, _ value: ValueReader, kind: FactKind?, probes: [String]) -> ChannelFact? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let ownKind = mapping.optional("kind") { reader -> FactKind? in
            guard let own = reader.choice(FactKind.self) else { return nil }
            if let kind, kind != own {
                reader.report(
                    "\(quoted(id)) is of the kind \(own.rawValue) here",
                    expected: "\(kind.rawValue), as the service has it")
            }
            return own
        }
        let currency = mapping.optional("currency") { $0.currency()?.code }
        if let kind = ownKind ?? kind, kind != .money, let place = mapping.location(of: "currency") {
            mapping.report(
                "\(quoted(id)) has a currency but is of the kind \(kind.rawValue)", at: place, expected: "none")
        }
        let source =
            mapping.contains("declared")
            ? declared(mapping, kind: ownKind ?? kind) : extracted(mapping, id: id, probes: probes)
        return source.map { ChannelFact(id: id, kind: ownKind, currency: currency, source: $0) }
    }

    private static func declared(_ mapping: MappingReader, kind: FactKind?) -> Source? {
        let values = mapping.required("declared") { $0.claim(of: kind) }
        let source = mapping.optional("source") { $0.string() }
        let asOf = mapping.optional("as_of") { $0.civilDate() }
        return values.map { .declared(values: $0, source: source, asOf: asOf) }
    }

    private static func extracted(_ mapping: MappingReader, id: String, probes: [String]) -> Source? {
        guard mapping.contains("probe") || mapping.contains("extract") else {
            for key in ["source", "as_of"] + ExtractionMethod.allCases.map(\.key) { _ = mapping.contains(key) }
            mapping.report("\(quoted(id)) says neither \"declared\" nor \"probe\"", expected: "one of them")
            return nil
        }
        let probe = mapping.required("probe") { $0.word(among: probes, of: "probe") }
        guard let method = mapping.required("extract", { $0.choice(ExtractionMethod.self) }) else {
            // Without the method, all its keys are as good as known.
            for key in ExtractionMethod.allCases.map(\.key) { _ = mapping.contains(key) }
            return nil
        }
        let expression = mapping.required(method.key) { $0.string() }
        guard let probe, let expression else { return nil }
        return .extracted(probe: probe, method: method, expression: expression)
    }
}

extension ExtractionMethod {
    /// The key that holds the expression.
    fileprivate var key: String {
        switch self {
        case .regex: "pattern"
        case .json: "path"
        case .css: "selector"
        case .header: "name"
        }
    }
}

extension ValueReader {
    /// A claim as it is written, checked by its kind; several for a set.
    fileprivate func claim(of kind: FactKind?) -> [String]? {
        switch kind {
        case .set:
            return list { $0.string() }
        case .money:
            return money().map { [$0.description] }
        case .duration:
            return single("a length of time, as P15D, P6M or 20m") {
                Duration(written: $0) != nil || Period($0) != nil
            }
        case .date:
            return civilDate().map { [$0.description] }
        case .hours:
            return openingHours(timezone: "UTC").map { [$0.rule] }
        case .phone:
            return single("a telephone number, as \"+353 1 234 5678\"") { word in
                word.allSatisfy { "+0123456789 -()/.".contains($0) } && word.count { $0.isNumber } >= 3
            }
        case .text, nil:
            return isList && kind == nil ? list { $0.string() } : string().map { [$0] }
        }
    }

    private func single(_ expected: String, _ isRight: (String) -> Bool) -> [String]? {
        parse(expected: expected) { isRight($0) ? [$0] : nil }
    }
}
