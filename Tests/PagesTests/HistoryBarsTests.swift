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
            #expect(heights.reduce(0) { $0 + $1.height } == (day.lengths.isEmpty ? 0 : 40))
            #expect(heights.allSatisfy { $0.height >= 6 })
            #expect(Set(heights.map(\.status)) == Set(day.lengths.filter { $0.value > .zero }.keys))
        }
    }

    /// 90 days of which only the end was watched: two hours from noon of the last day but one on, then nothing.
    private func young() throws -> ChannelHistory {
        let end = try #require(Timestamp("2026-11-27T00:00:00Z"))
        let noon = end - .seconds(43_200)
        return ChannelHistory(
            channel: ChannelLabel(id: "web", kind: .web),
            spans: [
                StatusSpan(status: .unknown, cause: .pending, start: noon - .seconds(600), end: noon),
                StatusSpan(status: .up, start: noon, end: noon + .seconds(7200)),
            ], window: Window(start: end - .seconds(90 * 86_400), end: end))
    }

    @Test func `what no span covers is unknown, never fine, once watching has begun`() throws {
        let days = DayShares.days(try young(), zone: .utc)
        #expect(days.count == 90)
        #expect(days.dropLast().allSatisfy { $0.lengths.isEmpty && $0.before == .seconds(86_400) })
        #expect(days.last?.lengths == [.up: .seconds(7200), .unknown: .seconds(36_000)])
        #expect(days.last?.before == .seconds(43_200))
    }

    @Test func `the days before watching began are empty bars and no rows`() throws {
        let context = PageContext(language: .english, now: try young().window.end)
        let html = HistoryBars(history: try young(), context: context).html.text
        #expect(html.contains("worked 100% of the time; less than 1% known; watched since 26 November 2026"))
        #expect(html.ranges(of: "<th scope=\"row\">").count == 1)
        #expect(html.firstMatch(of: /class="before" d="([^"]*)"/)?.1.count { $0 == "M" } == 89)
        var unseen = try young()
        unseen.spans = []
        let empty = HistoryBars(history: unseen, context: context).html.text
        #expect(empty.contains("nothing known") && !empty.contains("<details>") && !empty.contains("watched since"))
    }

    @Test func `a share is shown only with how much of the time is known`() {
        let words = Messages(.english, now: Timestamp(milliseconds: 0))
        #expect(
            words.shareThatWorked([.up: .seconds(90), .down: .seconds(10), .unknown: .seconds(100)])
                == "worked 90% of the time; 50% known")
        #expect(words.shareThatWorked([.unknown: .seconds(100)]) == "nothing known")
        #expect(
            words.shareThatWorked([.up: .seconds(2), .unknown: .seconds(9998)])
                == "worked 100% of the time; less than 1% known")
    }
}
