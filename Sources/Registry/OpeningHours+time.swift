extension OpeningHours {
    private static let dayLength: Int64 = 86_400_000

    /// Whether it is open at a moment; `holidays` are the days that `PH` means.
    public func isOpen(at moment: Timestamp, holidays: Set<CivilDate>) -> Bool {
        let local = moment.milliseconds + zone.offset(at: moment)
        let day = local.flooredQuotient(OpeningHours.dayLength)
        let time = local - day * OpeningHours.dayLength
        return ranges(on: day, holidays: holidays).contains { $0.contains(time) }
            || ranges(on: day - 1, holidays: holidays).contains { $0.contains(time + OpeningHours.dayLength) }
    }

    /// The stretches of time between two moments in which it is open: in order, apart from each other, cut to the ends.
    public func openIntervals(
        in start: Timestamp, _ end: Timestamp, holidays: Set<CivilDate>
    ) -> [(start: Timestamp, end: Timestamp)] {
        guard start < end else { return [] }
        if isAlways { return [(start, end)] }
        var intervals: [(start: Timestamp, end: Timestamp)] = []
        for segment in zone.segments(from: start, to: end) {
            let localStart = segment.start.milliseconds + segment.offset
            let localEnd = segment.end.milliseconds + segment.offset
            // The day before can reach into the first one.
            let firstDay = localStart.flooredQuotient(OpeningHours.dayLength) - 1
            let lastDay = (localEnd - 1).flooredQuotient(OpeningHours.dayLength)
            var open: [Range<Int64>] = []
            for day in firstDay...lastDay {
                let midnight = day * OpeningHours.dayLength
                for range in ranges(on: day, holidays: holidays) {
                    let clipped = (range.lowerBound + midnight)..<(range.upperBound + midnight)
                    open.append(clipped.clamped(to: localStart..<localEnd))
                }
            }
            for range in open.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
                let from = Timestamp(milliseconds: range.lowerBound - segment.offset)
                let until = Timestamp(milliseconds: range.upperBound - segment.offset)
                if let last = intervals.last, last.end >= from {
                    intervals[intervals.count - 1].end = max(last.end, until)
                } else {
                    intervals.append((from, until))
                }
            }
        }
        return intervals
    }

    /// The next moment at which it opens or closes; nothing where it does neither within nine years.
    public func nextChange(after moment: Timestamp, holidays: Set<CivilDate>) -> Timestamp? {
        guard !isAlways else { return nil }
        let isOpenNow = isOpen(at: moment, holidays: holidays)
        // Most answers are within days; a rule for one 29 February needs eight years.
        for days in [8, 64, 512, 3_290] as [Int64] {
            let end = Timestamp(milliseconds: moment.milliseconds + days * OpeningHours.dayLength)
            let first = openIntervals(in: moment, end, holidays: holidays).first
            if isOpenNow, let first, first.end < end { return first.end }
            if !isOpenNow, let first { return first.start }
        }
        return nil
    }
}
