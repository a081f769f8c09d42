public import Registry

/// One point of a standard.
public struct Criterion: Hashable, Sendable {
    /// How much the point weighs.
    public enum Level: String, CaseIterable, Sendable, Hashable, Codable {
        /// Whoever fails it does not meet the standard.
        case must
        case should, may
    }

    /// How urgent it is when it fails.
    public enum Severity: String, CaseIterable, Sendable, Hashable {
        case low, medium, high, critical
    }

    /// Something to read on.
    public struct Reference: Hashable, Sendable {
        /// What it is called.
        public var title: String?
        /// Where it is.
        public var address: String
    }

    /// The id, never used for another point.
    public var id: String
    /// The heading it stands under.
    public var group: String?
    /// What it is called.
    public var title: Text
    /// What it asks.
    public var statement: Text?
    /// Why it is asked.
    public var why: Text?
    /// What to do where it fails.
    public var remedy: Text?
    /// How much it weighs.
    public var level: Level
    /// The publisher's own word for its weight.
    public var label: String?
    /// How urgent it is when it fails.
    public var severity: Severity
    /// How much it counts in a weighted score.
    public var weight: Double
    /// What to read on.
    public var references: [Reference]
    /// Of whom it is asked.
    public var applies: Applicability
    /// How it is decided.
    public var check: Check
}
