public import Registry

/// The verdicts on one service by one standard, as their page shows them.
public struct AssessmentModel: Sendable, Hashable {
    /// How verdicts add up.
    public struct Score: Sendable, Hashable {
        /// The share of what was assessed that is met, 0 to 1; nothing where there is no score, or too little to show it.
        public var value: Double?
        /// How many points are asked of the service.
        public var asked: Int
        /// How many of them came out as met, tolerated or not met.
        public var assessed: Int
        /// The share that must be assessed before a score is shown, 0 to 1; nothing where the standard has no score.
        public var neededShare: Double?

        /// Creates a score.
        public init(value: Double?, asked: Int, assessed: Int, neededShare: Double?) {
            self.value = value
            self.asked = asked
            self.assessed = assessed
            self.neededShare = neededShare
        }
    }

    /// One change of a verdict.
    public struct Change: Sendable, Hashable {
        /// What made a verdict different.
        public enum Cause: String, CaseIterable, Sendable, Hashable {
            case first, service, rule, exemption, attestation, data, monitor
        }

        /// When.
        public var at: Timestamp
        /// The point.
        public var criterion: String
        /// What it is called; the id where the standard no longer has it.
        public var title: Text
        /// The verdict before; nothing for the first.
        public var was: VerdictRow.Verdict?
        /// The verdict after.
        public var became: VerdictRow.Verdict
        /// What made it different.
        public var cause: Cause
        /// The version of the standard.
        public var version: String

        /// Creates a change.
        public init(
            at: Timestamp, criterion: String, title: Text, was: VerdictRow.Verdict?, became: VerdictRow.Verdict,
            cause: Cause, version: String
        ) {
            self.at = at
            self.criterion = criterion
            self.title = title
            self.was = was
            self.became = became
            self.cause = cause
            self.version = version
        }
    }

    /// The slug of the service.
    public var service: String
    /// What the service is called.
    public var serviceTitle: Text
    /// The standard.
    public var standard: StandardModel
    /// When it was assessed; nothing where it was not yet.
    public var at: Timestamp?
    /// The first digits of the file's SHA-256.
    public var digest: String
    /// The verdicts in the order of the standard, each heading once.
    public var groups: [(title: Text?, rows: [VerdictRow])] {
        var groups: [(title: Text?, rows: [VerdictRow])] = []
        for row in rows {
            if let place = groups.firstIndex(where: { $0.title == row.group }) {
                groups[place].rows.append(row.verdict)
            } else {
                groups.append((row.group, [row.verdict]))
            }
        }
        return groups
    }
    /// The verdicts, each with its heading.
    public var rows: [Row]
    /// How they add up.
    public var score: Score
    /// What changed, newest first.
    public var changes: [Change]

    /// A verdict and the heading it stands under.
    public struct Row: Sendable, Hashable {
        /// The verdict.
        public var verdict: VerdictRow
        /// The heading.
        public var group: Text?

        /// Creates a row.
        public init(_ verdict: VerdictRow, group: Text?) {
            self.verdict = verdict
            self.group = group
        }
    }

    /// Creates a model.
    public init(
        service: String, serviceTitle: Text, standard: StandardModel, at: Timestamp?, digest: String, rows: [Row],
        score: Score, changes: [Change] = []
    ) {
        self.service = service
        self.serviceTitle = serviceTitle
        self.standard = standard
        self.at = at
        self.digest = digest
        self.rows = rows
        self.score = score
        self.changes = changes
    }

    /// How often each verdict came out, in the order of the verdicts.
    var counts: [(verdict: VerdictRow.Verdict, count: Int)] {
        VerdictRow.Verdict.allCases.compactMap { verdict in
            let count = rows.count { $0.verdict.verdict == verdict }
            return count > 0 ? (verdict, count) : nil
        }
    }
}

/// A standard, as pages show it.
public struct StandardModel: Sendable, Hashable {
    /// One point of it.
    public struct Point: Sendable, Hashable {
        /// The id.
        public var id: String
        /// What it is called.
        public var title: Text
        /// What it asks.
        public var statement: Text?
        /// Why it is asked.
        public var why: Text?
        /// How much it weighs.
        public var level: VerdictRow.Level
        /// The heading it stands under.
        public var group: Text?
        /// How it is decided: the measures with their lines, or the question that a person answers.
        public var decidedBy: [Rule]
        /// The question that a person answers.
        public var question: Text?

        /// Creates a point.
        public init(
            id: String, title: Text, statement: Text?, why: Text?, level: VerdictRow.Level, group: Text?,
            decidedBy: [Rule], question: Text?
        ) {
            self.id = id
            self.title = title
            self.statement = statement
            self.why = why
            self.level = level
            self.group = group
            self.decidedBy = decidedBy
            self.question = question
        }
    }

    /// A measure and the lines that it is held against.
    public struct Rule: Sendable, Hashable {
        /// What is measured.
        public var measure: MeasureDescription
        /// What it may do to the verdict.
        public var role: VerdictRow.Value.Role
        /// The lines: verdict and threshold.
        public var bands: [Line]
        /// Over how long.
        public var window: Period
        /// The fewest observations, as it is written.
        public var samples: String?
        /// Whether something computes it already.
        public var hasSource: Bool

        /// Creates a rule.
        public init(
            measure: MeasureDescription, role: VerdictRow.Value.Role, bands: [Line], window: Period, samples: String?,
            hasSource: Bool
        ) {
            self.measure = measure
            self.role = role
            self.bands = bands
            self.window = window
            self.samples = samples
            self.hasSource = hasSource
        }
    }

    /// One line of a rule.
    public struct Line: Sendable, Hashable {
        /// The verdict.
        public var verdict: VerdictRow.Verdict
        /// For which values, as it is written.
        public var when: String

        /// Creates a line.
        public init(verdict: VerdictRow.Verdict, when: String) {
            self.verdict = verdict
            self.when = when
        }
    }

    /// A service that is judged by it.
    public struct Judged: Sendable, Hashable {
        /// The slug.
        public var service: String
        /// What it is called.
        public var title: Text
        /// How often each verdict came out.
        public var counts: [VerdictRow.Verdict: Int]

        /// Creates a service.
        public init(service: String, title: Text, counts: [VerdictRow.Verdict: Int]) {
            self.service = service
            self.title = title
            self.counts = counts
        }
    }

    /// The id.
    public var id: String
    /// The version.
    public var version: String
    /// What it is called.
    public var title: Text
    /// What it is about.
    public var summary: Text?
    /// Who publishes it.
    public var publisher: String
    /// The authoritative text.
    public var source: String?
    /// The licence of the file.
    public var licence: String?
    /// The points.
    public var points: [Point]
    /// The services that are judged by it, as far as the viewer may see them.
    public var judged: [Judged]

    /// Creates a model.
    public init(
        id: String, version: String, title: Text, summary: Text? = nil, publisher: String, source: String? = nil,
        licence: String? = nil, points: [Point] = [], judged: [Judged] = []
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.summary = summary
        self.publisher = publisher
        self.source = source
        self.licence = licence
        self.points = points
        self.judged = judged
    }
}
