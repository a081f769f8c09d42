public import Registry

/// What a person states about a criterion for a service, with evidence, and what another person makes of it.
public struct Attestation: Hashable, Sendable {
    /// What is stated.
    public enum Answer: String, CaseIterable, Sendable, Hashable, Codable {
        case yes, partly, no
    }

    /// Something that shows it.
    public struct Evidence: Hashable, Sendable {
        /// What kind of evidence it is.
        public var kind: AttestationCheck.EvidenceKind
        /// Where it is, or what it is called.
        public var reference: String

        /// Creates a piece of evidence.
        public init(kind: AttestationCheck.EvidenceKind, reference: String) {
            self.kind = kind
            self.reference = reference
        }
    }

    /// What another person makes of it.
    public struct Review: Hashable, Sendable {
        /// Who.
        public var by: String
        /// When.
        public var at: Timestamp
        /// Whether they accept it.
        public var isAccepted: Bool
        /// Why.
        public var note: String?

        /// Creates a review.
        public init(by: String, at: Timestamp, isAccepted: Bool, note: String? = nil) {
            self.by = by
            self.at = at
            self.isAccepted = isAccepted
            self.note = note
        }
    }

    /// The id.
    public var id: Int64
    /// The standard and the version it was given for.
    public var standard: String
    /// The version of the standard.
    public var version: String
    /// The criterion.
    public var criterion: String
    /// What is stated.
    public var answer: Answer
    /// In whose words.
    public var statement: String
    /// What shows it.
    public var evidence: [Evidence]
    /// Who states it.
    public var by: String
    /// When.
    public var at: Timestamp
    /// What another person makes of it.
    public var review: Review?

    /// Creates an attestation.
    public init(
        id: Int64, standard: String, version: String, criterion: String, answer: Answer, statement: String,
        evidence: [Evidence], by: String, at: Timestamp, review: Review? = nil
    ) {
        self.id = id
        self.standard = standard
        self.version = version
        self.criterion = criterion
        self.answer = answer
        self.statement = statement
        self.evidence = evidence
        self.by = by
        self.at = at
        self.review = review
    }
}
