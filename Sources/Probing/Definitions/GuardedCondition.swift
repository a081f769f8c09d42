import Documents

/// A condition of a definition, perhaps only for runs that were given some parameter.
struct GuardedCondition: Sendable, Hashable {
    /// When the condition counts.
    struct Guard: Sendable, Hashable {
        let parameter: String
        let isGiven: Bool
    }

    let when: Guard?
    let template: ConditionTemplate

    /// Reads one item of `must` or `should`: a line, or `{ when: "text given", expect: "…" }`.
    static func read(_ value: ValueReader, _ scope: DefinitionScope) -> GuardedCondition? {
        guard value.isMapping, let mapping = value.mapping() else {
            return scope.condition(value) { _ in false }.map { GuardedCondition(when: nil, template: $0) }
        }
        defer { mapping.done() }
        let when = mapping.required("when") { Guard.read($0, scope) }
        // A guard that cannot be read might have been the right one: one mistake is told once.
        let template = mapping.required("expect") { value in
            scope.condition(value) { name in when.map { $0.isGiven && $0.parameter == name } ?? true }
        }
        guard let when, let template else { return nil }
        return GuardedCondition(when: when, template: template)
    }

    /// Whether it says the same as another one.
    func isSame(as other: GuardedCondition) -> Bool {
        when == other.when && template.isSame(as: other.template)
    }

    /// Whether it counts for the parameters that were given.
    func counts(given parameters: Set<String>) -> Bool {
        when.map { parameters.contains($0.parameter) == $0.isGiven } ?? true
    }
}

extension GuardedCondition.Guard {
    /// Reads `text given` or `text not given`.
    fileprivate static func read(_ value: ValueReader, _ scope: DefinitionScope) -> Self? {
        let expected = "a parameter and \"given\" or \"not given\", as \"text given\""
        guard let line = value.string() else { return nil }
        let words = line.split(separator: " ").map(String.init)
        let isForm =
            words.count == 2 && words[1] == "given" || words.count == 3 && words[1] == "not" && words[2] == "given"
        guard isForm else {
            value.report("\(value.subject) is \(quoted(line))", expected: expected)
            return nil
        }
        guard let parameter = scope.parameter(words[0]) else {
            scope.reportUnknown(parameter: words[0], at: value.location)
            return nil
        }
        guard !parameter.isAlwaysThere else {
            value.report(
                "the parameter \(quoted(words[0])) is always there", expected: "one that may be left out")
            return nil
        }
        return Self(parameter: words[0], isGiven: words.count == 2)
    }
}
