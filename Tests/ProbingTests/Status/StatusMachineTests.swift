import Measures
import Registry
import Testing

@testable import Probing

/// A machine driven by a string: one result per minute, `g` good, `s` slight, `b` bad, `u` unknown.
private func statuses(_ script: String, _ rules: StatusRules) -> [String] {
    var machine = StatusMachine(rules: rules, watchingSince: Timestamp(milliseconds: 0))
    var edits: [String] = []
    for (minute, letter) in script.enumerated() {
        let at = Timestamp(milliseconds: Int64(minute) * 60_000)
        let outcome: ProbeResult.Outcome =
            letter == "g" ? .good : letter == "s" ? .slight : letter == "b" ? .bad : .unknown
        let reason: Reason = outcome == .good ? .ok : outcome == .unknown ? .ourError : .httpStatus
        if let edit = machine.take(at: at, outcome: outcome, reason: reason) {
            edits.append("\(edit.from.milliseconds / 60_000) \(edit.status.rawValue)/\(edit.cause.rawValue)")
        }
    }
    return edits
}

private let usual = StatusRules(downAfter: 3, upAfter: 2, every: .seconds(60), timeout: .seconds(10))

struct StatusMachineTests {
    @Test func `one good result out of the unknown is up at once`() {
        #expect(statuses("g", usual) == ["0 up/observed"])
    }

    @Test func `failures are confirmed, and the outage begins at the first of them`() {
        #expect(statuses("ggbb", usual) == ["0 up/observed"])
        #expect(statuses("ggbbb", usual) == ["0 up/observed", "2 down/observed"])
    }

    @Test func `a single good result does not end an outage, two do, from the first of them`() {
        #expect(statuses("gbbbgbg", usual) == ["0 up/observed", "1 down/observed"])
        #expect(statuses("gbbbgg", usual) == ["0 up/observed", "1 down/observed", "4 up/observed"])
    }

    @Test func `failures out of the unknown stay unknown until they are confirmed`() {
        #expect(statuses("bb", usual) == [])
        #expect(statuses("bbb", usual) == ["0 down/observed"])
    }

    @Test func `slow answers degrade, and failures after them are down from the first failure`() {
        #expect(statuses("gsssbbb", usual) == ["0 up/observed", "1 degraded/observed", "4 down/observed"])
    }

    @Test func `a failing check degrades and never takes down`() {
        var rules = usual
        rules.role = .check
        #expect(statuses("gbbb", rules) == ["0 up/observed", "1 degraded/observed"])
    }

    @Test func `two of three failures are enough where the rules say so`() {
        let rules = StatusRules(downAfter: 2, upAfter: 2, of: 3, every: .seconds(60))
        #expect(statuses("gbgb", rules) == ["0 up/observed", "1 down/observed"])
    }

    @Test func `failures on two sides of silence confirm nothing together, and the silence stays unknown`() {
        var machine = StatusMachine(rules: usual, watchingSince: Timestamp(milliseconds: 0))
        func listen(_ minute: Int64) -> StatusMachine.Edit? {
            machine.listen(at: Timestamp(milliseconds: minute * 60_000), openSince: nil, closedSince: nil)
        }
        func fail(_ minute: Int64) -> StatusMachine.Edit? {
            machine.take(at: Timestamp(milliseconds: minute * 60_000), outcome: .bad, reason: .httpStatus)
        }
        #expect(listen(10)?.cause == .overdue)
        #expect(fail(20) == nil && fail(21) == nil)
        #expect(listen(60) == nil)
        #expect(fail(70) == nil && fail(71) == nil)
        #expect(fail(72)?.from == Timestamp(milliseconds: 70 * 60_000))
    }

    @Test func `failures on two sides of our own fault confirm nothing together`() {
        #expect(statuses("uuubuuubbg", usual) == ["0 unknown/own_fault", "9 up/observed"])
    }

    @Test func `a fault of our own that is known is not checked again and again`() {
        var machine = StatusMachine(rules: usual, watchingSince: Timestamp(milliseconds: 0))
        for second in 0..<3 {
            _ = machine.take(at: Timestamp(milliseconds: Int64(second)), outcome: .unknown, reason: .ourError)
            #expect(machine.isInDoubt == (second < 2))
        }
    }

    @Test func `our own faults never count against the target, and many of them make it unknown`() {
        #expect(statuses("guu", usual) == ["0 up/observed"])
        #expect(statuses("guuu", usual) == ["0 up/observed", "1 unknown/own_fault"])
        #expect(statuses("gbubub", usual) == ["0 up/observed", "1 down/observed"])
    }

    @Test func `results that keep changing are flapping, and calm ends it`() {
        let edits = statuses("g" + String(repeating: "bg", count: 12) + String(repeating: "g", count: 20), usual)
        #expect(edits.first == "0 up/observed")
        #expect(edits.dropFirst().first?.hasSuffix("degraded/flapping") == true)
        #expect(edits.last?.hasSuffix("up/observed") == true)
        #expect(edits.count == 3)
    }

