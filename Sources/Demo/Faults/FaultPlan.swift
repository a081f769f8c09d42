/// Which faults are on at which moment since the start: a round of faults that comes again and again.
///
/// A value without a clock: everything that plays a part in the town asks it with the time that has passed.
public struct FaultPlan: Hashable, Sendable {
    /// The faults of one round, in the order in which they begin.
    public let round: [Fault]
    /// How long a round takes; every fault is over within it.
    public let length: Duration

    /// Creates a plan.
    ///
    /// Faults that are not within the round from beginning to end are left out.
    public init(round: [Fault], length: Duration) {
        self.length = length
        self.round = round.filter { .zero <= $0.begins && $0.begins < $0.ends && $0.ends <= length }
            .sorted { ($0.begins, $0.ends) < ($1.begins, $1.ends) }
    }

    /// A plan in which nothing goes wrong.
    public static let quiet = FaultPlan(round: [], length: .seconds(60))

    /// The faults that are on, with their times counted from the start.
    public func faults(at elapsed: Duration) -> [Fault] {
        guard elapsed >= .zero else { return [] }
        let base = length * rounds(before: elapsed)
        return round.map { $0.shifted(by: base) }.filter { $0.begins <= elapsed && elapsed < $0.ends }
    }

    /// The fault of a channel that is on; the first one where there are several.
    public func fault(service: String, channel: String, at elapsed: Duration) -> Fault? {
        faults(at: elapsed).first { $0.service == service && $0.channel == channel }
    }

    /// What begins and ends after one moment and up to another, in order; an end comes before a beginning.
    public func events(after: Duration, upTo: Duration) -> [FaultEvent] {
        guard after < upTo, upTo >= .zero else { return [] }
        let first = rounds(before: max(after, .zero))
        let last = rounds(before: upTo)
        var events: [FaultEvent] = []
        for number in max(0, first - 1)...last {
            for fault in round.map({ $0.shifted(by: length * number) }) {
                events.append(FaultEvent(fault: fault, isBeginning: true))
                events.append(FaultEvent(fault: fault, isBeginning: false))
            }
        }
        return events.filter { after < $0.at && $0.at <= upTo }
            .sorted { ($0.at, $0.isBeginning ? 1 : 0) < ($1.at, $1.isBeginning ? 1 : 0) }
    }

    /// The next moment after one at which a fault begins or ends; nothing for a plan without faults.
    public func nextChange(after elapsed: Duration) -> Duration? {
        let from = max(elapsed, .seconds(-1))
        return events(after: from, upTo: from + length + length).first?.at
    }

    /// The beginnings that come within a time, for a person who wants to know what to look at.
    public func coming(after elapsed: Duration, within: Duration) -> [FaultEvent] {
        events(after: elapsed, upTo: elapsed + within).filter(\.isBeginning)
    }

    private func rounds(before elapsed: Duration) -> Int { Int(elapsed / length) }
}
