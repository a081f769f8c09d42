import Documents
import Registry

/// A parameter that a definition asks for.
public struct ProbeParameter: Sendable, Hashable {
    /// The name by which the definition and services call it.
    public let id: String
    /// What kind of value it takes.
    public let type: ParameterType
    /// Whether it must be given.
    public let isRequired: Bool
    /// The value where none is given, as written.
    public let defaultValue: String?

    /// Whether it always has a value; a default that cannot be read counts, so that one mistake is told once.
    let isAlwaysThere: Bool

    /// Reads one item of `parameters`; `names` are the ids declared before it.
    static func read(_ value: ValueReader, names: inout [String]) -> ProbeParameter? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let id = mapping.required("id") { reader -> String? in
            guard let id = reader.identifier() else { return nil }
            guard !names.contains(id) else {
                reader.report("the parameter \(quoted(id)) is here a second time", expected: "another id")
                return nil
            }
            names.append(id)
            return id
        }
        let type = mapping.required("type") { $0.choice(ParameterType.self) }
        let isRequired = mapping.optional("required") { $0.boolean() } ?? false
        let defaultValue = mapping.optional("default") { reader -> String? in
            guard let type else { return nil }
            guard type != .secret else {
                reader.report("a secret has a default", expected: "none: secrets are never written in files")
                return nil
            }
            guard !isRequired else {
                reader.report(
                    "a required parameter has a default", expected: "only one of \"required\" and \"default\"")
                return nil
            }
            return reader.parameterValue(of: type)
        }
        guard let id, let type else { return nil }
        return ProbeParameter(
            id: id, type: type, isRequired: isRequired, defaultValue: defaultValue,
            isAlwaysThere: isRequired || mapping.contains("default"))
    }
}

extension ValueReader {
    /// A value of a parameter's type, as written.
    fileprivate func parameterValue(of type: ParameterType) -> String? {
        guard let word = asWritten() else { return nil }
        guard ParameterValue(word, type: type) != nil else {
            report("\(subject) is \(quoted(word))", expected: type.expected)
            return nil
        }
        return word
    }
}
