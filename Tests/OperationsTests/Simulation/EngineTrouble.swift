import TestSupport

/// What goes wrong with Plumbline itself in the week of one seed, and when it looks at the clock.
struct EngineTrouble: Sendable {
    /// When the server is killed, and how long until another one begins.
    let crashes: [(at: Int64, gap: Int64)]
    /// When no run is started, though the server lives.
    let stalls: [(from: Int64, until: Int64)]
    /// When the phone system sends word, if it does.
    let pushes: [Int64]
    /// When time is let take effect, silences apart: every six hours, and within a second of each time of declared hours.
    let ticks: [Int64]
    /// How long results wait for others before they are recorded.
    let batchWindow: Int64
    /// Whether results of closed hours are moved into their place.
    let movesResults: Bool

    init(seed: UInt64, service: SimulatedService) {
        var random = SplitMix64(seed: seed &* 15_485_863)
        func moment() -> Int64 { service.start + Int64.random(in: 0..<SimulatedService.length, using: &random) }
        batchWindow = [0, 2_000, 30_000, 300_000].randomElement(using: &random) ?? 0
        movesResults = seed % 3 == 0
        crashes = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            let longest: Int64 = [5_000, 600_000, 36_000_000].randomElement(using: &random) ?? 5_000
            return (moment(), Int64.random(in: 1_000...longest, using: &random))
        }.sorted { $0.at < $1.at }
        stalls = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            let from = moment()
            return (from, from + Int64.random(in: 60_000...7_200_000, using: &random))
        }
        var pushes: [Int64] = []
        var next = service.start
        while next < service.end {
            next += Int64.random(in: 2_400_000...2_900_000, using: &random)
            pushes.append(next)
        }
        let sendsAlways = seed % 8 == 0
        var ticks = Set(stride(from: service.start, to: service.end, by: 6 * 3_600_000).dropFirst())
        ticks.insert(service.end - 1)
        for channel in service.channels {
            guard let hours = channel.hours else { continue }
            let stretches = hours.stretches(around: service.start, service.end)
            for stretch in stretches {
                for boundary in [stretch.from, stretch.until] {
                    ticks.insert(boundary + Int64.random(in: 0...999, using: &random))
                }
                for probe in channel.probes where probe.isPushed {
                    ticks.insert(stretch.from + probe.every + probe.grace)
                }
            }
            guard channel.id == "phone", !sendsAlways else { continue }
            pushes.removeAll { push in !stretches.contains { $0.from <= push && push < $0.until } }
        }
        self.pushes = pushes
        self.ticks = ticks.filter { $0 > service.start && $0 < service.end }.sorted()
    }

    /// The first moment from one on at which the engine starts runs.
    func engineRuns(from moment: Int64) -> Int64 {
        var moment = moment
        while let stall = stalls.first(where: { $0.from <= moment && moment < $0.until }) { moment = stall.until }
        return moment
    }
}
