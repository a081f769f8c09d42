import Documents
import Patterns
public import Registry

/// A value that is taken out of an answer and kept under a name.
public struct Extraction: Sendable, Hashable {
    /// The name it is kept under.
    public let id: String
    /// How it is found.
    public let method: ExtractionMethod
    /// A pattern (its first group, or all of it), a JSON path, or the name of a header.
    public let expression: String
    /// What kind of claim it is; text where nothing is said.
    public let kind: FactKind

    /// Creates an extraction.
    public init(id: String, method: ExtractionMethod, expression: String, kind: FactKind = .text) {
        self.id = id
        self.method = method
        self.expression = expression
        self.kind = kind
    }

    /// Reads one item of `extract`: `{ id, from, pattern | path | name, kind }`.
    static func read(_ value: ValueReader, names: inout [String]) -> Extraction? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let id = mapping.required("id") { reader -> String? in
            guard let id = reader.identifier() else { return nil }
            guard !names.contains(id) else {
                reader.report("the value \(quoted(id)) is extracted a second time", expected: "another id")
                return nil
            }
            names.append(id)
            return id
        }
        let method = mapping.required("from") { reader -> ExtractionMethod? in
            guard let method = reader.choice(ExtractionMethod.self) else { return nil }
            if let problem = method.problem { reader.report(problem, expected: "regex, json or header") }
            return method
        }
        let kind = mapping.optional("kind") { $0.choice(FactKind.self) } ?? .text
        guard let method, let key = method.expressionKey else {
            _ = mapping.contains("selector")
            return nil
        }
        let expression = mapping.required(key) { reader -> String? in
            guard let text = reader.string() else { return nil }
            if case .failure(let problem) = Extractor.reading(method, text) {
                reader.report("\(reader.subject): \(problem.what)", expected: problem.expected)
            }
            return text
        }
        guard let id, let expression else { return nil }
        return Extraction(id: id, method: method, expression: expression, kind: kind)
    }
}

extension ExtractionMethod {
    /// The key under which a definition gives the expression; nothing for a method that is not there.
    var expressionKey: String? {
        switch self {
        case .regex: "pattern"
        case .json: "path"
        case .header: "name"
        case .css: nil
        }
    }

    /// Why it cannot be used; nothing where it can.
    var problem: String? { self == .css ? "pages are not searched by css selectors" : nil }
}
