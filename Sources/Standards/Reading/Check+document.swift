import Documents
import Measures
import Registry

extension Check {
    private enum Kind: String, CaseIterable { case measure, attestation, composite }

    static func read(_ value: ValueReader, _ scope: ChecklistScope, depth: Int = 0) -> Check? {
        guard let mapping = value.mapping() else { return nil }
        // Without a kind nobody can say which of the other keys are known.
        guard let kind = mapping.required("kind", { $0.choice(Kind.self) }) else { return nil }
        defer { mapping.done() }
        switch kind {
        case .measure: return MeasureCheck.read(mapping, scope, isPart: depth > 0).map(Check.measure)
        case .attestation: return AttestationCheck.read(mapping, scope).map(Check.attestation)
        case .composite:
            guard depth < 3 else {
                value.report("checks lie more than three deep in each other", expected: "a simpler rule")
                // What lies in it is not read, so none of its keys is called unknown.
                _ = mapping.entries()
                return nil
            }
            return CompositeCheck.read(mapping, scope, depth: depth).map(Check.composite)
        }
    }
}

extension MeasureCheck {
    /// - Parameters:
    ///   - roles: those that the place allows; the first one is meant where none is written.
    ///   - isPart: whether the check is one of several that decide together.
    static func read(
        _ mapping: MappingReader, _ scope: ChecklistScope, roles: [Role] = Role.allCases, isPart: Bool = false
    ) -> MeasureCheck? {
        let measure = mapping.required("measure") { reader in
            reader.word(among: MeasureCatalogue.ids, of: "measure").flatMap { MeasureCatalogue.measure($0) }
        }
        let arguments = mapping.optional("arguments") { readArguments($0, scope) } ?? [:]
        let channels = mapping.list("channels") { $0.choice(ChannelKind.self) }
        let aggregate = mapping.optional("aggregate") { readAggregate($0, measure) }
        let window = mapping.optional("window") { $0.period() } ?? defaultWindow
        let samples = mapping.optional("min_samples") { readMinimum($0, scope) } ?? .number(0)
        let known = mapping.optional("min_known_share") { $0.number(0...1) }
        let role =
            mapping.optional("role") { reader -> Role? in
                guard let role = reader.choice(Role.self) else { return nil }
                guard roles.contains(role) else {
                    reader.report(
                        "\"role\" is \(quoted(role.rawValue))",
                        expected: roles.map(\.rawValue).joined(separator: " or ") + ", since a person decides here")
                    return nil
                }
                return role
            } ?? roles[0]
        let bands = mapping.required("bands") { readBands($0, measure, scope) }
        let hysteresis = mapping.optional("hysteresis") { reader -> Hysteresis? in
            guard !isPart else {
                reader.report(
                    "hysteresis has no effect on a check that decides together with others",
                    expected: "a criterion of its own for what must come several times in a row")
                return nil
            }
            return Hysteresis.read(reader)
        }
        guard let measure, let window, let bands else { return nil }
        return MeasureCheck(
            measure: measure.id, arguments: arguments, channels: channels, aggregate: aggregate, window: window,
            minimumSamples: samples, minimumKnownShare: known, role: role, bands: bands, hysteresis: hysteresis)
    }

    private static func readArguments(_ value: ValueReader, _ scope: ChecklistScope) -> [String: [String]]? {
        guard let mapping = value.mapping() else { return nil }
        var arguments: [String: [String]] = [:]
        for (name, location, value) in mapping.entries() {
            guard isSlug(name, orUnderscore: true) else {
                mapping.report(
                    "the argument is called \(quoted(name))", at: location, expected: "a name of a-z 0-9 - _")
                continue
            }
            arguments[name] = value.isList ? value.list { $0.asWritten() } : value.asWritten().map { [$0] }
        }
        return arguments
    }

