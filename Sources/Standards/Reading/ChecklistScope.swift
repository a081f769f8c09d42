import Documents
import Measures
import Registry

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
    /// A comparison in one line with the values of a measure; its parameters must be declared and suit the measure.
    func comparison(_ scope: ChecklistScope, of measure: Measure?) -> Comparison? {
        guard let comparison = comparison(example: ">= 99.5") else { return nil }
        let needsNumber =
            switch measure?.unit {
            // The form as a whole is refused where it does not suit these.
            case .words, .presence: false
            case nil: comparison.form.isOrder
            default: true
            }
        for name in comparison.parameters { scope.check(name, at: self, needsNumber: needsNumber) }
        return comparison
    }

    /// A comparison in one line.
    ///
    /// - Parameter example: One that could stand here.
    func comparison(example: String) -> Comparison? {
        guard let line = string(expected: "a comparison, as \(quoted(example))") else { return nil }
        do {
            return try ComparisonParser.parse(line)
        } catch {
            report("\(subject): \(error.what)", expected: error.expected, hint: error.hint)
            return nil
        }
    }

    /// The id of a criterion or group: letters, digits, dots, hyphens and underscores.
    func criterionID() -> String? { publishedID(limit: 63) }

    /// An id that is not there yet; one that is, is reported.
    func newID(
        _ kind: String, among ids: inout [String], _ read: (ValueReader) -> String? = { $0.criterionID() }
    ) -> String? {
        guard let id = read(self) else { return nil }
        guard !ids.contains(id) else {
            report("the \(kind) \(quoted(id)) is here a second time", expected: "another id")
            return nil
        }
        ids.append(id)
        return id
    }
}

extension Comparison.Form {
    /// Whether it asks for more or less, which only numbers have.
    fileprivate var isOrder: Bool {
        switch self {
        case .less, .atMost, .atLeast, .more, .between: true
        case .equal, .notEqual, .among, .notAmong, .matches, .present, .absent, .otherwise: false
        }
    }
}
