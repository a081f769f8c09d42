public import Registry

/// One fact, as every place that should state it does, compared.
public struct FactComparison: Hashable, Sendable {
    /// What is known of what a channel says.
    public enum Said: Hashable, Sendable {
        /// It says this.
        case statement(FactStatement)
        /// It was looked for there and not found.
        case nothing
        /// Nobody has looked yet.
        case notYetKnown
    }

    /// What became of one channel's statement.
    public enum Finding: String, CaseIterable, Sendable, Hashable {
        /// It says what the others are held against.
        case same
        /// It says something else.
        case differs
        /// It is looked for there and not found.
        case missing
        /// It was found, but not again for too long, or was declared too long ago.
        case stale
        /// It says something that cannot be read as this kind of fact.
        case unreadable
        /// It can be read, but there is nothing that it could be held against.
        case alone
        /// The probe that looks for it has not run yet.
        case pending
    }

    /// One channel.
    public struct Entry: Hashable, Sendable {
        /// The channel.
        public var channel: String
        /// What it says; nothing where it is missing or not yet known.
        public var statement: FactStatement?
        /// How that compares.
        public var finding: Finding

        /// Creates an entry.
        public init(channel: String, statement: FactStatement?, finding: Finding) {
            self.channel = channel
            self.statement = statement
            self.finding = finding
        }

        /// Whether it was held against something.
        public var isCompared: Bool { finding == .same || finding == .differs }
    }

    /// The id of the fact.
    public var fact: String
    /// What kind of fact it is.
    public var kind: FactKind
    /// What the others are held against: the service's own word, else what most channels say.
    public var reference: FactStatement?
    /// The channels that state the fact or should, in the order of the file.
    public var entries: [Entry]

    /// Compares what is stated.
    ///
    /// - Parameters:
    ///   - service: what the service says of all channels.
    ///   - channels: what each channel says.
    ///   - isStale: whether a statement is too old to count.
    public init(
        fact: String, kind: FactKind, service: FactStatement?, channels: [(channel: String, said: Said)],
        isStale: (FactStatement) -> Bool
    ) {
        self.fact = fact
        self.kind = kind
        let fresh = channels.compactMap { channel -> FactStatement? in
            guard case .statement(let statement) = channel.said else { return nil }
            return isStale(statement) || statement.value == nil ? nil : statement
        }
        let reference = service ?? Self.mostCommon(fresh)
        self.reference = reference
        // The only channel that can be read would otherwise agree with itself.
        let isAlone = service == nil && fresh.count == 1
        entries = channels.map { channel, said in
            switch said {
            case .nothing: return Entry(channel: channel, statement: nil, finding: .missing)
            case .notYetKnown: return Entry(channel: channel, statement: nil, finding: .pending)
            case .statement(let statement):
                let finding: Finding =
                    if isStale(statement) {
                        .stale
                    } else if statement.value == nil || reference?.value == nil {
                        .unreadable
                    } else if isAlone {
                        .alone
                    } else {
                        statement.value == reference?.value ? .same : .differs
                    }
                return Entry(channel: channel, statement: statement, finding: finding)
            }
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

    /// What the service itself says, where it says something.
    public var ownWord: FactStatement? { reference.flatMap { $0.channel == nil ? $0 : nil } }

    /// The channels that say something else.
    public var differing: [Entry] { entries.filter { $0.finding == .differs } }

    /// Whether two places could be held against each other.
    public var isCompared: Bool { entries.contains(where: \.isCompared) }

    /// Whether a channel that once said something else is known not to do so any more.
    ///
    /// It is when it says the same, when it no longer states the fact, or when nothing else states it that it could
    /// contradict. What cannot be read, is too old or was not found says nothing: as far as anybody knows, the channel
    /// still says what it said before.
    public func isSettled(_ channel: String) -> Bool {
        guard let entry = entries.first(where: { $0.channel == channel }) else { return true }
        return entry.finding == .same || entry.finding == .alone && entries.count == 1
    }
}
