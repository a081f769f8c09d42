public import Alerting
public import ArgumentParser
import Operations

extension Alert.State: ExpressibleByArgument {}

struct AlertsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts", abstract: "List, show and acknowledge alerts.",
        subcommands: [List.self, Show.self, Acknowledge.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List alerts, newest first: number, state, urgency, since, service, what in words.")

        @OptionGroup var options: CommandOptions
        @Option(help: "open, acknowledged or resolved; all where nothing is given.") var state: Alert.State?
        @Option(help: "How many at most.") var limit = 50
        @Flag(help: "As JSON.") var json = false

        func run() async throws {
            guard (1...10_000).contains(limit) else { throw Failure.input("--limit takes 1 to 10000, not \(limit)") }
            let (files, total) = try await options.useCases().alerts(
                state: state, limit: limit, offset: 0, by: .commandLine)
            if json { return Terminal.output(try JSONOutput.text(files.map(AlertLine.init))) }
            for file in files { Terminal.output(AlertLine.line(file)) }
            if total > files.count { Terminal.error("\(files.count) of \(total); more with --limit") }
            if files.isEmpty { Terminal.error("no alerts") }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one alert: what, since when, where it still works, what rests on what, who was told.")

        @OptionGroup var options: CommandOptions
        @Argument(help: "The number that `alerts list` shows.") var id: Int64

        func run() async throws {
            let file = try await options.useCases().alert(id: id, by: .commandLine)
            for line in AlertLine.whole(file) { Terminal.output(line) }
        }
    }

    struct Acknowledge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that somebody knows of an alert: reminders stop, it stays until it is over.")

        @OptionGroup var options: CommandOptions
        @Argument(help: "The number that `alerts list` shows.") var id: Int64

        func run() async throws {
            let file = try await options.useCases().acknowledge(alert: id, by: .commandLine)
            Terminal.output(AlertLine.line(file))
        }
    }
}
