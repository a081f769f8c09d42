import ArgumentParser
import Demo
import Foundation
import Logging
import Operations
import Registry

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Show an invented town: local services with faults, a mail catcher, 90 days of generated history.",
        discussion: """
            Everything is on this machine and in a folder of its own; nothing of it is kept unless --folder is given. \
            What the town's services do is invented, the probing is real.
            """)

    @Option(help: "Where to listen, HOST:PORT; port 0 takes any free one.") var listen = "127.0.0.1:8080"
    @Option(help: "A folder for the database and the caught mails; a temporary one, removed at the end, otherwise.")
    var folder: String?
    @Option(name: .customLong("probes"), help: "A folder of probe definitions; may be given more than once.")
    var probeFolders: [String] = []

    @Option(name: .customLong("standards"), help: "A folder of checklist files; may be given more than once.")
    var standardFolders: [String] = []

    func run() async throws {
        let address = try ServeCommand.address(listen)
        let home = folder ?? NSTemporaryDirectory() + "plumbline-demo-\(UUID().uuidString)"
        do {
            try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        } catch {
            throw Failure.environment("the folder \(home) cannot be made: \(error.localizedDescription)")
        }
        defer { if folder == nil { try? FileManager.default.removeItem(atPath: home) } }
        var log = LogSettings()
        log.level = .warning
        let logger = ProgramLog.start(log)
        Terminal.error("Plumbline demonstration: setting up the town of \(DemoTown.name) …")
        let stage = try await DemoStage.set(
            listen: address, home: home, definitionFolders: probeFolders.isEmpty ? ["probes"] : probeFolders,
            standards: try StandardFolder.library(standardFolders.isEmpty ? Settings().standards : standardFolders),
            logger: logger)
        try await stage.run()
    }
}
