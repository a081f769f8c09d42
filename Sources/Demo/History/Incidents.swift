import Measures
import Registry

/// Everything that went wrong in the generated past.
struct Incidents: Sendable {
    let all: [Incident]

    /// How long before the end nothing goes wrong.
    static let quietEnd = Duration.seconds(2 * 3600)

    init(services: [PublicService], window: Window, seed: UInt64) {
        let days = Weekdays(window: window)
        var all = Self.told(days) + [Self.yesterday(window)]
        for service in services { all += Self.maintenance(of: service, in: window) }
        for service in services {
            for channel in service.channels {
                for probe in channel.probes where DemoDefinition(rawValue: probe.use)?.isPushed == false {
                    all += Self.small(
                        "\(service.id)/\(channel.id)/probe:\(probe.id)", in: window, besides: all, seed: seed)
                }
            }
        }
        self.all = all
    }

    /// What people in the town would still remember.
    private static func told(_ days: Weekdays) -> [Incident] {
        var incidents = [
            paymentsFailed(days),
            // A morning on which nothing was heard of a phone line.
            days.incident(
                ["register-birth/phone/probe:line"], .silent, on: .wednesday, before: 33, from: (7, 30), until: (11, 10)
            ),
            // An afternoon on which a phone line took no calls.
            days.incident(
                ["report-street-light/phone-line/probe:line"], .reportedFailure, on: .friday, before: 61,
                from: (14, 5), until: (16, 20)),
            // A form that could not be downloaded, with everything else in order.
            days.incident(
                ["register-birth/web/probe:form"], .unavailable, on: .monday, before: 24, from: (16, 0), until: (22, 30)
            ),
        ]
        // A slow week.
        for day in Weekday.allCases.prefix(5) {
            incidents.append(
                days.incident(
                    ["report-street-light/api/probe:status"], .slow, on: day, before: 45, from: (8, 10),
                    until: (17, 30)))
        }
        return incidents
    }

    /// A bad Tuesday: the payments failed, and everything that needs them.
    static func paymentsFailed(_ days: Weekdays) -> Incident {
        days.incident(
            [
                "renew-parking-permit/web/probe:start", "renew-parking-permit/mobile/probe:start",
                "pay-local-tax/web/probe:start", "pay-local-tax/mobile/probe:start",
            ], .unavailable, on: .tuesday, before: 9, from: (9, 40), until: (13, 25))
    }

    private static func yesterday(_ window: Window) -> Incident {
        let from = window.end - .seconds(14 * 3600)
        return Incident(
            probes: ["register-birth/web/probe:start"], from: from, until: from + .seconds(25 * 60), effect: .timedOut)
    }

    /// During planned maintenance the servers are off for most of the time.
    private static func maintenance(of service: PublicService, in window: Window) -> [Incident] {
        let probes = service.channels.flatMap { channel in
            channel.probes.filter { DemoDefinition(rawValue: $0.use)?.isPushed == false }
                .map { "\(service.id)/\(channel.id)/probe:\($0.id)" }
        }
        return service.maintenance.filter { window.start < $0.from && $0.until < window.end - quietEnd }.map {
            Incident(
                probes: Set(probes), from: $0.from + .seconds(300), until: $0.until - .seconds(900), effect: .refused)
        }
    }

    /// Some small outages of one probe that nobody remembers, apart from everything else.
    private static func small(
        _ probe: String, in window: Window, besides others: [Incident], seed: UInt64
    ) -> [Incident] {
        var numbers = GeneratedNumbers(seed: seed, name: "outages of " + probe)
        let own = others.filter { $0.probes.contains(probe) }
        var incidents: [Incident] = []
        for _ in 0..<Int.random(in: 2...5, using: &numbers) {
            let seconds = Int64.random(in: 86_400...(Int64(DemoHistory.days) - 2) * 86_400, using: &numbers)
            let from = window.start + .seconds(seconds)
            let until = from + .seconds(Int64.random(in: 10...45, using: &numbers) * 60)
            let effects: [Incident.Effect] = [.unavailable, .refused, .timedOut, .sorry, .slow]
            let effect = effects[Int.random(in: 0..<effects.count, using: &numbers)]
            guard !(own + incidents).contains(where: { $0.isNear(from, until) }) else { continue }
            incidents.append(Incident(probes: [probe], from: from, until: until, effect: effect))
        }
        return incidents
    }
}

/// Days of the week, from Monday on.
enum Weekday: Int64, CaseIterable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}

/// Finds the days on which something happened.
struct Weekdays {
    let window: Window

    /// Something that happened on a day of the week that lies at least as many days back less six; times in UTC.
    func incident(
        _ probes: Set<String>, _ effect: Incident.Effect, on weekday: Weekday, before: Int64,
        from: (hour: Int64, minute: Int64), until: (hour: Int64, minute: Int64)
    ) -> Incident {
        let day = CivilDate(days: window.end.milliseconds.flooredQuotient(86_400_000) - before)
        let date = CivilDate.weekStart(of: day).days + weekday.rawValue
        func moment(_ time: (hour: Int64, minute: Int64)) -> Timestamp {
            Timestamp(milliseconds: ((date * 24 + time.hour) * 60 + time.minute) * 60_000)
        }
        return Incident(probes: probes, from: moment(from), until: moment(until), effect: effect)
    }
}
