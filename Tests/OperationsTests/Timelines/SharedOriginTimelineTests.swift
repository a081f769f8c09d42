import Measures
import Probing
import Registry
import Testing

/// What services of one host are said to be, run by run, as it was written down before anybody had read the rules.
struct SharedOriginTimelineTests {
    typealias Town = ScriptedTown
    typealias Run = ScriptedTown.Run

    private static let fourPages = (1...4).map { "https://h.example/\($0)" }
    /// Two pages that fail side by side, as they do where a host has two places.
    private static func pair(_ end: ScriptedTown.End) -> [Run] { [Run(1, 0, 10, end), Run(2, 0, 10, end)] }

    @Test(arguments: [ScriptedTown.End.silent, .refused, .unreachable, .tlsExpired, .tlsFailed, .hungUp, .noSuchName])
    func `three pages that fail in one phase speak for the fourth, which nobody has asked since`(
        end: ScriptedTown.End
    ) async throws {
        let town = try await Town(Self.fourPages)
        try await town.live(Self.pair(end))
        #expect(try await town.words() == ["up", "up", "up", "up"])
        try await town.live([Run(3, 10, 20, end)])
        #expect(try await town.words() == Array(repeating: "down together since 0", count: 4))
    }

    @Test func `pages that hang do not speak for one that answers and was not asked meanwhile`() async throws {
        // Seen in a scripted network: three pages hang, and the front page, which always answers, was said to be down.
        let town = try await Town(Self.fourPages)
        town.whenAsked = .good
        for round in 0..<3 {
            let start = Double(round * 30)
            try await town.live((1...3).map { Run($0, start + Double($0), start + Double($0) + 10, .silent) })
        }
        #expect(try await town.words() == ["down since 1", "down since 2", "down since 3", "up"])
    }

