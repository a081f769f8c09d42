import ArgumentParser
import Documents
import Measures
import Operations
import Pages
import Registry

struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Show measured values of a service or one of its channels over the last days.",
        discussion:
            "Each value comes with its sample size, interval and known share, or with the reason why there is none.")

    @OptionGroup var options: CommandOptions
    @Argument(help: "The service, or service/channel.") var subject: String
    @Option(
        name: .customLong("measure"),
        help: "An id of the catalogue; may be given more than once; all with a source otherwise.")
    var ids: [String] = []
    @Option(help: "How many days back, 1 to 3650.") var days = 90

    func run() async throws {
        guard (1...3650).contains(days) else { throw Failure.input("--days takes 1 to 3650, not \(days)") }
        for id in ids where MeasureCatalogue.measure(id) == nil {
            let near = suggestion(for: id, among: MeasureCatalogue.ids).map { "; did you mean \"\($0)\"?" } ?? ""
            throw Failure.input("there is no measure \"\(id)\"\(near)")
        }
        let useCases = try options.useCases()
        let parts = subject.split(separator: "/").map(String.init)
        guard (1...2).contains(parts.count) else {
            throw Failure.input("\"\(subject)\" is neither a service nor service/channel")
        }
        let now = useCases.now()
        let values = try await useCases.measure(
            ids.isEmpty ? MeasureCatalogue.ids.filter(MeasureCatalogue.hasSource) : ids,
            of: parts.count == 2 ? .channel(parts[0], parts[1]) : .service(parts[0]),
            over: Window(start: now - Duration.seconds(86_400 * days), end: now), keeper: nil, by: .commandLine)
        let words = Messages(.english, now: now)
        for value in values { Terminal.output(Self.line(value, words)) }
    }

    private static func line(_ value: MeasuredValue, _ words: Messages) -> String {
        let unit = MeasureCatalogue.measure(value.measure)?.unit.rawValue ?? ""
        let shown: String =
            switch value.outcome {
            case .number(let number): "\((number * 1000).rounded() / 1000) \(unit)"
            case .presence(let isThere): isThere ? "present" : "absent"
            case .words(let words): words
            case .none(let reason): "none: \(words.missing(reason))"
            }
        let interval = value.interval.map {
            "between \(($0.lowerBound * 1000).rounded() / 1000) and \(($0.upperBound * 1000).rounded() / 1000)"
        }
        let known = value.knownShare.map { "known \(($0 * 1000).rounded() / 10) %" }
        return ([value.measure, shown, "n \(value.sampleSize)"] + [interval, known].compactMap { $0 })
            .joined(separator: "\t")
    }
}
