import Measures
import Registry
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
            abstract: "List alerts, newest first: number, state, severity, since, service, what.")

        @OptionGroup var options: CommandOptions
        @Option(help: "open, acknowledged or resolved; all where nothing is given.") var state: Alert.State?
        @Option(help: "How many at most.") var limit = 50
        @Flag(help: "As JSON.") var json = false

        func run() async throws {
            guard (1...10_000).contains(limit) else { throw Failure.input("--limit takes 1 to 10000, not \(limit)") }
            let (files, total) = try await options.useCases().alerts(
                state: state, limit: limit, offset: 0, by: .commandLine)
            if json { return Terminal.output(try JSONOutput.text(files.map(AlertLine.init))) }
            for file in files { Terminal.output(AlertLine(file).words) }
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
            Terminal.output(AlertLine(file).words)
        }
    }
}

/// One alert as the command line writes it.
struct AlertLine: Encodable {
    /// As text: JSON readers that count in floating point would round it.
    var id: String
    var state: String
    var severity: String
    var since: String
    var service: String
    var kind: String
    var status: String
    var resolvedAt: String?

    init(_ file: AlertFile) {
        id = String(file.alert.id)
        state = file.alert.state.rawValue
        severity = file.alert.severity.rawValue
        since = file.alert.since.description
        service = file.alert.service
        kind = file.alert.kind.rawValue
        status = file.alert.newest.after
        resolvedAt = file.alert.resolvedAt?.description
    }

    var words: String {
        [id, state, severity, since, service, "\(kind) \(status)"].joined(separator: "\t")
    }

    static func whole(_ file: AlertFile) -> [String] {
        let situation = file.alert.state == .resolved ? file.alert.opening : file.alert.newest
        func channels(_ group: AlertSituation.TaskOnChannels) -> String {
            "\(group.title.words(in: "en")): " + group.channels.map(\.id).joined(separator: ", ")
        }
        var lines = [AlertLine(file).words, "  \(file.title.words(in: "en")), \(file.organisation.words(in: "en"))"]
        lines += situation.cannotDo.map { "  cannot do    " + channels($0) }
        lines += situation.stillWorks.map { "  still works  " + channels($0) }
        lines += situation.unknown.map {
            "  not known    \($0.title.words(in: "en"))\($0.channel.map { " on " + $0.id } ?? "") (\($0.cause.rawValue))"
        }
        if let reason = situation.reason { lines.append("  reason       \(reason)") }
        lines += situation.evidence.map { "  evidence     \($0.at) \($0.subject.path): \($0.detail)" }
        lines += file.deliveries.map {
            "  told         \($0.purpose.rawValue) to \($0.office ?? "fallback"), \($0.state.rawValue), \($0.attempts) "
                + "\($0.attempts == 1 ? "try" : "tries")" + ($0.lastError.map { ": " + $0 } ?? "")
        }
        lines += file.events.map { event in
            "  history      \(event.at) \(event.kind.rawValue)"
                + [event.by.map { " by \($0)" }, event.detail.map { ": \($0)" }].compactMap { $0 }.joined()
        }
        return lines
    }
}
