import Probing
import Registry
import TestSupport

/// The service of one seed: four channels with five probes and a check, hours in a half-hour zone, maintenance.
struct SimulatedService: Sendable {
    struct Channel: Sendable {
        let id: String
        let kind: String
        let tasks: [String]
        let hours: DeclaredHours?
        let probes: [SimulatedProbe]
    }

    struct Maintenance: Sendable {
        let from: Int64
        let until: Int64
        /// The channel concerned; all of them for none.
        let channel: String?
    }

    static let tasks = ["apply", "pay"]
    static let length: Int64 = 7 * 86_400_000

    let id: String
    /// The first moment, a full hour on one of seven days of the week.
    let start: Int64
    let channels: [Channel]
    let maintenance: [Maintenance]
    private let holidays: Set<Int64>

    var end: Int64 { start + Self.length }
    var probes: [SimulatedProbe] { channels.flatMap(\.probes) }

    init(seed: UInt64) {
        var random = SplitMix64(seed: seed &* 7919)
        let id = "permits-\(seed)"
        self.id = id
        // Monday 2 February 2026, 00:00 UTC.
        let start = (20_486 + Int64(seed % 7)) * 86_400_000 + Int64.random(in: 0..<24, using: &random) * 3_600_000
        self.start = start
        let firstDay = start / 86_400_000
        let holidays: Set = [firstDay + Int64.random(in: 1...5, using: &random)]
        let gathers = seed % 5 != 1
        func probe(
            _ channel: String, _ name: String, minutes: Int64, task: String? = nil, isCheck: Bool = false,
            isPushed: Bool = false
        ) -> SimulatedProbe {
            let down = Int.random(in: 1...3, using: &random)
            let every = minutes * 60_000
            let slug = gathers ? Self.early(name, "\(id)/\(channel)/probe:", every: every) : name
            return SimulatedProbe(
                channel: channel, id: slug, task: task, isCheck: isCheck, isPushed: isPushed,
                host: isCheck || seed % 4 == 0 ? "web.example" : "\(channel).example",
                page: seed % 3 == 0 ? "" : "\(channel)-\(name)", every: every, downAfter: down,
                of: down + Int.random(in: 0...2, using: &random),
                upAfter: Int.random(in: 1...3, using: &random),
                recheck: [10_000, 120_000, 600_000].randomElement(using: &random) ?? 10_000,
                silenceIsFailure: Int.random(in: 0...3, using: &random) == 0)
        }
        channels = [
            Channel(
                id: "web", kind: "web", tasks: ["apply", "pay"], hours: nil,
                probes: [
                    probe("web", "start", minutes: 80), probe("web", "till", minutes: 80, task: "pay"),
                    probe("web", "links", minutes: 160, isCheck: true),
                ]),
            Channel(
                id: "mobile", kind: "mobile_web", tasks: ["apply"], hours: nil,
                probes: [probe("mobile", "page", minutes: 80)]),
            Channel(
                id: "api", kind: "api", tasks: ["pay"], hours: seed % 3 == 0 ? .daytime : nil,
                probes: [probe("api", "json", minutes: 80)]),
            Channel(
                id: "phone", kind: "phone", tasks: ["apply", "pay"],
                hours: seed % 5 == 0 ? .withLunch(holidays: holidays) : .office(holidays: holidays),
                probes: [probe("phone", "line", minutes: 45, isPushed: true)]),
        ]
        maintenance = ["web", nil, "phone"].map { channel in
            let from = start + Int64.random(in: 0..<(Self.length / 60_000), using: &random) * 60_000
            return Maintenance(
                from: from, until: from + Int64.random(in: 20...400, using: &random) * 60_000, channel: channel)
        }
        self.holidays = holidays
    }

    /// A name whose phase lies in the first 20 seconds of the interval, so that probes of several hosts run together.
    private static func early(_ name: String, _ prefix: String, every: Int64) -> String {
        (0...).lazy.map { "\(name)-\($0)" }
            .first { Schedule.phase(of: prefix + $0, every: .milliseconds(every)) < .seconds(20) } ?? name
    }

    var organisationFile: String {
        """
        format: "plumbline-organisation"
        format_version: "1"
        id: "town-hall"
        title: { en: "Town hall" }
        public_holidays: [\(holidays.map { "\"\(Self.date($0))\"" }.joined(separator: ", "))]
        """
    }

    var file: String {
        var text = """
            format: "plumbline-service"
            format_version: "1"
            id: "\(id)"
            title: { en: "Renew a permit" }
            organisation: "town-hall"
            phase: "live"
            kind: "transactional"
            officials: [ { office: "service_owner", email: "owner@town.example" } ]
            tasks:
              - { id: "apply", title: { en: "Apply" } }
              - { id: "pay", title: { en: "Pay" } }
            maintenance:

            """
        for window in maintenance {
            let only = window.channel.map { ", channels: [\"\($0)\"]" } ?? ""
            text += "  - { title: { en: \"Work\" }, from: \"\(Timestamp(milliseconds: window.from))\", "
            text += "until: \"\(Timestamp(milliseconds: window.until))\"\(only) }\n"
        }
        text += "channels:\n"
        for channel in channels {
            text += "  - id: \"\(channel.id)\"\n    kind: \"\(channel.kind)\"\n"
            text += "    tasks: [\(channel.tasks.map { "\"\($0)\"" }.joined(separator: ", "))]\n"
            if let hours = channel.hours {
                text += "    hours: \"\(hours.rule)\"\n    timezone: \"Asia/Kolkata\"\n"
            }
            text += "    probes:\n" + channel.probes.map { "      - \($0.declaration)\n" }.joined()
        }
        return text
    }

    private static func date(_ day: Int64) -> String {
        String(Timestamp(milliseconds: day * 86_400_000).description.prefix(10))
    }
}
