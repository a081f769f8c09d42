import Measures
public import Registry

/// How many people of the town used what, in the last weeks, generated.
public enum DemoVolumes {
    /// How far back people were counted, in days.
    static let days: Int64 = 42

    /// What the services report, by the slug of the service: one row for each task, channel and day.
    ///
    /// The phone system of the street lights counts nothing, so there it stays unknown.
    public static func rows(end: Timestamp, seed: UInt64 = 1) -> [String: [VolumeRow]] {
        let today = end.milliseconds.flooredQuotient(86_400_000)
        let failed = Incidents.paymentsFailed(
            Weekdays(window: Window(start: end - .seconds(days * 86_400), end: end))
        ).from.milliseconds.flooredQuotient(86_400_000)
        var all: [String: [VolumeRow]] = [:]
        for plan in plans {
            var numbers = GeneratedNumbers(seed: seed, name: "volumes of \(plan.service)/\(plan.channel)/\(plan.task)")
            for day in today - days..<today {
                let isWeekend = (day + 3) % 7 >= 5
                let started = Int(plan.perDay * (isWeekend ? plan.weekend : 1) * (0.8 + 0.4 * numbers.share()))
                let suffers = plan.pays && day >= failed
                let abandoned = Int(Double(started) * (suffers ? 0.31 : 0.09) * (0.8 + 0.4 * numbers.share()))
                let refused = Int(Double(started) * 0.02)
                all[plan.service, default: []].append(
                    VolumeRow(
                        day: CivilDate(days: day), channel: plan.channel, task: plan.task, started: started,
                        completed: started - abandoned - refused, refused: refused, abandoned: abandoned))
            }
        }
        return all
    }

    private struct Plan {
        var service: String
        var channel: String
        var task: String
        var perDay: Double
        /// What of it is left at weekends.
        var weekend: Double
        /// Whether people pay in it.
        var pays = false
    }

    private static let plans = [
        Plan(service: "renew-parking-permit", channel: "web", task: "renew", perDay: 27, weekend: 0.7, pays: true),
        Plan(service: "renew-parking-permit", channel: "mobile", task: "renew", perDay: 14, weekend: 1.1, pays: true),
        Plan(service: "renew-parking-permit", channel: "phone", task: "renew", perDay: 6, weekend: 0.3),
        Plan(service: "renew-parking-permit", channel: "counter", task: "renew", perDay: 5, weekend: 0.4),
        Plan(service: "pay-local-tax", channel: "web", task: "pay", perDay: 92, weekend: 0.6, pays: true),
        Plan(service: "pay-local-tax", channel: "mobile", task: "pay", perDay: 38, weekend: 0.9, pays: true),
        Plan(service: "pay-local-tax", channel: "phone", task: "pay", perDay: 11, weekend: 0),
        Plan(service: "register-birth", channel: "web", task: "register", perDay: 9, weekend: 0.9),
        Plan(service: "register-birth", channel: "counter", task: "register", perDay: 3, weekend: 0.4),
        Plan(service: "report-street-light", channel: "web", task: "report", perDay: 8, weekend: 1.1),
    ]
}
