import Probing
import Registry

/// The model of one origin: what all probes of it know together of its connection.
///
/// - Three runs that failed in the same phase before the first byte, of three pages where so many are watched, with no
///   answer from the origin since the first of them began, are a suspicion: one more is asked, whose word is oldest, first
///   of those that were not asked since. When that one fails too, in a run that began after the suspicion, whoever watches
///   whether people can get in knows that they cannot, since the first of the three. Failures in other phases in between
///   take nothing from it: only an answer does. Who knows something else by then learns it again by a failure of their
///   own.
/// - With one such probe there is nobody to learn from.
/// - One good answer ends it, from the run on that got it. An answer that is not good shows that the origin can be
///   reached again, so that no new failures are counted from before it, but nobody has got in yet.
struct OriginStory {
    /// What the probes of the origin learn from one result.
    enum Lesson: Equatable {
        case nothing
        /// Somebody must be asked, since others failed from a moment on.
        case suspicion(from: Int64)
        case cutOff(from: Int64, reason: String, isNew: Bool)
        case answers(from: Int64)
    }

    /// How many different pages of the origin are watched.
    let pages: Int
    private var failures: [(result: ProbeResult, page: String)] = []
    private var lastAnswer = Int64.min
    private var cutOff: (from: Int64, reason: String)?
    private var asked: (stream: Int, since: Int64, phase: String)?

    init(pages: Int) { self.pages = pages }

    mutating func hear(_ result: ProbeResult, page: String) -> Lesson {
        guard result.trigger != .pushed, result.outcome != .unknown else { return .nothing }
        if result.status > 0 {
            lastAnswer = max(lastAnswer, result.end)
            failures.removeAll { $0.result.at.milliseconds < lastAnswer }
            if let asked, alike(asked.phase) == nil { self.asked = nil }
            guard result.outcome != .bad, let was = cutOff, result.end > was.from else { return .nothing }
            cutOff = nil
            return .answers(from: max(result.at.milliseconds, was.from))
        }
        guard let phase = phase(result.reason), result.at.milliseconds >= lastAnswer else { return .nothing }
        var isNew = false
        if cutOff == nil {
            failures.append((result, page))
            if let asked {
                guard result.stream == asked.stream, result.at.milliseconds >= asked.since,
                    let first = alike(asked.phase)
                else { return .nothing }
                cutOff = (first, result.reason.rawValue)
                (failures, self.asked) = ([], nil)
                isNew = true
            } else if let first = alike(phase) {
                asked = (0, .max, phase)
                return .suspicion(from: first)
            }
        }
        return cutOff.map { .cutOff(from: $0.from, reason: $0.reason, isNew: isNew) } ?? .nothing
    }

    /// Notes who was asked, at a moment.
    mutating func ask(_ stream: Int, at moment: Int64) {
        if let phase = asked?.phase { asked = (stream, moment, phase) }
    }

    /// When the first of the failures in a phase began, where they are enough.
    private func alike(_ phase: String) -> Int64? {
        let alike = failures.filter { self.phase($0.result.reason) == phase }
        guard alike.count >= 3, Set(alike.map(\.page)).count >= min(3, pages) else { return nil }
        return alike.map(\.result.at.milliseconds).min()
    }

    private func phase(_ reason: Reason) -> String? {
        switch reason {
        case .dnsNotFound, .dnsTimeout, .dnsFailed: "name"
        case .connectRefused, .connectTimeout, .connectFailed: "connection"
        case .tlsFailed: "encryption"
        case .timeout, .closedEarly: "answer"
        default: nil
        }
    }
}
