import Curl
import Registry
import Testing

@testable import Probing

struct WayOutTests {
    private static func at(_ second: Int64) -> Timestamp { Timestamp(milliseconds: second * 1000) }

    private static let later = at(1_000_000)

    private static func silent(_ stream: Int, at second: Int64, _ reason: Reason = .connectTimeout) -> ProbeResult {
        ProbeResult(
            stream: stream, at: at(second), outcome: .bad, reason: reason, phases: .init(total: 10_000_000))
    }

    private static func good(_ stream: Int, at second: Int64) -> ProbeResult {
        var result = ProbeResult(
            stream: stream, at: at(second), outcome: .good, phases: .init(total: 1_000_000), status: 200)
        result.reachedPublic = true
        result.heardAfter = 1_000_000
        return result
    }

    private static func words(_ counting: [WayOut.Counting]) -> [String] {
        counting.map {
            "\($0.result.stream) \($0.result.outcome) \($0.result.reason.rawValue)\($0.isUntold ? " untold" : "")"
        }
    }

    @Test func `with one service too a run without an answer waits until the way out was looked at`() {
        var wayOut = WayOut()
        #expect(wayOut.record([Self.good(1, at: 0)], now: Self.later).count == 1)
        #expect(wayOut.record([Self.silent(1, at: 60)], now: Self.later).isEmpty)
        #expect(wayOut.firstWaiting == Self.at(70) && wayOut.waitingStreams == [1])
        // A look that began before the run had ended shows nothing of it.
        #expect(wayOut.learn(.init(asked: Self.at(69), verdict: .open)).isEmpty)
        #expect(Self.words(wayOut.learn(.init(asked: Self.at(71), verdict: .open))) == ["1 bad connect_timeout"])
        #expect(wayOut.firstWaiting == nil)
    }

    @Test func `a cut of connections ends with a connection, not with the word of a name server`() {
        var wayOut = WayOut()
        _ = wayOut.record([Self.good(2, at: 60)], now: Self.later)
        _ = wayOut.record([Self.silent(1, at: 62)], now: Self.later)
        _ = wayOut.learn(.init(asked: Self.at(73), verdict: .lost, isByConnections: true))
        _ = wayOut.learn(.init(asked: Self.at(83), verdict: .open))
        #expect(wayOut.isLost && wayOut.loss?.asked == Self.at(83))
        #expect(Self.words(wayOut.record([Self.silent(3, at: 80)], now: Self.later)) == ["3 unknown own_network"])
        _ = wayOut.learn(.init(asked: Self.at(93), verdict: .open, isByConnections: true))
        #expect(!wayOut.isLost && wayOut.loss?.until == Self.at(93))
    }

