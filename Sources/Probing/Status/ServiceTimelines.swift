public import Measures
public import Registry

/// The timelines of one service and all its parts, as a value: edits of streams and the passing of time go in,
/// replacements of spans come out.
public struct ServiceTimelines: Sendable {
    /// What the service is put together from.
    public private(set) var shape: ServiceShape
    private var streams: [Int: StatusTimeline]
    /// Streams that have no span in the store yet.
    private var newStreams: [ServiceShape.Source] = []
    private var subjects: [Subject: StatusTimeline]
    /// Timelines that the store ended, for what may be watched again: the span since then, in which nobody watched.
    private var gaps: [Subject: StatusSpan] = [:]
    /// The next moment at which hours or maintenance change something by themselves.
    public private(set) var nextBoundary: Timestamp?

    /// Creates timelines.
    ///
    /// - Parameters:
    ///   - shape: what the service is put together from.
    ///   - stored: the newest spans kept in the store, by subject (probes included).
    ///   - now: the moment from which parts without stored spans are unknown.
    public init(shape: ServiceShape, stored: [Subject: [StatusSpan]], now: Timestamp) {
        self.shape = shape
        streams = [:]
        subjects = [:]
        for (subject, spans) in stored {
            guard let end = spans.last?.end else { continue }
            gaps[subject] = StatusSpan(status: .unknown, cause: .notWatched, start: min(end, now))
        }
        for source in shape.channels.flatMap(\.sources) {
            if gaps[source.subject] == nil, let timeline = StatusTimeline(stored: stored[source.subject] ?? []) {
                streams[source.stream] = timeline
            } else {
                let pending = StatusSpan(status: .unknown, cause: .pending, start: now)
                streams[source.stream] = StatusTimeline(open: gaps[source.subject] ?? pending)
                newStreams.append(source)
            }
        }
        for (subject, spans) in stored where subject.kind != .probe && gaps[subject] == nil {
            subjects[subject] = StatusTimeline(stored: spans)
        }
        nextBoundary = shape.nextBoundary(after: now)
    }

    /// Begins to keep time: gives the first spans of what the store does not know yet, and what hours, maintenance and
    /// the shape of the service make of the rest.
    public mutating func begin(now: Timestamp) -> [StatusTimeline.Replacement] {
        for source in newStreams {
            // Nothing was watched from the moment on that Plumbline itself stopped at.
            guard let gap = gaps[source.subject], gap.start > now else { continue }
            streams[source.stream] = StatusTimeline(
                open: StatusSpan(status: .unknown, cause: .notWatched, start: now))
        }
        let first = newStreams.compactMap { source in
            streams[source.stream].map {
                StatusTimeline.Replacement(subject: source.subject, from: $0.current.start, spans: $0.spans)
            }
        }
        newStreams = []
        return first + derive(from: now, upTo: now)
    }

    /// The span that lasts for a subject; nothing where nobody watches it.
    public func current(_ subject: Subject) -> StatusSpan? {
        if subject.kind == .probe {
            return shape.channels.flatMap(\.sources).first { $0.subject == subject }
                .flatMap { streams[$0.stream]?.current }
        }
        return subjects[subject]?.current
    }

    /// The span that lasts for a stream; nothing where nobody watches it.
    public func current(ofStream stream: Int) -> StatusSpan? { streams[stream]?.current }

    /// Since when nothing could be measured of a part above the streams; nil where something is seen, or nobody looks.
    public func unseenSince(_ subject: Subject) -> Timestamp? { subjects[subject]?.unseenSince }

    /// The same for a stream.
    public func unseenSince(ofStream stream: Int) -> Timestamp? { streams[stream]?.unseenSince }

    /// The newest spans of a stream that are kept here, oldest first, with the last before them that says how it was where
    /// they do not.
    public func history(ofStream stream: Int) -> [StatusSpan] { streams[stream]?.history ?? [] }

    /// The newest spans of a part above the streams, oldest first; none where nobody watches it.
    public func spans(_ subject: Subject) -> [StatusSpan] { subjects[subject]?.spans ?? [] }

