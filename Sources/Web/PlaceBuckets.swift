/// What each place may still send: a bucket that fills again with time.
struct PlaceBuckets: Sendable {
    /// How many at once, and how many a minute after that.
    struct Rate: Sendable {
        var burst: Double
        var perMinute: Double
    }

    private struct Bucket {
        var left: Double
        var at: ContinuousClock.Instant
    }

    /// How long a new place waits where no more are remembered, and how often is looked for idle ones.
    private static let pause: (wait: Duration, sweep: Duration) = (.seconds(60), .seconds(1))

    private let rate: Rate
    private let most: Int
    private var buckets: [String: Bucket] = [:]
    private var sweptAt: ContinuousClock.Instant?

    /// Creates buckets for at most a number of places, all full.
    init(rate: Rate, most: Int) {
        self.rate = rate
        self.most = most
    }

    /// How many places are remembered.
    var count: Int { buckets.count }

    /// Takes one from the bucket of a place; gives how long to wait where it is empty.
    ///
    /// Where too many places are remembered, those that have been idle are forgotten: a full bucket says nothing. Where
    /// none is idle, new places wait, since to forget the others would let all of them in again.
    mutating func take(from place: String, at now: ContinuousClock.Instant) -> Duration {
        if buckets[place] == nil, buckets.count >= most {
            sweep(at: now)
            guard buckets.count < most else { return Self.pause.wait }
        }
        var left = buckets[place].map { filled($0, at: now) } ?? rate.burst
        defer { buckets[place] = Bucket(left: left, at: now) }
        guard left >= 1 else { return .seconds((1 - left) / rate.perMinute * 60) }
        left -= 1
        return .zero
    }

    /// What is in a bucket at a moment.
    private func filled(_ bucket: Bucket, at now: ContinuousClock.Instant) -> Double {
        min(rate.burst, bucket.left + (now - bucket.at) / .seconds(60) * rate.perMinute)
    }

    /// Forgets full buckets, not too often: it looks at all of them.
    private mutating func sweep(at now: ContinuousClock.Instant) {
        if let sweptAt, now - sweptAt < Self.pause.sweep { return }
        sweptAt = now
        buckets = buckets.filter { filled($0.value, at: now) < rate.burst }
    }
}
