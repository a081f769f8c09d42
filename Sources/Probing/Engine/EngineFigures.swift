/// What the engine says of itself: counts since the start, and how things stand.
public struct EngineFigures: Sendable {
    /// Upper ends of the lateness histogram, in microseconds.
    public static let latenessBounds: [Int64] = [
        500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 5_000_000,
    ]

    /// How many runs started at most so late, by bound (not cumulative); the last one counts all later ones.
    public var lateness: [Int] { counts.indices.map { counts[$0] } }
    /// Within the value itself: figures are copied in every round of the loop.
    private var counts = InlineArray<13, Int>(repeating: 0)
    /// The sum of all lateness, in microseconds.
    public internal(set) var latenessSum: Int64 = 0
    /// How many runs started.
    public internal(set) var started = 0
    /// How many runs were skipped because their time had passed or their host was still busy with the one before.
    public internal(set) var missed = 0
    /// How many runs are under way.
    public internal(set) var inFlight = 0
    /// How many runs wait for their host.
    public internal(set) var waiting = 0
    /// How many probes are scheduled.
    public internal(set) var scheduled = 0

    mutating func count(lateness microseconds: Int64) {
        started += 1
        latenessSum += microseconds
        let index = Self.latenessBounds.firstIndex { microseconds <= $0 } ?? Self.latenessBounds.count
        counts[index] += 1
    }
}
