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
        let parity = try await options.useCases().parity(service, keeper: nil, by: .commandLine)
        switch format {
        case .text: Self.lines(parity).forEach(Terminal.output)
        case .json: Terminal.output(try JSONOutput.text(ParityAnswer(parity)))
        }
        let conflicts = parity.facts.conflicts.map(\.fact)
        if !conflicts.isEmpty {
            throw Failure.found("not the same everywhere: \(conflicts.joined(separator: ", "))")
        }
    }

    private static func lines(_ parity: ServiceParity) -> [String] {
        let channels = parity.service.channels
        var lines = ["Coverage"]
        for row in parity.coverage {
            lines.append("  " + (row.task?.words(in: "en") ?? "the whole service"))
            for (channel, cell) in zip(channels, row.cells) {
                let status = cell.status.map { ", \($0.rawValue)" } ?? ""
                lines.append("    \(channel.id): \(cell.grade.rawValue)\(status)")
            }
        }
        lines.append("Facts")
        if parity.facts.comparisons.isEmpty { lines.append("  none stated") }
        for comparison in parity.facts.comparisons {
            lines.append("  " + comparison.fact)
            if let reference = comparison.reference, reference.channel == nil {
                lines.append("    the service: “\(reference.written.joined(separator: ", "))”")
            }
            for entry in comparison.entries {
                let words = entry.statement.map { "“\($0.written.joined(separator: ", "))”" } ?? "nothing"
                lines.append("    \(entry.channel): \(words) – \(entry.finding.rawValue)")
            }
        }
        lines.append("Availability within declared hours, 90 days")
        if parity.availability.isEmpty { lines.append("  no channel has a value") }
        for channel in parity.availability {
            let known = (channel.knownShare * 1000).rounded() / 10
            lines.append("    \(channel.channel): \(rounded(channel.percent)) %, known \(known) %")
        }
        if let gap = parity.gap {
            lines.append(
                "    gap: \(rounded(gap.points)) points (between \(rounded(gap.interval.lowerBound)) and "
                    + "\(rounded(gap.interval.upperBound))), \(gap.best.channel) against \(gap.worst.channel)")
        }
        return lines
    }

    private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}

/// The comparison for programs; stable.
private struct ParityAnswer: Encodable {
    struct Cell: Encodable {
        var task: String?
        var channel: String
        var grade: String
        var status: String?
    }

    struct Fact: Encodable {
        var fact: String
        var kind: String
        var service: [String]?
        var channels: [Entry]
    }

    struct Entry: Encodable {
        var channel: String
        var written: [String]?
        var finding: String
    }

    struct Channel: Encodable {
        var channel: String
        var percent: Double
        var low: Double
        var high: Double
        var known_share: Double
    }

    struct Gap: Encodable {
        var points: Double
        var low: Double
        var high: Double
        var best: String
        var worst: String
    }

    var service: String
    var coverage: [Cell]
    var facts: [Fact]
    var availability: [Channel]
    var gap: Gap?

    init(_ parity: ServiceParity) {
        service = parity.service.id
        coverage = parity.coverage.flatMap { row in
            zip(parity.service.channels, row.cells).map { channel, cell in
                Cell(
                    task: row.task?.words(in: "en"), channel: channel.id, grade: cell.grade.rawValue,
                    status: cell.status?.rawValue)
            }
        }
        facts = parity.facts.comparisons.map { comparison in
            Fact(
                fact: comparison.fact, kind: comparison.kind.rawValue,
                service: comparison.reference.flatMap { $0.channel == nil ? $0.written : nil },
                channels: comparison.entries.map {
                    Entry(channel: $0.channel, written: $0.statement?.written, finding: $0.finding.rawValue)
                })
        }
        availability = parity.availability.map {
            Channel(
                channel: $0.channel, percent: $0.percent, low: $0.interval.lowerBound, high: $0.interval.upperBound,
                known_share: $0.knownShare)
        }
        gap = parity.gap.map {
            Gap(
                points: $0.points, low: $0.interval.lowerBound, high: $0.interval.upperBound, best: $0.best.channel,
                worst: $0.worst.channel)
        }
    }
}
