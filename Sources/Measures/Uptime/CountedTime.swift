import Registry

/// The parts of a window that count: all of it, or its declared open times.
struct CountedTime: Sendable {
    /// In order, apart from each other, none empty.
    private let intervals: [Window]
    /// How long they are together.
    let length: Duration

    init(_ window: Window, within open: [Window]?) {
        var intervals: [Window] = []
        for part in (open ?? [window]).sorted(by: { $0.start < $1.start }) {
            let clipped = Window(start: max(part.start, window.start), end: min(part.end, window.end))
            guard clipped.start < clipped.end else { continue }
            if let last = intervals.last, last.end >= clipped.start {
                intervals[intervals.count - 1].end = max(last.end, clipped.end)
            } else {
                intervals.append(clipped)
            }
        }
        self.intervals = intervals
        length = intervals.reduce(.zero) { $0 + $1.length }
    }

    /// How much of it lies between two moments.
    func length(from start: Timestamp, to end: Timestamp) -> Duration {
        var length = Duration.zero
        for interval in intervals[firstPlace(endingAfter: start)...] {
            guard interval.start < end else { break }
            length += min(interval.end, end) - max(interval.start, start)
        }
        return length
    }

    private func firstPlace(endingAfter moment: Timestamp) -> Int {
        var low = 0
        var high = intervals.count
        while low < high {
            let middle = (low + high) / 2
            if intervals[middle].end <= moment { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
