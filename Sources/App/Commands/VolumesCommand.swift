import ArgumentParser
import Operations
import Registry

struct VolumesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "volumes",
        abstract: "How many people started, completed, were refused and gave up, by task, channel and day.",
        subcommands: [Import.self, Show.self])

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take volumes from a CSV file: all rows or, with any error, none.",
            discussion: """
                Columns: day (2026-03-01), task (may be empty for the whole service), channel, and one or more of \
                started, completed, refused, abandoned. An empty cell is unknown, not zero. A day sent again is \
                replaced. A row in which more cases ended than were started is taken with a warning: they may have \
                begun on earlier days.
                """)

        @OptionGroup var options: CommandOptions
        @Argument(help: "The service.") var service: String
        @Argument(help: "The file; - is standard input.") var file: String
        @Option(help: "Where the numbers come from; the name of the file where nothing is given.") var source: String?

        func run() async throws {
            let read = try SourceFiles.read(file)
            let report = try await options.useCases().recordVolumes(
                service, try VolumeFile(csv: read.bytes, name: read.name), source: source ?? read.name,
                by: .commandLine)
            for warning in report.warnings { Terminal.error("warning: \(warning)") }
            let days = "\(report.days.lowerBound) to \(report.days.upperBound)"
            Terminal.output("service \(service): \(report.rows) \(report.rows == 1 ? "row" : "rows"), \(days)")
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show volumes: day, channel, task, started, completed, refused, abandoned, source.",
            discussion: "A number that nobody told is shown as ?.")

        @OptionGroup var options: CommandOptions
        @Argument(help: "The service.") var service: String
        @Option(help: "How many days back, 1 to 3660.") var days = 30

        func run() async throws {
            guard (1...Int(UseCases.longestVolumes)).contains(days) else {
                throw Failure.input("--days takes 1 to \(UseCases.longestVolumes), not \(days)")
            }
            let useCases = try options.useCases()
            let today = CivilDate(days: useCases.now().milliseconds.flooredQuotient(86_400_000))
            let rows = try await useCases.volumes(
                service, days: CivilDate(days: today.days - Int64(days) + 1)...today, by: .commandLine)
            for row in rows { Terminal.output(Self.line(row)) }
            if rows.isEmpty { Terminal.error("no volumes: `plumbline volumes import \(service) FILE`") }
        }

        private static func line(_ volume: ReportedVolume) -> String {
            let row = volume.row
            let numbers = [row.started, row.completed, row.refused, row.abandoned].map { $0.map(String.init) ?? "?" }
            return ([row.day.description, row.channel, row.task ?? "-"] + numbers + [volume.source])
                .joined(separator: "\t")
        }
    }
}
