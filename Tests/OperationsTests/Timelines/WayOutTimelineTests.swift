import Measures
import Operations
import Probing
import Testing

/// Cuts of our own network, and outages of others that look like one, second by second.
struct WayOutTimelineTests {
    typealias World = ScriptedWorld

    /// A world whose uplink is cut for some seconds, with what the services do beside that.
    private static func cut(
        _ cuts: [Range<Int>], services: Int = 2, every: Int = 60,
        else answer: @escaping @Sendable (Int, Int) -> World.Answer = { _, _ in .good }
    ) -> World.Script {
        let isCut = { @Sendable (second: Int) in cuts.contains { $0.contains(second) } }
        return World.Script(
            services: services, every: every,
            answer: { isCut($1) ? .silent : answer($0, $1) },
            wayOut: { isCut($0) ? .lost : .open })
    }

    @Test func `two services and a cut of 160 s: unknown by our own fault, the operator is told, nobody else`()
        async throws
    {
        let world = try await World(Self.cut([0..<160]))
        try await world.live(until: 300)
        for service in 1...2 {
            #expect(try await world.story(service) == ["up", "unknown(own_fault)", "up"])
            // Seen again soon after the cut, and not an interval later.
            let since = try #require(await world.since(service))
            #expect(since >= 160 && since <= 185)
        }
        #expect(try await world.alerts() == ["network": 1])
    }

    @Test func `twelve services every five minutes and a cut: no alert`() async throws {
        let world = try await World(Self.cut([0..<400], services: 12, every: 300))
        try await world.live(until: 800)
        for service in 1...12 {
            let story = try await world.story(service)
            #expect(story == ["up", "unknown(own_fault)", "up"] || story == ["up"], "\(service): \(story)")
        }
        #expect(try await world.alerts() == ["network": 1])
    }