    @Test func `when one page is answered again, those whose own newest run failed are down until theirs is`()
        async throws
    {
        let town = try await Town(Self.fourPages)
        try await town.live(Self.pair(.silent) + [Run(3, 10, 20, .silent), Run(2, 60, 60.2, .good)])
        #expect(
            try await town.words() == ["down together since 0", "up", "down together since 0", "down together since 0"])
        try await town.live([Run(1, 70, 70.2, .good), Run(3, 70, 80, .silent), Run(4, 70, 70.2, .status(500))])
        #expect(try await town.words().prefix(3) == ["up", "up", "down together since 0"])
    }

    @Test func `three phases do not add up, three of one among others do`() async throws {
        let town = try await Town(Self.fourPages)
        try await town.live([Run(1, 0, 10, .unreachable), Run(2, 0, 10, .tlsFailed), Run(3, 10, 20, .silent)])
        #expect(try await town.words() == ["up", "up", "up", "up"])
        let other = try await Town(Self.fourPages)
        try await other.live([
            Run(1, 0, 10, .unreachable), Run(2, 0, 10, .tlsFailed), Run(3, 10, 20, .unreachable),
            Run(4, 20, 30, .refused),
        ])
        #expect(try await other.words() == Array(repeating: "down together since 0", count: 4))
    }

    @Test func `three runs of one page say that of the others only where the origin has no other page`() async throws {
        let thrice = [Run(1, 0, 10, .silent), Run(1, 20, 30, .silent), Run(1, 40, 50, .silent)]
        let four = try await Town(Self.fourPages)
        try await four.live(thrice)
        #expect(try await four.words() == ["down since 0", "up", "up", "up"])
        let two = try await Town(["https://h.example/1", "https://h.example/2"])
        try await two.live(thrice)
        #expect(try await two.words() == ["down since 0", "up"])
        let both = try await Town(["https://h.example/1", "https://h.example/2"])
        try await both.live(Self.pair(.silent) + [Run(1, 20, 30, .silent)])
        #expect(try await both.words() == Array(repeating: "down together since 0", count: 2))
        let one = try await Town(["https://h.example/1"])
        try await one.live(thrice)
        #expect(try await one.words() == ["down since 0"])
        let same = try await Town(Array(repeating: "https://h.example/", count: 3))
        try await same.live(Self.pair(.silent) + [Run(3, 10, 20, .silent)])
        #expect(try await same.words() == Array(repeating: "down together since 0", count: 3))
        let queries = try await Town((1...3).map { "https://h.example/?a=\($0)" })
        try await queries.live(Self.pair(.silent) + [Run(3, 10, 20, .silent)])
        #expect(try await queries.words() == Array(repeating: "down together since 0", count: 3))
    }

    @Test(arguments: [
        [Run(4, 12, 12.2, .good)],
        // An error is an answer: it is that page's own.
        [Run(4, 12, 12.2, .status(500))],
        // Asked before the others, answered after them.
        [Run(4, -1, 11, .good)],
        // Its head came, and then nothing any more.
        [Run(4, 2, 12, .stalled)],
        // Sent on to another origin, which hangs.
        [Run(4, 12, 22, .sentOnAndSilent("https://other.example:443"))],
        [Run(4, 15, 15.1, .good)],
        // A bot wall stands in front of the origin: somebody answers there.
        [Run(4, 12, 12.2, .blocked)],
    ])
    func `an answer since the first failure, of whatever kind, leaves each to its own`(answer: [Run]) async throws {
        let town = try await Town(Self.fourPages)
        town.whenAsked = answer[0].how
        try await town.live(Self.pair(.silent) + answer + [Run(3, 10, 20, .silent)])
        #expect(try await town.words().prefix(3) == ["up", "up", "up"])
        #expect(try await town.words().allSatisfy { !$0.contains("together") })
    }

    @Test func `what began to come and stalled is each page's own`() async throws {
        let town = try await Town(Self.fourPages)
        try await town.live((1...3).map { Run($0, Double($0), Double($0) + 10, .stalled) })
        #expect(try await town.words() == ["up", "up", "up", "up"])
    }

    @Test func `a fault of ours is no evidence`() async throws {
        let town = try await Town(Self.fourPages)
        try await town.live([Run(1, 0, 10, .unreachable), Run(2, 0, 10, .ours), Run(3, 10, 20, .unreachable)])
        #expect(try await town.words() == ["up", "up", "up", "up"])
    }

    @Test func `one good answer ends it for all, an error does not`() async throws {
        let town = try await Town(Self.fourPages)
        try await town.live(Self.pair(.silent) + [Run(3, 10, 20, .silent), Run(2, 60, 60.2, .status(500))])
        #expect(try await town.words() == Array(repeating: "down together since 0", count: 4))
        try await town.live([Run(2, 80, 80.2, .good)])
        #expect(try await town.words()[1] == "up")
        try await town.live([1, 3, 4].map { Run($0, 81, 81.2, .good) })
        #expect(try await town.words() == Array(repeating: "up", count: 4))
    }

    @Test func `ports and schemes are origins of their own, spellings of one name are not`() async throws {
        let ports = try await Town([
            "https://h.example/1", "https://h.example/2", "https://h.example:8443/3", "https://h.example:8443/4",
        ])
        try await ports.live([
            Run(3, 0, 10, .silent), Run(4, 0, 10, .silent), Run(3, 20, 30, .silent), Run(1, 21, 21.1, .good),
        ])
        #expect(
            try await ports.words() == ["up", "up", "down together since 0", "down together since 0"])
        let spelt = try await Town([
            "https://H.example/1", "https://h.example:443/2", "https://h.example./3", "https://bücher.example/4",
            "https://xn--bcher-kva.example/5", "https://xn--BCHER-kva.example/6",
        ])
        try await spelt.live(Self.pair(.silent) + [Run(3, 10, 20, .silent)])
        try await spelt.live([Run(4, 30, 40, .silent), Run(5, 30, 40, .silent), Run(6, 40, 50, .silent)])
        #expect(
            try await spelt.words() == Array(repeating: "down together since 0", count: 3)
                + Array(repeating: "down together since 30", count: 3))
        let literal = try await Town([
            "https://[2606:4700::1]/1", "https://[2606:4700:0::1]/2", "https://[2606:4700:0:0:0:0:0:1]/3",
        ])
        try await literal.live(Self.pair(.silent) + [Run(3, 10, 20, .silent)])
        #expect(try await literal.words() == Array(repeating: "down together since 0", count: 3))
    }

    @Test func `what a probe saw that is no longer there is not added to what others see later`() async throws {
        let town = try await Town(Self.fourPages)
        try await town.live([Run(1, 0, 10, .silent)])
        try await town.retire(1)
        try await town.live([Run(2, 3600, 3610, .silent), Run(3, 3600, 3610, .silent)])
        #expect(try await town.words().dropFirst() == ["up", "up", "up"])
    }

    @Test func `entrances that send on to one place that hangs are down, each by its own`() async throws {
        let town = try await Town((1...3).map { "https://town-\($0).example/" })
        let silent = ScriptedTown.End.sentOnAndSilent("https://login.example:443")
        try await town.live(
            (0..<3).flatMap { round in
                (1...3).map { Run($0, Double(round * 20), Double(round * 20 + 10), silent) }
            })
        #expect(try await town.words() == Array(repeating: "down since 0", count: 3))
    }

    @Test func `a probe that is registered while the origin is cut off is not down before anybody asked it`()
        async throws
    {
        let town = try await Town(Self.fourPages)
        try await town.live(Self.pair(.silent) + [Run(3, 10, 20, .silent)])
        try await town.add("https://h.example/5")
        #expect(try await town.words().last == "unknown")
        try await town.live([Run(5, 40, 50, .silent)])
        #expect(try await town.words().last?.hasPrefix("down together since") == true)
    }
}
