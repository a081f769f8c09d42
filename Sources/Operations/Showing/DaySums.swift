import Measures
import Registry
import Storage

/// What a stream adds up to over some windows: day rows where whole days lie inside, hour rows at both ends.
///
/// Each day row is read and added once, however many windows hold it, and the number of rows does not grow with what is
/// older than the longest window.
struct DaySums {
    private let stream: Int
    /// The sum of whole days by the first and the last of them.
    private var sums: [Window: ResultAggregate] = [:]

    init(of stream: Int, over windows: Set<Window>, _ transaction: StoreTransaction) throws {
        self.stream = stream
        let whole = Dictionary(grouping: windows.compactMap(\.wholeDays), by: \.end)
        for (end, windows) in whole {
            // From the shortest window on: each longer one adds the days before.
            var (sum, begin) = (ResultAggregate(), end)
            for window in windows.sorted(by: { $0.start > $1.start }) {
                let older = Window(start: window.start, end: begin)
                for (_, day) in try transaction.aggregates(of: stream, in: older, by: .day) { sum.merge(day) }
                begin = window.start
                sums[window] = sum
            }
        }
    }

    /// Adds what the stream adds up to over one of the windows.
    func add(_ window: Window, _ transaction: StoreTransaction, to sum: inout ResultAggregate) throws {
        guard let whole = window.wholeDays, let days = sums[whole] else {
            for (_, hour) in try transaction.aggregates(of: stream, in: window, by: .hour) { sum.merge(hour) }
            return
        }
        sum.merge(days)
        let ends = [Window(start: window.start, end: whole.start), Window(start: whole.end, end: window.end)]
        for end in ends where end.start < end.end {
            for (_, hour) in try transaction.aggregates(of: stream, in: end, by: .hour) { sum.merge(hour) }
        }
    }
}

extension Window {
    /// The whole days (UTC) inside it; nothing where there is none.
    fileprivate var wholeDays: Window? {
        let day = AggregatePeriod.day
        let begin = day.start(of: start)
        let first = begin == start ? start : begin + .milliseconds(day.milliseconds)
        let last = day.start(of: end)
        return first < last ? Window(start: first, end: last) : nil
    }
}
