import ArgumentParser
import Documents
import Foundation
import Operations
import Probing
import Registry

struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check services, organisations, places, components, probe definitions, standards, configurations.",
        discussion:
            "Every error is printed as FILE:LINE:COLUMN: what, expected, hint. Nothing is stored. Exit 2 on any error.")

    @Argument(help: "Files, or folders of files; - is standard input.")
    var files: [String]

    @Option(help: "The configuration, for its folders of definitions; plumbline.yaml in this folder where it is there.")
    var config: String?

    @Option(name: .customLong("probes"), help: "A folder of probe definitions; may be given more than once.")
    var probeFolders: [String] = []

    func run() throws {
        let paths = try SourceFiles.all(files)
        let sources = try paths.map(SourceFiles.read)
        let settings = try SettingsReader(environment: ProcessInfo.processInfo.environment).read(file: config)
        let library = try? DefinitionFolder.library(probeFolders.isEmpty ? settings.probes : probeFolders)
        let problems = FileCheck(definitions: library, context: Opening.probeContext(settings)).problems(sources)
        guard problems.isEmpty else { throw DocumentProblems(problems) }
        Terminal.output("\(sources.count) \(sources.count == 1 ? "file" : "files") checked, no errors")
    }
}
