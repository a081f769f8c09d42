import Documents
public import Probing

/// The probe definitions that services may use, by id.
public struct DefinitionLibrary: Sendable {
    private let definitions: [String: ProbeDefinition]

    /// Creates a library; of two definitions with one id the first one counts.
    public init(_ definitions: [ProbeDefinition]) {
        self.definitions = Dictionary(definitions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The definition with an id.
    public subscript(id: String) -> ProbeDefinition? { definitions[id] }

    /// All ids in order.
    public var ids: [String] { definitions.keys.sorted() }

    /// All definitions by id.
    public var all: [ProbeDefinition] { ids.compactMap { definitions[$0] } }
}
