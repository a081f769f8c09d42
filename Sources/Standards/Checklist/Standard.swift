public import Registry

/// A digital service standard as a standards body publishes it: a checklist file of one version.
public struct Standard: Hashable, Sendable {
    /// How far a version is on its way.
    public enum Status: String, CaseIterable, Sendable, Hashable {
        case draft, pending, required, retired
    }

    /// Who publishes it.
    public struct Publisher: Hashable, Sendable {
        /// The body's name.
        public var name: String
        /// Its address on the web.
        public var address: String?
        /// Where questions go.
        public var contact: String?
    }

    /// A heading under which criteria stand.
    public struct Group: Hashable, Sendable {
        /// Its id.
        public var id: String
        /// Its words.
        public var title: Text
    }

    /// The version that this one replaces.
    public struct Predecessor: Hashable, Sendable {
        /// Its version.
        public var version: StandardVersion
        /// SHA-256 of its file, in 64 hexadecimal digits.
        public var sha256: String
    }

    /// The id, in the manner of a domain name read backwards: `uk.gov.service-standard`.
    public var id: String
    /// The version.
    public var version: StandardVersion
    /// How far the version is on its way.
    public var status: Status
    /// What it is called.
    public var title: Text
    /// What it is about, in a few sentences.
    public var summary: Text?
    /// Who publishes it.
    public var publisher: Publisher
    /// The licence of the file (SPDX).
    public var licence: String?
    /// The authoritative text.
    public var source: String?
    /// What an adapted copy was made from.
    public var derivedFrom: String?
    /// When the version was published.
    public var published: CivilDate?
    /// From when it counts for new services.
    public var effectiveFrom: CivilDate?
    /// From when it counts for services that exist already; nothing for the same day.
    public var effectiveFromExisting: CivilDate?
    /// What it replaces.
    public var supersedes: Predecessor?
    /// What is different from the version before.
    public var changes: [DeclaredChange]
    /// Values that a service, a profile or the standard sets.
    public var parameters: [ChecklistParameter]
    /// Baselines: who has to meet more.
    public var profiles: [Profile]
    /// Lists of words by name and language, which measures take as arguments.
    public var referenceData: [String: [String: [String]]]
    /// The headings in order.
    public var groups: [Group]
    /// The points in order.
    public var criteria: [Criterion]
    /// How verdicts add up.
    public var scoring: Scoring

    /// Whether it counts on a day for a service that was registered on another: a draft never does, and what counts later,
    /// or later for services that exist already, does not yet.
    public func binds(on day: CivilDate, registered: CivilDate?) -> Bool {
        guard status != .draft, status != .pending else { return false }
        guard let from = effectiveFrom else { return true }
        let isOlder = registered.map { $0 < from } ?? true
        return day >= (isOlder ? effectiveFromExisting ?? from : from)
    }

    /// The criterion with an id.
    public func criterion(_ id: String) -> Criterion? { criteria.first { $0.id == id } }
}

/// What a new version declares as different from the one before.
public struct DeclaredChange: Hashable, Sendable {
    /// The kinds of difference.
    public enum Kind: String, CaseIterable, Sendable, Hashable {
        case added, removed, renamed, split, merged
        case thresholdChanged = "threshold_changed"
        case applicabilityChanged = "applicability_changed"
        case wordingOnly = "wording_only"
    }

    /// What kind it is.
    public var kind: Kind
    /// The criterion that is different.
    public var criterion: String
    /// How it was.
    public var from: String?
    /// How it is.
    public var to: String?
    /// Why.
    public var note: Text?
}
