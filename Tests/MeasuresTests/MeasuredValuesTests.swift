import Measures
import Registry
import Testing

struct MeasuredValuesTests {
    private static let subject = Subject.channel("renew-passport", "web")
    private static let window = StatusHistoryTests.window(0, 1000)

    private static func inputs(
        _ subject: Subject = subject, spans: [StatusSpan] = StatusHistoryTests.spans, open: [Window]? = nil,
        results: ResultAggregate = ResultAggregate(), isProbed: Bool = true
    ) -> MeasureInputs {
        MeasureInputs(
            subject: subject, window: window, now: StatusHistoryTests.moment(1000),
            asOf: StatusHistoryTests.moment(990), isProbed: isProbed, spans: spans, openTimes: open,
            detectionInterval: .seconds(30), results: results)
    }

    private static func value(_ measure: String, _ inputs: MeasureInputs) throws -> MeasuredValue {
        let values = MeasureCatalogue.values(of: [measure], from: inputs)
        #expect(values.count == 1)
        return try #require(values.first)
    }

    private static func results(_ times: [Int64]) -> ResultAggregate {
        times.reduce(into: ResultAggregate()) { $0.add(.good, total: $1, firstByte: $1 / 2) }
    }

    @Test(arguments: [
        ("uptime.ratio", 66.666_666_667), ("uptime.ratio.ex_planned", 85.714_285_714),
        ("uptime.declared_hours", 66.666_666_667),
    ])
    func `uptime is a percentage with its interval, known share and number of results`(
        measure: String, expected: Double
    ) throws {
        var results = ResultAggregate(good: 20, slight: 3, bad: 2, unknown: 5)
        results.confirmations = 4
        let open = [StatusHistoryTests.window(350, 450), StatusHistoryTests.window(950, 1000)]
        let value = try Self.value(measure, Self.inputs(open: open, results: results))
        guard case .number(let number) = value.outcome else {
            Issue.record("no number but \(value.outcome)")
            return
        }
        #expect(abs(number - expected) < 1e-8)
        #expect(try #require(value.interval).contains(number))
        #expect(value.sampleSize == 29)
        #expect(value.knownShare == (measure == "uptime.declared_hours" ? 1 : 0.9))
        #expect(value.asOf == StatusHistoryTests.moment(990))
        #expect(value.subject == Self.subject)
        #expect(value.window == Self.window)
    }

    @Test func `without declared hours all hours count`() throws {
        let declared = try Self.value("uptime.declared_hours", Self.inputs())
        #expect(declared.outcome == (try Self.value("uptime.ratio.ex_planned", Self.inputs())).outcome)
    }

    @Test func `uptime without known time says why`() throws {
        let none = try Self.value("uptime.ratio", Self.inputs(spans: []))
        #expect(none.outcome == .none(.noData))
        #expect(none.knownShare == 0)
        let ours = StatusHistoryTests.span(.unknown, 0, 1000, cause: .notWatched)
        #expect(try Self.value("uptime.ratio", Self.inputs(spans: [ours])).outcome == .none(.ourError))
        #expect(try Self.value("uptime.declared_hours", Self.inputs(open: [])).outcome == .none(.notApplicable))
        let planned = StatusHistoryTests.span(.maintenance, 0, 1000, cause: .maintenance)
        #expect(try Self.value("uptime.ratio", Self.inputs(spans: [planned])).outcome == .number(0))
        #expect(
            try Self.value("uptime.ratio.ex_planned", Self.inputs(spans: [planned])).outcome == .none(.notApplicable))
    }

    @Test func `response times are in milliseconds`() throws {
        let times = (1...100).map { Int64($0) * 10_000 }
        let inputs = Self.inputs(results: Self.results(times))
        #expect(try Self.value("response.mean", inputs).outcome == .number(505))
        for (measure, exact) in [
            ("response.p50", 505.0), ("response.p95", 950.5), ("response.p98", 980.2), ("ttfb", 252.5),
        ] {
            let value = try Self.value(measure, inputs)
            guard case .number(let number) = value.outcome else {
                Issue.record("\(measure): no number but \(value.outcome)")
                continue
            }
            #expect(abs(number - exact) <= exact / 32, "\(measure)")
            #expect(try #require(value.interval).contains(exact), "\(measure)")
            #expect(value.sampleSize == 100)
        }
    }

    @Test(arguments: [("response.p50", 2), ("response.p95", 20), ("response.p98", 50), ("ttfb", 2)])
    func `a percentile needs one time beyond it`(measure: String, needed: Int) throws {
        let few = Array(repeating: Int64(1000), count: needed - 1)
        let value = try Self.value(measure, Self.inputs(results: Self.results(few)))
        #expect(value.outcome == .none(.insufficientData))
        #expect(value.sampleSize == needed - 1)
        let enough = try Self.value(measure, Self.inputs(results: Self.results(few + [1000])))
        #expect(enough.outcome == .number(measure == "ttfb" ? 0.5 : 1))
    }

    @Test func `shares of slow answers are percentages`() throws {
        let inputs = Self.inputs(results: Self.results([500_000, 1_500_000, 3_000_000, 6_000_000, 20_000_000]))
        for (measure, expected) in [
            ("response.share_over_1s", 80.0), ("response.share_over_2s", 60), ("response.share_over_4s", 40),
            ("response.share_over_8s", 20),
        ] {
            let value = try Self.value(measure, inputs)
            #expect(value.outcome == .number(expected), "\(measure)")
            #expect(value.interval == expected...expected)
        }
    }

    @Test func `the error rate counts server errors and failures of the network among scheduled runs`() throws {
        let results = ResultAggregate(
            good: 90, slight: 5, bad: 5, unknown: 50, confirmations: 70, serverErrors: 3, networkFailures: 1)
        let value = try Self.value("error.rate", Self.inputs(results: results))
        #expect(value.outcome == .number(4))
        #expect(value.sampleSize == 100)
        #expect(value.interval == nil)
    }

    @Test(arguments: ["response.mean", "response.p95", "response.share_over_1s", "ttfb", "error.rate"])
    func `without results the reason is said, and own faults are ours`(measure: String) throws {
        #expect(try Self.value(measure, Self.inputs()).outcome == .none(.noData))
        let ours = ResultAggregate(unknown: 3)
        #expect(try Self.value(measure, Self.inputs(results: ours)).outcome == .none(.ourError))
    }

    @Test func `what nothing computes has no source yet, and nobody is asked for it twice`() throws {
        for measure in MeasureCatalogue.ids where !MeasureCatalogue.hasSource(measure) {
            #expect(try Self.value(measure, Self.inputs()).outcome == .none(.noSourceYet))
        }
        #expect(try Self.value("no.such.measure", Self.inputs()).outcome == .none(.noSourceYet))
    }

    @Test func `a measure does not apply where nothing probes, or to subjects of another kind`() throws {
        #expect(try Self.value("uptime.ratio", Self.inputs(isProbed: false)).outcome == .none(.notMeasured))
        let government = Subject(kind: .government, path: "-")
        #expect(try Self.value("ttfb", Self.inputs(government)).outcome == .none(.notApplicable))
    }

    @Test func `values come in the order asked for`() {
        let asked = ["ttfb", "uptime.ratio", "lcp", "ttfb"]
        #expect(MeasureCatalogue.values(of: asked, from: Self.inputs()).map(\.measure) == asked)
    }
}
