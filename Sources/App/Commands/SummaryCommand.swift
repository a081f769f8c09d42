import ArgumentParser
import Operations
import Pages
import Registry

struct SummaryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "Show what the weekly mail to an official says: what to decide, what changed, what people said.",
        discussion: """
            Without --official it is about all services, in English. The newest comments are shown here only: the \
            mail itself quotes nobody. It is sent by `plumbline serve` at the \
            day and time of the configuration (summary).
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, html, json }

    @OptionGroup var options: CommandOptions
    @Option(help: "The address of an official, as service files name it; all services where nothing is given.")
    var official: String?
    @Option(help: "The time up to now that it tells of, in days, weeks, months or years.") var period = "P7D"
    @Option(help: "text, html or json.") var format = Format.text

    func run() async throws {
        guard let length = Period(period), length.months <= 12, length.days <= 366 else {
            throw Failure.input("--period takes a length of time up to a year, such as P7D or P1M, not \"\(period)\"")
        }
        let model = try await options.useCases().summary(of: official, over: length, by: .commandLine)
        switch format {
        case .text: Terminal.output(String(SummaryMail.shownToListener(model).text.dropLast()))
        case .html: Terminal.output(String(SummaryMail.shownToListener(model).html.dropLast()))
        case .json: Terminal.output(try JSONOutput.text(SummaryAnswer(model)))
        }
    }
}
