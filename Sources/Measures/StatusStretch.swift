public import Registry

/// A time in which a status did not change as far as anybody watched: spans that say the same, and the times between
/// them in which Plumbline did not watch.
///
/// A pause of ours is no news about a service: where it was down before and is down after it, it has been down since
/// before, and the pause is said beside it. A pause with another status on each side stands for itself.
public struct StatusStretch: Sendable, Hashable {
    /// Its newest span: the status, why, and what it rests on.
    public private(set) var newest: StatusSpan
    /// Its oldest span.
    public private(set) var first: StatusSpan
    /// The times inside it in which nobody watched, oldest first.
    public private(set) var unwatched: [Window] = []

    /// Creates a stretch of one span.
    public init(_ span: StatusSpan) {
        (newest, first) = (span, span)
    }

    /// When it began.
    public var start: Timestamp { first.start }
    /// When it ended; nothing while it lasts.
    public var end: Timestamp? { newest.end }
    /// The status of all of it.
    public var status: Status { newest.status }
    /// One span that says all of it: as the newest, from the beginning of the first.
    public var span: StatusSpan {
        var span = newest
        span.start = start
        return span
    }

    /// The same with another newest span, which says more of the same.
    public func with(newest span: StatusSpan) -> StatusStretch {
        var stretch = self
        stretch.newest = span
        return stretch
    }

    /// Puts spans together, oldest first.
    public static func stretches(_ spans: [StatusSpan]) -> [StatusStretch] {
        var stretches: [StatusStretch] = []
        for span in spans.sorted(by: { $0.start < $1.start }) {
            if let last = stretches.last, last.end == span.start {
                if last.isAlike(span) {
                    stretches[stretches.count - 1].newest = span
                    continue
                }
                if let before = stretches.dropLast().last, before.end == last.start, before.isAlike(span),
                    last.isUnwatched, !span.isUnwatched
                {
                    stretches.removeLast()
                    stretches[stretches.count - 1].newest = span
                    stretches[stretches.count - 1].unwatched.append(Window(start: last.start, end: span.start))
                    continue
                }
            }
            stretches.append(StatusStretch(span))
        }
        return stretches
    }

    /// Whether older spans than those that stretches were made from could still make the last one longer.
    public static func mayReachBack(_ stretches: [StatusStretch]) -> Bool {
        guard let first = stretches.first else { return false }
        return stretches.count == 1 || (stretches.count == 2 && first.isUnwatched)
    }

    private var isUnwatched: Bool { newest.isUnwatched }

    private func isAlike(_ span: StatusSpan) -> Bool {
        span.status == status && (status != .unknown || span.cause == newest.cause)
    }
}

extension StatusSpan {
    /// Whether nobody watched in it.
    fileprivate var isUnwatched: Bool { status == .unknown && cause == .notWatched }
}
