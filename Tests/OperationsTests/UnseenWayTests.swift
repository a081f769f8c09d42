import Alerting
import Measures
import Operations
import Pages
import Probing
import Registry
import Testing

/// One way is seen to fail, and another one cannot be seen: nothing says that people can do it nowhere.
struct UnseenWayTests {
    private static let file = """
        format: "plumbline-service"
        format_version: "1"
        id: "permits"
        title: { en: "Permits" }
        organisation: "town-hall"
        phase: "live"
        kind: "transactional"
        officials: [ { office: "service_owner", email: "owner@town.example" } ]
        channels:
          - id: "web"
            kind: "web"
            probes: [ { id: "start", use: "page", every: "60s", with: { url: "https://permits.example/" } } ]
          - id: "phone"
            kind: "phone"
            probes: [ { id: "line", use: "page", every: "60s", with: { url: "https://line.example/" } } ]
        """

    private let office: Office
    private let streams: [String: Int]

    init() async throws {
        office = try Office(.sqlite)
        _ = try await office.register(Self.file)
        var streams: [String: Int] = [:]
        for probe in try await office.keeper.begin().set { streams[probe.subject.channel ?? ""] = probe.stream }
        self.streams = streams
    }

    /// Four runs of both a minute apart.
    private func live(web: (ProbeResult.Outcome, Reason), phone: (ProbeResult.Outcome, Reason)) async throws {
        for _ in 1...4 {
            office.clock.advance(by: .seconds(60))
            let results = [("web", web), ("phone", phone)].map { channel, found in
                var result = ProbeResult(
                    stream: streams[channel] ?? 0, at: office.clock.now, outcome: found.0, reason: found.1, status: 200)
                result.reachedPublic = true
                return result
            }
            _ = try await office.keeper.record(results)
        }
    }

    private func status() async throws -> String {
        let shown = try await office.useCases.describe(service: "permits", by: .commandLine)
        return "\(shown.status) \(shown.cause)"
    }

    private static let good = (ProbeResult.Outcome.good, Reason.ok)
    private static let bad = (ProbeResult.Outcome.bad, Reason.httpStatus)
    private static let walled = (ProbeResult.Outcome.unknown, Reason.blockedByTarget)

    @Test func `a way that worked when it was last seen may work: what fails is told, and not that nothing works`()
        async throws
    {
        try await live(web: Self.good, phone: Self.good)
        try await live(web: Self.good, phone: Self.walled)
        #expect(try await status() == "up observed")
        try await live(web: Self.bad, phone: Self.walled)
        #expect(try await status() == "unknown blocked")
        let alert = try #require(try await office.files().first { $0.alert.kind == .status })
        #expect(alert.alert.severity == .warning && alert.alert.state == .open)
        #expect(alert.model.situation.cells.map(\.status) == [.down, .unknown])
        // Seen to fail as well, it works nowhere.
        try await live(web: Self.bad, phone: Self.bad)
        #expect(try await status() == "down observed")
        #expect(try await office.files().first { $0.alert.kind == .status }?.alert.severity == .critical)
    }

    @Test func `a way that failed when it was last seen, or was never seen, is none that is left`() async throws {
        try await live(web: Self.good, phone: Self.walled)
        try await live(web: Self.bad, phone: Self.walled)
        #expect(try await status() == "down observed")
    }

    @Test func `an outage goes on in the alert when the way that is left can no longer be seen`() async throws {
        try await live(web: Self.good, phone: Self.good)
        try await live(web: Self.bad, phone: Self.good)
        #expect(try await status() == "degraded observed")
        try await live(web: Self.bad, phone: Self.walled)
        #expect(try await status() == "unknown blocked")
        let alerts = try await office.files().filter { $0.alert.kind == .status }
        #expect(alerts.count == 1 && alerts[0].alert.state == .open && alerts[0].alert.severity == .warning)
        try await live(web: Self.good, phone: Self.walled)
        #expect(try await status() == "up observed")
        #expect(try await office.files().filter { $0.alert.kind == .status && $0.alert.end == nil }.isEmpty)
    }
}
