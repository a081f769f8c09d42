import Alerting
import Measures
import Operations
import Probing
import Registry
import Testing

/// Silence and outage of one service are one thread with one end.
struct OneThreadTests {
    private static let strict = Office.heartbeat.replacing("id: \"heartbeat\"", with: "id: \"strict\"")
        .replacing("silence: \"unknown\"", with: "silence: \"failure\"")
    private static let service = """
        format: "plumbline-service"
        format_version: "1"
        id: "permits"
        title: { en: "Renew a permit" }
        organisation: "town-hall"
        phase: "live"
        kind: "transactional"
        officials: [ { office: "service_owner", email: "owner@town.example" } ]
        channels:
          - id: "web"
            kind: "web"
            probes:
              - { id: "start", use: "page", every: "60s", with: { url: "https://town.example/" } }
              - { id: "line", use: "strict", every: "5m" }
        """

    private func office() async throws -> (Office, secret: String) {
        let office = try Office(.sqlite, settings: try Office.mailing(), definitions: [Self.strict])
        let secret = try #require(try await office.register(Self.service).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        try await office.keeper.push(secret: secret, Push(status: .ok))
        _ = try await office.find(.good, "permits/web/probe:start")
        return (office, secret)
    }

    @Test func `a source that falls silent and takes its service down is one mail, and its end is one`() async throws {
        let (office, secret) = try await self.office()
        for _ in 1...9 {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(.good, "permits/web/probe:start")
            try await office.keeper.tick()
        }
        #expect(Set(try await office.files(.open).map(\.alert.kind)) == [.status, .overdue])
        office.clock.advance(by: .seconds(5))
        let mails = try await office.send()
        #expect(mails.count == 1)
        #expect(mails.first?.header("Subject") == "Renew a permit: does not work online")
        try await office.keeper.push(secret: secret, Push(status: .ok))
        #expect(try await office.files(.open).isEmpty)
        let ends = try await office.send()
        #expect(ends.map { $0.header("Subject") } == ["Over: Renew a permit works again"])
        #expect(ends.first?.header("In-Reply-To") == mails.first?.header("Message-ID"))
        office.clock.advance(by: .seconds(100_000))
        #expect(try await office.send().isEmpty)
    }

    @Test func `what falls silent during an outage is told as a reply, and ends with it`() async throws {
        let (office, secret) = try await self.office()
        for _ in 1...3 {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(.bad, "permits/web/probe:start")
        }
        office.clock.advance(by: .seconds(10))
        let first = try #require(try await office.send().first)
        office.clock.advance(by: .seconds(300))
        _ = try await office.find(.bad, "permits/web/probe:start")
        try await office.keeper.tick()
        office.clock.advance(by: .seconds(10))
        let second = try #require(try await office.send().first)
        #expect(second.header("In-Reply-To") == first.header("Message-ID"))
        try await office.keeper.push(secret: secret, Push(status: .ok))
        #expect(try await office.files(.open).map(\.alert.kind) == [.status])
        #expect(try await office.send().isEmpty, "the service does not work yet")
        for _ in 1...2 {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(.good, "permits/web/probe:start")
        }
        let ends = try await office.send()
        #expect(ends.map { $0.header("Subject") } == ["Over: Renew a permit works again"])
        #expect(ends.first?.header("In-Reply-To") == first.header("Message-ID"))
        #expect(try await office.files().flatMap(\.deliveries).allSatisfy { $0.state == .delivered })
    }

    @Test func `a line that reports a failure and then falls silent is one thread with one end`() async throws {
        let office = try Office(.sqlite, settings: try Office.mailing())
        let text = Self.service.replacing("use: \"strict\"", with: "use: \"heartbeat\"").replacing(
            "      - { id: \"start\", use: \"page\", every: \"60s\", with: { url: \"https://town.example/\" } }\n",
            with: "")
        let secret = try #require(try await office.register(text).first?.heartbeats.first?.secret)
        _ = try await office.keeper.begin()
        try await office.keeper.push(secret: secret, Push(status: .ok))
        office.clock.advance(by: .seconds(60))
        try await office.keeper.push(secret: secret, Push(status: .fail))
        office.clock.advance(by: .seconds(10))
        let first = try #require(try await office.send().first)
        for _ in 1...10 {
            office.clock.advance(by: .seconds(60))
            try await office.keeper.tick()
        }
        #expect(Set(try await office.files(.open).map(\.alert.kind)) == [.status, .overdue])
        office.clock.advance(by: .seconds(10))
        let second = try await office.send()
        #expect(second.count == 1 && second.first?.header("In-Reply-To") == first.header("Message-ID"))
        try await office.keeper.push(secret: secret, Push(status: .ok))
        #expect(try await office.files(.open).isEmpty)
        let ends = try await office.send()
        #expect(ends.map { $0.header("Subject") } == ["Over: Renew a permit works again"])
        #expect(ends.first?.header("In-Reply-To") == first.header("Message-ID"))
        office.clock.advance(by: .seconds(100_000))
        #expect(try await office.send().isEmpty)
    }
}
