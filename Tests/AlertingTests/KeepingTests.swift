import Alerting
import Foundation
import Measures
import Registry
import Testing

@Suite struct KeepingTests {
    private func kept<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: try JSONEncoder().encode(value))
    }

    private var situation: AlertSituation {
        let web = AlertSituation.Channel(id: "web", kind: .web, title: Text("en", "Online"))
        let phone = AlertSituation.Channel(id: "phone", kind: .phoneAutomated)
        let title = Text([.init(language: "fr", words: "Demander"), .init(language: "en", words: "Apply")])
        let probe = Subject.probe("renew-passport", "web", "start")
        return AlertSituation(
            before: "up", after: "down", since: Town.start, reason: "http_status",
            cannotDo: [.init(task: "apply", title: title ?? Text("en", "Apply"), channels: [web])],
            stillWorks: [.init(task: nil, title: Text("en", "Renew"), channels: [phone, web])],
            unknown: [
                .init(
                    subject: .channel("renew-passport", "phone"), title: Text("en", "Phone"), channel: phone,
                    cause: .overdue, since: Town.start - .seconds(600))
            ],
            points: [
                .init(
                    criterion: "REL-1", title: Text("en", "Available"), verdict: "fail",
                    found: Text([.init(language: "en", words: "98.2%"), .init(language: "fr", words: "98,2 %")]))
            ],
            evidence: [
                Evidence(
                    subject: probe, at: Town.start, reason: "http_status", detail: "status 503, \"try later\" ☃",
                    source: "https://town.example/")
            ], run: .init(count: 12, isAtLeast: true))
    }

    @Test func `a situation survives being kept`() throws {
        #expect(try kept(situation) == situation)
        let bare = AlertSituation(before: "up", after: "down", since: Town.start)
        #expect(try kept(bare) == bare)
    }

    @Test func `a situation that an earlier version kept is read: no run, no reasons, what was found in English`()
        throws
    {
        let text = #"""
            { "before": "met", "after": "warning:REL-1", "since": 1, "cannot_do": [], "still_works": [], "unknown": [],
              "points": [ { "criterion": "REL-1", "title": ["en", "Available"], "verdict": "fail", "found": "98.2%" } ],
              "evidence": [ { "subject": "probe:a/web/probe:start", "at": 1, "detail": "status is 503" } ] }
            """#
        let old = try JSONDecoder().decode(AlertSituation.self, from: Data(text.utf8))
        #expect(
            old.run == nil && old.evidence.map(\.reason) == [nil] && old.evidence.map(\.detail) == ["status is 503"])
        #expect(old.points.first?.found == Text("en", "98.2%"))
    }

    @Test func `the first wording stays the first`() throws {
        #expect(try kept(situation).cannotDo.first?.title.words(in: "de") == "Demander")
    }

    @Test func `alerts, events and deliveries survive being kept at every point of their lives`() throws {
        var town = Town()
        _ = town.change(to: .degraded)
        town.pass(.seconds(40))
        _ = town.change(to: .down)
        _ = town.acknowledge()
        town.relay = .misconfigured(why: "check mail.user")
        town.pass(.seconds(40))
        #expect(try kept(town.alerts) == town.alerts)
        _ = town.change(to: .up)
        town.relay = .failed(why: "no")
        town.pass(.seconds(40))
        town.outbox = town.outbox.map { $0.markedSeen(by: "ops", at: town.now) }
        #expect(try kept(town.alerts) == town.alerts)
        #expect(try kept(town.events) == town.events)
        #expect(try kept(town.outbox) == town.outbox)
        #expect(town.outbox.contains { $0.seen != nil })
        #expect(Set(town.outbox.map(\.state)).count == 3)
    }

    @Test(arguments: [
        (#""kind":"status""#, #""kind":"weather""#), ("service:renew-passport", "renew-passport"),
    ]) func `what a newer version wrote is refused in words`(old: String, new: String) throws {
        var town = Town()
        _ = town.change(to: .down)
        let text = String(decoding: try JSONEncoder().encode(try #require(town.alerts.first)), as: UTF8.self)
            .replacing("\\/", with: "/").replacing(old, with: new)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Alert.self, from: Data(text.utf8)) }
    }
}
