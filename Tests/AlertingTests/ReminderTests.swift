import Alerting
import Measures
import Registry
import Testing

@Suite struct ReminderTests {
    private let day = Duration.seconds(86_400)

    @Test func `an alert that nobody acknowledges is told again every day`() {
        var town = Town()
        _ = town.change(to: .down)
        town.pass(day * 3 + .seconds(60), step: .seconds(60))
        #expect(
            town.letters == ["opened"].map { "\($0) owner@passport.example" }
                + Array(repeating: "reminder owner@passport.example", count: 3))
    }

    @Test func `an acknowledged alert is not told again, and its end is`() {
        var town = Town()
        _ = town.change(to: .down)
        town.pass(.seconds(60))
        #expect(town.acknowledge() == .acknowledge)
        #expect(town.acknowledge() == .nothing(.acknowledgedBefore))
        town.pass(day * 3, step: .seconds(600))
        _ = town.change(to: .up)
        town.work()
        #expect(town.letters == ["opened owner@passport.example", "resolved owner@passport.example"])
        #expect(town.acknowledge() == .nothing(.over))
        #expect(town.events.filter { $0.kind == .acknowledged }.map(\.by) == ["owner@passport.example"])
    }

    @Test func `an acknowledged alert that worsens is told`() {
        var town = Town()
        _ = town.change(to: .degraded)
        town.pass(.seconds(60))
        _ = town.acknowledge()
        _ = town.change(to: .down)
        town.pass(.seconds(60))
        #expect(town.letters.last == "worsened owner@passport.example")
        #expect(town.open?.state == .acknowledged)
    }

    @Test func `a server that was off for a week sends one reminder`() {
        var town = Town()
        _ = town.change(to: .down)
        town.pass(.seconds(60))
        town.now = town.now + day * 7
        town.work()
        town.pass(.seconds(3600), step: .seconds(60))
        #expect(town.letters.filter { $0.hasPrefix("reminder") }.count == 1)
    }

    @Test func `reminders do not pile up behind a relay that does not answer`() {
        var town = Town()
        town.relay = .retry(why: "connection refused")
        _ = town.change(to: .down)
        town.pass(day * 2, step: .seconds(60))
        #expect(town.outbox.count == 1)
        #expect(town.events.filter { $0.kind == .note }.count == 2)
    }

    @Test func `maintenance holds reminders back until it is over`() {
        var town = Town()
        _ = town.change(to: .down)
        town.pass(.seconds(60))
        town.suppressions = [AlertSuppression(.maintenance)]
        town.pass(day * 2, step: .seconds(600))
        #expect(town.letters.count == 1)
        town.suppressions = []
        town.work()
        #expect(town.letters.count == 2)
    }
}