    private static func readAggregate(_ value: ValueReader, _ measure: Measure?) -> Aggregate? {
        guard let word = value.string() else { return nil }
        guard let aggregate = Aggregate(written: word) else {
            let known = Aggregate.allCases.map(\.rawValue)
            value.report(
                "\(value.subject) is \(quoted(word))", expected: "one of \(known.joined(separator: ", "))",
                hint: suggestion(for: word, among: known + known.map { "\($0)_channel" }))
            return nil
        }
        guard let measure else { return aggregate }
        let isFit = measure.subjectKinds.contains(aggregate == .service ? .service : .channel)
        if !isFit {
            value.report(
                "\(measure.id) has no value for \(aggregate == .service ? "a service as a whole" : "single channels")",
                expected: aggregate == .service ? "worst, best, mean or each" : "service")
        }
        if aggregate == .mean, measure.unit == .presence || measure.unit == .words {
            value.report("\(measure.id) is no number, so it has no mean", expected: "worst, best or each")
        }
        return aggregate
    }

    private static func readMinimum(_ value: ValueReader, _ scope: ChecklistScope) -> SampleMinimum? {
        if case .scalar(let word, quoted: true) = value.content, word.first == "{", word.last == "}" {
            let name = String(word.dropFirst().dropLast())
            scope.check(name, at: value, needsNumber: true)
            return .parameter(name)
        }
        return value.integer(0...1_000_000_000, or: parameter(meantBy: value, scope)).map(SampleMinimum.number)
    }

    /// How a parameter is written where a word stands and not a number; `{answers}` without quotes is a mapping.
    private static func parameter(meantBy value: ValueReader, _ scope: ChecklistScope) -> String? {
        let written: String
        switch value.content {
        case .scalar(let word, _): written = word
        case .mapping(let entries): written = entries.first?.key ?? ""
        case .null, .sequence: return nil
        }
        guard Double(written) == nil else { return nil }
        let known = scope.parameterNames
        let name = known.contains(written) ? written : suggestion(for: written, among: known)
        return "a parameter in quotes and braces as \(quoted("{\(name ?? "name")}"))"
    }

    private static func readBands(_ value: ValueReader, _ measure: Measure?, _ scope: ChecklistScope) -> [Band]? {
        var places: [ValueReader] = []
        let bands = value.list { item -> Band? in
            guard let mapping = item.mapping() else { return nil }
            defer { mapping.done() }
            let verdict = mapping.required("verdict") { $0.bandVerdict() }
            let when = mapping.required("when") { $0.comparison(scope, of: measure) }
            let label = mapping.optional("label") { $0.text() }
            guard let verdict, let when else { return nil }
            places.append(item)
            return Band(verdict: verdict, when: when, label: label)
        }
        guard let bands else { return nil }
        guard !bands.isEmpty else {
            if case .sequence(let items) = value.content, items.isEmpty {
                value.report("\"bands\" is empty", expected: "at least one band")
            }
            return nil
        }
        // Only a list that was read whole can be said to have gaps.
        guard case .sequence(let items) = value.content, items.count == bands.count, let measure else { return bands }
        for problem in BandLinter.problems(bands.map(\.when), of: measure) {
            switch problem {
            case .neverReached(let index):
                places[index].report(
                    "the band \(quoted(bands[index].when.description)) is never reached",
                    expected: "values that no band above it takes")
            case .unsuited(let index, let expected):
                places[index].report(
                    "the band \(quoted(bands[index].when.description)) does not suit \(measure.id)",
                    expected: expected)
            case .gap(let example):
                value.report(
                    "the bands say nothing of \(example)", expected: "a last band { verdict: …, when: \"otherwise\" }")
            }
        }
        return bands
    }
}

extension Hysteresis {
    private enum Unit: String, CaseIterable { case evaluations }

    static func read(_ value: ValueReader) -> Hysteresis? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let fail = mapping.required("fail_after") { $0.integer(1...100) }
        let recover = mapping.required("recover_after") { $0.integer(1...100) }
        _ = mapping.optional("unit") { $0.choice(Unit.self) }
        guard let fail, let recover else { return nil }
        return Hysteresis(failAfter: fail, recoverAfter: recover)
    }
}

extension ValueReader {
    /// The verdict of a band: only these three follow from a value.
    fileprivate func bandVerdict() -> Verdict? {
        guard let word = string() else { return nil }
        let known: [Verdict] = [.pass, .partial, .fail]
        guard let verdict = known.first(where: { $0.rawValue == word }) else {
            report(
                "\(subject) is \(quoted(word))", expected: "one of pass, partial, fail",
                hint: suggestion(for: word, among: known.map(\.rawValue)))
            return nil
        }
        return verdict
    }
}
