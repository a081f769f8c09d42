public import Documents
import Measures
public import Probing
import Registry
import Standards

/// Checks files of every format without storing anything.
public struct FileCheck: Sendable {
    /// The definitions that services may use beside those among the files; nothing leaves them unchecked.
    public var definitions: DefinitionLibrary?
    /// Which addresses probes may reach.
    public var context: ProbeContext

    /// Creates a check.
    public init(definitions: DefinitionLibrary?, context: ProbeContext) {
        self.definitions = definitions
        self.context = context
    }

    /// Every error of every file.
    public func problems(_ files: [SourceFile]) -> [DocumentProblem] {
        var problems: [DocumentProblem] = []
        var found: [ProbeDefinition] = []
        var standards: Set<String> = []
        var registrations: [ReadRegistration] = []
        for file in files {
            do throws(DocumentProblems) {
                let document = try Document.read(file.bytes, file: file.name)
                switch document.format {
                case "plumbline-probe":
                    let definition = try ProbeDefinition.read(document)
                    if found.contains(where: { $0.id == definition.id }) {
                        problems.append(
                            DocumentProblem(
                                file: file.name, location: document.root.location,
                                what: "the definition \"\(definition.id)\" is in another file too",
                                expected: "each of them in one file", hint: nil))
                    }
                    found.append(definition)
                case Standard.format:
                    let standard = try Standard.read(document)
                    let name = "\(standard.id) \(standard.version)"
                    if !standards.insert(name).inserted {
                        problems.append(
                            DocumentProblem(
                                file: file.name, location: document.root.location,
                                what: "the standard \(name) is in another file too",
                                expected: "each version in one file", hint: nil))
                    }
                case "plumbline-config": _ = try Settings.read(document)
                default:
                    registrations.append(
                        ReadRegistration(
                            document: document, value: try Registration.read(document),
                            source: String(decoding: file.bytes, as: UTF8.self)))
                }
            } catch {
                problems += error.problems
            }
        }
        guard let definitions else { return problems }
        let check = RegistrationCheck(
            definitions: DefinitionLibrary(found + definitions.all), known: KnownNames(registrations.map(\.value)),
            context: context)
        return problems + registrations.flatMap(check.problems)
    }
}
