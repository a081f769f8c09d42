import Alerting
import Measures
import Operations
import Probing
import Registry
import Storage
import Testing

/// Where a page sends people on and fails there, it is that server which is named, and told together with others of it.
struct SentOnTests {
    private static func service(_ number: Int) -> String {
        Office.service.replacing("id: \"permits\"", with: "id: \"service-\(number)\"")
            .replacing("Renew a permit\", fr", with: "Service \(number)\", fr")
            .replacing("https://town.example/", with: "https://town-\(number).example/")
            .replacing("probes: [ { id: \"line\", use: \"heartbeat\", every: \"5m\" } ]", with: "probes: []")
    }

    private func find(_ outcome: ProbeResult.Outcome, _ number: Int, at last: String?, _ office: Office) async throws {
        let path = "service-\(number)/web/probe:start"
        let stream = try #require(try await office.useCases.store.read { try $0.stream(of: path, location: "here") })
        var result = ProbeResult(
            stream: stream, at: office.clock.now, outcome: outcome, reason: outcome == .good ? .ok : .timeout,
            status: outcome == .good ? 200 : 0)
        (result.lastOrigin, result.reachedPublic, result.heardAfter) = (last, true, 100_000)
        _ = try await office.keeper.record([result])
        // Somebody outside answers after it: our own way out was open.
        office.clock.advance(by: .milliseconds(1))
        _ = try await office.find(.good, "service-0/web/probe:start")
    }

    private func office(_ count: Int) async throws -> Office {
        let office = try Office(.sqlite, settings: try Office.mailing())
        for number in 0...count { _ = try await office.register(Self.service(number), name: "s\(number).yaml") }
        _ = try await office.keeper.begin()
        return office
    }

    @Test func `three services that one server lets down are one mail, which names that server`() async throws {
        let office = try await self.office(3)
        for outcome in [ProbeResult.Outcome.good, .bad, .bad, .bad] {
            for number in 1...3 { try await find(outcome, number, at: "https://login.example:443", office) }
            office.clock.advance(by: .seconds(60))
        }
        let causes = try await office.files(.open).map(\.alert.matter.sharedCause)
        #expect(causes.count == 3 && causes.allSatisfy { $0 == "https://login.example:443" }, "\(causes)")
        let mails = try await office.send()
        #expect(mails.count == 1)
        let mail = try #require(mails.first)
        #expect(mail.header("Subject") == "3 services do not work: all on login.example")
    }

    @Test func `a mail about one says that people are sent on, and where it fails`() async throws {
        let office = try await self.office(1)
        for outcome in [ProbeResult.Outcome.good, .bad, .bad, .bad] {
            try await find(outcome, 1, at: "https://login.example:443", office)
            office.clock.advance(by: .seconds(60))
        }
        let mail = try #require(try await office.send().first)
        #expect(mail.words.contains("sends people on to login.example"), "\(mail.words)")
        // What fails at the first server is its own.
        let plain = try await self.office(1)
        for outcome in [ProbeResult.Outcome.good, .bad, .bad, .bad] {
            try await find(outcome, 1, at: nil, plain)
            plain.clock.advance(by: .seconds(60))
        }
        #expect(try await plain.files(.open).first?.alert.matter.sharedCause == "https://town-1.example:443")
        #expect(try await plain.send().first?.words.contains("sends people on") == false)
    }
}
