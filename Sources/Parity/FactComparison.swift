public import Registry

/// What one place says of a fact.
public struct FactStatement: Hashable, Sendable {
    /// How the place is known.
    public enum Origin: Hashable, Sendable {
        /// The service's own file, for all channels.
        case service
        /// Somebody declared it for the channel, from a source, as of a day.
        case declared(source: String?, asOf: CivilDate?)
        /// A probe found it there.
        case found(probe: String, at: Timestamp)
    }

    /// The channel; nothing for what the service says of all.
    public var channel: String?
    /// The words as they stand there.
    public var written: [String]
    /// The same in a form to be compared; nothing where it cannot be read.
    public var value: FactValue?
    /// How it is known.
    public var origin: Origin

    /// Creates a statement.
    public init(channel: String?, written: [String], value: FactValue?, origin: Origin) {
        self.channel = channel
        self.written = written
        self.value = value
        self.origin = origin
    }
}

/// One fact, as every place that should state it does, compared.
public struct FactComparison: Hashable, Sendable {
    /// What became of one channel's statement.
    public enum Finding: String, CaseIterable, Sendable, Hashable {
        /// It says what the service says.
        case same
        /// It says something else.
        case differs
        /// It is looked for there and not found.
        case missing
        /// It was found, but not again for too long, or was declared too long ago.
        case stale
        /// It says something that cannot be read as this kind of fact.
        case unreadable
    }

    /// One channel.
    public struct Entry: Hashable, Sendable {
        /// The channel.
        public var channel: String
        /// What it says; nothing where it is missing.
        public var statement: FactStatement?
        /// How that compares.
        public var finding: Finding

        /// Creates an entry.
        public init(channel: String, statement: FactStatement?, finding: Finding) {
            self.channel = channel
            self.statement = statement
            self.finding = finding
        }
    }

    /// The id of the fact.
    public var fact: String
    /// What kind of fact it is.
    public var kind: FactKind
    /// What the others are held against: the service's own word, else what most channels say.
    public var reference: FactStatement?
    /// The channels, in the order of the file.
    public var entries: [Entry]

    /// Compares what is stated.
    ///
    /// - Parameters:
    ///   - service: what the service says of all channels.
    ///   - channels: what each channel says; nothing where it is looked for and not found.
    ///   - isStale: whether a statement is too old to count.
    public init(
        fact: String, kind: FactKind, service: FactStatement?,
        channels: [(channel: String, statement: FactStatement?)], isStale: (FactStatement) -> Bool
    ) {
        self.fact = fact
        self.kind = kind
        let fresh = channels.compactMap(\.statement).filter { !isStale($0) && $0.value != nil }
        let reference = service ?? Self.mostCommon(fresh)
        self.reference = reference
        entries = channels.map { channel, statement in
            guard let statement else { return Entry(channel: channel, statement: nil, finding: .missing) }
            let finding: Finding =
                if isStale(statement) {
                    .stale
                } else if statement.value == nil || reference?.value == nil {
                    .unreadable
                } else {
                    statement.value == reference?.value ? .same : .differs
                }
            return Entry(channel: channel, statement: statement, finding: finding)
        }
    }

    /// What most say; of equally many the first in the file.
    private static func mostCommon(_ statements: [FactStatement]) -> FactStatement? {
        var best: (statement: FactStatement, count: Int)?
        for statement in statements {
            let count = statements.count { $0.value == statement.value }
            if count > best?.count ?? 0 { best = (statement, count) }
        }
        return best?.statement
    }

    /// The channels that say something else.
    public var differing: [Entry] { entries.filter { $0.finding == .differs } }

    /// Whether anything can be said: a fact that nobody states in a readable form is not compared.
    public var isCompared: Bool { entries.contains { $0.finding == .same || $0.finding == .differs } }
}
