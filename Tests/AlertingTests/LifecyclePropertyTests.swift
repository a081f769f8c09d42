import Alerting
import Measures
import Registry
import TestSupport
import Testing

@Suite struct LifecyclePropertyTests {
    private static let severities: [Status: AlertSeverity] = [.down: .critical, .degraded: .warning]

    @Test(arguments: UInt64(1)...150) func `whatever happens, promises hold`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var town = Town(seed: seed)
        town.officials.append(Official(office: "duty_manager", email: "duty@passport.example"))
        for _ in 0..<40 {
            try act(&town, &random)
            try check(town)
        }
        town.suppressions = []
        town.relay = .delivered(reply: "250 OK")
        _ = town.change(to: .up)
        #expect(town.open == nil, "an alert is open though all is well")
        town.pass(.seconds(2 * 86_400), step: .seconds(60))
        try check(town)
        #expect(!town.outbox.contains { $0.state == .pending }, "a message waits though nothing is wrong")
        try checkEnds(town)
    }

    private func act(_ town: inout Town, _ random: inout SplitMix64) throws {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4:
            let status = try #require(Status.allCases.randomElement(using: &random))
            let action = town.change(to: status)
            if status == .up { #expect(town.open == nil) }
            if let severity = Self.severities[status], town.suppressions.isEmpty {
                #expect(town.open?.severity == severity)
            }
            if case .open = action { #expect(town.suppressions.isEmpty) }
            // The same once more changes nothing.
            let (alerts, outbox, count) = (town.alerts, town.outbox, town.events.count)
            #expect(!town.change(to: status).isSomething)
            #expect(town.alerts == alerts && town.outbox == outbox && town.events.count == count)
        case 4: _ = town.acknowledge()
        case 5: town.beginAndDie()
        case 6: town.suppressions = town.suppressions.isEmpty ? [AlertSuppression(.silence)] : []
        case 7:
            let outcomes: [DeliveryOutcome] = [
                .delivered(reply: "250 OK"), .retry(why: "no"), .misconfigured(why: "no"), .failed(why: "no"),
            ]
            town.relay = try #require(outcomes.randomElement(using: &random))
        default:
            town.pass(.seconds(Int.random(in: 1...90, using: &random)), step: .seconds(5))
            if Bool.random(using: &random) { town.pass(.seconds(86_400), step: .seconds(1200)) }
        }
    }

    private func check(_ town: Town) throws {
        #expect(town.alerts.filter { $0.state != .resolved }.count <= 1, "two alerts of one identity are open")
        #expect(Set(town.outbox.map(\.messageID)).count == town.outbox.count, "two messages have one id")
        #expect(Set(town.sent.map(\.messageID)).count == town.sent.count, "a message was sent twice")
        for alert in town.alerts {
            let messages = town.outbox.filter { $0.alertID == alert.id }
            let kinds = town.events.filter { $0.alertID == alert.id }.map(\.kind)
            #expect(kinds.filter { $0 == .opened }.count == 1)
            #expect(kinds.filter { $0 == .resolved }.count == (alert.state == .resolved ? 1 : 0))
            for address in Set(messages.map(\.address)) {
                let own = messages.filter { $0.address == address }
                #expect(own.filter { $0.purpose == .opened }.count <= 1)
                #expect(own.filter { $0.purpose == .resolved }.count <= 1)
                #expect(
                    own.filter { $0.purpose == .worsened }.count <= kinds.filter { $0 == .worsened }.count)
            }
        }
        for letter in town.sent {
            let alert = try #require(town.alerts.first { $0.id == letter.alertID })
            #expect(letter.createdAt >= alert.openedAt)
        }
    }

    /// Whoever was told of an alert was told of its end, unless their address refused; nobody else was.
    private func checkEnds(_ town: Town) throws {
        for alert in town.alerts {
            let letters = town.sent.filter { $0.alertID == alert.id }
            let told = Set(letters.filter { $0.purpose != .resolved }.map(\.address))
            let ended = Set(letters.filter { $0.purpose == .resolved }.map(\.address))
            let refused = Set(
                town.outbox.filter { $0.alertID == alert.id && ($0.state == .failed || $0.state == .expired) }
                    .map(\.address))
            #expect(told.subtracting(refused).isSubset(of: ended))
            let touched = Set(town.outbox.filter { $0.alertID == alert.id && $0.attempts > 0 }.map(\.address))
            #expect(ended.isSubset(of: touched))
        }
    }
}
