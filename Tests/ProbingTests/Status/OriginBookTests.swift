import Registry
import Testing

@testable import Probing

struct OriginBookTests {
    private static let origin = "https://town.example:443"

    /// A run that began at a second and took some.
    private static func run(
        _ stream: Int, at second: Int64, _ reason: Reason, takes: Int64 = 10, status: Int = 0,
        outcome: ProbeResult.Outcome = .bad
    ) -> ProbeResult {
        var run = ProbeResult(
            stream: stream, at: Timestamp(milliseconds: second * 1000), outcome: outcome, reason: reason,
            phases: .init(total: takes * 1_000_000), status: status)
        run.heardAfter = status > 0 ? takes * 1_000_000 : nil
        return run
    }

    /// Hears runs in order, each asking for the page of its stream; gives the lessons in words.
    ///
    /// Where somebody must be asked, it is stream 99, from then on.
    private static func lessons(_ runs: [ProbeResult], pages: Int, page: (Int) -> String = { "/\($0)" }) -> [String] {
        var book = OriginBook()
        return runs.map { run in
            switch book.hear(run, origin: origin, page: page(run.stream), pages: pages, canTeach: true, isUntold: false)
            {
            case .nothing: return "nothing"
            case .suspicion(let cutOff):
                book.ask(99, of: origin, at: run.at)
                return "suspicion from \(cutOff.from.milliseconds / 1000)"
            case .cutOff(let cutOff, let isNew):
                return "cut off from \(cutOff.from.milliseconds / 1000)\(isNew ? ", new" : "")"
            case .answers(let from): return "answers from \(from.milliseconds / 1000)"
            }
        }
    }

    /// Three runs that end alike, and that of the one who is asked then.
    private static func four(_ reason: Reason) -> [ProbeResult] {
        [0, 1, 2, 99].enumerated().map { run($1, at: Int64($0) * 5, reason) }
    }

