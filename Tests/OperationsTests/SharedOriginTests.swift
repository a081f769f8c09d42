import Alerting
import Measures
import Operations
import Probing
import Registry
import Storage
import Testing

/// Services of one host, whose probes learn together what its connection is worth.
struct SharedOriginTests {
    private static func service(_ number: Int, host: String = "town.example") -> String {
        """
        format: "plumbline-service"
        format_version: "1"
        id: "service-\(number)"
        title: { en: "Service \(number)" }
        organisation: "town-hall"
        phase: "live"
        kind: "transactional"
        officials: [ { office: "service_owner", email: "owner@town.example" } ]
        channels:
          - id: "web"
            kind: "web"
            probes: [ { id: "start", use: "page", every: "30s", with: { url: "https://\(host)/\(number)" } } ]
        """
    }

    private static func office(_ engine: TestEngine, services: Int) async throws -> Office {
        let office = try Office(engine)
        for number in 1...services { _ = try await office.register(service(number)) }
        _ = try await office.register(service(0, host: "other.example"))
        _ = try await office.keeper.begin()
        for number in 0...services { try await office.find(.good, "service-\(number)/web/probe:start") }
        office.clock.advance(by: .seconds(30))
        return office
    }

    @discardableResult
    private static func hang(_ office: Office, _ number: Int) async throws -> [StatusKeeper.Recheck] {
        let probe = "service-\(number)/web/probe:start"
        let rechecks = try await office.find(.bad, probe, reason: .timeout, status: 0)
        // An answer from elsewhere shows that our own way out is open.
        office.clock.advance(by: .seconds(1))
        return try await rechecks + office.find(.good, "service-0/web/probe:start")
    }

