import Measures
import Registry
import Testing

struct StatusHistoryTests {
    static func moment(_ seconds: Int) -> Timestamp { Timestamp(milliseconds: Int64(seconds) * 1000) }

    static func span(
        _ status: Status, _ start: Int, _ end: Int?, cause: StatusCause = .observed, reason: String? = nil
    ) -> StatusSpan {
        StatusSpan(status: status, cause: cause, reason: reason, start: moment(start), end: end.map(moment))
    }

    static func window(_ start: Int, _ end: Int) -> Window { Window(start: moment(start), end: moment(end)) }

    /// A thousand seconds: 600 good (100 of them degraded), 100 down, 200 under maintenance, 100 unknown.
    static let spans = [
        span(.up, -500, 400), span(.down, 400, 500, reason: "http_status"), span(.degraded, 500, 600),
        span(.maintenance, 600, 800, cause: .maintenance), span(.unknown, 800, 900, cause: .overdue),
        span(.up, 900, nil),
    ]

    @Test func `time divides among the statuses`() {
        let time = StatusHistory(Self.spans, in: Self.window(0, 1000), now: Self.moment(1000)).time()
        #expect(time.up == .seconds(500))
        #expect(time.degraded == .seconds(100))
        #expect(time.down == .seconds(100))
        #expect(time.maintenance == .seconds(200))
        #expect(time.unknown == .seconds(100))
        #expect(time.ownFault == .zero)
        #expect(time.knownShare == 0.9)
    }

    @Test func `maintenance counts as down or is removed, and unknown time is left out`() throws {
        let history = StatusHistory(Self.spans, in: Self.window(0, 1000), now: Self.moment(1000))
        let counted = history.uptime(maintenance: .countsAsDown, detectionInterval: .seconds(30))
        #expect(counted.ratio == 600.0 / 900)
        #expect(try #require(counted.bounds) == 570.0 / 900...630.0 / 900)
        let removed = history.uptime(maintenance: .removed, detectionInterval: .seconds(30))
        #expect(removed.ratio == 600.0 / 700)
        #expect(try #require(removed.bounds) == 570.0 / 700...630.0 / 700)
    }

    @Test func `only open times count where hours are declared`() {
        let history = StatusHistory(Self.spans, in: Self.window(0, 1000), now: Self.moment(1000))
        // Out of order, overlapping and beyond the window: 350 to 450 and 950 to 1000 remain.
        let open = [Self.window(950, 2000), Self.window(350, 420), Self.window(400, 450)]
        let uptime = history.uptime(within: open, maintenance: .removed, detectionInterval: .seconds(80))
        #expect(uptime.time.all == .seconds(150))
        #expect(uptime.ratio == 100.0 / 150)
        // The fall at 400 and the rise at 500 can have come 80 s earlier: 50 of these were open before, 30 after.
        #expect(uptime.bounds == 50.0 / 150...130.0 / 150)
    }

    @Test func `nothing is known after now, and it is not counted as unknown`() {
        let history = StatusHistory([Self.span(.up, 0, nil)], in: Self.window(0, 1000), now: Self.moment(250))
        #expect(history.time().up == .seconds(250))
        #expect(history.time().all == .seconds(250))
        #expect(history.window == Self.window(0, 250))
        let future = StatusHistory([Self.span(.up, 0, nil)], in: Self.window(500, 1000), now: Self.moment(250))
        #expect(future.time().all == .zero)
        #expect(future.uptime(maintenance: .removed, detectionInterval: .zero).ratio == nil)
    }

    @Test func `where spans overlap the later one holds, and gaps are unknown`() {
        let spans = [Self.span(.up, 0, 600), Self.span(.down, 500, 700), Self.span(.up, 800, 900)]
        let time = StatusHistory(spans.reversed(), in: Self.window(0, 1000), now: Self.moment(1000)).time()
        #expect(time.up == .seconds(600))
        #expect(time.down == .seconds(200))
        #expect(time.unknown == .seconds(200))
    }

    @Test func `a change is not dated before the span ahead of it was seen`() {
        let spans = [Self.span(.down, 0, 500), Self.span(.up, 500, 510), Self.span(.down, 510, 1000)]
        let uptime = StatusHistory(spans, in: Self.window(0, 1000), now: Self.moment(1000))
            .uptime(maintenance: .removed, detectionInterval: .seconds(60))
        #expect(uptime.ratio == 0.01)
        #expect(uptime.bounds == 0...0.07)
    }

    @Test func `changes at the edge of the window or beside unknown time are certain`() {
        let spans = [
            Self.span(.down, -10, 0), Self.span(.up, 0, 100), Self.span(.unknown, 100, 200),
            Self.span(.down, 200, 300), Self.span(.up, 300, 400),
        ]
        let uptime = StatusHistory(spans, in: Self.window(0, 300), now: Self.moment(400))
            .uptime(maintenance: .removed, detectionInterval: .seconds(60))
        #expect(uptime.ratio == 0.5)
        #expect(uptime.bounds == 0.5...0.5)
    }

    @Test func `own faults are told apart from silence`() {
        let spans = [
            Self.span(.unknown, 0, 10, cause: .ownFault), Self.span(.unknown, 10, 30, cause: .notWatched),
            Self.span(.unknown, 30, 60, cause: .overdue),
        ]
        let time = StatusHistory(spans, in: Self.window(0, 100), now: Self.moment(100)).time()
        #expect(time.ownFault == .seconds(30))
        #expect(time.unknown == .seconds(100))
    }

    @Test func `outages join spans that follow each other and are cut to the window only in length`() {
        let spans = [
            Self.span(.down, -100, 50, reason: "timeout"), Self.span(.down, 50, 80, reason: "http_status"),
            Self.span(.up, 80, 200), Self.span(.down, 200, 210, reason: "connect_refused"), Self.span(.up, 210, 300),
            Self.span(.down, 300, nil, reason: "silent"),
        ]
        let outages = StatusHistory(spans, in: Self.window(0, 400), now: Self.moment(350)).outages
        #expect(
            outages == [
                Outage(
                    start: Self.moment(-100), end: Self.moment(80), duration: .seconds(80), reason: "timeout",
                    evidence: nil),
                Outage(
                    start: Self.moment(200), end: Self.moment(210), duration: .seconds(10),
                    reason: "connect_refused", evidence: nil),
                Outage(start: Self.moment(300), end: nil, duration: .seconds(50), reason: "silent", evidence: nil),
            ])
    }

    @Test func `an outage before or after the window is not listed`() {
        let spans = [Self.span(.down, 0, 10), Self.span(.up, 10, 90), Self.span(.down, 90, nil)]
        #expect(StatusHistory(spans, in: Self.window(10, 90), now: Self.moment(100)).outages.isEmpty)
    }
}
