import Alerting
import Measures
import Registry
import Testing

@Suite struct LifecycleTests {
    @Test func `an outage is told after the group wait, and its end at once`() throws {
        var town = Town()
        #expect(town.change(to: .down) == .open(.critical))
        town.pass(.seconds(29))
        #expect(town.letters == [])
        town.pass(.seconds(1))
        #expect(town.letters == ["opened owner@passport.example"])
        town.pass(.seconds(600))
        #expect(town.change(to: .up) == .resolve)
        town.work()
        #expect(town.letters == ["opened owner@passport.example", "resolved owner@passport.example"])
        let alert = try #require(town.alerts.first)
        #expect(alert.state == .resolved)
        #expect(alert.resolvedAt == Town.start + .seconds(630))
        #expect(alert.opening.after == "down" && alert.newest.after == "down" && alert.end?.after == "up")
        #expect(town.sent[1].inReplyTo == town.sent[0].messageID)
        #expect(town.events.map(\.kind) == [.opened, .resolved])
    }

    @Test func `what is over within the group wait is told to nobody, and the history says so`() throws {
        var town = Town()
        _ = town.change(to: .down)
        town.pass(.seconds(29))
        #expect(town.change(to: .up) == .resolve)
        town.pass(.seconds(3600))
        #expect(town.sent == [])
        #expect(town.outbox.map(\.state) == [.cancelled])
        #expect(town.outbox.first?.lastError == "it was over before the message was sent")
        #expect(town.events.last?.detail == "over before anybody was told")
    }

    @Test(arguments: [Status.down, .degraded]) func `the same change twice gives nothing the second time`(
        status: Status
    ) throws {
        var town = Town()
        let change = Change(
            subject: .service("renew-passport"), kind: .status, before: "up", after: status.rawValue, at: town.now)
        #expect(town.hand(in: change).isSomething)
        let (alerts, events, outbox) = (town.alerts, town.events, town.outbox)
        #expect(town.hand(in: change) == .nothing(.knownAlready))
        #expect(town.alerts == alerts && town.events == events && town.outbox == outbox)
        let back = Change(
            subject: .service("renew-passport"), kind: .status, before: status.rawValue, after: "up", at: town.now)
        #expect(town.hand(in: back) == .resolve)
        #expect(town.hand(in: back) == .nothing(.nothingOpen))
    }

    @Test func `degraded that becomes down is told again, down that becomes degraded is told to be better`() throws {
        var town = Town()
        #expect(town.change(to: .degraded) == .open(.warning))
        town.pass(.seconds(60))
        #expect(town.change(to: .down) == .worsen(.critical))
        town.pass(.seconds(60))
        #expect(town.change(to: .degraded) == .ease(.warning))
        town.pass(.seconds(60))
        #expect(town.alerts.count == 1)
        #expect(town.letters == ["opened", "worsened", "eased"].map { $0 + " owner@passport.example" })
        #expect(town.events.map(\.kind) == [.opened, .worsened, .eased])
        #expect(town.open?.severity == .warning)
    }

    @Test func `a worsening within the group wait makes one message, not two`() throws {
        var town = Town()
        _ = town.change(to: .degraded)
        town.pass(.seconds(10))
        _ = town.change(to: .down)
        town.pass(.seconds(60))
        #expect(town.letters == ["opened owner@passport.example"])
        #expect(town.open?.newest.after == "down")
    }

    @Test func `a worsening that eases within the group wait is taken back`() throws {
        var town = Town()
        _ = town.change(to: .degraded)
        town.pass(.seconds(60))
        _ = town.change(to: .down)
        town.pass(.seconds(10))
        _ = town.change(to: .degraded)
        town.pass(.seconds(60))
        #expect(town.letters == ["opened owner@passport.example"])
        #expect(town.outbox.last?.state == .cancelled)
    }

    @Test func `what gets better and worse again before that was told is told to nobody`() throws {
        var town = Town()
        _ = town.change(to: .down)
        town.pass(.seconds(60))
        for status in [Status.degraded, .down, .degraded, .down] {
            _ = town.change(to: status)
            town.pass(.seconds(10))
        }
        town.pass(.seconds(100))
        #expect(town.letters == ["opened owner@passport.example"])
        #expect(town.outbox.filter { $0.purpose == .eased }.allSatisfy { $0.state == .cancelled })
    }

