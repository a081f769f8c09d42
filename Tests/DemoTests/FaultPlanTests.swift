import Documents
import Measures
import Probing
import Registry
import Testing

@testable import Demo

@Suite("The plan of faults")
struct FaultPlanTests {
    private let plan = FaultPlan.town

    @Test func `nothing is wrong before the first fault, which begins after 25 seconds`() {
        #expect(plan.faults(at: .seconds(-3)).isEmpty)
        #expect(plan.faults(at: .zero).isEmpty)
        #expect(plan.faults(at: .milliseconds(24_999)).isEmpty)
        #expect(plan.faults(at: .seconds(25)).map(\.kind) == [.answersUnavailable])
        #expect(plan.nextChange(after: .zero) == .seconds(25))
    }

    @Test func `a fault is on from its first moment up to, but not including, its last`() throws {
        let first = try #require(plan.round.first)
        #expect(plan.faults(at: first.ends - .milliseconds(1)).contains(first))
        #expect(!plan.faults(at: first.ends).contains(first))
    }

    @Test func `a round of six minutes shows every kind of trouble that the town is there to show`() {
        let kinds = Set(plan.coming(after: .zero, within: .seconds(360)).map(\.fault.kind))
        #expect(
            kinds == [.answersUnavailable, .answersLate(by: .seconds(3)), .fallsSilent, .reportsFailure, .saysSorry])
        let second = Set(plan.coming(after: .seconds(360), within: .seconds(360)).map(\.fault.kind))
        #expect(second.contains(.refusesConnections) && second.contains(.hangs))
    }

    @Test func `at most one fault is on at a time, with quiet between them`() {
        var isQuietSomewhere = false
        for second in 0..<1500 {
            let count = plan.faults(at: .seconds(second)).count
            #expect(count <= 1)
            isQuietSomewhere = isQuietSomewhere || count == 0
        }
        #expect(isQuietSomewhere)
        let events = plan.events(after: .zero, upTo: .seconds(720))
        for (end, next) in zip(events, events.dropFirst()) where !end.isBeginning {
            #expect(next.at - end.at >= .seconds(10), "\(end.words.words(in: "en"))")
        }
    }

    @Test func `while one channel of a service fails, another one that is watched works`() throws {
        let services = try DemoTown.sample.services()
        for fault in plan.round {
            let service = try #require(services.first { $0.id == fault.service })
            #expect(service.channels.contains { $0.id == fault.channel && !$0.probes.isEmpty })
            #expect(service.channels.contains { $0.id != fault.channel && !$0.probes.isEmpty })
        }
    }

    @Test(arguments: FaultPlan.town.round)
    func `a fault lasts long enough to change a status, and is over before the next`(
        fault: Fault
    ) throws {
        let service = try #require(try DemoTown.sample.services().first { $0.id == fault.service })
        let declaration = try #require(service.channels.first { $0.id == fault.channel }?.probes.first)
        let file = try #require(DemoDefinition(rawValue: declaration.use)?.file)
        let definition = try ProbeDefinition.read(Document.read(file.bytes, file: file.name))
        let probe = try definition.bind(parameters: declaration.parameters).get()
        let start = Timestamp(milliseconds: 0)
        var machine = StatusMachine(rules: probe.statusRules(every: declaration.every), watchingSince: start)
        var seen: [(at: Duration, status: Status)] = []
        var moment = Duration.zero
        while moment < .seconds(720) {
            let isOn = fault.begins <= moment && moment < fault.ends
            var edit: StatusMachine.Edit?
            switch isOn ? fault.kind : nil {
            case .fallsSilent: edit = machine.listen(at: start + moment, openSince: start, closedSince: nil)
            case .answersLate: edit = machine.take(at: start + moment, outcome: .slight, reason: .conditionFailed)
            case nil: edit = machine.take(at: start + moment, outcome: .good, reason: .ok)
            default: edit = machine.take(at: start + moment, outcome: .bad, reason: .httpStatus)
            }
            if let edit { seen.append((moment, edit.status)) }
            moment += declaration.every
        }
        let expected: Status =
            switch fault.kind {
            case .fallsSilent: .unknown
            case .answersLate: .degraded
            default: .down
            }
        try #require(seen.map(\.status) == [.up, expected, .up])
        #expect(seen[1].at - fault.begins <= .seconds(30))
        #expect(seen[2].at - fault.ends <= .seconds(15))
    }

    @Test(arguments: [0, 1, 2, 7]) func `the rounds repeat`(round: Int) {
        let base = plan.length * round
        for second in stride(from: 0, to: 720, by: 7) {
            let now = plan.faults(at: base + .seconds(second)).map { $0.shifted(by: .zero - base) }
            #expect(now == plan.faults(at: .seconds(second)))
        }
    }

    @Test(arguments: UInt64(1)...40) func `the faults on are those whose beginning was told and whose end was not`(
        seed: UInt64
    ) {
        var numbers = GeneratedNumbers(seed: seed, name: "plan")
        var on: Set<Fault> = []
        var last = Duration.seconds(-1)
        for _ in 0..<60 {
            let next = last + .milliseconds(Int64.random(in: 1...60_000, using: &numbers))
            for event in plan.events(after: last, upTo: next) {
                if event.isBeginning { on.insert(event.fault) } else { on.remove(event.fault) }
            }
            #expect(on == Set(plan.faults(at: next)))
            last = next
        }
    }

    @Test(arguments: UInt64(1)...20) func `the next change is the first event`(seed: UInt64) {
        var numbers = GeneratedNumbers(seed: seed, name: "next")
        let moment = Duration.milliseconds(Int64.random(in: -5000...3_000_000, using: &numbers))
        let events = plan.events(after: moment, upTo: moment + .seconds(1440))
        #expect(plan.nextChange(after: moment) == events.first?.at)
    }

    @Test func `a plan without faults never changes`() {
        #expect(FaultPlan.quiet.nextChange(after: .zero) == nil)
        #expect(FaultPlan.quiet.faults(at: .seconds(30)).isEmpty)
    }

    @Test func `a fault that does not fit into the round is left out`() {
        let fault = Fault(
            service: "a", channel: "web", kind: .hangs, begins: .seconds(50), ends: .seconds(70),
            words: Text("en", "x"), wordsWhenOver: Text("en", "y"))
        #expect(FaultPlan(round: [fault], length: .seconds(60)).round.isEmpty)
        #expect(FaultPlan(round: [fault], length: .seconds(70)).round == [fault])
    }

    @Test func `an event is a line with the time of day`() throws {
        let start = try #require(Timestamp("2026-03-03T14:02:06Z"))
        let event = try #require(plan.events(after: .zero, upTo: .seconds(30)).first)
        #expect(
            event.line(start: start)
                == "14:02:31 the parking permit's web page now answers 503; the phone still works")
        #expect(event.line(start: start, language: "fr").hasPrefix("14:02:31 la page web du permis"))
    }
}
