/// Opening hours in India, five and a half hours ahead of UTC all year, by arithmetic alone.
struct DeclaredHours: Sendable {
    /// The rule as the service's file says it.
    let rule: String
    /// Days of the week on which it opens, Monday is 0.
    let days: Set<Int64>
    /// Stretches of a day in minutes since midnight, not past the next one.
    let stretches: [(from: Int64, until: Int64)]
    /// Days since 1970 on which it stays closed.
    let holidays: Set<Int64>

    private static let ahead: Int64 = 330 * 60_000
    private static let day: Int64 = 86_400_000

    /// All the stretches that begin on the days between two moments, and on a week on either side, in order.
    func stretches(around start: Int64, _ end: Int64) -> [(from: Int64, until: Int64)] {
        let first = (start + Self.ahead) / Self.day - 7
        let last = (end + Self.ahead) / Self.day + 7
        return (first...last).filter { opens(onDay: $0) }.flatMap { day in
            stretches.map { stretch in
                let midnight = day * Self.day - Self.ahead
                return (midnight + stretch.from * 60_000, midnight + stretch.until * 60_000)
            }
        }
    }

    /// The first of January 1970 was a Thursday.
    private func opens(onDay day: Int64) -> Bool { days.contains((day + 3) % 7) && !holidays.contains(day) }

    static func office(holidays: Set<Int64>) -> DeclaredHours {
        DeclaredHours(
            rule: "Mo-Fr 09:00-17:30; PH off", days: [0, 1, 2, 3, 4], stretches: [(540, 1050)], holidays: holidays)
    }

    static func withLunch(holidays: Set<Int64>) -> DeclaredHours {
        DeclaredHours(
            rule: "Mo-Sa 08:30-12:15,13:45-18:30; PH off", days: [0, 1, 2, 3, 4, 5],
            stretches: [(510, 735), (825, 1110)], holidays: holidays)
    }

    /// Every day, holidays too.
    static let daytime = DeclaredHours(
        rule: "Mo-Su 07:30-21:00", days: [0, 1, 2, 3, 4, 5, 6], stretches: [(450, 1260)], holidays: [])
}
