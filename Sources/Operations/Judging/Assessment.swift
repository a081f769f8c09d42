public import Pages
public import Registry
public import Standards
public import Storage

/// All verdicts on one service by one standard at one time.
public struct Assessment: Sendable, Hashable {
    /// The service.
    public var service: String
    /// The file that it was judged by.
    public var standard: InstalledStandard
    /// The verdicts in the order of the file.
    public var verdicts: [StoredVerdict]
    /// How they add up.
    public var score: Score
    /// Whether the standard binds the service already: a draft, and one that counts later, is only looked at.
    public var binds: Bool
    /// The moment of the assessment.
    public var at: Timestamp

    /// What channels are called.
    var labels: [ChannelLabel]

    /// The verdicts as pages show them.
    public var model: [VerdictRow] {
        verdicts.map { VerdictRow($0, standard.standard.criterion($0.record.criterion), labels) }
    }

    /// How the verdicts add up, as pages show it.
    public var shownScore: AssessmentModel.Score {
        let scoring = standard.standard.scoring
        return AssessmentModel.Score(
            value: score.value, asked: score.asked, assessed: score.assessed,
            neededShare: scoring.model == .none ? nil : scoring.showScoreWhenAssessedAtLeast)
    }

    /// The verdicts with all that they rest on.
    public var records: [VerdictRecord] { verdicts.map(\.record) }

    /// The points that must be met and are not; none of a standard that does not bind yet.
    public var failedMusts: [String] {
        guard binds else { return [] }
        return verdicts.filter(\.record.isFailedMust).map(\.record.criterion)
    }
}

/// The verdicts on one service by all standards that its file names.
public struct Assessments: Sendable, Hashable {
    /// Those by standards that are installed.
    public var done: [Assessment]
    /// What is not installed.
    public var missing: [MissingStandard]
}

/// A standard that a service names and that cannot be used.
public struct MissingStandard: Error, Sendable, Hashable, CustomStringConvertible {
    /// The id.
    public var id: String
    /// The version; nothing for any.
    public var version: String?
    /// What is installed instead.
    public var installed: [String]
    /// The id that was probably meant.
    public var suggestion: String?

    /// What is missing and what to do.
    public var description: String {
        let name = version.map { "\(id) version \($0)" } ?? id
        let there = installed.isEmpty ? "" : "; there is \(installed.joined(separator: ", "))"
        let hint = suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
        return "the standard \(name) is not installed\(there)\(hint)"
    }
}
