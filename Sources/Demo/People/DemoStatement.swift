public import Standards

/// What people of the town state about a point of a standard, and what another makes of it.
public struct DemoStatement: Sendable {
    /// What another person makes of it.
    public struct Review: Sendable {
        /// Who.
        public var by: String
        /// Whether they accept it.
        public var isAccepted: Bool
        /// Why.
        public var note: String?
    }

    /// The slug of the service.
    public var service: String
    /// The standard.
    public var standard: String
    /// The point.
    public var criterion: String
    /// What is stated.
    public var answer: Attestation.Answer
    /// In their words.
    public var statement: String
    /// What shows it.
    public var evidence: [Attestation.Evidence]
    /// Who states it.
    public var by: String
    /// How many days ago.
    public var daysAgo: Int64
    /// What another makes of it; nothing where nobody has looked.
    public var review: Review?

    private static let owner = "Maeve Lindqvist"
    private static let officer = "Tomas Hale, standards officer"

    /// Statements of most kinds: accepted, in part, not accepted, not looked at, and too old.
    public static let all: [DemoStatement] = [
        permits(
            "UK-1", .yes, "We spoke with 24 permit holders in spring.",
            [.init(kind: .research, reference: "Permit interviews, round 3")], daysAgo: 40, accepted: true),
        permits(
            "UK-3", .partly, "Online, by phone and at the counter; the fee is not the same everywhere yet.",
            [.init(kind: .minutes, reference: "Meeting of all counters and lines, 3 points")], daysAgo: 25,
            accepted: true),
        permits(
            "UK-4", .yes, "Four steps, tested with residents.",
            [.init(kind: .test, reference: "Usability test, 12 residents")], daysAgo: 33, accepted: false,
            note: "The test left out people who use a phone only."),
        permits(
            "UK-6", .yes, "One team of five: product, design, research, two developers.",
            [.init(kind: .roster, reference: "Team page, parking")], daysAgo: 300, accepted: true),
        permits(
            "UK-7", .yes, "Releases every second week; the plan changed twice on what we learnt.",
            [.init(kind: .plan, reference: "Roadmap of the quarter")], daysAgo: 6, accepted: nil),
    ]

    /// A point that a service may leave unmet for a while.
    public struct Deviation: Sendable {
        /// The slug of the service.
        public var service: String
        /// The standard.
        public var standard: String
        /// The point.
        public var criterion: String
        /// Why.
        public var reason: String
        /// What people are offered meanwhile.
        public var alternative: String
        /// Who asks for it.
        public var by: String
        /// Who approves it.
        public var approvedBy: String
    }

    /// The one deviation of the town.
    public static let deviation = Deviation(
        service: "renew-parking-permit", standard: "uk.gov.service-standard", criterion: "UK-12",
        reason: "The permit system belongs to a supplier until the contract ends.",
        alternative: "The interfaces are published; new parts are written in the open.", by: owner, approvedBy: officer)

    private static func permits(
        _ criterion: String, _ answer: Attestation.Answer, _ statement: String, _ evidence: [Attestation.Evidence],
        daysAgo: Int64, accepted: Bool?, note: String? = nil
    ) -> DemoStatement {
        DemoStatement(
            service: "renew-parking-permit", standard: "uk.gov.service-standard", criterion: criterion, answer: answer,
            statement: statement, evidence: evidence, by: owner, daysAgo: daysAgo,
            review: accepted.map { Review(by: officer, isAccepted: $0, note: note) })
    }
}