    /// Three fail, and the one who is asked then.
    private static func cutOff(_ office: Office) async throws {
        for number in 1...2 { try await hang(office, number) }
        let rechecks = try await hang(office, 3)
        try await hang(office, try #require(try await asked(rechecks, office)))
    }

    /// The number of the service that is asked before all others.
    private static func asked(_ rechecks: [StatusKeeper.Recheck], _ office: Office) async throws -> Int? {
        guard let first = rechecks.first(where: \.isFirst) else { return nil }
        for number in 1...40 {
            let probe = "service-\(number)/web/probe:start"
            if try await office.useCases.store.read({ try $0.stream(of: probe, location: "here") }) == first.stream {
                return number
            }
        }
        return nil
    }

    private static func statuses(_ office: Office, services: Int) async throws -> [Status] {
        var found: [Status] = []
        for number in 1...services {
            found.append(try #require(await office.status(.service("service-\(number)"))).status)
        }
        return found
    }

    @Test(arguments: TestEngine.allCases)
    func
        `three of forty hang: all are down, from the first of them, by name of the evidence, and no result is invented`(
            engine: TestEngine
        ) async throws
    {
        let office = try await Self.office(engine, services: 40)
        let from = office.clock.now
        for number in 1...2 { try await Self.hang(office, number) }
        #expect(try await Self.statuses(office, services: 40).allSatisfy { $0 == .up })
        let rechecks = try await Self.hang(office, 3)
        // Somebody who was not asked since is asked first: three pages do not speak for those that answer.
        #expect(try await Self.statuses(office, services: 40).allSatisfy { $0 == .up })
        let fourth = try #require(try await Self.asked(rechecks, office))
        #expect(fourth > 3)
        try await Self.hang(office, fourth)
        #expect(try await Self.statuses(office, services: 40).allSatisfy { $0 == .down })
        let span = try #require(await office.status(.probe("service-33", "web", "start")))
        #expect(span.start == from && span.reason == "timeout")
        #expect(span.basis?.sharedOrigin == "https://town.example:443")
        #expect(span.basis?.sightings.count == 3)
        #expect(span.basis?.sightings.first?.probe == "service-1/web/probe:start")
        #expect(span.basis?.sightings.first?.at == from)
        #expect(try await office.status(.service("service-0"))?.status == .up)
        // What was never run has no result.
        let stream = try await office.useCases.store.read {
            try $0.stream(of: "service-33/web/probe:start", location: "here")
        }
        let results = try await office.useCases.store.read {
            try $0.results(of: stream ?? 0, from: from, to: office.clock.now + .seconds(60))
        }
        #expect(results.isEmpty)
    }

    @Test func `one answer ends what was known together; who failed too is down until answered, and all are asked`()
        async throws
    {
        let office = try await Self.office(.sqlite, services: 6)
        try await Self.cutOff(office)
        #expect(try await Self.statuses(office, services: 6).allSatisfy { $0 == .down })
        office.clock.advance(by: .seconds(20))
        let rechecks = try await office.find(.good, "service-6/web/probe:start")
        #expect(try await Self.statuses(office, services: 6) == [.down, .down, .down, .down, .up, .up])
        #expect(rechecks.count == 6)
        for number in 1...4 {
            office.clock.advance(by: .seconds(1))
            try await office.find(.good, "service-\(number)/web/probe:start")
        }
        #expect(try await Self.statuses(office, services: 6).allSatisfy { $0 == .up })
    }

    @Test func `an error from one page lets nobody in: the others stay down until there is a good answer`() async throws
    {
        let office = try await Self.office(.sqlite, services: 6)
        try await Self.cutOff(office)
        office.clock.advance(by: .seconds(20))
        try await office.find(.bad, "service-5/web/probe:start")
        #expect(try await Self.statuses(office, services: 6).allSatisfy { $0 == .down })
        office.clock.advance(by: .seconds(20))
        try await office.find(.good, "service-4/web/probe:start")
        #expect(try await Self.statuses(office, services: 6) == [.down, .down, .down, .up, .down, .up])
    }

    @Test func `the last probe of an origin that was cut off comes back, and so does one that looks elsewhere now`()
        async throws
    {
        let office = try await Self.office(.sqlite, services: 4)
        try await Self.cutOff(office)
        #expect(try await Self.statuses(office, services: 4).allSatisfy { $0 == .down })
        _ = try await office.register(Self.service(1, host: "new.example"))
        for number in 2...3 {
            try await office.useCases.retire(service: "service-\(number)", by: .commandLine)
        }
        _ = try await office.keeper.follow()
        #expect(try await office.status(.service("service-1"))?.status == .down)
        office.clock.advance(by: .seconds(30))
        try await office.find(.good, "service-1/web/probe:start")
        #expect(try await office.status(.service("service-1"))?.status == .up)
        #expect(try await office.status(.service("service-4"))?.status == .down)
        try await office.find(.good, "service-4/web/probe:start")
        #expect(try await office.status(.service("service-4"))?.status == .up)
    }

    @Test func `one page that hangs while others answer is its own failure only`() async throws {
        let office = try await Self.office(.sqlite, services: 3)
        for _ in 1...3 {
            try await Self.hang(office, 1)
            office.clock.advance(by: .seconds(1))
            try await office.find(.good, "service-2/web/probe:start")
        }
        #expect(try await Self.statuses(office, services: 3) == [.down, .up, .up])
        #expect(try await office.status(.probe("service-1", "web", "start"))?.basis == nil)
    }

    @Test func `what they learnt while nothing could tell is taken back for all when our own network was lost`()
        async throws
    {
        let office = try await Self.office(.sqlite, services: 4)
        func fail(_ number: Int, _ verdict: WayOut.Verdict) async throws {
            office.clock.advance(by: .seconds(1))
            try await office.find(.bad, "service-\(number)/web/probe:start", reason: .connectTimeout, status: 0)
            office.clock.advance(by: .seconds(10))
            let question = try #require(await office.keeper.wayOutQuestion())
            _ = try await office.keeper.learn(WayOut.Report(asked: question.asked, verdict: verdict))
        }
        for number in 1...4 { try await fail(number, .untold) }
        #expect(try await Self.statuses(office, services: 4).allSatisfy { $0 == .down })
        try await fail(1, .lost)
        #expect(try await Self.statuses(office, services: 4).allSatisfy { $0 == .unknown })
        #expect(try await office.files().filter { $0.alert.kind == .status }.allSatisfy(\.alert.isTakenBack))
        #expect(try await office.status(.service("service-0"))?.status == .up)
        // One failure after it is one failure.
        office.clock.advance(by: .seconds(20))
        try await office.find(.good, "service-0/web/probe:start")
        try await Self.hang(office, 1)
        #expect(try await Self.statuses(office, services: 4).allSatisfy { $0 == .unknown })
    }

    @Test func `a restart while it lasts: what was down is down after it, and two answers end it`() async throws {
        let office = try await Self.office(.sqlite, services: 4)
        try await Self.cutOff(office)
        office.clock.advance(by: .seconds(600))
        let second = office.restarted()
        _ = try await second.begin()
        #expect(try await Self.statuses(office, services: 4).allSatisfy { $0 == .down })
        let history = try await office.useCases.store.read { transaction in
            try transaction.newestSpans(ofService: "service-4", endedAfter: Office.start)[.service("service-4")] ?? []
        }
        #expect(history.map(\.status).suffix(4) == [.up, .down, .unknown, .down])
        #expect(history.map(\.cause).suffix(2) == [.notWatched, .observed])
    }
}
