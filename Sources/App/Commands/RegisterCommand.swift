import ArgumentParser
import Operations

struct RegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Validate and store services, organisations, places and components from files.",
        discussion: """
            All files are stored or, with any error, none. Registering again changes what changed, keeps every version, \
            and says what it did. A running server takes the change at once. New heartbeat addresses are shown this once.
            """)

    @OptionGroup var options: CommandOptions

    @Argument(help: "Files, or folders of files; - is standard input.")
    var files: [String]

    func run() async throws {
        let useCases = try options.useCases(creating: true)
        let sources = try SourceFiles.all(files).map(SourceFiles.read)
        guard !sources.isEmpty else {
            throw Failure.input("no .yaml or .json file in \(files.joined(separator: ", "))")
        }
        for report in try await useCases.register(sources, by: .commandLine) {
            print(report, base: useCases.address.url)
        }
    }

    private func print(_ report: RegistrationReport, base: String) {
        switch report.effect {
        case .added: Terminal.output("\(report.subject): added, version \(report.version)")
        case .unchanged: Terminal.output("\(report.subject): unchanged, version \(report.version)")
        case .changed(let words):
            Terminal.output("\(report.subject): changed, version \(report.version): \(words.joined(separator: ", "))")
        }
        for heartbeat in report.heartbeats {
            Terminal.output("  heartbeat \(heartbeat.probe): POST \(base)/heartbeat/\(heartbeat.secret)")
        }
        for note in report.notes { Terminal.error("note: \(report.subject): \(note)") }
    }
}
