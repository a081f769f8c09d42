import Measures
import Probing
import Registry
import Testing

@testable import Demo

@Suite("The generated past")
struct DemoHistoryTests {
    private let town = DemoTown.sample
    private static let sample = Result {
        DemoHistory.generate(services: try DemoTown.sample.services(), end: DemoTown.sample.start)
    }
    private let hour: Int64 = 3_600_000

    @Test func `it covers 90 days and every probe, channel, task and service that is watched`() throws {
        let history = try Self.sample.get()
        #expect(history.window.end == town.start)
        #expect(history.window.start.milliseconds % hour == 0)
        #expect(history.window.length >= .seconds(90 * 86_400))
        #expect(history.probes.count == 14)
        let services = try town.services()
        for service in services {
            #expect(history.spans[.service(service.id)] != nil)
            for task in service.tasks { #expect(history.spans[.task(service.id, task.id)] != nil) }
            for channel in service.channels where !channel.probes.isEmpty {
                #expect(history.spans[.channel(service.id, channel.id)] != nil)
            }
        }
        #expect(history.spans[.channel("renew-parking-permit", "counter")] == nil)
    }

    @Test func `spans are contiguous, differ from their neighbours, and the last one is open`() throws {
        let history = try Self.sample.get()
        for spans in history.probes.map(\.spans) + history.spans.values {
            #expect(spans.first?.start == history.window.start)
            #expect(spans.last?.end == nil)
            for (span, next) in zip(spans, spans.dropFirst()) {
                #expect(span.end == next.start)
                #expect(span.start < next.start)
                #expect((span.status, span.cause) != (next.status, next.cause))
            }
        }
    }

    @Test func `hours agree with spans: a probe is down in an hour just where runs of it failed`() throws {
        for probe in try Self.sample.get().probes {
            for past in probe.hours {
                let end = past.start + .milliseconds(hour)
                let touching = probe.spans.filter { $0.start < end && ($0.end ?? end) > past.start }
                let counts = past.aggregate
                #expect(
                    (counts.bad > 0) == touching.contains { $0.status == .down && $0.containsRun(in: past.start, end) })
                #expect(counts.bad == probe.runs(.down, in: past.start, end), "\(probe.subject) \(past.start)")
                #expect(counts.slight == probe.runs(.degraded, in: past.start, end))
                #expect(counts.good == probe.runs(.up, in: past.start, end))
                #expect(counts.unknown == 0 && counts.confirmations == 0)
            }
        }
    }

