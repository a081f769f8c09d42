import Addresses
import Measures
import Operations
import Probing
import Testing

/// Whom the program asks of its own way out, and what follows, second by second.
struct WayOutWitnessTests {
    typealias World = ScriptedWorld

    private static let cutStory = ["up", "unknown(own_fault)", "unknown(not_watched)", "unknown(own_fault)", "up"]

    @Test(arguments: [1, 2])
    func `a server that is killed in a cut of ours and comes back in it blames nobody`(services: Int) async throws {
        let cut = 100..<400
        let world = try await World(
            World.Script(
                services: services, answer: { cut.contains($1) ? .silent : .good },
                zones: { cut.contains($0) ? .silence : .proof }, away: 250..<265))
        try await world.live(until: 500)
        for service in 1...services { #expect(try await world.story(service) == Self.cutStory) }
        #expect(try await world.alerts() == ["network": 1])
    }

    @Test(arguments: [[], ["https://reference.example/"]])
    func `a server that starts in a cut that began while it was away blames nobody`(references: [String]) async throws {
        let cut = 105..<400
        let world = try await World(
            World.Script(
                answer: { cut.contains($1) ? .nameServersSilent : .good },
                zones: { cut.contains($0) ? .silence : .proof }, references: references,
                reference: { cut.contains($0) ? .silence : .proof }, away: 100..<115))
        try await world.live(until: 500)
        for service in 1...2 {
            #expect(try await world.story(service) == ["up", "unknown(not_watched)", "up", "unknown(own_fault)", "up"])
        }
        #expect(try await world.alerts() == ["network": 1])
    }

    @Test func `where name servers give every name an address, who is down is not asked whether our network works`()
        async throws
    {
        let world = try await World(
            World.Script(answer: { $1 >= ($0 == 1 ? 120 : 0) ? .silent : .good }, zones: { _ in .silence }))
        try await world.live(until: 400)
        for service in 1...2 { #expect(try await world.story(service) == ["up", "down"]) }
        #expect(try await world.alerts() == ["status": 2])
    }

    @Test func `where name servers give every name an address, those who answered lately tell a cut of ours`()
        async throws
    {
        let world = try await World(
            World.Script(services: 4, answer: { $1 < 160 ? .silent : .good }, zones: { _ in .silence }))
        try await world.live(until: 300)
        for service in 1...4 { #expect(try await world.story(service) == ["up", "unknown(own_fault)", "up"]) }
        #expect(try await world.alerts() == ["network": 1])
    }

    @Test func `the reference is the service itself: its outage is no cut of ours`() async throws {
        let world = try await World(
            World.Script(
                services: 1, answer: { _, _ in .silent }, zones: { _ in .proof },
                references: ["https://town-1.example/"], reference: { $0 < 0 ? .proof : .silence }))
        try await world.live(until: 150)
        #expect(try await world.story(1) == ["up", "down"])
        #expect(try await world.alerts() == ["status": 1])
    }

    @Test func `the only reference is gone for good, and then the only service: that is no cut of ours`() async throws {
        let world = try await World(
            World.Script(
                services: 1, answer: { _, second in second >= 60 ? .silent : .good }, zones: { _ in .proof },
                references: ["https://reference.example/"], reference: { $0 < 0 ? .proof : .silence }))
        try await world.live(until: 240)
        #expect(try await world.story(1) == ["up", "down"])
        #expect(try await world.alerts() == ["status": 1])
    }

    @Test(arguments: [3, 4, 12])
    func `nobody can be connected to while name servers answer: that is ours, and what was said is taken back`(
        services: Int
    ) async throws {
        let world = try await World(
            World.Script(services: services, answer: { $1 < 300 ? .silent : .good }, zones: { _ in .proof }))
        try await world.live(until: 290)
        for service in 1...services {
            #expect(try await world.story(service) == ["up", "unknown(own_fault)"], "\(service)")
        }
        #expect(try await world.standing() == 0)
        try await world.live(until: 420)
        for service in 1...services {
            #expect(try await world.story(service) == ["up", "unknown(own_fault)", "up"], "\(service)")
        }
        #expect(try await world.alerts()["network"] == 1)
        #expect(try await world.standing() == 0)
    }

    @Test func `two that cannot be connected to while a third can are down`() async throws {
        let world = try await World(
            World.Script(
                services: 3, every: 300, answer: { service, _ in service < 3 ? .silent : .good }, zones: { _ in .proof }
            ))
        try await world.live(until: 400)
        for service in 1...2 { #expect(try await world.story(service) == ["up", "down"]) }
        #expect(try await world.alerts() == ["status": 2])
    }

    @Test func `services of several bodies that die together at one provider are down`() async throws {
        let world = try await World(
            World.Script(
                services: 3, answer: { _, _ in .silent }, zones: { _ in .proof },
                // 198.51.100.0/24 and its neighbours: one provider's.
                address: { .v4(0xc633_6400 + UInt32($0) << 8) }))
        try await world.live(until: 290)
        for service in 1...3 { #expect(try await world.story(service) == ["up", "down"], "\(service)") }
        #expect(try await world.alerts() == ["status": 3])
    }

    @Test func `who stands at several providers and dies together while name servers answer is cut off by us`()
        async throws
    {
        let world = try await World(
            World.Script(
                services: 3, answer: { _, _ in .silent }, zones: { _ in .proof },
                address: { .v4(UInt32(0x5e00_0001) + UInt32($0) << 16) }))
        try await world.live(until: 290)
        for service in 1...3 {
            #expect(try await world.story(service) == ["up", "unknown(own_fault)"], "\(service)")
        }
    }

    @Test func `a long cut of connections goes on over a restart, whatever name servers say`() async throws {
        let world = try await World(
            World.Script(
                services: 3, answer: { $1 < 1_400 ? .silent : .good }, zones: { _ in .proof }, away: 1_000..<1_030))
        try await world.live(until: 1_390)
        for service in 1...3 { #expect(try await !world.story(service).contains("down"), "\(service)") }
        #expect(try await world.standing() == 0)
        try await world.live(until: 1_600)
        for service in 1...3 { #expect(try await world.story(service).last == "up", "\(service)") }
    }

    @Test func `nobody else can be asked for a connection: what name servers say is enough`() async throws {
        let world = try await World(World.Script(answer: { _, _ in .silent }, zones: { _ in .proof }))
        try await world.live(until: 150)
        for service in 1...2 { #expect(try await world.story(service) == ["up", "down"]) }
        #expect(try await world.alerts() == ["status": 2])
    }
}
