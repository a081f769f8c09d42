import Alerting
import Foundation
import Measures
import Registry
import Testing

/// What an alert is once it is over.
@Suite struct EndTests {
    @Test func `an alert that is over keeps what it was at its worst, and its end stands beside it`() throws {
        var town = Town()
        for status in [Status.degraded, .down, .degraded, .unknown, .up] {
            town.pass(.seconds(60))
            _ = town.change(to: status)
        }
        let alert = try #require(town.alerts.first)
        #expect(alert.state == .resolved && alert.severity == .critical)
        #expect(alert.matter.after == "down" && alert.newest.after == "unknown" && alert.end?.after == "up")
        #expect(alert.end?.since == town.now)
    }

    @Test func `what came back as bad as before is the worst that is known`() throws {
        var town = Town()
        _ = town.change(to: .down)
        _ = town.change(to: .maintenance)
        town.pass(.seconds(60))
        _ = town.change(to: .down)
        #expect(town.open?.worst.since == town.now)
    }

    @Test func `what works again while the rest does not is no longer named, and what was lost at the worst stays`()
        throws
    {
        var town = Town()
        _ = town.change(to: .degraded)
        func lost(_ channels: [ChannelKind], from alert: Alert) throws -> AlertPlan {
            let ways = channels.map { AlertSituation.Channel(id: $0.rawValue, kind: $0) }
            var situation = alert.newest
            situation.cannotDo = [.init(task: "renew", title: Text("en", "Renew"), channels: ways)]
            let change = Change(
                subject: alert.subject, kind: .status, before: "degraded", after: "degraded", at: town.now)
            let counter = Counter()
            return town.lifecycle.follow(
                change, situation: situation, existing: alert, outbox: town.outbox,
                context: AlertContext(now: town.now, officials: []), ids: { 9000 + counter.next() })
        }
        let both = try lost([.web, .phone], from: try #require(town.open))
        #expect(both.action == .update && both.events.map(\.kind) == [.updated] && both.added.isEmpty)
        let one = try lost([.web], from: try #require(both.alert))
        let alert = try #require(one.alert)
        #expect(alert.newest.cannotDo.flatMap(\.channels).map(\.id) == ["web"])
        #expect(alert.worst.cannotDo.flatMap(\.channels).map(\.id) == ["web", "phone"])
        #expect(try lost([.web], from: alert).action == .nothing(.knownAlready))
    }

    @Test func `an alert that an earlier version kept has its end taken apart`() throws {
        var town = Town()
        _ = town.change(to: .down)
        _ = town.change(to: .up)
        let alert = try #require(town.alerts.first)
        let text = String(decoding: try JSONEncoder().encode(alert), as: UTF8.self)
        var fields = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        fields["newest"] = fields["end"]
        fields["end"] = nil
        fields["worst"] = nil
        let old = try JSONSerialization.data(withJSONObject: fields)
        let read = try JSONDecoder().decode(Alert.self, from: old)
        #expect(read.matter.after == "down" && read.newest.after == "down" && read.end?.after == "up")
    }

    @Test func `what our own network made us say is taken back, and whoever was told is told`() throws {
        var town = Town()
        _ = town.change(to: .down)
        town.pass(.seconds(60))
        let alert = try #require(town.open)
        let counter = Counter()
        let plan = town.lifecycle.takeBack(
            alert, because: "our own network was cut off", since: Town.start - .seconds(20),
            until: Town.start + .seconds(50), outbox: town.outbox, at: town.now, ids: { 9000 + counter.next() })
        let taken = try #require(plan.alert)
        #expect(taken.state == .resolved && taken.isTakenBack && !taken.isWithdrawn && taken.matter.after == "down")
        #expect(taken.end?.since == Town.start - .seconds(20) && taken.end?.until == Town.start + .seconds(50))
        #expect(plan.added.map(\.purpose) == [.resolved] && plan.added.first?.inReplyTo == town.sent.first?.messageID)
        #expect(plan.events.map(\.kind) == [.resolved] && plan.events.first?.after == Change.takenBack)
        let again = town.lifecycle.takeBack(
            taken, because: "", since: Town.start, until: nil, outbox: town.outbox, at: town.now, ids: counter.next)
        #expect(again.action == .nothing(.over))
    }

    @Test func `what is taken back before it was sent is told to nobody`() throws {
        var town = Town()
        _ = town.change(to: .down)
        let alert = try #require(town.open)
        let counter = Counter()
        let plan = town.lifecycle.takeBack(
            alert, because: "our own network was cut off", since: Town.start, until: nil, outbox: town.outbox,
            at: town.now, ids: counter.next)
        #expect(plan.added == [] && plan.changed.map(\.state) == [.cancelled])
    }

    @Test func `the second alert about a service replies to the first, and an end can wait for the other`() throws {
        var town = Town()
        _ = town.change(to: .down)
        town.pass(.seconds(60))
        let first = try #require(town.sent.first)
        let counter = Counter()
        let overdue = Change(
            subject: .probe("renew-passport", "web", "start"), kind: .overdue, before: "heard", after: "silent",
            at: town.now)
        let plan = town.lifecycle.follow(
            overdue, situation: AlertSituation(overdue), existing: nil, outbox: [], related: town.outbox,
            context: town.context, ids: { 9000 + counter.next() })
        let opening = try #require(plan.added.first)
        #expect(opening.inReplyTo == first.messageID && opening.thread == first.messageID)
        let told = try #require(opening.begun(at: town.now + .seconds(60), policy: town.lifecycle.retries))
        let heard = Change(subject: overdue.subject, kind: .overdue, before: "silent", after: "heard", at: town.now)
        let end = town.lifecycle.follow(
            heard, situation: AlertSituation(heard), existing: plan.alert, outbox: [told],
            endWaits: [first.messageID: .seconds(100)], context: town.context, ids: { 9100 + counter.next() })
        #expect(end.added.map(\.nextAttemptAt) == [town.now + .seconds(100)])
        #expect(end.added.map(\.inReplyTo) == [first.messageID])
    }

    @Test func `notes and a shared cause survive being kept`() throws {
        var situation = AlertSituation(before: "up", after: "down", since: Town.start)
        situation.notes = [.wayOutUntold, .sharedOrigin(checks: 3)]
        (situation.sharedCause, situation.until) = ("https://town.example:443", Town.start)
        let data = try JSONEncoder().encode(situation)
        #expect(try JSONDecoder().decode(AlertSituation.self, from: data) == situation)
        for word in [
            "", "shared_origin", "shared_origin:", "shared_origin:-1", "way_out_untold:", "way_out_untold:3", "x",
        ] {
            #expect(AlertNote(rawValue: word) == nil, "\(word)")
        }
    }

    @Test func `what cannot be measured opens a warning, and only what is seen ends it`() {
        func condition(_ after: String) -> AlertCondition {
            UnmeasuredRule().condition(
                after: Change(
                    subject: .channel("permits", "web"), kind: .unmeasured, before: "measured", after: after,
                    at: Town.start))
        }
        for cause in StatusCause.allCases {
            let isTold = [.blocked, .rateLimited, .ownFault].contains(cause)
            #expect(condition(cause.rawValue) == (isTold ? .holds(.warning) : .undecided), "\(cause)")
        }
        #expect(condition("measured") == .clear && condition("nonsense") == .undecided)
    }

    @Test func `the loss of our own network is urgent`() {
        func condition(_ after: String) -> AlertCondition {
            NetworkRule().condition(
                after: Change(
                    subject: NetworkReach.subject, kind: .network, before: "open", after: after, at: Town.start))
        }
        #expect(condition("lost") == .holds(.critical) && condition("open") == .clear && condition("up") == .undecided)
    }

    @Test(arguments: StatusCause.allCases) func `what we did not look at is not counted as not working`(
        cause: StatusCause
    ) throws {
        let (web, phone) = (
            AlertSituation.Channel(id: "web", kind: .web), AlertSituation.Channel(id: "phone", kind: .phone)
        )
        let title = Text("en", "Renew")
        var situation = AlertSituation(before: "up", after: "down", since: Town.start)
        situation.cannotDo = [.init(task: "renew", title: title, channels: [web])]
        situation.unknown = [
            .init(
                subject: .channel("permits", "phone"), title: title, channel: phone, cause: cause, since: Town.start)
        ]
        #expect(situation.isInDoubt == (cause == .notWatched || cause == .ownFault))
        situation.cannotDo.append(.init(task: "pay", title: Text("en", "Pay"), channels: [web]))
        #expect(!situation.isInDoubt, "paying works nowhere for sure")
    }

    @Test func `what may work is a warning until it is seen to fail too`() throws {
        var town = Town()
        let change = Change(
            subject: .service("renew-passport"), kind: .status, before: "up", after: "down", at: town.now)
        var context = town.context
        context.isInDoubt = true
        #expect(town.lifecycle.decide(change, existing: nil, context: context) == .open(.warning))
        _ = town.change(to: .degraded)
        #expect(town.lifecycle.decide(change, existing: town.open, context: town.context) == .worsen(.critical))
    }

    @Test func `what was in doubt for as long as it lasted was not urgent when it is over`() throws {
        let down = Change(
            subject: .service("renew-passport"), kind: .status, before: "up", after: "down", at: Town.start)
        let title = Text("en", "Renew")
        var situation = AlertSituation(down)
        situation.cannotDo = [.init(task: "renew", title: title, channels: [.init(id: "web", kind: .web)])]
        situation.unknown = [
            .init(
                subject: .channel("permits", "phone"), title: title, channel: .init(id: "phone", kind: .phone),
                cause: .notWatched, since: Town.start)
        ]
        let town = Town()
        let counter = Counter()
        var context = town.context
        context.isInDoubt = true
        let opened = town.lifecycle.follow(
            down, situation: situation, existing: nil, outbox: [], context: context, ids: counter.next)
        #expect(opened.alert?.severity == .warning)
        let up = Change(subject: down.subject, kind: .status, before: "down", after: "up", at: Town.start)
        let over = town.lifecycle.follow(
            up, situation: AlertSituation(up), existing: opened.alert, outbox: [], context: town.context,
            ids: counter.next)
        #expect(over.action == .resolve && over.alert?.severity == .warning)
    }
}
