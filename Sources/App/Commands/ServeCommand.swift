import ArgumentParser
import Logging
import Operations

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run Plumbline: probe, record, tell officials, and serve the pages and the API.",
        discussion: "Stops in order on SIGTERM or Ctrl-C. A second server on the same database is refused.")

    @OptionGroup var options: CommandOptions

    @Option(help: "Where to listen, HOST:PORT; port 0 takes any free one. Overrides the configuration.")
    var listen: String?

    func run() async throws {
        var settings = try options.settings()
        if let listen { settings.listen = try Self.address(listen) }
        let logger = ProgramLog.start(settings.log)
        try SecretReader.check(settings)
        settings = try settings.withSecrets()
        let useCases = try options.useCases(settings, creating: true)
        let server = Server(useCases: useCases, logger: logger) { url in
            logger.info("listening", metadata: ["url": "\(url)"])
        }
        try await server.run()
        logger.info("stopped")
    }

    /// Reads the flag that says where to listen.
    static func address(_ text: String) throws -> ListenAddress {
        guard let address = ListenAddress(text) else {
            throw Failure.input("--listen takes HOST:PORT, such as 127.0.0.1:8080, not \"\(text)\"")
        }
        return address
    }
}
