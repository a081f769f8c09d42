import Documents
import Measures

/// What the parts of a checklist may refer to while it is read.
struct ChecklistScope {
    let decoder: DocumentDecoder
    /// The parameters that could be read.
    let parameters: [ChecklistParameter]
    /// All names of parameters, those included that could not be read otherwise.
    let parameterNames: [String]
    /// The ids of groups.
    let groups: [String]
    /// The names of lists of words.
    let lists: [String]

    /// Reports a parameter that the file does not declare, or that a number cannot be taken from.
    func check(_ name: String, at value: ValueReader, needsNumber: Bool) {
        guard parameterNames.contains(name) else {
            value.report(
                "there is no parameter \(quoted(name))",
                expected: parameterNames.isEmpty
                    ? "one that \"parameters\" declares" : "one of \(parameterNames.joined(separator: ", "))",
                hint: suggestion(for: name, among: parameterNames))
            return
        }
        if needsNumber, let parameter = parameters.first(where: { $0.id == name }), parameter.kind == .text {
            value.report("the parameter \(quoted(name)) is text", expected: "a parameter of type integer or number")
        }
    }
}

extension ValueReader {
    /// A comparison in one line; its parameters must be declared.
    func comparison(_ scope: ChecklistScope) -> Comparison? {
        guard let line = string() else { return nil }
        do {
            let comparison = try ComparisonParser.parse(line)
            for name in comparison.parameters { scope.check(name, at: self, needsNumber: false) }
            return comparison
        } catch {
            report("\(subject): \(error.what)", expected: error.expected)
            return nil
        }
    }

    /// The id of a criterion or group: letters, digits, dots, hyphens and underscores.
    func criterionID() -> String? {
        parse(expected: "1 to 63 letters, digits, dots, hyphens and underscores") { word in
            (1...63).contains(word.utf8.count)
                && word.utf8.allSatisfy {
                    (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45
                        || $0 == 46 || $0 == 95
                } ? word : nil
        }
    }

    /// An id that is not there yet; one that is, is reported.
    func newID(_ kind: String, among ids: inout [String]) -> String? {
        guard let id = criterionID() else { return nil }
        guard !ids.contains(id) else {
            report("the \(kind) \(quoted(id)) is here a second time", expected: "another id")
            return nil
        }
        ids.append(id)
        return id
    }
}
