/// One rule of opening hours: the days it names and the time ranges that begin on them (none: closed).
struct HoursRule: Hashable, Sendable {
    /// All of a day, in milliseconds from midnight.
    static let wholeDay: Range<Int64> = 0..<86_400_000

    /// Parts of the year; empty means all of it.
    var dates: [DateRange] = []
    /// Days of the week and holidays; nothing means all days.
    var days: Days?
    /// In milliseconds from midnight; the end may lie on the next day.
    var ranges: [Range<Int64>] = []

    /// Days of the week (Monday is 0) and whether public holidays belong to them.
    struct Days: Hashable, Sendable {
        var weekdays: Set<Int> = []
        var holidays = false
    }

    /// A part of every year, both ends included; it may run over the turn of the year.
    struct DateRange: Hashable, Sendable {
        /// Month and day of the first day.
        var from: MonthDay
        /// Month and day of the last day.
        var until: MonthDay

        func contains(_ date: MonthDay) -> Bool {
            from <= until ? from <= date && date <= until : from <= date || date <= until
        }
    }

    /// A day of every year.
    struct MonthDay: Hashable, Comparable, Sendable {
        var month: Int
        var day: Int

        static func < (left: MonthDay, right: MonthDay) -> Bool {
            (left.month, left.day) < (right.month, right.day)
        }
    }

    /// Whether the rule decides about a day.
    func names(_ date: CivilDate, isHoliday: Bool) -> Bool {
        let day = MonthDay(month: date.month, day: date.day)
        guard dates.isEmpty || dates.contains(where: { $0.contains(day) }) else { return false }
        guard let days else { return true }
        return days.weekdays.contains(date.weekday) || (days.holidays && isHoliday)
    }
}

extension CivilDate {
    /// The day of the week; Monday is 0.
    var weekday: Int {
        // 1970-01-01 was a Thursday.
        let shifted = days + 3
        return Int(shifted - shifted.flooredQuotient(7) * 7)
    }
}
