import Foundation
public import Measures
public import Registry

/// When the weekly summary is due: a day of the week and a time of day, in a zone.
public struct SummarySchedule: Hashable, Sendable {
    /// The days of the week as files write them.
    public enum Day: String, CaseIterable, Sendable, Hashable {
        case monday = "Mo"
        case tuesday = "Tu"
        case wednesday = "We"
        case thursday = "Th"
        case friday = "Fr"
        case saturday = "Sa"
        case sunday = "Su"
    }

    /// One week that is told of.
    public struct Week: Hashable, Sendable {
        /// The Monday of the week in which it is due, `2026-11-23`: one summary for each, whatever the day is changed to.
        public var id: String
        /// The seven days told of; they end when the summary is due.
        public var window: Window
    }

    /// The day.
    public var day: Day
    /// The minutes since midnight.
    public var minute: Int
    /// The IANA name of the zone; UTC where nothing is given.
    public var timezone: String?

    /// Creates a schedule; Mondays at half past seven where nothing else is said.
    public init(day: Day = .monday, minute: Int = 450, timezone: String? = nil) {
        self.day = day
        self.minute = minute
        self.timezone = timezone
    }

    /// The newest week whose summary is due at a moment.
    public func week(at now: Timestamp) -> Week {
        let today = (now.milliseconds + offset(at: now)).flooredQuotient(Self.dayLength)
        let back = Self.weekday(today) - (Day.allCases.firstIndex(of: day) ?? 0)
        var due = today - Int64(back < 0 ? back + 7 : back)
        if moment(on: due) > now { due -= 7 }
        return Week(
            id: CivilDate(days: due - Int64(Self.weekday(due))).description,
            window: Window(start: moment(on: due - 7), end: moment(on: due)))
    }

    private static let dayLength: Int64 = 86_400_000

    /// The place of a day in its week, from 0 for Monday.
    private static func weekday(_ day: Int64) -> Int {
        // 1970-01-01 was a Thursday.
        Int(day + 3 - (day + 3).flooredQuotient(7) * 7)
    }

    /// The time of day on a day; as much later as clocks were put forward where they skip it, the first where it comes
    /// twice.
    private func moment(on day: Int64) -> Timestamp {
        let local = day * Self.dayLength + Int64(minute) * 60_000
        let before = local - offset(at: Timestamp(milliseconds: local - Self.dayLength))
        let after = local - offset(at: Timestamp(milliseconds: local + Self.dayLength))
        let isRight = before + offset(at: Timestamp(milliseconds: before)) == local
        let isRightAfter = after + offset(at: Timestamp(milliseconds: after)) == local
        return Timestamp(milliseconds: isRight || !isRightAfter ? before : after)
    }

    /// Milliseconds east of UTC at a moment.
    private func offset(at moment: Timestamp) -> Int64 {
        let zone = timezone.flatMap { TimeZone(identifier: $0) } ?? .gmt
        return Int64(zone.secondsFromGMT(for: moment.date)) * 1000
    }
}
