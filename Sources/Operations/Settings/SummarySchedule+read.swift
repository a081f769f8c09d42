import Alerting
import Documents
import Registry

extension ValueReader {
    /// The day, time and zone of the weekly summary.
    func summarySchedule() -> SummarySchedule? {
        guard let item = mapping() else { return nil }
        var schedule = SummarySchedule()
        if let day = item.optional("day", { $0.choice(SummarySchedule.Day.self) }) { schedule.day = day }
        let minute = item.optional("time") { value in
            value.parse(expected: "a time of day such as \"07:30\"") { SummarySchedule.minute(written: $0) }
        }
        if let minute { schedule.minute = minute }
        schedule.timezone = item.optional("timezone") { $0.timezone() }
        item.done()
        return schedule
    }
}

extension SummarySchedule {
    /// The minutes since midnight of `07:30`; nothing for what is no time of day.
    static func minute(written text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}
