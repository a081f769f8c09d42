import ArgumentParser
import Operations
import Pages
import Registry
import Standards

struct StandardsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "standards", abstract: "List the standards that are installed, and show one.",
        subcommands: [List.self, Show.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the standards: id, version, points, what it is called, file.")

        @OptionGroup var options: CommandOptions

        func run() async throws {
            let library = try StandardFolder.library(try options.settings().standards)
            for file in library.all {
                let standard = file.standard
                Terminal.output(
                    [
                        standard.id, standard.version.description, "\(standard.criteria.count) points",
                        standard.title.words(in: "en"), String(file.sha256.prefix(12)),
                    ].joined(separator: "\t"))
            }
            if library.all.isEmpty { Terminal.error("no standards") }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a standard: its points, and the file as it is.")

        @OptionGroup var options: CommandOptions
        @Argument(help: "The id that `standards list` shows.") var id: String
        @Option(help: "Its version; the newest where nothing is given.") var version: String?

        func run() async throws {
            let library = try StandardFolder.library(try options.settings().standards)
            Terminal.output(try library.installed(id, version).source)
        }
    }
}
