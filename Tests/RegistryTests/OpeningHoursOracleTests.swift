import Foundation
import Registry
import TestSupport
import Testing

/// Compares the intervals with a scan of every minute that knows nothing but the wall clock of Foundation's calendar.
@Suite struct OpeningHoursOracleTests {
    /// Made rules: each can be asked directly, by weekday (Monday 0), month, day and minute.
    private struct Rule {
        var text: String
        var names: (_ weekday: Int, _ month: Int, _ day: Int, _ isHoliday: Bool) -> Bool
        var ranges: [(from: Int, until: Int)]
    }

    private static let zones = [
        "Europe/Dublin", "Europe/Berlin", "America/St_Johns", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe",
        "Pacific/Apia", "America/New_York", "Africa/Casablanca", "Pacific/Chatham", "Asia/Tehran", "UTC",
    ]
    private static let weekdays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func clock(_ minute: Int) -> String {
        String(format: "%02d:%02d", minute / 60, minute % 60)
    }

    private static func rule(_ random: inout SplitMix64, isFirst: Bool) -> Rule {
        let kind = Int.random(in: isFirst ? 0...1 : 0...4, using: &random)
        var rule: Rule
        switch kind {
        case 0:
            rule = Rule(text: "", names: { _, _, _, _ in true }, ranges: [])
        case 1:
            let (first, last) = (Int.random(in: 0...6, using: &random), Int.random(in: 0...6, using: &random))
            let length = (last - first + 7) % 7
            rule = Rule(
                text: "\(weekdays[first])-\(weekdays[last]) ",
                names: { weekday, _, _, _ in (weekday - first + 7) % 7 <= length }, ranges: [])
        case 2:
            rule = Rule(text: "PH ", names: { _, _, _, isHoliday in isHoliday }, ranges: [])
        case 3:
            let (month, day) = (Int.random(in: 1...12, using: &random), Int.random(in: 1...25, using: &random))
            rule = Rule(
                text: "\(months[month - 1]) \(day)-\(day + 3) ",
                names: { _, m, d, _ in m == month && (day...(day + 3)).contains(d) }, ranges: [])
        default:
            let (first, last) = (Int.random(in: 1...12, using: &random), Int.random(in: 1...12, using: &random))
            rule = Rule(
                text: "\(months[first - 1])-\(months[last - 1]) Sa,Su ",
                names: { weekday, m, _, _ in
                    weekday >= 5 && (first <= last ? (first...last).contains(m) : m >= first || m <= last)
                }, ranges: [])
        }
        if !isFirst, Bool.random(using: &random) {
            rule.text += "off"
            return rule
        }
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            let from = Int.random(in: 0...1439, using: &random)
            var until = Int.random(in: 0...1440, using: &random)
            if until == from { until = from + 1 }
            rule.ranges.append((from, until > from ? until : until + 1440))
        }
        rule.text += rule.ranges.map { "\(clock($0.from))-\(clock($0.until > 1440 ? $0.until - 1440 : $0.until))" }
            .joined(separator: ",")
        return rule
    }

    @Test(arguments: UInt64(1)...40)
    func `intervals, questions and next changes agree with a scan of every minute`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let count = Int.random(in: 1...3, using: &random)
        let rules = (0..<count).map { OpeningHoursOracleTests.rule(&random, isFirst: $0 == 0) }
        let zoneName = try #require(OpeningHoursOracleTests.zones.randomElement(using: &random))
        let hours = try OpeningHours(rule: rules.map(\.text).joined(separator: "; "), timezone: zoneName)

        // Around a change of the zone's clock where it has one, with an odd start.
        let zone = try #require(TimeZone(identifier: zoneName))
        let year = Int64.random(in: 2005...2030, using: &random)
        let base = Timestamp(
            milliseconds: (year - 1970) * 31_556_952_000 + Int64.random(in: 0..<31_000_000_000, using: &random))
        let change = zone.nextDaylightSavingTimeTransition(after: base.date).map { Timestamp($0) } ?? base
        let minute: Int64 = 60_000
        let firstMinute = change.milliseconds / minute - 2 * 1440 - Int64.random(in: 0...1440, using: &random)
        let start = Timestamp(milliseconds: firstMinute * minute)
        let end = Timestamp(milliseconds: (firstMinute + 4 * 1440) * minute)
        let holidays: Set<CivilDate> = Set(
            (0..<5).filter { _ in Bool.random(using: &random) }.map {
                CivilDate(days: start.milliseconds / 86_400_000 + Int64($0))
            })

        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        func decides(_ date: CivilDate) -> Rule? {
            let weekday = Int((date.days + 3) % 7)
            return rules.last { $0.names(weekday, date.month, date.day, holidays.contains(date)) }
        }
        func scanned(_ moment: Timestamp) throws -> Bool {
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: moment.date)
            let (year, month, day) = (try #require(parts.year), try #require(parts.month), try #require(parts.day))
            let date = try #require(CivilDate(year: year, month: month, day: day))
            let time = try #require(parts.hour) * 60 + (try #require(parts.minute))
            let today = decides(date)?.ranges ?? []
            let yesterday = decides(CivilDate(days: date.days - 1))?.ranges ?? []
            return today.contains { $0.from <= time && time < $0.until }
                || yesterday.contains { $0.from <= time + 1440 && time + 1440 < $0.until }
        }

        var expected: [Range<Int64>] = []
        var firstChange: Int64?
        let openAtStart = try scanned(start)
        for number in firstMinute..<(firstMinute + 4 * 1440) {
            let moment = Timestamp(milliseconds: number * minute)
            let isOpen = try scanned(moment)
            if isOpen != hours.isOpen(at: moment, holidays: holidays) {
                Issue.record("\(hours.rule) in \(zoneName) at \(moment)")
                return
            }
            if firstChange == nil, isOpen != openAtStart { firstChange = number * minute }
            guard isOpen else { continue }
            if let last = expected.last, last.upperBound == number * minute {
                expected[expected.count - 1] = last.lowerBound..<((number + 1) * minute)
            } else {
                expected.append((number * minute)..<((number + 1) * minute))
            }
        }
        let intervals = hours.openIntervals(in: start, end, holidays: holidays)
        #expect(
            intervals.map { $0.start.milliseconds..<$0.end.milliseconds } == expected,
            "\(hours.rule) in \(zoneName) from \(start)")
        if let firstChange {
            #expect(hours.nextChange(after: start, holidays: holidays)?.milliseconds == firstChange)
        }
    }
}
