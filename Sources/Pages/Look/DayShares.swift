import Measures
import Registry

/// How one day of a channel was divided among the statuses.
struct DayShares: Hashable {
    /// The day in the zone shown.
    var day: CivilDate
    /// For how long each status held, within the part of the day that the window covers.
    var lengths: [Status: Duration]

    /// The part of the day that is covered by spans.
    var covered: Duration { lengths.values.reduce(.zero, +) }

    /// The days of a history, oldest first; what no span covers counts as unknown.
    static func days(_ history: ChannelHistory, zone: DisplayZone) -> [DayShares] {
        let window = history.window
        guard window.start < window.end else { return [] }
        let last = zone.local(Timestamp(milliseconds: window.end.milliseconds - 1)).day
        var day = zone.local(window.start).day
        var start = window.start
        var days: [DayShares] = []
        var spans = history.spans[...]
        while day <= last {
            let next = CivilDate(days: day.days + 1)
            let end = min(zone.start(of: next), window.end)
            while let span = spans.first, let spanEnd = span.end, spanEnd <= start { spans = spans.dropFirst() }
            days.append(DayShares(day: day, lengths: lengths(spans, start, end)))
            (day, start) = (next, max(start, end))
        }
        return days
    }

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
