import ArgumentParser
import Documents
import Foundation
import Measures
import Operations
import Pages
import Registry
import Standards
import Storage

struct AssessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess",
        abstract: "Judge a service by the standards that its file names, and say what each verdict rests on.",
        discussion: """
            Verdicts are kept, so that pages show them and a change is told. With --standard, a standard that the file \
            does not name is tried without keeping anything. Exit 1 when a point that must be met is not.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @OptionGroup var options: CommandOptions
    @Argument(help: "The service.") var service: String
    @Option(help: "Only this standard, by its id; one that the file does not name is tried.") var standard: String?
    @Option(help: "text or json.") var format = Format.text

    func run() async throws {
        let judged = try await options.useCases().assess(
            service, standard: standard, keeper: nil, by: .commandLine)
        let assessments = judged.done
        switch format {
        case .json: Terminal.output(try JSONOutput.text(assessments.map(AssessmentAnswer.init)))
        case .text: for assessment in assessments { AssessmentText(assessment).lines.forEach(Terminal.output) }
        }
        if !judged.missing.isEmpty {
            throw Failure.input(judged.missing.map(\.description).joined(separator: "\n"))
        }
        guard !assessments.isEmpty else {
            throw Failure.input(
                "the file of \"\(service)\" names no standard; add `standards:` to it, or name one with --standard")
        }
        let failed = assessments.flatMap(\.failedMusts)
        if !failed.isEmpty {
            throw Failure.found(
                "\(failed.count) \(failed.count == 1 ? "point" : "points") that must be met "
                    + "\(failed.count == 1 ? "is" : "are") not: \(failed.joined(separator: ", "))")
        }
    }
}

/// An assessment for people at a terminal.
struct AssessmentText {
    let assessment: Assessment
    private let words: Messages

    init(_ assessment: Assessment) {
        self.assessment = assessment
        words = Messages(.english, now: assessment.at)
    }

    var lines: [String] {
        let standard = assessment.standard.standard
        let model = assessment.model
        var lines = [
            "\(assessment.service): \(words.text(standard.title)) (\(standard.id) \(standard.version), "
                + "file \(assessment.standard.sha256.prefix(12)))"
        ]
        if !assessment.binds {
            let from = standard.effectiveFrom.map { " before \($0)" } ?? ""
            lines.append("  The standard does not bind this service yet (\(standard.status.rawValue)\(from)).")
        }
        for row in model { lines += verdict(row) }
        lines.append("  \(words.score(assessment.shownScore))")
        return lines
    }

    private func verdict(_ row: VerdictRow) -> [String] {
        let word = row.verdict.rawValue.replacing("_", with: " ").uppercased()
        let marks = [row.isDisputed ? "disputed" : nil, row.underlying.map { "else \(words.verdict($0))" }].compactMap {
            $0
        }
        let head =
            "  " + word.padding(toLength: 18, withPad: " ", startingAt: 0)
            + " \(row.criterion)  \(words.text(row.title))"
            + " (\(row.level.rawValue)\(marks.isEmpty ? "" : "; " + marks.joined(separator: "; ")))"
        var lines = [head] + row.reasons.map { "      " + words.reason($0) }
        for shown in row.values {
            let value = shown.value
            let place = value.subject.path
            var parts = ["\(shown.measure.id) of \(place): \(words.shown(shown))"]
            if let interval = value.interval { parts.append("between \(words.shown(interval, shown.measure.unit))") }
            parts.append("n \(value.sampleSize)" + (shown.samplesNeeded > 0 ? " of \(shown.samplesNeeded) needed" : ""))
            if let share = value.knownShare {
                parts.append("known of \(words.value(.number(share * 100), .percent)) of the time")
            }
            if shown.threshold != nil { parts.append("held against \(words.lines(shown))") }
            if shown.role != .decides { parts.append(words.role(shown.role)) }
            parts.append(
                "\(value.window.start.description.prefix(10)) to \(value.window.end.description.prefix(10))")
            lines.append("        " + parts.joined(separator: ", "))
            lines += value.evidence.prefix(3).map { "          \($0.detail)" }
        }
        return lines
    }
}

/// An assessment for programs; stable.
struct AssessmentAnswer: Encodable {
    struct ScoreAnswer: Encodable {
        var value: Double?
        var asked: Int
        var assessed: Int
        var assessedShare: Double

        enum CodingKeys: String, CodingKey {
            case value, asked, assessed
            case assessedShare = "assessed_share"
        }
    }

    struct VerdictAnswer: Encodable {
        var title: [String: String]
        var since: String
        var record: VerdictRecord

        enum CodingKeys: String, CodingKey { case title, since }

        func encode(to encoder: any Encoder) throws {
            try record.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(title, forKey: .title)
            try container.encode(since, forKey: .since)
        }
    }

    var service: String
    var standard: String
    var version: String
    var sha256: String
    var assessedAt: String
    var binds: Bool
    var score: ScoreAnswer
    var verdicts: [VerdictAnswer]

    enum CodingKeys: String, CodingKey {
        case service, standard, version, sha256, binds, score, verdicts
        case assessedAt = "assessed_at"
    }

    init(_ assessment: Assessment) {
        let standard = assessment.standard.standard
        service = assessment.service
        self.standard = standard.id
        version = standard.version.description
        sha256 = assessment.standard.sha256
        assessedAt = assessment.at.description
        binds = assessment.binds
        score = ScoreAnswer(
            value: assessment.score.value, asked: assessment.score.asked, assessed: assessment.score.assessed,
            assessedShare: assessment.score.assessedShare)
        verdicts = assessment.verdicts.map { stored in
            let title = standard.criterion(stored.record.criterion)?.title
            return VerdictAnswer(
                title: Dictionary(
                    (title?.wordings ?? []).map { ($0.language, $0.words) }, uniquingKeysWith: { first, _ in first }),
                since: stored.since.description, record: stored.record)
        }
    }
}
