import Alerting
import Measures
import Registry
import Testing

/// Which ways are lost, and not how many, decides what is told and what a message says has got worse.
struct LostWaysTests {
    /// A situation in which some tasks do not work on some channels, and others do.
    private func situation(_ after: Status, lost: [String], works: [String]) -> AlertSituation {
        func groups(_ ways: [String]) -> [AlertSituation.TaskOnChannels] {
            ways.map { way in
                let parts = way.split(separator: "-").map(String.init)
                let kind: ChannelKind = parts[1] == "phone" ? .phone : .web
                return .init(
                    task: parts[0], title: Text("en", parts[0]), channels: [.init(id: parts[1], kind: kind)])
            }
        }
        return AlertSituation(
            before: Status.up.rawValue, after: after.rawValue, since: Town.start, cannotDo: groups(lost),
            stillWorks: groups(works))
    }

    private func follow(_ town: inout Town, _ situation: AlertSituation) -> AlertAction {
        let change = Change(
            subject: .service("renew-passport"), kind: .status, before: situation.before, after: situation.after,
            at: town.now)
        let existing = town.open
        let plan = town.lifecycle.follow(
            change, situation: situation, existing: existing,
            outbox: town.outbox.filter { $0.alertID == existing?.id }, context: town.context,
            ids: { Int64(1000 + town.events.count * 10 + town.outbox.count) })
        town.keep(plan)
        return plan.action
    }

    @Test func `another way lost is told, though no more are lost than the last message says`() throws {
        var town = Town()
        _ = follow(&town, situation(.down, lost: ["renew-web", "pay-web"], works: ["renew-phone"]))
        town.pass(.seconds(60))
        #expect(town.sent.map(\.purpose) == [.opened])
        let eased = situation(.degraded, lost: ["pay-web"], works: ["renew-web", "renew-phone"])
        #expect(follow(&town, eased) == .ease(.warning))
        let other = situation(.down, lost: ["renew-phone", "pay-web"], works: ["renew-web"])
        #expect(follow(&town, other) == .worsen(.critical))
        town.pass(.seconds(60))
        #expect(town.sent.map(\.purpose) == [.opened, .worsened])
    }

    @Test func `a way that was named as one that works is told when it is lost, soon and once`() throws {
        var town = Town()
        _ = follow(&town, situation(.degraded, lost: ["pay-web"], works: ["pay-mobile", "pay-phone"]))
        town.pass(.seconds(60))
        let other = situation(.degraded, lost: ["pay-web", "pay-mobile"], works: ["pay-phone"])
        #expect(follow(&town, other) == .worsen(.warning))
        #expect(try #require(town.open).newest.newlyLost.flatMap(\.channels).map(\.id) == ["mobile"])
        #expect(follow(&town, other) == .nothing(.knownAlready))
        town.pass(.seconds(59))
        #expect(town.sent.map(\.purpose) == [.opened])
        // A cause that takes one way after the other is one more message.
        _ = follow(&town, situation(.down, lost: ["pay-web", "pay-mobile", "pay-phone"], works: []))
        town.pass(.seconds(60))
        #expect(town.sent.map(\.purpose) == [.opened, .worsened])
        #expect(town.open?.severity == .critical)
    }

    @Test func `a way that was told to be lost, works again and is lost again is not told twice`() throws {
        var town = Town()
        _ = follow(&town, situation(.degraded, lost: ["pay-web"], works: ["pay-mobile", "pay-phone"]))
        town.pass(.seconds(60))
        for _ in 1...3 {
            _ = follow(&town, situation(.degraded, lost: ["pay-web", "pay-mobile"], works: ["pay-phone"]))
            town.pass(.seconds(90))
            _ = follow(&town, situation(.degraded, lost: ["pay-web"], works: ["pay-mobile", "pay-phone"]))
            town.pass(.seconds(90))
        }
        #expect(town.sent.map(\.purpose) == [.opened, .worsened])
    }

    @Test func `what works again before the message leaves is not said to have got worse`() throws {
        var town = Town()
        _ = follow(&town, situation(.degraded, lost: ["renew-phone"], works: ["apply-web", "pay-web"]))
        town.pass(.seconds(60))
        _ = follow(&town, situation(.down, lost: ["renew-phone", "apply-web", "pay-web"], works: []))
        #expect(try #require(town.open).newest.newlyLost.map(\.task) == ["apply", "pay"])
        let plan = town.lifecycle.refresh(
            try #require(town.open), situation(.down, lost: ["renew-phone", "pay-web"], works: ["apply-web"]),
            context: town.context, ids: { 9999 })
        #expect(plan.alert?.newest.newlyLost.map(\.task) == ["pay"])
    }
}
