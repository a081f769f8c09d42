/// Whether results change too often to be believed, with two thresholds so that the answer itself does not flap.
///
/// The share of changes among the last 20 results, newer ones weighing more (0.8 to 1.2), as Nagios and Icinga do it.
public struct FlapDetector: Sendable, Hashable {
    /// How many changes are looked at.
    static let length = 20
    /// The weight of changes at which flapping begins: half of all.
    static let begins = 950
    /// The weight of changes at which it ends: a quarter of all.
    static let ends = 475

    private var changes: UInt32 = 0
    private var count = 0
    private var lastWasGood: Bool?

    /// Whether results change too often.
    public private(set) var isFlapping = false

    /// Creates a detector that has seen nothing.
    public init() {}

    /// Takes one result.
    public mutating func take(isGood: Bool) {
        defer { lastWasGood = isGood }
        guard let lastWasGood else { return }
        changes = changes << 1 | (lastWasGood == isGood ? 0 : 1)
        changes &= 1 << UInt32(Self.length) - 1
        count = min(count + 1, Self.length)
        guard isFlapping || changes != 0 else { return }
        isFlapping = isFlapping ? weight > Self.ends : count == Self.length && weight >= Self.begins
    }

    /// The weight of the changes among the results looked at, in 95ths, so that no rounding moves a threshold: 114 for
    /// the newest down to 76, 1900 for all.
    private var weight: Int {
        (0..<Self.length).filter { changes & (1 << UInt32($0)) != 0 }.reduce(0) { $0 + 114 - 2 * $1 }
    }

    /// The weighted share of changes among the results looked at, 0 to 1.
    public var weightedShare: Double { Double(weight) / 1900 }
}
