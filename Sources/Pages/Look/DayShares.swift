import Measures
import Registry

/// How one day of a channel was divided among the statuses.
struct DayShares: Hashable {
    /// The day in the zone shown.
    var day: CivilDate
    /// For how long each status held, within the part of the day that the window covers.
    var lengths: [Status: Duration]
    /// The part of the day before watching began.
    var before: Duration = .zero

    /// The part of the day within the window, before watching began or not.
    var covered: Duration { lengths.values.reduce(before, +) }

    /// The days of a history, oldest first; what no span covers counts as unknown once watching has begun.
    static func days(_ history: ChannelHistory, zone: DisplayZone) -> [DayShares] {
        let window = history.window
        guard window.start < window.end else { return [] }
        let last = zone.local(Timestamp(milliseconds: window.end.milliseconds - 1)).day
        var day = zone.local(window.start).day
        var start = window.start
        var days: [DayShares] = []
        var spans = history.spans[...]
        let beginning = history.beginning ?? window.end
        while day <= last {
            let next = CivilDate(days: day.days + 1)
            let end = min(zone.start(of: next), window.end)
            while let span = spans.first, let spanEnd = span.end, spanEnd <= start { spans = spans.dropFirst() }
            let from = min(max(start, beginning), end)
            days.append(DayShares(day: day, lengths: lengths(spans, from, end), before: from - start))
            (day, start) = (next, max(start, end))
        }
        return days
    }

    /// How the part of a day from `start` to `end` was divided.
    private static func lengths(_ spans: ArraySlice<StatusSpan>, _ start: Timestamp, _ end: Timestamp) -> [Status:
        Duration]
    {
        var lengths: [Status: Duration] = [:]
        var known = Duration.zero
        for span in spans {
            guard span.start < end else { break }
            let length = min(span.end ?? end, end) - max(span.start, start)
            guard length > .zero else { continue }
            lengths[span.status, default: .zero] += length
            known += length
        }
        let rest = (end - start) - known
        if rest > .zero { lengths[.unknown, default: .zero] += rest }
        return lengths
    }
}

extension ChannelHistory {
    /// When watching began: not with the registration, but with the first thing that was seen or missed.
    var beginning: Timestamp? {
        spans.first { $0.cause != .pending }.map { max($0.start, window.start) }
    }
}
