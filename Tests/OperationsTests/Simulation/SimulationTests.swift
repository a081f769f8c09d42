import Foundation
import Measures
import Operations
import Pages
import Registry
import Storage
import Testing

/// Seven days of one service against an independent model, for many seeds.
///
/// One after another, so that the tests that wait for servers keep a processor.
@Suite(.serialized) struct SimulationTests {
    /// Two hundred weeks; `PLUMBLINE_SEEDS=7` lives only the seventh, `PLUMBLINE_SEEDS=1-20` the first twenty.
    private static var seeds: ClosedRange<UInt64> {
        let asked = ProcessInfo.processInfo.environment["PLUMBLINE_SEEDS"]?.split(separator: "-").compactMap {
            UInt64($0)
        }
        guard let asked, let first = asked.first, let last = asked.last, first <= last else { return 1...200 }
        return first...last
    }

    @Test(arguments: seeds)
    func `status, uptime and spans of a week equal those of a simple model`(seed: UInt64) async throws {
        let week = try SimulatedWeek(seed: seed)
        try await week.live()
        let model = SimpleModel(week.service, week.journal, streams: week.streams)
        try await compareSpans(week, model)
        try await compareStatus(week, model)
        try await compareMeasures(week, model)
    }

    private func compareSpans(_ week: SimulatedWeek, _ model: SimpleModel) async throws {
        let window = Window(week.service.start, week.service.end)
        for (subject, expected) in model.spans {
            let spans = try await week.useCases.store.read { transaction in
                let stored = try transaction.subject(subject)
                return try transaction.spans(of: stored?.id ?? 0, in: window)
            }
            let found = spans.map { Standing($0) }
            #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end == $1.start } && spans.last?.end == nil)
            guard found != expected else { continue }
            let place = zip(found, expected).prefix { $0 == $1 }.count
            let (seen, meant) = (found.dropFirst(max(0, place - 1)), expected.dropFirst(max(0, place - 1)))
            Issue.record("\(subject), span \(place): found \(seen.prefix(3)), expected \(meant.prefix(3))")
        }
    }

    private func compareStatus(_ week: SimulatedWeek, _ model: SimpleModel) async throws {
        let last = model.spans.compactMapValues(\.last)
        let since = model.spans.mapValues(Self.since)
        let shown = try await week.useCases.describe(service: week.service.id, by: .commandLine)
        let whole = try #require(last[.service(week.service.id)])
        #expect(shown.status == whole.status.rawValue && shown.cause == whole.cause.rawValue)
        let began = try #require(since[.service(week.service.id)])
        #expect(shown.since == "\(Timestamp(milliseconds: began))")
        #expect(shown.parts.count == 10)
        for part in shown.parts {
            let subject = part.task.map { Subject.task(week.service.id, $0, on: part.channel) }
            let standing = try #require(last[subject ?? .channel(week.service.id, part.channel)])
            #expect(part.status == standing.status.rawValue && part.cause == standing.cause.rawValue)
            let began = try #require(since[subject ?? .channel(week.service.id, part.channel)])
            #expect(part.since == "\(Timestamp(milliseconds: began))")
        }
        let row = try await week.useCases.overview(page: 1, by: .commandLine).rows.first
        #expect(row?.status == whole.status && row?.since.milliseconds == began)
    }

    /// Since when it is as it is: a pause of ours between two times of the same status is no news, nor is another reason.
    private static func since(_ told: [Standing]) -> Int64 {
        var rest = told
        guard var now = rest.popLast() else { return 0 }
        func isSame(_ before: Standing?) -> Bool {
            guard let before, before.status == now.status else { return false }
            return now.status != .unknown || before.cause == now.cause
        }
        while let before = rest.last {
            if isSame(before) {
                now = rest.removeLast()
            } else if before.cause == .notWatched, now.cause != .notWatched, isSame(rest.dropLast().last) {
                rest.removeLast()
                now = rest.removeLast()
            } else {
                break
            }
        }
        return now.from
    }

    private func compareMeasures(_ week: SimulatedWeek, _ model: SimpleModel) async throws {
        let service = week.service
        let ids = ["uptime.ratio", "uptime.ratio.ex_planned", "uptime.declared_hours", "error.rate"]
        let third = SimulatedService.length / 3 / 3_600_000 * 3_600_000
        // The phone line with its hours always, the others by turns.
        for channel in [nil, ["web", "mobile", "api"][Int(service.start / 3_600_000 % 3)], "phone"] {
            let subject = channel.map { Subject.channel(service.id, $0) } ?? .service(service.id)
            var windows = [(service.start, service.end)]
            if channel == "phone" { windows.append((service.start + third, service.end - third)) }
            for (start, end) in windows {
                let values = try await week.useCases.measure(
                    ids, of: subject, over: Window(start, end), keeper: week.keeper, by: .commandLine)
                let always = model.shares(of: subject, from: start, to: end)
                let declared = model.shares(of: subject, from: start, to: end, within: channel)
                #expect(values[0].isAbout(always.ratio, known: always.known))
                #expect(values[1].isAbout(always.exPlanned, known: always.known))
                #expect(values[2].isAbout(declared.exPlanned, known: declared.known))
                guard start == service.start else { continue }
                let errors = model.errors(ofChannel: channel)
                #expect(values[3].isAbout(errors.share, known: nil), "\(errors)")
                #expect(values[3].sampleSize == errors.count)
            }
        }
    }
}

extension Window {
    fileprivate init(_ start: Int64, _ end: Int64) {
        self.init(start: Timestamp(milliseconds: start), end: Timestamp(milliseconds: end))
    }
}

extension MeasuredValue {
    /// Whether it is a share in percent, or missing where there is none, and rests on a share of known time.
    fileprivate func isAbout(_ share: Double?, known: Double?) -> Bool {
        let isKnown = known.map { abs($0 - (knownShare ?? -1)) < 1e-9 } ?? true
        guard case .number(let number) = outcome else { return share == nil && isKnown }
        return isKnown && share.map { abs($0 * 100 - number) < 1e-7 } ?? false
    }
}
