import Alerting
import Measures
import Registry

/// The time that a summary tells of, and the whole days whose answers it adds up.
///
/// Answers are kept by days of UTC. Those of a weekly summary end with the day before it is due, so that every day is told
/// once; those of a summary that somebody asks for end with today.
struct SummaryPeriod: Sendable, Hashable {
    /// The time told of.
    var window: Window
    /// The days whose answers are added up.
    var days: Window
    /// As many days before.
    var earlier: Window

    /// The week that a schedule tells of.
    init(weekly window: Window) {
        self.init(window, until: Self.day(window.end))
    }

    /// A length of time up to now.
    init(_ period: Period, before now: Timestamp) {
        self.init(period.window(before: now), until: Self.day(now) + 1)
    }

    /// How many days are added up.
    var length: Int { Int(days.length / .milliseconds(Self.dayLength)) }

    private init(_ window: Window, until end: Int64) {
        let length = max(1, Self.day(window.end) - Self.day(window.start))
        self.window = window
        days = Self.window(end - length, end)
        earlier = Self.window(end - 2 * length, end - length)
    }

    private static let dayLength: Int64 = 86_400_000

    private static func day(_ moment: Timestamp) -> Int64 { moment.milliseconds.flooredQuotient(dayLength) }

    private static func window(_ first: Int64, _ end: Int64) -> Window {
        Window(
            start: Timestamp(milliseconds: first * dayLength), end: Timestamp(milliseconds: end * dayLength))
    }
}
