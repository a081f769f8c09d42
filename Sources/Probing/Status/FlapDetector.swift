/// Whether results change too often to be believed, with two thresholds so that the answer itself does not flap.
///
/// The share of changes among the last 20 results, newer ones weighing more (0.8 to 1.2), as Nagios and Icinga do it.
public struct FlapDetector: Sendable, Hashable {
    /// How many changes are looked at.
    static let length = 20
    /// The share of changes at which flapping begins.
    static let begins = 0.5
    /// The share of changes at which it ends.
    static let ends = 0.25

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
        let share = weightedShare
        isFlapping = isFlapping ? share > Self.ends : count == Self.length && share >= Self.begins
    }

    /// The weighted share of changes among the results looked at, 0 to 1.
    public var weightedShare: Double {
        var sum = 0.0
        for age in 0..<Self.length where changes & (1 << UInt32(age)) != 0 {
            sum += 1.2 - 0.4 * Double(age) / Double(Self.length - 1)
        }
        return sum / Double(Self.length)
    }
}
