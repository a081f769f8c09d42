import Measures
import Pages
import Parity
import Registry

/// The channels of a service, compared, for programs: the same from the command line and the API; stable.
public struct ParityAnswer: Encodable, Sendable {
    fileprivate struct Cell: Encodable {
        var task: String?
        var channel: String
        var grade: String
        var status: String?
    }

    fileprivate struct Fact: Encodable {
        var fact: String
        var kind: String
        /// What the service's own file says.
        var service: [String]?
        var channels: [Entry]
    }

    /// What one channel says, how that is known, and how it compares.
    fileprivate struct Entry: Encodable {
        var channel: String
        /// Word for word; nothing where it says nothing.
        var written: [String]?
        var finding: String
        /// `declared` or `extracted`.
        var known: String?
        /// Who declared it, as the service's file names the source.
        var source: String?
        /// The day as of which it was declared.
        var as_of: String?
        /// The probe that found it.
        var probe: String?
        /// Where the probe looked.
        var url: String?
        /// When it was last found.
        var seen_at: String?
    }

    fileprivate struct Channel: Encodable {
        var channel: String
        var percent: Double
        var low: Double
        var high: Double
        var known_share: Double
    }

    fileprivate struct Gap: Encodable {
        var points: Double
        var low: Double
        var high: Double
        var best: String
        var worst: String
    }

    fileprivate struct Knowledge: Encodable {
        var seen: Int
        var offered: Int
        var share: Double?
    }

    private var service: String
    private var coverage: [Cell]
    private var coverage_known: Knowledge
    private var facts: [Fact]
    private var availability: [Channel]
    private var gap: Gap?

    /// Creates an answer.
    public init(_ parity: ServiceParity) {
        service = parity.service.id
        coverage = parity.coverage.flatMap { row in
            zip(parity.service.channels, row.cells).map { channel, cell in
                Cell(
                    task: row.task?.words(in: "en"), channel: channel.id, grade: cell.grade.rawValue,
                    status: cell.status?.rawValue)
            }
        }
        let known = CoverageKnowledge(parity.coverage)
        coverage_known = Knowledge(seen: known.seen, offered: known.offered, share: known.share)
        facts = parity.facts.comparisons.map { comparison in
            Fact(
                fact: comparison.fact, kind: comparison.kind.rawValue, service: comparison.ownWord?.written,
                channels: comparison.entries.map(Entry.init))
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

extension ParityAnswer.Entry {
    fileprivate init(_ entry: FactComparison.Entry) {
        self.init(channel: entry.channel, written: entry.statement?.written, finding: entry.finding.rawValue)
        switch entry.statement?.origin {
        case .declared(let source, let day):
            (known, self.source, as_of) = ("declared", source, day?.description)
        case .found(let probe, let address, let at):
            (known, self.probe, url, seen_at) = ("extracted", probe, address, at.description)
        case .service, nil: break
        }
    }
}
