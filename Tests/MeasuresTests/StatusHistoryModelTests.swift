import Measures
import Registry
import TestSupport
import Testing

/// The same sums made second by second, without any cleverness.
struct StatusHistoryModelTests {
    private struct Case {
        var spans: [StatusSpan] = []
        var open: [Window]?
        var window: Window
        var now: Int
        var detection: Int

        init(seed: UInt64) {
            var random = SplitMix64(seed: seed)
            window = StatusHistoryTests.window(
                Int.random(in: 100...300, using: &random), Int.random(in: 250...900, using: &random))
            now = Int.random(in: 200...1000, using: &random)
            detection = Int.random(in: 0...70, using: &random)
            var start = Int.random(in: 0...200, using: &random)
            while start < 1000 {
                let end = start + Int.random(in: 1...120, using: &random)
                let isLast = end > now
                spans.append(
                    StatusHistoryTests.span(
                        Status.allCases.randomElement(using: &random) ?? .up, start, isLast ? nil : end))
                if isLast { break }
                start = end + (Int.random(in: 0..<4, using: &random) == 0 ? Int.random(in: 1...40, using: &random) : 0)
            }
            guard Bool.random(using: &random) else { return }
            open = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                let start = Int.random(in: 0...900, using: &random)
                return StatusHistoryTests.window(start, start + Int.random(in: 0...200, using: &random))
            }
        }

        /// The number of the span that holds in a second, where there is one.
        func place(at second: Int) -> Int? {
            let moment = StatusHistoryTests.moment(second)
            guard second < now else { return nil }
            return spans.lastIndex { $0.start <= moment && moment < $0.end ?? StatusHistoryTests.moment(now) }
        }

        func status(at second: Int) -> Status { place(at: second).map { spans[$0].status } ?? .unknown }

        func counts(_ second: Int) -> Bool {
            let moment = StatusHistoryTests.moment(second)
            guard window.start <= moment, moment < window.end, second < now else { return false }
            return open.map { $0.contains { $0.start <= moment && moment < $0.end } } ?? true
        }
    }

    @Test(arguments: UInt64(1)...150, Uptime.MaintenanceRule.allCases)
    func `uptime is what counting every second gives`(seed: UInt64, rule: Uptime.MaintenanceRule) {
        let model = Case(seed: seed)
        let seconds = 0...1000
        let counted = seconds.filter(model.counts)
        func number(_ statuses: Set<Status>) -> Int { counted.count { statuses.contains(model.status(at: $0)) } }

        let history = StatusHistory(
            model.spans, in: model.window, now: StatusHistoryTests.moment(model.now))
        let uptime = history.uptime(
            within: model.open, maintenance: rule, detectionInterval: .seconds(model.detection))

        #expect(uptime.time.up == .seconds(number([.up])))
        #expect(uptime.time.degraded == .seconds(number([.degraded])))
        #expect(uptime.time.down == .seconds(number([.down])))
        #expect(uptime.time.maintenance == .seconds(number([.maintenance])))
        #expect(uptime.time.unknown == .seconds(number([.unknown])))

        let good = number([.up, .degraded])
        let base = good + number(rule == .removed ? [.down] : [.down, .maintenance])
        guard base > 0 else {
            #expect(uptime.ratio == nil)
            #expect(uptime.bounds == nil)
            return
        }
        let (lost, regained) = Self.uncertainSeconds(model)
        #expect(uptime.ratio == Double(good) / Double(base))
        #expect(uptime.bounds == Double(good - lost) / Double(base)...Double(good + regained) / Double(base))
    }

    /// Walks back from every change until the interval, the span or the counted time ends.
    private static func uncertainSeconds(_ model: Case) -> (lost: Int, regained: Int) {
        var lost = 0
        var regained = 0
        for second in 1...1000 {
            let moment = StatusHistoryTests.moment(second)
            guard second < model.now, model.window.start < moment, moment < model.window.end,
                let before = model.place(at: second - 1), let after = model.place(at: second), before != after
            else { continue }
            let uncertain = (max(0, second - model.detection)..<second).count {
                model.place(at: $0) == before && model.counts($0)
            }
            let isGood = model.spans[before].status.works
            if isGood, model.spans[after].status == .down { lost += uncertain }
            if model.spans[before].status == .down, model.spans[after].status.works { regained += uncertain }
        }
        return (lost, regained)
    }

    @Test(arguments: UInt64(1)...100)
    func `outages are the runs of seconds that are down`(seed: UInt64) {
        let model = Case(seed: seed)
        var lengths: [Int] = []
        var isDown = false
        for second in 0...1000 {
            let moment = StatusHistoryTests.moment(second)
            let inside = model.window.start <= moment && moment < model.window.end && second < model.now
            let down = inside && model.status(at: second) == .down
            if down, isDown { lengths[lengths.count - 1] += 1 }
            if down, !isDown { lengths.append(1) }
            isDown = down
        }
        let outages = StatusHistory(
            model.spans, in: model.window, now: StatusHistoryTests.moment(model.now)
        ).outages
        #expect(outages.map(\.duration) == lengths.map { .seconds($0) })
    }
}
