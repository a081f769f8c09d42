@testable import Pages
import Measures
import Registry
import TestSupport
import Testing

@Suite struct HistoryBarsTests {
    /// Random spans from a start on, contiguous or with gaps.
    private func history(_ seed: UInt64, in zone: DisplayZone) throws -> ChannelHistory {
        var random = SplitMix64(seed: seed)
        let start = try #require(Timestamp("2026-03-20T10:00:00Z"))
        let end = start + .seconds(Int.random(in: 1...20 * 86_400, using: &random))
        var spans: [StatusSpan] = []
        var at = start - .seconds(Int.random(in: 0...86_400, using: &random))
        while at < end {
            let next = at + .seconds(Int.random(in: 60...200_000, using: &random))
            if Int.random(in: 0..<5, using: &random) > 0 {
                let status = Status.allCases.randomElement(using: &random) ?? .up
                spans.append(StatusSpan(status: status, start: at, end: next < end ? next : nil))
            }
            at = next
        }
        let label = ChannelLabel(id: "web", kind: .web)
        return ChannelHistory(channel: label, spans: spans, window: Window(start: start, end: end))
    }

    @Test(arguments: UInt64(1)...60)
    func `the days add up to the window, clock changes included`(seed: UInt64) throws {
        let zone = try #require(DisplayZone("Europe/Dublin"))
        let history = try history(seed, in: zone)
        let days = DayShares.days(history, zone: zone)
        #expect(days.reduce(Duration.zero) { $0 + $1.covered } == history.window.length)
        #expect(days.map(\.day) == days.map(\.day).sorted())
        #expect(Set(days.map(\.day)).count == days.count)
        for day in days.dropFirst().dropLast() {
            let change = try #require(CivilDate("2026-03-29"))
            #expect(day.covered == .seconds((day.day == change ? 23 : 24) * 3600))
        }
    }

    @Test(arguments: UInt64(1)...60)
    func `the parts of a bar fill it, and none is too small to see`(seed: UInt64) throws {
        let zone = try #require(DisplayZone("Europe/Dublin"))
        for day in DayShares.days(try history(seed, in: zone), zone: zone) {
            let heights = HistoryBars.heights(day)
            #expect(heights.reduce(0) { $0 + $1.height } == 40)
            #expect(heights.allSatisfy { $0.height >= 6 })
            #expect(Set(heights.map(\.status)) == Set(day.lengths.filter { $0.value > .zero }.keys))
        }
    }

    @Test func `what no span covers is unknown, never fine`() throws {
        let start = Timestamp(milliseconds: 0)
        let window = Window(start: start, end: start + .seconds(86_400))
        let days = DayShares.days(
            ChannelHistory(channel: ChannelLabel(id: "web", kind: .web), spans: [], window: window), zone: .utc)
        #expect(days.map(\.lengths) == [[.unknown: .seconds(86_400)]])
    }

    @Test func `a share is shown only with how much of the time is known`() {
        let words = Messages(.english, now: Timestamp(milliseconds: 0))
        #expect(
            words.shareThatWorked([.up: .seconds(90), .down: .seconds(10), .unknown: .seconds(100)])
                == "worked 90% of the time; 50% known")
        #expect(words.shareThatWorked([.unknown: .seconds(100)]) == "nothing known")
    }
}
