public import Registry

/// What is known about the status of one subject over a window, from its spans.
///
/// Time between spans is unknown. Where spans overlap, the one that begins later holds from its start on. A span that
/// has not ended lasts until now, and nothing is known of the time after now, which belongs to no window yet.
public struct StatusHistory: Sendable {
    /// The window, without what lies after now.
    public let window: Window
    private let spans: [Stretch]

    private struct Stretch: Sendable {
        var span: StatusSpan
        var end: Timestamp
    }

    /// Creates the history of a window.
    ///
    /// - Parameters:
    ///   - spans: The spans that touch the window, in any order; others do no harm.
    ///   - window: The time asked about.
    ///   - now: The moment after which nothing is known.
    public init(_ spans: [StatusSpan], in window: Window, now: Timestamp) {
        self.window = Window(start: window.start, end: min(window.end, now))
        var ordered: [Stretch] = []
        for span in spans.sorted(by: { $0.start < $1.start }) {
            let stretch = Stretch(span: span, end: min(span.end ?? now, now))
            guard span.start < stretch.end else { continue }
            if let last = ordered.last, last.end > span.start {
                ordered[ordered.count - 1].end = span.start
                if last.span.start == span.start { ordered.removeLast() }
            }
            ordered.append(stretch)
        }
        self.spans = ordered
    }

    /// How the time divides among the statuses.
    ///
    /// - Parameter open: The declared open times, in any order; nothing for always.
    public func time(within open: [Window]? = nil) -> StatusTime {
        time(in: CountedTime(window, within: open))
    }

    /// Which share of the known time it worked.
    ///
    /// A span starts at the first result that shows it, so what it shows can have begun up to one detection interval
    /// earlier, but not before the span ahead of it was seen. Where maintenance begins and ends is declared, and thus
    /// exact; next to unknown time nothing more is known either.
    ///
    /// - Parameters:
    ///   - open: The declared open times, in any order; nothing for always.
    ///   - maintenance: What planned maintenance counts as.
    ///   - detectionInterval: The longest time until a change shows: the interval of the deciding probes.
    public func uptime(
        within open: [Window]? = nil, maintenance: Uptime.MaintenanceRule, detectionInterval: Duration
    ) -> Uptime {
        let counted = CountedTime(window, within: open)
        var lost = Duration.zero
        var regained = Duration.zero
        for (before, after) in zip(spans, spans.dropFirst()) {
            let moment = after.span.start
            guard before.end == moment, window.start < moment, moment < window.end else { continue }
            let first = max(before.span.start, moment - detectionInterval)
            switch (before.span.status, after.span.status) {
            case (.up, .down), (.degraded, .down): lost += counted.length(from: first, to: moment)
            case (.down, .up), (.down, .degraded): regained += counted.length(from: first, to: moment)
            default: continue
            }
        }
        return Uptime(time(in: counted), maintenance: maintenance, lost: lost, regained: regained)
    }

    /// The outages that touch the window, oldest first: spans that are down, joined where one follows the other.
    public var outages: [Outage] { joined(spans.filter { $0.span.status == .down }) }

    /// When it had one status, oldest first, as people are told of it: a time in which nobody watched, with the same
    /// status on both sides, does not cut it in two.
    public func times(of status: Status) -> [Outage] {
        let told = StatusStretch.stretches(
            spans.map { stretch in
                var span = stretch.span
                span.end = lasts(stretch) ? nil : stretch.end
                return span
            })
        return told.filter { $0.status == status }.compactMap {
            outage($0.first, until: $0.end ?? window.end, lasts: $0.end == nil, unwatched: $0.unwatched)
        }
    }

    private func joined(_ stretches: [Stretch]) -> [Outage] {
        var joined: [(first: StatusSpan, start: Timestamp, end: Timestamp, lasts: Bool)] = []
        for stretch in stretches {
            let lasts = lasts(stretch)
            if let last = joined.last, last.end == stretch.span.start {
                joined[joined.count - 1].end = stretch.end
                joined[joined.count - 1].lasts = lasts
            } else {
                joined.append((stretch.span, stretch.span.start, stretch.end, lasts))
            }
        }
        return joined.compactMap { outage($0.first, until: $0.end, lasts: $0.lasts) }
    }

    /// Whether a span has not ended; one that a later one cut short has, whatever it says.
    private func lasts(_ stretch: Stretch) -> Bool { stretch.span.end == nil && stretch.end == spans.last?.end }

    private func outage(
        _ first: StatusSpan, until end: Timestamp, lasts: Bool, unwatched: [Window] = []
    ) -> Outage? {
        func inside(_ start: Timestamp, _ end: Timestamp) -> Duration {
            max(.zero, min(end, window.end) - max(start, window.start))
        }
        let duration = inside(first.start, end) - unwatched.reduce(.zero) { $0 + inside($1.start, $1.end) }
        guard duration > .zero else { return nil }
        return Outage(
            start: first.start, end: lasts ? nil : end, duration: duration, reason: first.reason,
            evidence: first.evidence, unwatched: unwatched)
    }

    private func time(in counted: CountedTime) -> StatusTime {
        var time = StatusTime()
        for stretch in spans {
            let length = counted.length(from: stretch.span.start, to: stretch.end)
            time.add(length, stretch.span.status, stretch.span.cause)
        }
        time.unknown += counted.length - time.all
        return time
    }
}