    @Test func `lost, runs since it was last open are ours, until it is open again`() {
        var wayOut = WayOut()
        _ = wayOut.record([Self.good(2, at: 60)], now: Self.later)
        #expect(wayOut.record([Self.silent(1, at: 62)], now: Self.later).isEmpty)
        let ours = wayOut.learn(.init(asked: Self.at(73), verdict: .lost))
        #expect(Self.words(ours) == ["1 unknown own_network"] && ours[0].isChanged)
        #expect(wayOut.isLost && wayOut.loss?.from == Self.at(61))
        // While it is lost nothing waits.
        #expect(
            Self.words(wayOut.record([Self.silent(3, at: 70, .timeout)], now: Self.later)) == ["3 unknown own_network"])
        // A page that answers wrongly answers: it stays wrong, and shows that the way out is open again.
        var wrong = Self.good(4, at: 100)
        (wrong.outcome, wrong.reason, wrong.status) = (.bad, .httpStatus, 500)
        #expect(Self.words(wayOut.record([wrong], now: Self.later)) == ["4 bad http_status"])
        #expect(!wayOut.isLost)
        // What began before it was open again is still ours, what began after it is not.
        let both = wayOut.record([Self.silent(5, at: 99), Self.silent(6, at: 102)], now: Self.later)
        #expect(Self.words(both) == ["5 unknown own_network"] && wayOut.waitingStreams == [6])
    }

    @Test(arguments: [
        (WayOut.Verdict.open, "1 unknown own_network"), (.lost, "1 unknown own_network"),
        (.untold, "1 unknown own_network"),
    ])
    func `a run that has no way out by itself asks for a look, and never speaks against its target`(
        verdict: WayOut.Verdict, words: String
    ) {
        var wayOut = WayOut()
        _ = wayOut.record([Self.good(2, at: 0)], now: Self.later)
        var result = Self.silent(1, at: 60)
        (result.outcome, result.reason, result.detail) = (.unknown, .ownNetwork, "no name server")
        #expect(wayOut.record([result], now: Self.later).isEmpty)
        #expect(wayOut.waitingStreams == [1])
        let counting = wayOut.learn(.init(asked: Self.at(75), verdict: verdict))
        #expect(Self.words(counting) == [words])
        #expect(counting.allSatisfy { $0.result.detail == "no name server" })
        #expect(wayOut.isLost == (verdict == .lost))
    }

    @Test func `what was tried by IPv6 alone is not proven by an answer over IPv4: it counts, and that is said`() {
        var wayOut = WayOut()
        func by(_ family: Routes.Family, _ result: ProbeResult) -> ProbeResult {
            var result = result
            result.family = family
            return result
        }
        _ = wayOut.record([by(.v6, Self.good(3, at: 0))], now: Self.later)
        #expect(wayOut.record([by(.v6, Self.silent(1, at: 10))], now: Self.later).isEmpty)
        #expect(
            Self.words(wayOut.record([by(.v4, Self.good(2, at: 30))], now: Self.later)) == [
                "1 bad connect_timeout untold", "2 good ok",
            ])
        #expect(wayOut.record([by(.v6, Self.silent(1, at: 40))], now: Self.later).isEmpty)
        #expect(
            Self.words(wayOut.learn(.init(asked: Self.at(51), verdict: .open))) == ["1 bad connect_timeout untold"])
        // An answer over IPv6 shows that ours works.
        #expect(wayOut.record([by(.v6, Self.silent(1, at: 60))], now: Self.later).isEmpty)
        #expect(
            Self.words(wayOut.record([by(.v6, Self.good(3, at: 75))], now: Self.later)) == [
                "1 bad connect_timeout", "3 good ok",
            ])
    }

    @Test func `an answer to another probe is as good as a look`() {
        var wayOut = WayOut()
        #expect(wayOut.record([Self.silent(1, at: 0)], now: Self.later).isEmpty)
        #expect(
            Self.words(wayOut.record([Self.good(2, at: 10)], now: Self.later)) == [
                "1 bad connect_timeout", "2 good ok",
            ])
    }

    @Test func `a good result from just before the cut does not speak for what came after it`() {
        var wayOut = WayOut()
        _ = wayOut.record([Self.good(2, at: 9)], now: Self.later)
        // Ended at 15, after the answer of second 10.
        #expect(wayOut.record([Self.silent(1, at: 5)], now: Self.later).isEmpty)
        #expect(Self.words(wayOut.learn(.init(asked: Self.at(16), verdict: .lost))) == ["1 unknown own_network"])
    }

    @Test func `where nothing tells, it counts and that is said; what was connected says so itself`() {
        var wayOut = WayOut()
        _ = wayOut.record([Self.silent(1, at: 0), Self.silent(2, at: 0, .timeout)], now: Self.later)
        #expect(
            Self.words(wayOut.learn(.init(asked: Self.at(11), verdict: .untold)))
                == ["1 bad connect_timeout untold", "2 bad timeout"])
    }

    @Test func `what counted while nothing could tell is taken back when it turns out to be ours`() {
        var wayOut = WayOut()
        _ = wayOut.record([Self.good(3, at: 0)], now: Self.later)
        _ = wayOut.record([Self.silent(1, at: 20), Self.silent(2, at: 21, .timeout)], now: Self.later)
        #expect(wayOut.learn(.init(asked: Self.at(32), verdict: .untold)).count == 2)
        #expect(wayOut.takeBack().isEmpty && wayOut.unsettled.count == 2)
        _ = wayOut.learn(.init(asked: Self.at(60), verdict: .lost))
        #expect(
            wayOut.takeBack().map { "\($0.stream) \($0.outcome) \($0.reason.rawValue)" } == [
                "1 unknown own_network", "2 unknown own_network",
            ])
        #expect(wayOut.takeBack().isEmpty && wayOut.unsettled.isEmpty)
    }

    @Test func `what counted while nothing could tell stays when something from outside answers after it`() {
        var wayOut = WayOut()
        _ = wayOut.record([Self.silent(1, at: 20)], now: Self.later)
        _ = wayOut.learn(.init(asked: Self.at(32), verdict: .untold))
        _ = wayOut.record([Self.good(3, at: 40)], now: Self.later)
        #expect(wayOut.unsettled.isEmpty)
        _ = wayOut.learn(.init(asked: Self.at(60), verdict: .lost))
        #expect(wayOut.takeBack().isEmpty)
    }

    @Test func `what may be taken back is held up to a number, the newest`() {
        var wayOut = WayOut()
        for number in 0..<(WayOut.doubtfulLimit + 5) {
            _ = wayOut.record([Self.silent(number, at: Int64(number))], now: Self.later)
            _ = wayOut.learn(.init(asked: Self.at(Int64(number) + 11), verdict: .untold))
        }
        #expect(wayOut.unsettled.count == WayOut.doubtfulLimit && wayOut.unsettled.first?.stream == 5)
    }

    @Test func `an answer of which no moment is known shows no more than that it came after the run began`() {
        var stalled = Self.good(1, at: 100)
        (stalled.phases.total, stalled.heardAfter) = (30_000_000, nil)
        #expect(stalled.heardAt == Self.at(100))
        var handshake = stalled
        (handshake.status, handshake.phases.connect, handshake.phases.tls) = (0, 1_000_000, 2_000_000)
        #expect(handshake.heardAt == Self.at(103))
    }

    @Test func `a look that found it lost is wrong where something answered since it began`() {
        var wayOut = WayOut()
        _ = wayOut.record([Self.silent(1, at: 0)], now: Self.later)
        _ = wayOut.record([Self.good(2, at: 12)], now: Self.later)
        #expect(wayOut.learn(.init(asked: Self.at(11), verdict: .lost)).isEmpty)
        #expect(!wayOut.isLost)
    }

    @Test func `an answer from inside our own network shows nothing of the way out`() {
        var wayOut = WayOut()
        var inner = Self.good(2, at: 10)
        inner.reachedPublic = false
        _ = wayOut.record([Self.silent(1, at: 0)], now: Self.later)
        #expect(Self.words(wayOut.record([inner], now: Self.later)) == ["2 good ok"] && wayOut.waitingStreams == [1])
    }

    @Test func `results of one stream count in their order`() {
        var wayOut = WayOut()
        var refused = Self.silent(1, at: 20, .connectRefused)
        refused.phases.total = 1000
        #expect(wayOut.record([Self.silent(1, at: 0), refused], now: Self.later).isEmpty)
        #expect(
            Self.words(wayOut.learn(.init(asked: Self.at(21), verdict: .open)))
                == ["1 bad connect_timeout", "1 bad connect_refused"])
    }

    @Test func `nothing ends after now, whatever moment a clock that was set back left in the key of a result`() {
        var wayOut = WayOut()
        #expect(wayOut.record([Self.silent(1, at: 3600)], now: Self.at(70)).isEmpty)
        #expect(wayOut.firstWaiting == Self.at(70))
        #expect(Self.words(wayOut.learn(.init(asked: Self.at(71), verdict: .open))) == ["1 bad connect_timeout"])
    }
}
