import ArgumentParser
import Feedback
import Operations
import Registry

struct FeedbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feedback", abstract: "Take, give out and ask for what people say of a service.",
        subcommands: [Import.self, Export.self, Sets.self])

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take feedback that was collected elsewhere: all rows of a CSV file or, with any error, none.",
            discussion: """
                Columns: at (2026-03-01T09:30:00Z, or a day), one for each question of the service's question set by \
                its id, several options separated by |, and perhaps language. Words are redacted like those of the \
                form. The same file taken again adds nothing.
                """)

        @OptionGroup var options: CommandOptions
        @Argument(help: "The service.") var service: String
        @Argument(help: "The file; - is standard input.") var file: String
        @Option(help: "The channel that people speak of.") var channel: String

        func run() async throws {
            let done = try await options.useCases().importFeedback(
                service, channel: channel, try SourceFiles.read(file), by: .commandLine)
            Terminal.output("service \(service): \(done.added) added")
            if done.known > 0 {
                Terminal.error("\(done.known) \(done.known == 1 ? "row was" : "rows were") taken from this file before")
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write what people said as CSV, oldest first, without personal data.",
            discussion: """
                Days are those of UTC. Cells that a spreadsheet would take for a formula begin with an apostrophe. \
                That it was read is in the audit trail.
                """)

        @OptionGroup var options: CommandOptions
        @Argument(help: "The service.") var service: String
        @Option(help: "The first day, YYYY-MM-DD; the very first where nothing is given.") var from: String?
        @Option(help: "The last day, YYYY-MM-DD; today where nothing is given.") var until: String?

        func run() async throws {
            let useCases = try options.useCases()
            let today = CivilDate(days: useCases.now().milliseconds.flooredQuotient(86_400_000))
            let first = try Self.day(from, "--from") ?? CivilDate(days: 0)
            let last = try Self.day(until, "--until") ?? today
            guard first <= last else { throw Failure.input("--from \(first) is after --until \(last)") }
            let count = try await useCases.exportFeedback(service, days: first...last, by: .commandLine) {
                Terminal.output($0)
            }
            Terminal.error("\(count) \(count == 1 ? "submission" : "submissions")")
        }

        private static func day(_ text: String?, _ flag: String) throws -> CivilDate? {
            guard let text else { return nil }
            guard let day = CivilDate(text) else {
                throw Failure.input("\(flag) takes a day as 2026-03-01, not \"\(text)\"")
            }
            return day
        }
    }

    struct Sets: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the question sets that services may use: id, version, title, questions.")

        @OptionGroup var options: CommandOptions

        func run() async throws {
            for set in try QuestionFolder.sets(options.settings().questions).all.sorted(by: { $0.id < $1.id }) {
                Terminal.output(
                    [
                        set.id, "version \(set.version)", set.title.words(in: "en"),
                        set.questions.map { $0.isRequired ? "\($0.id)*" : $0.id }.joined(separator: ", "),
                    ].joined(separator: "\t"))
            }
            Terminal.error("* must be answered")
        }
    }
}