    @Test func `three runs of different pages that hang are a suspicion, and one more speaks for all`() {
        let after = [Self.run(7, at: 16, .timeout)]
        #expect(
            Self.lessons(Self.four(.timeout) + after, pages: 40) == [
                "nothing", "nothing", "suspicion from 0", "cut off from 0, new", "cut off from 0",
            ])
    }

    @Test func `only a run of the one who is asked decides, one that began after that, in whatever way it fails`() {
        let three = Array(Self.four(.timeout).prefix(3))
        let others = [
            Self.run(7, at: 12, .timeout), Self.run(99, at: 9, .timeout), Self.run(99, at: 20, .connectRefused),
        ]
        #expect(
            Self.lessons(three + others, pages: 40).suffix(4) == [
                "suspicion from 0", "nothing", "nothing", "cut off from 0, new",
            ])
        let good = Self.run(99, at: 12, .ok, takes: 1, status: 200, outcome: .good)
        #expect(
            Self.lessons(three + [good, Self.run(99, at: 20, .timeout)], pages: 40).suffix(2) == ["nothing", "nothing"])
        // Who is asked has gone: the next run that fails leads to somebody else.
        var book = OriginBook()
        func hear(_ run: ProbeResult) -> OriginBook.Lesson {
            book.hear(run, origin: Self.origin, page: "/\(run.stream)", pages: 40, canTeach: true, isUntold: false)
        }
        for run in three { _ = hear(run) }
        // There was nobody to ask: the next run leads to the same question.
        guard case .suspicion = hear(Self.run(6, at: 11, .timeout)) else {
            Issue.record("the question is not put again")
            return
        }
        book.ask(99, of: Self.origin, at: three[2].at)
        book.forget(stream: 99, at: Self.origin)
        guard case .suspicion = hear(Self.run(8, at: 13, .timeout)) else {
            Issue.record("nobody else is asked")
            return
        }
    }

    @Test func `one page that hangs three times is its own failure where the origin has others`() {
        let hanging = (0..<5).map { Self.run(7, at: Int64($0) * 20, .timeout) }
        #expect(Self.lessons(hanging, pages: 2) == Array(repeating: "nothing", count: 5))
        #expect(Self.lessons(hanging, pages: 1)[2] == "suspicion from 0")
        // Two pages are all there are: both must be among the three.
        let both = [7, 7, 8].enumerated().map { Self.run($1, at: Int64($0) * 20, .timeout) }
        #expect(Self.lessons(both, pages: 2).last == "suspicion from 0")
    }

    @Test func `an answer in between leaves it to each page, also one that comes while others already wait`() {
        let answered = Self.run(9, at: 5, .ok, takes: 3, status: 200, outcome: .good)
        #expect(
            Self.lessons(
                [Self.run(0, at: 4, .timeout), Self.run(1, at: 6, .timeout), answered, Self.run(2, at: 7, .timeout)],
                pages: 40) == ["nothing", "nothing", "nothing", "nothing"])
        // 503 is an answer too: what began before it adds up to nothing.
        let error = Self.run(9, at: 12, .httpStatus, takes: 0, status: 503)
        let hanging = (0..<3).map { Self.run($0, at: Int64($0) * 5, .timeout) }
        #expect(Self.lessons(hanging.prefix(2) + [error, hanging[2]], pages: 40).allSatisfy { $0 == "nothing" })
    }

    @Test func `a good answer ends it, one that is not good lets nobody in`() {
        let error = Self.run(9, at: 40, .httpStatus, takes: 0, status: 503)
        let slow = Self.run(9, at: 60, .conditionFailed, takes: 1, status: 200, outcome: .slight)
        #expect(
            Self.lessons(Self.four(.timeout) + [error, slow], pages: 40).suffix(2) == ["nothing", "answers from 60"])
    }

    @Test func `with one probe left nothing new is learnt, and what is known ends with its answer`() {
        var book = OriginBook()
        func hear(_ run: ProbeResult, canTeach: Bool) -> Bool {
            book.hear(run, origin: Self.origin, page: "/", pages: 1, canTeach: canTeach, isUntold: false) == .nothing
        }
        for second in 0..<5 { #expect(hear(Self.run(0, at: Int64(second), .timeout), canTeach: false)) }
        for second in 10..<12 { #expect(hear(Self.run(0, at: Int64(second), .timeout), canTeach: true)) }
        #expect(!hear(Self.run(0, at: 12, .timeout), canTeach: true))
        book.ask(0, of: Self.origin, at: Timestamp(milliseconds: 12_000))
        #expect(!hear(Self.run(0, at: 13, .timeout), canTeach: true))
        #expect(!hear(Self.run(0, at: 40, .ok, status: 200, outcome: .good), canTeach: false))
        #expect(book.answeredLately(since: Timestamp(milliseconds: 0), limit: 3) { _ in true } == [Self.origin])
    }

    @Test func `failures in different phases do not add up`() {
        let mixed = [
            Self.run(0, at: 0, .timeout), Self.run(1, at: 1, .connectRefused), Self.run(2, at: 2, .timeout),
        ]
        #expect(Self.lessons(mixed, pages: 40) == ["nothing", "nothing", "nothing"])
        let refused = [
            Self.run(0, at: 0, .connectRefused), Self.run(1, at: 1, .connectTimeout),
            Self.run(2, at: 2, .connectFailed),
        ]
        #expect(Self.lessons(refused, pages: 40).last == "suspicion from 0")
        let among = [mixed[0], mixed[1], mixed[2], Self.run(3, at: 3, .timeout)]
        #expect(Self.lessons(among, pages: 40).last == "suspicion from 0")
    }

    @Test func `what began to come, what we could not measure and what was pushed say nothing of the connection`() {
        var dripping = Self.run(0, at: 0, .timeout)
        dripping.phases.transfer = 1
        var pushed = Self.run(1, at: 1, .timeout)
        pushed.trigger = .pushed
        let ours = Self.run(2, at: 2, .ourError, outcome: .unknown)
        #expect(Self.lessons([dripping, pushed, ours, dripping], pages: 1).allSatisfy { $0 == "nothing" })
    }

    @Test func `a run that was sent on and hangs there shows that the last origin hangs`() {
        let sentOn = (0..<3).map { stream in
            var run = Self.run(stream, at: Int64(stream) * 5, .timeout)
            // The redirect took its time to come.
            run.phases.transfer = 40
            run.lastHop = .init(total: 9_000_000)
            return run
        }
        #expect(Self.lessons(sentOn, pages: 40).last == "suspicion from 0")
    }

    @Test func `a handshake shows that connecting works, and not that pages answer`() {
        let handshake = Self.run(9, at: 20, .ok, takes: 1, outcome: .good)
        #expect(Self.lessons(Self.four(.timeout) + [handshake], pages: 40).last == "nothing")
        #expect(Self.lessons(Self.four(.connectTimeout) + [handshake], pages: 40).last == "answers from 20")
    }

    @Test func `the same run handed in again shows nothing more, and what was put back is as before`() {
        let run = Self.run(0, at: 0, .timeout)
        #expect(Self.lessons([run, run, run], pages: 1) == ["nothing", "nothing", "nothing"])
        var book = OriginBook()
        for stream in 0..<2 {
            _ = book.hear(
                Self.run(stream, at: 0, .timeout), origin: Self.origin, page: "/\(stream)", pages: 3, canTeach: true,
                isUntold: false)
        }
        let before = book.kept([Self.origin])
        let third = Self.run(2, at: 3, .timeout)
        func lesson() -> OriginBook.Lesson {
            book.hear(third, origin: Self.origin, page: "/2", pages: 3, canTeach: true, isUntold: false)
        }
        guard case .suspicion = lesson() else {
            Issue.record("three of three are not enough")
            return
        }
        book.putBack(before)
        guard case .suspicion = lesson() else {
            Issue.record("it is not new again")
            return
        }
    }
}
