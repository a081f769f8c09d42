import Measures
import Registry
import Testing

struct VolumeMeasureTests {
    private static let window = Window(start: Timestamp(milliseconds: 0), end: Timestamp(milliseconds: 86_400_000))

    private func value(_ measure: String, _ volumes: VolumeSums?, answers: AnswerCounts? = nil) throws -> MeasuredValue
    {
        let inputs = MeasureInputs(
            subject: .service("permits"), window: Self.window, now: Self.window.end, answers: answers, volumes: volumes)
        return try #require(MeasureCatalogue.values(of: [measure], from: inputs).first)
    }

    private func sums(started: Int = 0, completed: Int = 0, days: Int = 1, _ channels: [(String, Bool, Int?)] = [])
        -> VolumeSums
    {
        VolumeSums(
            started: started, completed: completed, days: days,
            channels: channels.map { VolumeSums.Channel(id: $0.0, isDigital: $0.1, completed: $0.2) }, comparedDays: 30)
    }

    @Test func `what is done online is a share of what is done on all channels`() throws {
        let value = try value("takeup.digital", sums([("web", true, 60), ("app", true, 15), ("counter", false, 25)]))
        #expect(value.outcome == .number(75) && value.sampleSize == 100 && value.interval == nil)
        #expect(value.evidence.map(\.detail) == ["completed over 30 days: web 60, app 15, counter 25"])
    }

    @Test func `a channel that nobody tells of makes it unknown`() throws {
        let value = try value("takeup.digital", sums([("web", true, 60), ("counter", false, nil)]))
        #expect(value.outcome == .none(.insufficientData) && value.sampleSize == 60)
        #expect(value.evidence.map(\.detail) == ["nobody tells how many completed it on: counter"])
        let none = try self.value("takeup.digital", sums([("web", true, nil), ("counter", false, nil)]))
        #expect(none.outcome == .none(.insufficientData))
        #expect(try self.value("takeup.digital", nil).outcome == .none(.notMeasured))
        #expect(try self.value("takeup.digital", sums([("web", true, 4)])).outcome == .none(.insufficientData))
    }

    @Test func `nothing done online is zero, where it was counted`() throws {
        #expect(try value("takeup.digital", sums([("web", true, 0), ("post", false, 9)])).outcome == .number(0))
    }

    @Test func `completion is counted where somebody counts, with Wilson's interval`() throws {
        let value = try value("completion.rate", sums(started: 100, completed: 80), answers: answers(yes: 10, no: 10))
        #expect(value.outcome == .number(80) && value.sampleSize == 100)
        let wilson = try #require(WilsonInterval(80, of: 100))
        #expect(value.interval == wilson.bounds.lowerBound * 100...wilson.bounds.upperBound * 100)
    }

    @Test func `completion is what people say where nobody counts`() throws {
        let nobody: [VolumeSums?] = [nil, sums(days: 0, [("web", true, 7)])]
        for volumes in nobody {
            let value = try value("completion.rate", volumes, answers: answers(yes: 15, no: 5))
            #expect(value.outcome == .number(75) && value.sampleSize == 20)
        }
        #expect(try value("completion.rate", nil).outcome == .none(.notMeasured))
    }

    @Test func `completion of nothing, of very little, or beyond what was started has no value`() throws {
        #expect(try value("completion.rate", sums(started: 0, completed: 0)).outcome == .none(.noData))
        #expect(try value("completion.rate", sums(started: 4, completed: 4)).outcome == .none(.insufficientData))
        #expect(try value("completion.rate", sums(started: 10, completed: 12)).outcome == .none(.insufficientData))
    }

    private func answers(yes: Int, no: Int) -> AnswerCounts {
        AnswerCounts(questions: [
            .init(
                construct: "completion",
                options: [.init(id: "yes", count: yes), .init(id: "no", count: no), .init(id: "not_yet", count: 3)],
                respondents: yes + no + 3)
        ])
    }
}