    @Test(arguments: [Status.unknown, .maintenance]) func `what hides an alert takes nothing of what it was`(
        status: Status
    ) throws {
        var town = Town()
        _ = town.change(to: .down)
        town.pass(.seconds(60))
        let (began, hidden) = (try #require(town.open?.newest.since), town.now)
        _ = town.change(to: status)
        let alert = try #require(town.open)
        #expect(alert.matter.after == "down" && alert.matter.since == began && alert.matter.until == hidden)
        #expect(alert.meanwhile?.after == status.rawValue)
        town.pass(.seconds(60))
        _ = town.change(to: .down)
        #expect(town.open?.meanwhile == nil && town.open?.matter.after == "down")
    }

    @Test(arguments: [Status.unknown, .maintenance]) func `what is not known neither opens an alert nor ends one`(
        status: Status
    ) throws {
        var town = Town()
        #expect(town.change(to: status) == .nothing(.undecided))
        _ = town.change(to: .down)
        #expect(town.change(to: status) == .update)
        #expect(town.open?.severity == .critical)
        #expect(town.change(to: .down) == .update)
        #expect(town.events.map(\.kind) == [.opened, .updated, .updated])
        #expect(town.change(to: .up) == .resolve)
    }

    @Test func `maintenance holds back the opening of an alert and not its end`() throws {
        var town = Town()
        let window = AlertSuppression(.maintenance, until: town.now + .seconds(3600))
        town.suppressions = [window]
        #expect(town.change(to: .down) == .nothing(.suppressed(window)))
        #expect(town.alerts == [] && town.outbox == [])
        town.suppressions = []
        // The window ends while its cause lasts: the newest change is handed in again.
        #expect(town.change(to: .down) == .open(.critical))
        town.suppressions = [window]
        #expect(town.change(to: .up) == .resolve)
    }

    @Test func `the declared maintenance of all channels holds back, that of one channel does not`() throws {
        let (from, until) = (Town.start, Town.start + .seconds(600))
        func service(_ channels: [String]) -> PublicService {
            PublicService(
                id: "renew-passport", title: Text("en", "Renew a passport"), organisation: "passport-office",
                maintenance: [
                    MaintenanceWindow(title: Text("en", "Move"), from: from, until: until, channels: channels)
                ])
        }
        #expect(AlertSuppression.maintenance(of: service([]), at: from) == [.init(.maintenance, until: until)])
        #expect(AlertSuppression.maintenance(of: service([]), at: until) == [])
        #expect(AlertSuppression.maintenance(of: service(["web"]), at: from) == [])
    }

    @Test func `whoever may have got the opening when the process died is told of the end`() throws {
        var town = Town()
        _ = town.change(to: .down)
        town.now = town.now + .seconds(30)
        town.beginAndDie()
        town.now = town.now + .seconds(5)
        _ = town.change(to: .up)
        town.pass(.seconds(300))
        #expect(town.letters == ["resolved owner@passport.example"])
        #expect(town.outbox.map(\.state) == [.cancelled, .delivered])
        #expect(town.sent.first?.inReplyTo == town.outbox.first?.messageID)
    }

    @Test func `an opening that the relay refused for a while is told once with its end`() throws {
        var town = Town()
        town.relay = .retry(why: "connection refused")
        _ = town.change(to: .down)
        town.pass(.seconds(600))
        _ = town.change(to: .up)
        town.relay = .delivered(reply: "250 OK")
        town.pass(.seconds(3600))
        #expect(town.letters == ["resolved owner@passport.example"])
    }

    @Test func `an address that was refused for good is not told of the end`() throws {
        var town = Town()
        town.relay = .failed(why: "550 5.1.1 no such user")
        _ = town.change(to: .down)
        town.pass(.seconds(60))
        town.relay = .delivered(reply: "250 OK")
        _ = town.change(to: .up)
        town.pass(.seconds(60))
        #expect(town.sent == [])
        #expect(town.outbox.map(\.isUnseenFailure) == [true])
        #expect(town.events.map(\.kind) == [.opened, .deliveryFailed, .resolved])
    }

    @Test func `parts of a service make no alerts of their own`() throws {
        var town = Town()
        let change = Change(
            subject: .channel("renew-passport", "web"), kind: .status, before: "up", after: "down", at: town.now)
        #expect(town.hand(in: change) == .nothing(.undecided))
    }
}
