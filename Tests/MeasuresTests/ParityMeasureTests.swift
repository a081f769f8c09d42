import Measures
import Registry
import Testing

struct ParityMeasureTests {
    private typealias Fact = ChannelComparison.Fact

    private func value(_ facts: [Fact], asking: [String]? = nil) throws -> MeasuredValue {
        let window = Window(start: Timestamp(milliseconds: 0), end: Timestamp(milliseconds: 86_400_000))
        let inputs = MeasureInputs(
            subject: .service("permits"), window: window, now: window.end,
            comparison: ChannelComparison(facts: facts, availabilityGap: nil, channels: 0),
            arguments: asking.map { ["facts": $0] } ?? [:])
        return try #require(MeasureCatalogue.values(of: ["parity.facts"], from: inputs).first)
    }

    private let agreed = Fact(id: "fee", places: 3, compared: 3)
    private let unknown = Fact(
        id: "documents", places: 2, compared: 0, unread: [.init(channel: "web", why: "missing")])

    @Test func `facts that are the same at every place are none that differ, and all of it is known`() throws {
        let value = try value([agreed])
        #expect(value.outcome == .number(0) && value.sampleSize == 1 && value.knownShare == 1)
        #expect(value.evidence.isEmpty)
    }

    @Test func `facts that differ are counted and named, with what could not be compared`() throws {
        let value = try value([
            Fact(
                id: "fee", places: 4, compared: 3, differing: ["web"], unread: [.init(channel: "api", why: "stale")]),
            Fact(id: "hours", places: 2, compared: 2, differing: ["phone"]),
            Fact(id: "contact", places: 2, compared: 2),
        ])
        #expect(value.outcome == .number(2) && value.sampleSize == 3 && value.knownShare == 7.0 / 8)
        #expect(value.evidence.map(\.detail) == ["differs: fee, hours", "not compared: fee on api (stale)"])
    }

    @Test func `one place that agrees says nothing of those that cannot be read`() throws {
        let value = try value([
            Fact(
                id: "fee", places: 4, compared: 2,
                unread: [.init(channel: "web", why: "unreadable"), .init(channel: "api", why: "missing")])
        ])
        #expect(value.outcome == .number(0) && value.sampleSize == 1 && value.knownShare == 0.5)
        #expect(value.evidence.map(\.detail) == ["not compared: fee on web (unreadable), api (missing)"])
    }

    @Test
    func `a fact of which less than two places could be read is unknown, and without any other there is no value`()
        throws
    {
        let mixed = try value([agreed, unknown])
        #expect(mixed.outcome == .number(0) && mixed.sampleSize == 1 && mixed.knownShare == 3.0 / 5)
        #expect(mixed.evidence.map(\.detail) == ["not compared: documents on web (missing)"])
        for asked in [try value([unknown]), try value([agreed, unknown], asking: ["documents"])] {
            #expect(asked.outcome == .none(.insufficientData) && asked.sampleSize == 0 && asked.knownShare == 0)
            #expect(asked.evidence.map(\.detail) == ["not compared: documents on web (missing)"])
        }
        let alone = try value([Fact(id: "fee", places: 1, compared: 0)])
        #expect(alone.outcome == .none(.insufficientData))
        #expect(alone.evidence.map(\.detail) == ["nothing to compare fee with"])
    }

    @Test func `where no fact is stated there is nothing to measure`() throws {
        #expect(try value([]).outcome == .none(.noData))
        #expect(try value([agreed], asking: ["hours"]).outcome == .none(.noData))
    }
}