    /// Takes edits of streams; gives the replacements of the streams and of everything above them.
    public mutating func apply(
        _ edits: [(stream: Int, edit: StatusMachine.Edit)], now: Timestamp
    ) -> [StatusTimeline.Replacement] {
        var replacements: [StatusTimeline.Replacement] = []
        var from = now
        let sources = shape.channels.flatMap(\.sources)
        for (stream, edit) in edits {
            guard let source = sources.first(where: { $0.stream == stream }) else { continue }
            let span = StatusSpan(
                status: edit.status, cause: edit.cause, reason: edit.reason?.rawValue, start: edit.from,
                evidence: source.subject.path, basis: edit.basis)
            if let replacement = streams[stream]?.replace(from: edit.from, with: [span], subject: source.subject) {
                replacements.append(replacement)
            }
            from = min(from, edit.from)
        }
        return replacements + derive(from: from, upTo: now)
    }

    /// Lets hours and maintenance take effect up to a moment.
    public mutating func pass(to now: Timestamp) -> [StatusTimeline.Replacement] {
        guard let boundary = nextBoundary, boundary <= now else { return [] }
        return derive(from: boundary, upTo: now)
    }

    /// Puts everything above the streams together anew from a moment on.
    public mutating func derive(from: Timestamp, upTo now: Timestamp) -> [StatusTimeline.Replacement] {
        var moments: Set<Timestamp> = [from]
        for timeline in streams.values { moments.formUnion(timeline.changes(after: from, upTo: now)) }
        var boundary = shape.nextBoundary(after: from)
        while let next = boundary, next <= now {
            moments.insert(next)
            boundary = shape.nextBoundary(after: next)
        }
        nextBoundary = boundary
        var tails: [Subject: [StatusSpan]] = [:]
        for moment in moments.sorted() {
            let statuses = shape.statuses(at: moment) { stream in
                guard let timeline = streams[stream] else { return .unwatched }
                return ExplainedStatus(timeline.span(at: moment), lastSeen: timeline.lastSeen(at: moment))
            }
            for (subject, status) in statuses.bySubject {
                tails[subject, default: []].append(
                    StatusSpan(
                        status: status.status, cause: status.cause, reason: status.reason, start: moment,
                        evidence: status.evidence, basis: status.basis))
            }
        }
        var replacements: [StatusTimeline.Replacement] = []
        for (subject, tail) in tails.sorted(by: { $0.key.path < $1.key.path }) {
            if subjects[subject] == nil {
                var tail = tail
                // What was ended and is watched again goes on from its end, so that its history has no hole.
                if let gap = gaps.removeValue(forKey: subject), gap.start < tail[0].start { tail.insert(gap, at: 0) }
                subjects[subject] = StatusTimeline(open: tail[0])
                let rest = subjects[subject]?.replace(from: tail[0].start, with: tail, subject: subject)
                let spans = rest == nil ? [tail[0]] : subjects[subject]?.spans ?? []
                replacements.append(.init(subject: subject, from: tail[0].start, spans: spans))
            } else if let replacement = subjects[subject]?.replace(from: from, with: tail, subject: subject) {
                replacements.append(replacement)
            }
        }
        forget(before: min(from - horizon, shape.maintenance.filter { $0.until >= from }.map(\.from).min() ?? from))
        return replacements
    }

    /// How far back an edit can reach: as long as the results take that confirm it, and at least an hour.
    private var horizon: Duration {
        shape.channels.flatMap(\.sources).map { ($0.rules.every + $0.rules.grace) * ($0.rules.of + $0.rules.upAfter) }
            .max().map { max($0, .seconds(3600)) } ?? .seconds(3600)
    }

    private mutating func forget(before moment: Timestamp) {
        for stream in streams.keys { streams[stream]?.forget(before: moment) }
        for subject in subjects.keys { subjects[subject]?.forget(before: moment) }
    }
}

extension StatusTimeline {
    /// A timeline from stored spans, oldest first; nothing for none.
    ///
    /// The last one is taken to be open.
    public init?(stored: [StatusSpan]) {
        guard var open = stored.last else { return nil }
        open.end = nil
        self.init(open: stored.first ?? open)
        _ = replace(from: stored[0].start, with: stored, subject: .service(""))
    }
}
