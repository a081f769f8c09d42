/// The kinds of claim that can be compared between channels.
public enum FactKind: String, CaseIterable, Sendable, Hashable {
    case money, duration, hours, phone, date, set, text
}

/// A claim that must be the same on every channel: a fee, a processing time, the documents asked for.
public struct ServiceFact: Hashable, Sendable {
    /// The slug of the fact (`fee`, `processing_time`), as written.
    public var id: String
    /// How it is compared.
    public var kind: FactKind
    /// The claim, as written; several for a set.
    public var values: [String]

    /// Creates a fact.
    public init(id: String, kind: FactKind, values: [String]) {
        self.id = id
        self.kind = kind
        self.values = values
    }
}

/// How one channel states a fact: declared by somebody, or extracted by a probe.
public struct ChannelFact: Hashable, Sendable {
    /// Where the claim comes from.
    public enum Source: Hashable, Sendable {
        /// Somebody declared it, from a named source, as of a day.
        case declared(values: [String], source: String?, asOf: CivilDate?)
        /// A probe of the channel finds it with a regular expression, a JSON path, a CSS selector or a header's name.
        case extracted(probe: String, method: ExtractionMethod, expression: String)
    }

    /// The id of the service's fact.
    public var id: String
    /// How it is compared; the service's own kind where nothing is given.
    public var kind: FactKind?
    /// The ISO 4217 code of amounts found without one.
    public var currency: String?
    /// Where the claim comes from.
    public var source: Source

    /// Creates a channel's statement of a fact.
    public init(id: String, kind: FactKind? = nil, currency: String? = nil, source: Source) {
        self.id = id
        self.kind = kind
        self.currency = currency
        self.source = source
    }
}

/// How a value is found in an answer.
public enum ExtractionMethod: String, CaseIterable, Sendable, Hashable {
    case regex, json, css, header
}
