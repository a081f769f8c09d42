import Addresses
import Curl
import Foundation
import Measures
import Probing
import Registry
import TestSupport
import Testing

/// The engine on its own thread, against real servers.
@Suite(.timeLimit(.minutes(1)))
struct ProbeEngineTests {
    private static let every: Duration = .seconds(1)

    private static func now() -> Timestamp { Timestamp(Date()) }

    private static func engine(_ limits: ProbeEngine.Limits = .init()) throws -> ProbeEngine {
        try ProbeEngine(trust: try TrustStore(), userAgent: "Plumbline-test/1", limits: limits, wallClock: now)
    }

    private static func probe(
        _ stream: Int, host: String = "127.0.0.1", port: UInt16, must: [String] = ["status in 200..299"]
    ) throws -> Probe {
        let allowed = [AddressAllowance(cidr: try CIDR(parsing: "127.0.0.0/8"), ports: [port])]
        let plan = try ScriptedRun.plan(
            url: "http://\(host):\(port)/", must: must,
            context: ProbeContext(addresses: AddressPolicy(purpose: .probe, allowed: allowed)))
        return Probe(subject: .probe("s", "web", "p\(stream)"), stream: stream, plan: plan, every: every)
    }

    /// Takes results until there are enough.
    private static func results(
        of engine: ProbeEngine, until isEnough: ([ProbeResult]) -> Bool
    ) async -> [ProbeResult] {
        var all: [ProbeResult] = []
        for await _ in engine.arrivals {
            all += engine.takeResults()
            if isEnough(all) { break }
        }
        return all
    }

    @Test func `each probe runs at its own phase and comes back with what it found`() async throws {
        let nginx = try NginxServer()
        try nginx.write("Start now", to: "index.html")
        // A place for each, so that none waits for its turn and runs at another time.
        let engine = try Self.engine(.init(perHost: 30))
        defer { engine.stop() }
        let musts = [["status in 200..299"], ["body matches \"Start +now\""], ["body contains \"Closed\""]]
        engine.update(
            set: try (1...30).map { try Self.probe($0, port: nginx.port, must: musts[$0 % 3]) }, remove: [])
        let results = await Self.results(of: engine) { $0.count >= 90 }
        for (stream, runs) in Dictionary(grouping: results, by: \.stream) {
            let phase = Schedule.phase(of: "s/web/probe:p\(stream)", every: Self.every).milliseconds
            #expect(runs.dropFirst().allSatisfy { ($0.at.milliseconds - phase) % 1000 == 0 })
            #expect(Set(runs.map(\.at)).count == runs.count)
            #expect(runs.allSatisfy { $0.trigger == .scheduled && $0.status == 200 && $0.phases.total > 0 })
            let isGood = stream % 3 != 2
            #expect(runs.allSatisfy { $0.outcome == (isGood ? .good : .bad) })
            #expect(runs.allSatisfy { $0.reason == (isGood ? .ok : .conditionFailed) })
        }
        #expect(engine.figures.started >= 90 && engine.figures.scheduled == 30)
    }

    @Test func `an answer for which no memory is left is our own limit, not the service's fault`() async throws {
        let nginx = try NginxServer()
        try nginx.write(String(repeating: "Start now ", count: 10_000), to: "index.html")
        let engine = try Self.engine(.init(bodyMemory: 50_000))
        defer { engine.stop() }
        engine.update(set: [try Self.probe(1, port: nginx.port)], remove: [])
        let results = await Self.results(of: engine) { !$0.isEmpty }
        #expect(results.first?.outcome == .unknown && results.first?.reason == .ourError)
        #expect(results.first?.detail.contains("that they may take together") == true)
    }

    @Test func `hosts that hang hold their own probes only`() async throws {
        let nginx = try NginxServer()
        try nginx.write("Start now", to: "index.html")
        let deaf = try DeafServer()
        let engine = try Self.engine(.init(inFlight: 100, perHost: 2))
        defer { engine.stop() }
        // Four addresses of one port that never answers: eight places at most, and the rest of their probes wait.
        let hanging = try (1...40).map { try Self.probe($0, host: "127.0.0.\(1 + $0 % 4)", port: deaf.port) }
        let good = try (101...120).map { try Self.probe($0, host: "localhost", port: nginx.port) }
        engine.update(set: hanging + good, remove: [])
        let results = await Self.results(of: engine) { results in
            results.count { $0.stream > 100 } >= 60
        }
        #expect(results.filter { $0.stream > 100 }.allSatisfy { $0.outcome == .good })
        let runs = Dictionary(grouping: results.filter { $0.stream > 100 }, by: \.stream)
        #expect(runs.count == 20)
        #expect(engine.figures.inFlight <= 8 + 2)
    }

    @Test func `a stream that was asked to be checked again says so, and one taken out runs no more`() async throws {
        let nginx = try NginxServer()
        try nginx.write("Start now", to: "index.html")
        let engine = try Self.engine()
        defer { engine.stop() }
        engine.update(set: [try Self.probe(1, port: nginx.port), try Self.probe(2, port: nginx.port)], remove: [])
        _ = await Self.results(of: engine) { Set($0.map(\.stream)) == [1, 2] }
        engine.update(set: [], remove: [2])
        engine.recheck([(1, .zero)])
        let later = await Self.results(of: engine) { results in
            results.contains { $0.trigger == .confirmation } && results.count { $0.trigger == .scheduled } >= 2
        }
        #expect(later.contains { $0.stream == 1 && $0.trigger == .confirmation })
        #expect(later.count { $0.stream == 2 } <= 1)
        #expect(engine.figures.scheduled == 1)
    }

    @Test func `stopping ends the thread, gives up what is under way, and can be repeated`() async throws {
        let deaf = try DeafServer()
        let engine = try Self.engine()
        engine.update(set: try (1...5).map { try Self.probe($0, port: deaf.port) }, remove: [])
        _ = try await eventually("a run is under way") { engine.figures.inFlight > 0 ? true : nil }
        engine.stop()
        engine.stop()
        engine.update(set: [try Self.probe(9, port: deaf.port)], remove: [])
        for await _ in engine.arrivals {}
        #expect(engine.takeResults().allSatisfy { $0.outcome != .good })
    }
}
