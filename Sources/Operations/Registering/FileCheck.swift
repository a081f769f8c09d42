public import Documents
import Feedback
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

    private static let configuration = "plumbline-config"
    private static let registered = Registration.Kind.allCases.map(\.format)

    /// That no kind of file has the format of this one.
    private static func unknownFormat(of document: Document) -> DocumentProblem {
        let formats =
            registered + [ProbeDefinition.format, configuration, Standard.format, QuestionSet.format]
        return DocumentProblem(
            file: document.file, location: document.formatLocation,
            what: "the format \(quoted(document.format)) is not known",
            expected: "one of \(formats.joined(separator: ", "))",
            hint: suggestion(for: document.format, among: formats))
    }

    /// Every error of every file.
    public func problems(_ files: [SourceFile]) -> [DocumentProblem] {
        var problems: [DocumentProblem] = []
        var found: [ProbeDefinition] = []
        var standards: Set<String> = []
        var checklists: [InstalledStandard] = []
        var registrations: [ReadRegistration] = []
        for file in files {
            do throws(DocumentProblems) {
                let document = try Document.read(file.bytes, file: file.name)
                switch document.format {
                case ProbeDefinition.format:
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
                    let checklist = try InstalledStandard(file)
                    let standard = checklist.standard
                    checklists.append(checklist)
                    let name = "\(standard.id) \(standard.version)"
                    if !standards.insert(name).inserted {
                        problems.append(
                            DocumentProblem(
                                file: file.name, location: document.root.location,
                                what: "the standard \(name) is in another file too",
                                expected: "each version in one file", hint: nil))
                    }
                case QuestionSet.format: _ = try QuestionSet.read(document)
                case Self.configuration: _ = try Settings.read(document)
                default:
                    guard Self.registered.contains(document.format) else {
                        problems.append(Self.unknownFormat(of: document))
                        continue
                    }
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
            definitions: DefinitionLibrary(found + definitions.all), standards: StandardLibrary(checklists),
            known: KnownNames(registrations.map(\.value)),
            context: context)
        return problems + registrations.flatMap(check.problems)
    }
}
