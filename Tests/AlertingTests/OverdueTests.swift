import Alerting
import Measures
import Registry
import Testing

@Suite struct OverdueTests {
    private let source = Subject.probe("renew-passport", "phone", "heartbeat")

    private func span(_ cause: StatusCause) -> StatusSpan {
        StatusSpan(status: cause == .observed ? .up : .unknown, cause: cause, start: Town.start)
    }

    @Test func `a source that falls silent opens a warning, and being heard again ends it`() throws {
        var town = Town()
        let silent = try #require(Change.hearing(of: source, from: span(.observed), to: span(.overdue)))
        #expect(town.hand(in: silent) == .open(.warning))
        #expect(town.open?.identity.rawValue == "overdue|renew-passport/phone/probe:heartbeat")
        #expect(town.open?.service == "renew-passport")
        #expect(town.hand(in: silent) == .nothing(.knownAlready))
        let heard = try #require(Change.hearing(of: source, from: span(.overdue), to: span(.observed)))
        #expect(town.hand(in: heard) == .resolve)
    }

    @Test(arguments: [StatusCause.closed, .maintenance, .notWatched, .ownFault])
    func `silence while nothing is expected neither opens an alert nor ends one`(cause: StatusCause) throws {
        var town = Town()
        let gone = try #require(Change.hearing(of: source, from: span(.observed), to: span(cause)))
        #expect(town.hand(in: gone) == .nothing(.undecided))
        _ = town.hand(in: try #require(Change.hearing(of: source, from: span(.observed), to: span(.overdue))))
        #expect(town.hand(in: gone) == .update)
        #expect(town.open != nil)
    }

    @Test(arguments: [StatusCause.blocked, .rateLimited])
    func `a probe that runs again and is turned away is heard: what it cannot see is told by itself`(
        cause: StatusCause
    ) throws {
        var town = Town()
        _ = town.hand(in: try #require(Change.hearing(of: source, from: span(.observed), to: span(.overdue))))
        #expect(
            town.hand(in: try #require(Change.hearing(of: source, from: span(.overdue), to: span(cause)))) == .resolve)
    }

    @Test func `outside declared hours no alert is opened`() throws {
        var town = Town()
        town.suppressions = [AlertSuppression(.closed)]
        let silent = try #require(Change.hearing(of: source, from: span(.observed), to: span(.overdue)))
        #expect(town.hand(in: silent) == .nothing(.suppressed(AlertSuppression(.closed))))
    }

    @Test func `spans that say the same make no change`() {
        #expect(Change.hearing(of: source, from: span(.observed), to: span(.flapping)) == nil)
        #expect(Change.status(of: .service("a"), from: span(.overdue), to: span(.closed)) == nil)
        #expect(Change.status(of: .service("a"), from: span(.overdue), to: span(.observed))?.after == "up")
    }

    @Test func `a service that is silent and down has two alerts`() throws {
        var town = Town()
        _ = town.change(to: .down)
        _ = town.hand(in: try #require(Change.hearing(of: source, from: span(.observed), to: span(.overdue))))
        #expect(town.alerts.map(\.identity.rawValue).count == 2)
    }

    @Test func `identities of things that share an address differ`() {
        let identities = Set(
            [Subject.service("x"), .component("x"), .organisation("x"), .place("x")].map {
                AlertIdentity(.overdue, $0)
            })
        #expect(identities.count == 4)
        #expect(identities.contains(AlertIdentity(rawValue: "overdue|component:x")))
    }

    @Test func `every kind of change has one rule`() {
        for kind in Change.Kind.allCases {
            #expect(AlertRules.all.filter { $0.kind == kind }.count == 1, "\(kind)")
            #expect(AlertRules.rule(for: kind)?.kind == kind)
        }
    }
}
