import Documents
import Registry

extension Profile {
    static func read(
        _ value: ValueReader, ids: inout [String], criteria: [String], _ scope: ChecklistScope
    ) -> Profile? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let id = mapping.required("id") { $0.newID("profile", among: &ids) { $0.identifier() } }
        let title = mapping.optional("title") { $0.text() }
        let when = mapping.required("when") { Applicability.read($0, scope) }
        let select = mapping.list("select") { $0.word(among: criteria, of: "criterion") }
        let raise = mapping.list("raise") { value -> Raise? in
            guard let mapping = value.mapping() else { return nil }
            defer { mapping.done() }
            let criterion = mapping.required("criterion") { $0.word(among: criteria, of: "criterion") }
            let level = mapping.required("level") { $0.choice(Criterion.Level.self) }
            guard let criterion, let level else { return nil }
            return Raise(criterion: criterion, level: level)
        }
        let set = mapping.optional("set") { readValues($0, scope) } ?? [:]
        guard let id, let when else { return nil }
        return Profile(id: id, title: title, when: when, select: select, raise: raise, set: set)
    }

    private static func readValues(_ value: ValueReader, _ scope: ChecklistScope) -> [String: String]? {
        guard let mapping = value.mapping() else { return nil }
        var values: [String: String] = [:]
        for (name, location, value) in mapping.entries() {
            guard scope.parameterNames.contains(name) else {
                mapping.report(
                    "there is no parameter \(quoted(name))", at: location,
                    expected: scope.parameterNames.isEmpty
                        ? "one that \"parameters\" declares" : "one of \(scope.parameterNames.joined(separator: ", "))",
                    hint: suggestion(for: name, among: scope.parameterNames))
                continue
            }
            guard let word = value.asWritten() else { continue }
            if let parameter = scope.parameters.first(where: { $0.id == name }) {
                if parameter.setBy != .profile {
                    mapping.report(
                        "the parameter \(quoted(name)) is set by the \(parameter.setBy.rawValue)", at: location,
                        expected: "a parameter with set_by: \"profile\"")
                }
                if let expected = parameter.problem(with: word) {
                    value.report("\(value.subject) is \(quoted(word))", expected: expected)
                }
            }
            values[name] = word
        }
        return values
    }
}

extension ChecklistParameter {
    static func read(_ value: ValueReader, names: inout [String]) -> ChecklistParameter? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let id = mapping.required("id") { $0.newID("parameter", among: &names) { $0.identifier() } }
        let kind = mapping.required("type") { $0.choice(Kind.self) }
        let unit = mapping.optional("unit") { $0.string() }
        let minimum = mapping.optional("min") { $0.number() }
        let maximum = mapping.optional("max") { reader -> Double? in
            guard let maximum = reader.number() else { return nil }
            if let minimum, maximum < minimum {
                reader.report(
                    "\"max\" is \(maximum.plain) and \"min\" is \(minimum.plain)",
                    expected: "at least \(minimum.plain)")
            }
            return maximum
        }
        let setBy = mapping.optional("set_by") { $0.choice(Setter.self) } ?? .service
        guard let id, let kind else {
            _ = mapping.contains("default")
            return nil
        }
        var parameter = ChecklistParameter(
            id: id, kind: kind, unit: unit, defaultValue: nil, minimum: minimum, maximum: maximum, setBy: setBy)
        parameter.defaultValue = mapping.optional("default") { reader -> String? in
            guard let word = reader.asWritten() else { return nil }
            if let expected = parameter.problem(with: word) {
                reader.report("\(reader.subject) is \(quoted(word))", expected: expected)
                return nil
            }
            return word
        }
        if setBy == .standard, parameter.defaultValue == nil, !mapping.contains("default") {
            mapping.report(
                "the parameter \(quoted(id)) is set by the standard and has no \"default\"", expected: "its value")
        }
        return parameter
    }
}

extension Scoring {
    static func read(_ value: ValueReader) -> Scoring? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let model = mapping.required("model") { $0.choice(Model.self) }
        let partial = mapping.optional("partial_counts_as") { $0.number(0...1) }
        let share = mapping.optional("show_score_when_assessed_at_least") { $0.number(0...1) }
        guard let model else { return nil }
        return Scoring(
            model: model, partialCountsAs: partial ?? 0.5, showScoreWhenAssessedAtLeast: share ?? 0.8)
    }
}
