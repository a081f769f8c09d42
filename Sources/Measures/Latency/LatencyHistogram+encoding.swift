extension LatencyHistogram {
    private static let version: UInt8 = 1
    /// The most that one histogram can be read with: every whole number up to it is a `Double` too.
    private static let mostTimes: Int64 = 1 << 53

    /// The histogram as bytes, about fifty for an hour of one probe.
    ///
    /// Version (1), then as variable-length numbers (LEB128): how many steps; for each the distance from the one before
    /// and its count; then how far the shortest time lies above the start of the first step, the longest below the end
    /// of the last, and the sum above the least it could be. The same histogram always gives the same bytes.
    public var encoded: [UInt8] {
        var bytes = [LatencyHistogram.version]
        bytes.reserveCapacity(8 + 3 * buckets.count)
        bytes.appendNumber(UInt64(buckets.count))
        var expected = 0
        var least: Int64 = 0
        for bucket in buckets {
            bytes.appendNumber(UInt64(bucket.step.index - expected))
            bytes.appendNumber(UInt64(bucket.count))
            expected = bucket.step.index + 1
            least &+= bucket.step.lowest &* Int64(bucket.count)
        }
        guard let first = buckets.first, let last = buckets.last, let minimum, let maximum else { return bytes }
        bytes.appendNumber(UInt64(minimum - first.step.lowest))
        bytes.appendNumber(UInt64(last.step.highest - maximum))
        bytes.appendNumber(UInt64(bitPattern: sum &- least))
        return bytes
    }

    /// Reads a histogram from its bytes.
    ///
    /// - Throws: where the bytes are not what `encoded` gives for any histogram.
    public init(encoded bytes: [UInt8]) throws(LatencyHistogramDamage) {
        var reader = NumberReader(bytes)
        guard reader.nextByte() == LatencyHistogram.version else {
            throw reader.damage("version \(bytes.first.map(String.init) ?? "none")", "version 1", at: 0)
        }
        let steps = try reader.number(upTo: UInt64(Step.last.index + 1), "the number of steps")
        var buckets: [Bucket] = []
        var expected = 0
        var count = 0
        var least: Int64 = 0
        var room: Int64 = 0
        for _ in 0..<steps {
            let place = reader.offset
            let gap = try reader.number(upTo: UInt64(Step.last.index), "the distance to the next step")
            guard let step = Step(index: expected + Int(gap)) else {
                throw reader.damage("step \(expected + Int(gap))", "at most \(Step.last.index)", at: place)
            }
            let limit = min((Int64.max / 2 - least) / (step.highest + 1), LatencyHistogram.mostTimes - Int64(count))
            let times = try reader.number(from: 1, upTo: UInt64(limit), "the count of step \(step.index)")
            // `limit` keeps `least` below half of what fits, and a step is never wider than its lowest value or 1.
            least += step.lowest * Int64(times)
            room += (step.width - 1) * Int64(times)
            count += Int(times)
            buckets.append(Bucket(step: step, count: Int(times)))
            expected = step.index + 1
        }
        guard let first = buckets.first, let last = buckets.last else {
            try reader.end()
            self.init()
            return
        }
        let place = reader.offset
        let above = try reader.number(upTo: UInt64(first.step.width - 1), "the shortest time")
        let below = try reader.number(upTo: UInt64(last.step.width - 1), "the longest time")
        let minimum = first.step.lowest + Int64(above)
        let maximum = last.step.highest - Int64(below)
        guard minimum <= maximum, count > 1 || minimum == maximum else {
            throw reader.damage("times from \(minimum) to \(maximum) µs", "the shortest first", at: place)
        }
        let rest = try reader.number(upTo: UInt64(room), "the sum")
        try reader.end()
        self.init(checked: buckets, count: count, sum: least + Int64(rest), extremes: minimum...maximum)
    }
}

extension [UInt8] {
    /// Appends a number, seven bits to a byte, the lowest first.
    fileprivate mutating func appendNumber(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}
