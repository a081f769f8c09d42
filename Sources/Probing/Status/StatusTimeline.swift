public import Measures
public import Registry

/// The newest spans of one subject: contiguous, the last one open.
///
/// Only as much as edits can still reach is kept; what is older lies in the store.
public struct StatusTimeline: Sendable, Hashable {
    /// What a store must do to follow: drop every span of the subject that begins at or after `from`, add `spans`.
    public struct Replacement: Sendable, Hashable {
        /// Whose timeline it is.
        public var subject: Subject
        /// From when on everything is replaced: the start of the first of `spans`.
        public var from: Timestamp
        /// The spans from then on, contiguous, the last one open.
        public var spans: [StatusSpan]
    }

    /// The spans, oldest first; never empty.
    public private(set) var spans: [StatusSpan]
    /// Since when nothing could be measured, where the beginning of that lies before the oldest span that is kept.
    private var unseenBefore: Timestamp?
    /// The newest span that says how it was, where it ended before the oldest span that is kept and nothing says so since.
    private var seenBefore: StatusSpan?

    /// Creates a timeline from its open span.
    public init(open: StatusSpan) {
        spans = [open]
    }

    /// The span that lasts.
    public var current: StatusSpan { spans[spans.count - 1] }

    /// The span that a moment lies in; the oldest one kept for moments before it.
    public func span(at moment: Timestamp) -> StatusSpan {
        spans.last { $0.start <= moment } ?? spans[0]
    }

    /// What is kept, oldest first, with what was seen last before it where nothing that is kept says how it was.
    public var history: [StatusSpan] { [seenBefore].compactMap(\.self) + spans }

    /// The newest span that says how it is or was at a moment, however long nothing has been seen since; nil where nothing
    /// ever was.
    public func lastSeen(at moment: Timestamp) -> StatusSpan? {
        history.last { $0.start <= moment && $0.status != .unknown }
    }

    /// Moments after one and up to another at which the status changes.
    public func changes(after: Timestamp, upTo: Timestamp) -> [Timestamp] {
        spans.map(\.start).filter { $0 > after && $0 <= upTo }
    }

    /// Replaces everything from a moment on by spans that follow each other; gives what a store must do, or nothing when
    /// the timeline says the same as before.
    public mutating func replace(from: Timestamp, with tail: [StatusSpan], subject: Subject) -> Replacement? {
        var kept = spans.filter { $0.start < from }
        var added: [StatusSpan] = []
        for span in tail {
            if var last = added.last ?? kept.last, last.says(sameAs: span) {
                last.end = nil
                if added.isEmpty { kept[kept.count - 1] = last } else { added[added.count - 1] = last }
                continue
            }
            if added.isEmpty, !kept.isEmpty { kept[kept.count - 1].end = span.start }
            if !added.isEmpty { added[added.count - 1].end = span.start }
            var next = span
            next.end = nil
            added.append(next)
        }
        let result = kept + added
        guard !result.isEmpty, result != spans else { return nil }
        let common = zip(result, spans).prefix { $0 == $1 }.count
        spans = result
        let changed = Array(result[min(common, result.count - 1)...])
        return Replacement(subject: subject, from: changed[0].start, spans: changed)
    }

    /// Since when nothing could be measured though we looked, whatever kept us from it in turn; nil where something is seen.
    ///
    /// A time in which we did not watch at all neither begins nor ends it.
    public var unseenSince: Timestamp? {
        guard current.isBlind else { return nil }
        var since = current.start
        for span in spans.reversed() {
            guard span.isBlind || span.cause == .notWatched else { return since }
            if span.isBlind { since = span.start }
        }
        return unseenBefore ?? since
    }

    /// Forgets spans that ended before a moment.
    public mutating func forget(before moment: Timestamp) {
        guard spans.count > 1, let end = spans[0].end, end < moment else { return }
        let (unseen, before) = (unseenSince, history)
        spans.removeAll { span in span.end.map { $0 < moment } ?? false }
        seenBefore =
            spans[0].status == .unknown
            ? before.last { $0.status != .unknown && $0.start < spans[0].start } : nil
        unseenBefore = unseen.flatMap { $0 < spans[0].start ? $0 : nil }
    }
}

extension StatusSpan {
    /// Whether two spans say the same about the subject, whatever they rest on.
    func says(sameAs other: StatusSpan) -> Bool {
        status == other.status && cause == other.cause
    }

    /// Whether it says that nothing could be measured, though somebody looked.
    var isBlind: Bool { status == .unknown && cause.isBlind }
}
