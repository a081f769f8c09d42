import ArgumentParser
import Measures
import Operations
import Pages
import Parity
import Registry

struct ParityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parity",
        abstract: "Compare the channels of a service: what works where, what each says, how available each is.",
        discussion: "Exit 1 when a fact is not the same everywhere.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @OptionGroup var options: CommandOptions
    @Argument(help: "The service.") var service: String
    @Option(help: "text or json.") var format = Format.text

    func run() async throws {
        let useCases = try options.useCases()
        let parity = try await useCases.parity(service, keeper: nil, by: .commandLine)
        let words = Messages(.english, now: useCases.now())
        switch format {
        case .text: Self.lines(parity, words).forEach(Terminal.output)
        case .json: Terminal.output(try JSONOutput.text(ParityAnswer(parity)))
        }
        let conflicts = parity.facts.conflicts.map(\.fact)
        if !conflicts.isEmpty {
            throw Failure.found("not the same everywhere: \(conflicts.map(words.fact).joined(separator: ", "))")
        }
    }

    private static func lines(_ parity: ServiceParity, _ words: Messages) -> [String] {
        let channels = parity.service.channels
        let known = CoverageKnowledge(parity.coverage)
        var lines = [
            "Coverage" + (known.share.map { ", known \(percent($0)) % (\(known.seen) of \(known.offered))" } ?? "")
        ]
        for row in parity.coverage {
            lines.append("  " + (row.task?.words(in: "en") ?? "the whole service"))
            for (channel, cell) in zip(channels, row.cells) {
                let status = cell.status.map { ", \(words.status($0).lowercased())" } ?? ""
                lines.append("    \(channel.id): \(words.grade(cell.grade))\(status)")
            }
        }
        lines.append("Facts")
        if parity.facts.comparisons.isEmpty { lines.append("  none stated") }
        for comparison in parity.facts.comparisons {
            lines.append("  " + words.fact(comparison.fact))
            if let own = comparison.ownWord {
                lines.append("    the service: “\(own.written.joined(separator: ", "))” (its file)")
            }
            for entry in comparison.entries {
                let said =
                    entry.statement.map { "“\($0.written.joined(separator: ", "))” (\(place($0.origin)))" } ?? "nothing"
                let finding = FactRow.Finding(rawValue: entry.finding.rawValue).map(words.finding)
                lines.append("    \(entry.channel): \(said)" + (finding.map { " – \($0)" } ?? ""))
            }
        }
        lines.append("Availability within declared hours, 90 days")
        if parity.availability.isEmpty { lines.append("  no channel has a value") }
        for channel in parity.availability {
            let known = percent(channel.knownShare)
            lines.append("    \(channel.channel): \(rounded(channel.percent)) %, known \(known) %")
        }
        if let gap = parity.gap {
            lines.append(
                "    gap: \(rounded(gap.points)) points (between \(rounded(gap.interval.lowerBound)) and "
                    + "\(rounded(gap.interval.upperBound))), \(gap.best.channel) against \(gap.worst.channel)")
        }
        return lines
    }

    /// How a statement is known, and since when.
    private static func place(_ origin: FactStatement.Origin) -> String {
        let parts: [String?] =
            switch origin {
            case .service: ["its file"]
            case .declared(let source, let day): ["declared", source, day?.description]
            case .found(let probe, let address, let at): ["probe \(probe)", address, at.description]
            }
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    private static func percent(_ share: Double) -> Double { (share * 1000).rounded() / 10 }
    private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}
