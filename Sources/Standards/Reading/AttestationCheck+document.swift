import Documents
import Registry

extension AttestationCheck {
    static func read(_ mapping: MappingReader, _ scope: ChecklistScope) -> AttestationCheck? {
        let question = mapping.required("question") { $0.text() }
        let evidence = mapping.optional("evidence") { value -> (kinds: [EvidenceKind], atLeast: Int)? in
            guard let mapping = value.mapping() else { return nil }
            defer { mapping.done() }
            let kinds = mapping.list("kinds") { $0.choice(EvidenceKind.self) }
            let count = mapping.optional("at_least") { $0.integer(0...100) } ?? (kinds.isEmpty ? 0 : 1)
            return (kinds, count)
        }
        let attester = mapping.optional("attester") { $0.identifier() }
        let reviewer = mapping.optional("reviewer") { reader -> String? in
            guard let office = reader.identifier() else { return nil }
            if office == attester {
                reader.report(
                    "the office that states it reviews it too", expected: "another office than \(quoted(office))")
            }
            return office
        }
        let valid = mapping.required("valid_for") { $0.period() }
        let remind = mapping.optional("remind_before") { reader -> Period? in
            guard let period = reader.period() else { return nil }
            if let valid, period.roughDays >= valid.roughDays {
                reader.report(
                    "it is reminded of \(period) before its end, and holds for \(valid)", expected: "less than \(valid)"
                )
            }
            return period
        }
        let measures = mapping.list("measures") { value -> MeasureCheck? in
            guard let mapping = value.mapping() else { return nil }
            defer { mapping.done() }
            return MeasureCheck.read(mapping, scope, roles: [.supports, .contradicts], isPart: true)
        }
        let signs = mapping.list("signs_of_failure") { $0.text() }
        guard let question, let valid else { return nil }
        return AttestationCheck(
            question: question, evidenceKinds: evidence?.kinds ?? [], evidenceAtLeast: evidence?.atLeast ?? 0,
            attester: attester, reviewer: reviewer, validFor: valid, remindBefore: remind, measures: measures,
            signsOfFailure: signs)
    }
}

extension CompositeCheck {
    static func read(_ mapping: MappingReader, _ scope: ChecklistScope, depth: Int) -> CompositeCheck? {
        let rules = ["all", "any", "at_least"].filter { mapping.contains($0) }
            .compactMap { rule in mapping.location(of: rule).map { (name: rule, place: $0) } }
            .sorted { $0.place < $1.place }
        guard rules.count == 1, let rule = rules.first?.name else {
            let names = rules.map { quoted($0.name) }.joined(separator: " and ")
            mapping.report(
                rules.isEmpty ? "the check does not say how its parts count together" : "the check has \(names)",
                at: rules.dropFirst().first?.place, expected: "one of all, any, at_least")
            return nil
        }
        func parts(_ reader: MappingReader, _ key: String) -> [Check] {
            let checks = reader.list(key, required: true) { Check.read($0, scope, depth: depth + 1) }
            if let value = reader.value(key), case .sequence(let items) = value.content, items.count < 2 {
                value.report("\(quoted(key)) has fewer than two checks", expected: "two or more")
            }
            return checks
        }
        switch rule {
        case "all": return CompositeCheck(rule: .all, parts: parts(mapping, rule))
        case "any": return CompositeCheck(rule: .any, parts: parts(mapping, rule))
        default:
            return mapping.required("at_least") { value -> CompositeCheck? in
                guard let reader = value.mapping() else { return nil }
                defer { reader.done() }
                let checks = parts(reader, "of")
                // Only a list that was read whole says how many there are.
                var most = 1000
                if case .sequence(let items) = reader.value("of")?.content, items.count == checks.count {
                    most = max(1, checks.count)
                }
                let count = reader.required("n") { $0.integer(1...most) }
                return count.map { CompositeCheck(rule: .atLeast($0), parts: checks) }
            }
        }
    }
}

extension Period {
    /// Its length in days, months taken as 30: only to compare two of them.
    var roughDays: Int { months * 30 + days }
}
