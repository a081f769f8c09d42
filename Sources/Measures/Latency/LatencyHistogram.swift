/// How long things took, in microseconds: sixteen steps to each doubling, so that hours add up to days and years.
///
/// Only steps that were met are kept. What is read back from it (quantiles) is at most 1/32 (3.2 %) away from the exact
/// value; count, sum, smallest and largest are exact. Below 32 µs every value has its own step.
public struct LatencyHistogram: Hashable, Sendable {
    /// One step that was met, and how often.
    struct Bucket: Hashable, Sendable {
        var step: Step
        var count: Int
    }

    /// The steps that were met, from fast to slow.
    private(set) var buckets: [Bucket] = []
    /// How many times were added.
    public private(set) var count = 0
    /// All times together, in microseconds.
    public private(set) var sum: Int64 = 0
    private var extremes: ClosedRange<Int64> = 0...0

    /// The longest time that is told from longer ones: more than 19 hours, in microseconds.
    public static let longest: Int64 = (1 << 36) - 1

    /// Creates an empty histogram.
    public init() {}

    /// Creates a histogram of times in microseconds.
    public init(_ times: some Sequence<Int64>) {
        for time in times { add(time) }
    }

    /// Creates a histogram from parts that belong together; the caller has checked them.
    init(checked buckets: [Bucket], count: Int, sum: Int64, extremes: ClosedRange<Int64>) {
        self.buckets = buckets
        self.count = count
        self.sum = sum
        self.extremes = extremes
    }

    /// Whether nothing was added.
    public var isEmpty: Bool { count == 0 }

    /// The shortest time, in microseconds; nothing where none was added.
    public var minimum: Int64? { isEmpty ? nil : extremes.lowerBound }

    /// The longest time, in microseconds; nothing where none was added.
    public var maximum: Int64? { isEmpty ? nil : extremes.upperBound }

    /// The exact mean, in microseconds; nothing where none was added.
    public var mean: Double? { isEmpty ? nil : Double(sum) / Double(count) }

    /// Adds one time in microseconds; one below zero counts as zero, one above `longest` as `longest`.
    public mutating func add(_ time: Int64) {
        let time = min(max(time, 0), LatencyHistogram.longest)
        let step = Step(of: time)
        let place = firstPlace(notBefore: step)
        if place < buckets.count, buckets[place].step == step {
            buckets[place].count += 1
        } else {
            buckets.insert(Bucket(step: step, count: 1), at: place)
        }
        extremes = isEmpty ? time...time : min(extremes.lowerBound, time)...max(extremes.upperBound, time)
        count += 1
        sum = sum.addingUpToLimit(time)
    }

    /// Adds everything that another histogram holds.
    public mutating func merge(_ other: LatencyHistogram) {
        guard !other.isEmpty else { return }
        guard !isEmpty else {
            self = other
            return
        }
        var merged: [Bucket] = []
        merged.reserveCapacity(buckets.count + other.buckets.count)
        var left = buckets[...]
        var right = other.buckets[...]
        while let mine = left.first, let theirs = right.first {
            if mine.step < theirs.step {
                merged.append(left.removeFirst())
            } else if theirs.step < mine.step {
                merged.append(right.removeFirst())
            } else {
                merged.append(Bucket(step: mine.step, count: mine.count.addingUpToLimit(theirs.count)))
                left.removeFirst()
                right.removeFirst()
            }
        }
        buckets = merged + left + right
        extremes =
            min(extremes.lowerBound, other.extremes.lowerBound)...max(extremes.upperBound, other.extremes.upperBound)
        count = count.addingUpToLimit(other.count)
        sum = sum.addingUpToLimit(other.sum)
    }

    /// Takes out what was merged in before; smallest and largest stay as they are.
    public mutating func subtract(_ other: LatencyHistogram) {
        for bucket in other.buckets {
            let place = firstPlace(notBefore: bucket.step)
            guard place < buckets.count, buckets[place].step == bucket.step else { continue }
            buckets[place].count -= bucket.count
            if buckets[place].count <= 0 { buckets.remove(at: place) }
        }
        count = max(0, count - other.count)
        sum = max(0, sum - other.sum)
    }

    /// The place of a step among those that were met, or where it would stand.
    private func firstPlace(notBefore step: Step) -> Int {
        var low = 0
        var high = buckets.count
        while low < high {
            let middle = (low + high) / 2
            if buckets[middle].step < step { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension FixedWidthInteger {
    /// The sum, or the largest number there is: a figure that no longer fits must not stop the program.
    fileprivate func addingUpToLimit(_ other: Self) -> Self {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