    @Test(arguments: [1, 4, 40])
    func `with as many services a cut is ours`(services: Int) async throws {
        let world = try await World(Self.cut([0..<120], services: services))
        try await world.live(until: 240)
        #expect(try await world.alerts() == ["network": 1])
        for service in 1...services { #expect(try await world.story(service).contains("down") == false) }
        // One look for all that ask at the same time.
        #expect(world.looks < 30)
    }

    @Test func `a cut that is over before anybody looked is nobody's outage`() async throws {
        let world = try await World(Self.cut([0..<12]))
        try await world.live(until: 120)
        #expect(try await world.alerts().isEmpty)
        #expect(try await world.story(1) == ["up"])
    }

    @Test func `a line that comes and goes for ten minutes is one story of the operator's`() async throws {
        let cuts = (0..<15).map { $0 * 40..<$0 * 40 + 20 }
        let world = try await World(Self.cut(cuts, services: 10))
        try await world.live(until: 800)
        let alerts = try await world.alerts()
        #expect(alerts == ["network": 1], "\(alerts)")
    }

    @Test func `no route fails at once, and is as much a cut`() async throws {
        let world = try await World(
            World.Script(
                answer: { _, second in second < 100 ? .noRoute : .good }, wayOut: { $0 < 100 ? .lost : .open }))
        try await world.live(until: 240)
        #expect(try await world.alerts() == ["network": 1])
        #expect(try await world.story(1) == ["up", "unknown(own_fault)", "up"])
    }

    @Test func `silent name servers of ours are ours`() async throws {
        let world = try await World(
            World.Script(
                services: 3, answer: { _, second in second < 200 ? .nameServersSilent : .good },
                wayOut: { $0 < 200 ? .lost : .open }))
        try await world.live(until: 300)
        #expect(try await world.alerts() == ["network": 1])
    }

    @Test(arguments: [World.Answer.silent, .nameServersSilent, .noRoute])
    func `the only service is really gone: down within three runs, from its first failure`(answer: World.Answer)
        async throws
    {
        let world = try await World(World.Script(services: 1, answer: { _, _ in answer }))
        try await world.live(until: 130)
        #expect(try await world.story(1) == ["up", "down"])
        let since = try #require(await world.since(1))
        #expect(since >= 0 && since < 60)
        #expect(try await world.alerts() == ["status": 1])
    }

    @Test(arguments: [World.Answer.refused, .noSuchName, .status(503)])
    func `an answer from outside asks for no look`(answer: World.Answer) async throws {
        let world = try await World(World.Script(services: 1, answer: { _, _ in answer }, wayOut: { _ in .lost }))
        try await world.live(until: 130)
        #expect(try await world.story(1) == ["up", "down"])
        #expect(world.looks == 0)
    }

    @Test func `where nothing tells it is confirmed all the same, and said`() async throws {
        let world = try await World(World.Script(services: 1, answer: { _, _ in .silent }, wayOut: { _ in .untold }))
        try await world.live(until: 150)
        #expect(try await world.story(1) == ["up", "down"])
        #expect(try await world.office.status(.service("service-1"))?.basis?.isWayOutUntold ?? true)
        #expect(try await world.office.status(.channel("service-1", "web"))?.basis?.isWayOutUntold ?? true)
        #expect(try await world.office.status(.probe("service-1", "web", "start"))?.basis?.isWayOutUntold == true)
    }

    @Test func `three that are gone while a fourth answers are down`() async throws {
        let world = try await World(World.Script(services: 4, answer: { service, _ in service < 4 ? .silent : .good }))
        try await world.live(until: 150)
        for service in 1...3 { #expect(try await world.story(service) == ["up", "down"]) }
        #expect(try await world.story(4) == ["up"])
    }

    @Test func `what was down before a cut stays down through it, and its alert is not ended by it`() async throws {
        let world = try await World(
            Self.cut([200..<500], services: 3) { service, _ in service == 1 ? .refused : .good })
        try await world.live(until: 620)
        #expect(try await world.story(1) == ["up", "down"])
        for service in 2...3 { #expect(try await world.story(service) == ["up", "unknown(own_fault)", "up"]) }
        #expect(try await world.alerts() == ["status": 1, "network": 1])
    }

    @Test func `a page that is wrong while connections work stays wrong, and shows the way out open`() async throws {
        let world = try await World(
            World.Script(services: 3, answer: { service, _ in service == 1 ? .status(500) : .good }))
        try await world.live(until: 150)
        #expect(try await world.story(1) == ["up", "down"])
    }

    @Test func `who dies during a cut is down from when it could be seen again`() async throws {
        let world = try await World(
            Self.cut([0..<300]) { service, second in service == 1 && second >= 100 ? .silent : .good })
        try await world.live(until: 480)
        #expect(try await world.story(1) == ["up", "unknown(own_fault)", "down"])
        #expect(try #require(await world.since(1)) >= 290)
        #expect(try await world.story(2) == ["up", "unknown(own_fault)", "up"])
    }

    @Test func `who died just before a cut, and stays dead, is down in the end`() async throws {
        let world = try await World(
            Self.cut([45..<200]) { service, _ in service == 1 ? .silent : .good })
        try await world.live(until: 400)
        #expect(try await world.story(1).last == "down")
        #expect(try await world.story(2).contains("down") == false)
    }

    @Test func `a host that is gone for an hour is asked at its own times`() async throws {
        let world = try await World(World.Script(services: 2, answer: { service, _ in service == 1 ? .silent : .good }))
        try await world.live(until: 3600)
        // Sixty and ten of the hour and the time before it, and the checks again until it was confirmed.
        #expect(world.runs[1] ?? 0 <= 75)
        #expect(try await world.alerts() == ["status": 1])
    }

    @Test func `an hour of a cut: told once to the operator, and officials are told that nothing was seen`()
        async throws
    {
        let world = try await World(Self.cut([0..<4200], services: 3))
        try await world.live(until: 4200)
        #expect(try await world.alerts() == ["network": 1, "unmeasured": 3])
        try await world.live(until: 4500)
        for service in 1...3 { #expect(try await world.story(service) == ["up", "unknown(own_fault)", "up"]) }
    }
}