    @Test func `the results of the last day add up to its hours, and lie in spans that say the same`() throws {
        let history = try Self.sample.get()
        #expect(history.resultsFrom.milliseconds % hour == 0)
        #expect(history.resultsFrom <= town.start - .seconds(86_400))
        for probe in history.probes {
            #expect(probe.results.allSatisfy { history.resultsFrom <= $0.at && $0.at < town.start })
            #expect(probe.results == probe.results.sorted { $0.at < $1.at })
            for past in probe.hours where past.start >= history.resultsFrom {
                var sum = ResultAggregate()
                for result in probe.results
                where past.start <= result.at && result.at < past.start + .milliseconds(hour) {
                    let phases = result.phases
                    let isServer = (500...599).contains(result.status)
                    let isNetwork = [.connectRefused, .timeout].contains(result.reason)
                    sum.add(
                        ResultAggregate.Outcome(rawValue: result.outcome.rawValue) ?? .unknown,
                        failure: isServer ? .server : isNetwork ? .network : .none,
                        total: phases.total > 0 ? phases.total : nil,
                        firstByte: phases.total > 0 ? phases.connect + phases.firstByte : nil)
                }
                #expect(sum == past.aggregate, "\(probe.subject) \(past.start)")
            }
            for result in probe.results {
                let span = try #require(probe.spans.last { $0.start <= result.at })
                let expected: [ProbeResult.Outcome: Status] = [.good: .up, .slight: .degraded, .bad: .down]
                #expect(span.status == expected[result.outcome])
                #expect(
                    result.phases.total == result.phases.connect + result.phases.firstByte + result.phases.transfer)
            }
        }
        let failed = history.probes.flatMap(\.results).filter { $0.outcome == .bad }
        #expect(!failed.isEmpty, "something happened on the last day")
    }

    @Test func `every probe that always runs has every hour; a phone with office hours has those only`() throws {
        let history = try Self.sample.get()
        for probe in history.probes where probe.subject.path != "pay-local-tax/phone/probe:line" {
            let silent = probe.subject.path == "register-birth/phone/probe:line" ? 3 : 0
            #expect(probe.hours.count >= 90 * 24 - silent)
        }
        let office = try #require(history.probes.first { $0.subject.path == "pay-local-tax/phone/probe:line" })
        #expect((500...560).contains(office.hours.count))
        #expect(office.spans.contains { $0.cause == .closed })
        #expect(!office.spans.contains { $0.cause == .overdue })
    }

    @Test func `what people remember is there`() throws {
        let history = try Self.sample.get()
        func statuses(_ subject: Subject) -> Set<StatusSpan.Said> { Set((history.spans[subject] ?? []).map(\.said)) }
        #expect(statuses(.channel("pay-local-tax", "web")).contains(.init(.maintenance, .maintenance)))
        #expect(statuses(.channel("register-birth", "phone")).contains(.init(.unknown, .overdue)))
        #expect(statuses(.channel("report-street-light", "api")).contains(.init(.degraded, .observed)))
        #expect(statuses(.channel("report-street-light", "phone-line")).contains(.init(.down, .observed)))
        #expect(statuses(.service("renew-parking-permit")).contains(.init(.degraded, .observed)))
        // The bad Tuesday: for hours, nine days and a little more ago.
        let permits = history.spans[.channel("renew-parking-permit", "web")] ?? []
        let bad = try #require(
            permits.filter { $0.status == .down }.max { $0.length(town.start) < $1.length(town.start) })
        #expect((bad.start.milliseconds / 86_400_000 + 3) % 7 == 1)
        #expect(bad.length(town.start) > .seconds(3 * 3600))
    }

    @Test func `in the last two hours nothing is wrong`() throws {
        let history = try Self.sample.get()
        for probe in history.probes {
            let last = try #require(probe.spans.last)
            #expect(last.status == .up || last.cause == .closed)
            #expect(probe.results.filter { $0.at > town.start - Incidents.quietEnd }.allSatisfy { $0.outcome == .good })
        }
        for service in try town.services() { #expect(history.spans[.service(service.id)]?.last?.status == .up) }
    }

    @Test func `the same seed gives the same past, another seed another one`() throws {
        let services = Array(try town.services().suffix(1))
        let first = DemoHistory.generate(services: services, end: town.start, seed: 7)
        let again = DemoHistory.generate(services: services, end: town.start, seed: 7)
        let other = DemoHistory.generate(services: services, end: town.start, seed: 8)
        #expect(first.spans == again.spans)
        #expect(first.probes.map(\.hours) == again.probes.map(\.hours))
        #expect(first.probes.map(\.results) == again.probes.map(\.results))
        #expect(first.probes.map(\.results) != other.probes.map(\.results))
    }

    @Test(arguments: [0, 3, 11, 26, 40, 100, 155] as [Int64])
    func `it can end at any moment of the week`(hours: Int64) throws {
        let end = town.start + .seconds(hours * 3600 + hours * 61)
        let services = Array(try DemoTown(ports: town.ports, start: end).services()[2...2])
        let history = DemoHistory.generate(services: services, end: end, seed: 1)
        #expect(history.spans[.service("pay-local-tax")]?.last?.status == .up)
        #expect(history.probes.allSatisfy { $0.spans.last?.end == nil })
        let tax = history.spans[.channel("pay-local-tax", "web")] ?? []
        #expect(tax.filter { $0.status == .maintenance }.count == 1)
    }

    @Test func `results get the stream that they are stored under`() throws {
        let probe = try #require(try Self.sample.get().probes.first)
        #expect(Set(probe.results(stream: 12).map(\.stream)) == [12])
        #expect(probe.results(stream: 12).count == probe.results.count)
    }
}

extension StatusSpan {
    fileprivate struct Said: Hashable {
        var status: Status
        var cause: StatusCause

        init(_ status: Status, _ cause: StatusCause) {
            self.status = status
            self.cause = cause
        }
    }

    fileprivate var said: Said { Said(status, cause) }

    fileprivate func length(_ now: Timestamp) -> Duration { (end ?? now) - start }

    /// Whether a run can lie in the part of the span within an hour: a span begins with a run.
    fileprivate func containsRun(in from: Timestamp, _ until: Timestamp) -> Bool {
        let begin = max(start, from)
        let end = min(self.end ?? until, until)
        let every = DemoHistory.every.milliseconds
        let next = start.milliseconds + ((begin.milliseconds - start.milliseconds + every - 1) / every) * every
        return next < end.milliseconds
    }
}

extension DemoHistory.ProbePast {
    /// How many runs the spans of a status say there were: a span begins with a run, and one follows every five minutes.
    fileprivate func runs(_ status: Status, in from: Timestamp, _ until: Timestamp) -> Int {
        let every = DemoHistory.every.milliseconds
        var count = 0
        for span in spans where span.status == status {
            var moment = span.start.milliseconds
            let end = (span.end ?? until).milliseconds
            if moment < from.milliseconds { moment += (from.milliseconds - moment + every - 1) / every * every }
            while moment < min(end, until.milliseconds) {
                count += 1
                moment += every
            }
        }
        return count
    }
}