    @Test func `a probe that did not run in time is overdue from the time it should have run`() {
        var machine = StatusMachine(rules: usual, watchingSince: Timestamp(milliseconds: 0))
        _ = machine.take(at: Timestamp(milliseconds: 0), outcome: .good, reason: .ok)
        let always = Timestamp(milliseconds: .min)
        #expect(machine.listen(at: Timestamp(milliseconds: 89_999), openSince: always, closedSince: nil) == nil)
        let edit = machine.listen(at: Timestamp(milliseconds: 90_000), openSince: always, closedSince: nil)
        #expect(
            edit
                == StatusMachine.Edit(
                    from: Timestamp(milliseconds: 60_000), status: .unknown, cause: .overdue, reason: nil))
        #expect(machine.listen(at: Timestamp(milliseconds: 91_000), openSince: always, closedSince: nil) == nil)
    }

    @Test func `a pushed source is not expected outside its hours, and has its time again after opening`() throws {
        let rules = StatusRules(every: .seconds(300), isPushed: true)
        var machine = StatusMachine(rules: rules, watchingSince: Timestamp(milliseconds: 0))
        _ = machine.take(at: Timestamp(milliseconds: 0), outcome: .good, reason: .ok)
        let closing = Timestamp(milliseconds: 100_000)
        let edit = machine.listen(at: Timestamp(milliseconds: 500_000), openSince: nil, closedSince: closing)
        let closed = try #require(edit)
        #expect(closed.cause == .closed && closed.from == Timestamp(milliseconds: 300_000))
        let opening = Timestamp(milliseconds: 1_000_000)
        #expect(machine.listen(at: Timestamp(milliseconds: 1_400_000), openSince: opening, closedSince: nil) == nil)
        let overdue = machine.listen(at: Timestamp(milliseconds: 1_450_000), openSince: opening, closedSince: nil)
        #expect(overdue?.cause == .overdue && overdue?.from == Timestamp(milliseconds: 1_300_000))
    }

    @Test func `silence is failure only where the definition says so`() {
        let rules = StatusRules(every: .seconds(60), isPushed: true, silenceIsFailure: true)
        var machine = StatusMachine(rules: rules, watchingSince: Timestamp(milliseconds: 0))
        _ = machine.take(at: Timestamp(milliseconds: 0), outcome: .good, reason: .ok)
        let edit = machine.listen(
            at: Timestamp(milliseconds: 90_000), openSince: Timestamp(milliseconds: 0), closedSince: nil)
        #expect(edit?.status == .down && edit?.reason == .silent && edit?.from == Timestamp(milliseconds: 60_000))
    }

    @Test func `time in which nothing was watched is unknown from when the server was last alive`() {
        let span = StatusSpan(status: .down, start: Timestamp(milliseconds: 10_000))
        let now = Timestamp(milliseconds: 500_000)
        var machine = StatusMachine(rules: usual, continuing: [span], watchingSince: now)
        let edits = machine.wasNotWatching(from: Timestamp(milliseconds: 100_000), until: now)
        // After it, it is again as it was before, until results say something else.
        #expect(
            edits == [
                .init(from: Timestamp(milliseconds: 100_000), status: .unknown, cause: .notWatched),
                .init(from: now, status: .down, cause: .observed),
            ])
        #expect(machine.take(at: Timestamp(milliseconds: 510_000), outcome: .good, reason: .ok) == nil)
        #expect(machine.take(at: Timestamp(milliseconds: 520_000), outcome: .good, reason: .ok)?.status == .up)
    }

    @Test func `what was confirmed is not forgotten over results that could not measure`() {
        // Down before, so down again with the first failure, and up only when that is confirmed.
        #expect(
            statuses("gbbbuuub", usual)
                == ["0 up/observed", "1 down/observed", "4 unknown/own_fault", "7 down/observed"])
        #expect(
            statuses("gbbbuuugg", usual)
                == ["0 up/observed", "1 down/observed", "4 unknown/own_fault", "7 up/observed"])
        // Up before: a failure after it is no more than doubt.
        #expect(statuses("guuub", usual) == ["0 up/observed", "1 unknown/own_fault"])
        #expect(statuses("guuubg", usual) == ["0 up/observed", "1 unknown/own_fault", "5 up/observed"])
    }

    @Test func `what is known when the program ends is known when it begins, behind times of which nothing is known`() {
        let spans: [StatusSpan] = [
            StatusSpan(status: .down, start: Timestamp(milliseconds: 0)),
            StatusSpan(status: .unknown, cause: .notWatched, start: Timestamp(milliseconds: 10_000)),
            StatusSpan(status: .unknown, cause: .blocked, start: Timestamp(milliseconds: 20_000)),
        ]
        var machine = StatusMachine(rules: usual, continuing: spans, watchingSince: Timestamp(milliseconds: 30_000))
        let edit = machine.take(at: Timestamp(milliseconds: 40_000), outcome: .bad, reason: .httpStatus)
        #expect(edit?.status == .down)
    }

    @Test func `what keeps a run from measuring is the cause, and one word to come less often is enough`() {
        func cause(_ reason: Reason, times: Int) -> StatusCause? {
            var machine = StatusMachine(rules: usual, watchingSince: Timestamp(milliseconds: 0))
            var last = machine.take(at: Timestamp(milliseconds: 0), outcome: .good, reason: .ok)
            for time in 1...times {
                last = machine.take(at: Timestamp(milliseconds: Int64(time)), outcome: .unknown, reason: reason)
            }
            return last?.cause
        }
        #expect(cause(.blockedByTarget, times: 3) == .blocked)
        #expect(cause(.rateLimited, times: 1) == .rateLimited)
        #expect(cause(.ourError, times: 3) == .ownFault)
        #expect(cause(.blockedByTarget, times: 2) == nil)
    }

    @Test func `where our own network is lost, what was down stays down and what was up becomes unknown`() {
        func last(_ before: ProbeResult.Outcome) -> Status? {
            var machine = StatusMachine(rules: usual, watchingSince: Timestamp(milliseconds: 0))
            for second in 0..<3 {
                _ = machine.take(at: Timestamp(milliseconds: Int64(second)), outcome: before, reason: .httpStatus)
            }
            for second in 3..<9 {
                _ = machine.take(at: Timestamp(milliseconds: Int64(second)), outcome: .unknown, reason: .ownNetwork)
            }
            return machine.status
        }
        #expect(last(.bad) == .down)
        #expect(last(.good) == .unknown)
    }

    @Test func `failures with a word to come less often between them are down, from the first of them`() {
        var machine = StatusMachine(rules: usual, watchingSince: Timestamp(milliseconds: 0))
        var edits: [String] = []
        for (second, letter) in "gbbrbbrb".enumerated() {
            let reason: Reason = letter == "g" ? .ok : letter == "r" ? .rateLimited : .httpStatus
            let outcome: ProbeResult.Outcome = letter == "g" ? .good : letter == "r" ? .unknown : .bad
            if let edit = machine.take(at: Timestamp(milliseconds: Int64(second)), outcome: outcome, reason: reason) {
                edits.append("\(edit.from.milliseconds) \(edit.status.rawValue)/\(edit.cause.rawValue)")
            }
        }
        #expect(edits.prefix(3) == ["0 up/observed", "3 unknown/rate_limited", "3 down/observed"])
    }

    @Test func `who has had a good result since is not down with the others, nor who looks elsewhere by now`() {
        let basis = SpanBasis(sharedOrigin: "https://town.example:443")
        let at = { Timestamp(milliseconds: $0) }
        var machine = StatusMachine(rules: usual, watchingSince: at(0))
        _ = machine.take(at: at(5), outcome: .good, reason: .ok)
        #expect(machine.originIsCutOff(from: at(4), reason: .timeout, basis: basis) == nil)
        #expect(machine.originIsCutOff(from: at(6), reason: .timeout, basis: basis)?.status == .down)
        #expect(machine.take(at: at(7), outcome: .good, reason: .ok) == nil)
        machine.leavesOrigin()
        #expect(machine.take(at: at(8), outcome: .good, reason: .ok)?.status == .up)
    }

    @Test func `that nothing could tell of our network is said where any of the results that confirm it counts so`() {
        var machine = StatusMachine(rules: usual, watchingSince: Timestamp(milliseconds: 0))
        let edits = (0..<3).compactMap { second in
            machine.take(
                at: Timestamp(milliseconds: Int64(second)), outcome: .bad, reason: .connectTimeout,
                isUntold: second == 0)
        }
        #expect(edits.map(\.status) == [.down] && edits[0].basis?.isWayOutUntold == true)
    }

    @Test func `a run that waits for its turn keeps what is known, until it has waited no longer`() {
        var machine = StatusMachine(rules: usual, watchingSince: Timestamp(milliseconds: 0))
        _ = machine.take(at: Timestamp(milliseconds: 0), outcome: .good, reason: .ok)
        let always = Timestamp(milliseconds: .min)
        func listen(_ second: Int64, waited: Int64) -> StatusMachine.Edit? {
            machine.listen(
                at: Timestamp(milliseconds: second * 1000), openSince: always, closedSince: nil,
                waited: .seconds(waited))
        }
        #expect(listen(400, waited: 340) == nil)
        #expect(listen(429, waited: 340) == nil)
        // Started after 340 s, and silent for longer than the grace since then.
        #expect(listen(430, waited: 340)?.from == Timestamp(milliseconds: 400_000))
    }
}
