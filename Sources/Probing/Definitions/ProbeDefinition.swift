public import Documents
import Measures
public import Registry

/// How something is probed, with parameters still open: a file in `probes/`.
public struct ProbeDefinition: Sendable {
    /// The format of such a file.
    public static let format = "plumbline-probe"
    /// The shortest and the longest time that one run may take.
    static let timeouts: ClosedRange<Duration> = .milliseconds(100)...Duration.seconds(120)

    /// The slug.
    public let id: String
    /// What it checks.
    public let title: Text
    /// The name of its kind, `http` or `heartbeat`.
    public let kind: String
    /// Whether its failure means that people cannot get in, or only that something is not as it should be.
    public let role: StatusRules.Role
    /// The measures that its results serve.
    public let provides: [String]
    /// What it asks for.
    public let parameters: [ProbeParameter]
    /// How long one run may take.
    public let timeout: Duration
    /// How many results it takes before a status changes.
    public let confirm: Confirmation
    /// What silence means, where results are pushed.
    public let silence: Silence
    /// Whether its results are sent by somebody instead of fetched.
    public let isPushed: Bool
    let part: any ProbeKind

    /// Reads a definition.
    ///
    /// - Throws: everything that is wrong in the file, with its place.
    public static func read(_ document: Document) throws(DocumentProblems) -> ProbeDefinition {
        guard document.format == format else {
            throw DocumentProblems([
                DocumentProblem(
                    file: document.file, location: document.formatLocation,
                    what: "the format is \(quoted(document.format))", expected: quoted(format))
            ])
        }
        let decoder = DocumentDecoder(document)
        return try decoder.finish(read(decoder.root, decoder))
    }

    private static func read(_ root: MappingReader, _ decoder: DocumentDecoder) -> ProbeDefinition? {
        let id = root.required("id") { $0.slug() }
        let title = root.required("title") { $0.text() }
        let role = root.required("role") { $0.choice(StatusRules.Role.self) }
        let provides = root.list("provides", required: true) { $0.word(among: MeasureCatalogue.ids, of: "measure") }
        var names: [String] = []
        let parameters = root.list("parameters") { ProbeParameter.read($0, names: &names) }
        let timeout = root.optional("timeout") { $0.duration(timeouts) } ?? .seconds(10)
        let confirm = root.optional("confirm") { Confirmation.read($0) } ?? Confirmation()
        let silence = root.optional("silence") { $0.choice(Silence.self) } ?? .unknown
        let kind = root.required("kind") { value in
            value.word(among: ProbeKinds.all.map { $0.name }, of: "kind of probe").flatMap { ProbeKinds.named($0) }
        }
        // Without a kind nobody can say which of the other keys are known.
        guard let kind else { return nil }
        let part = kind.read(root, DefinitionScope(decoder: decoder, parameters: parameters))
        root.done()
        guard let id, let title, let role, let part else { return nil }
        return ProbeDefinition(
            id: id, title: title, kind: kind.name, role: role, provides: provides, parameters: parameters,
            timeout: timeout, confirm: confirm, silence: silence, isPushed: kind.isPushed, part: part)
    }
}
