import Alerting
import Measures
@testable import Operations
import Registry
import Storage
import Testing

/// Services of one server that fail, and work again, one after the other.
struct StaggeredFailureTests {
    private static let cause = "https://town.example:443"

    private static func service(_ number: Int) -> String {
        Office.service.replacing("id: \"permits\"", with: "id: \"service-\(number)\"")
            .replacing(
                "title: { en: \"Renew a permit\", fr: \"Renouveler un permis\" }",
                with: "title: { en: \"Service \(number)\" }")
    }

    private func office(_ count: Int, _ engine: TestEngine) async throws -> Office {
        let office = try Office(engine, settings: try Office.mailing())
        for number in 1...count { _ = try await office.register(Self.service(number), name: "s\(number).yaml") }
        return office
    }

    /// Hands in that the status of a service changed, as the keeper does.
    private func change(_ number: Int, to after: Status, cause: String? = Self.cause, _ office: Office) async throws {
        let (moment, useCases) = (office.clock.now, office.useCases)
        try await useCases.store.write { transaction in
            let change = Change(
                subject: .service("service-\(number)"), kind: .status, before: "up", after: after.rawValue, at: moment,
                sharedCause: cause)
            let existing = try transaction.openAlert(AlertIdentity(change))
            let outbox = try existing.map { try transaction.deliveries(ofAlert: $0.id) } ?? []
            let writer = AlertWriter(transaction: transaction, useCases: useCases, now: moment, newest: [:])
            let plan = useCases.alertLifecycle.follow(
                change, situation: AlertSituation(change), existing: existing, outbox: outbox,
                endWaits: try existing.map { try writer.endWaits(of: $0, outbox) } ?? [:],
                context: AlertContext(
                    now: moment, officials: [Official(office: "service_owner", email: "owner@town.example")]),
                ids: { useCases.ids.next(at: moment) })
            try transaction.keep(plan)
            if case .open = plan.action { try writer.tellWaitingEnds(of: change) }
        }
    }

    /// Sends for a time, as often as the outbox looks; gives the mails, each with when it left.
    private func send(for length: Duration, _ office: Office) async throws -> [(at: Duration, mail: SentMail)] {
        var mails: [(at: Duration, mail: SentMail)] = []
        let end = office.clock.now + length
        while office.clock.now < end {
            office.clock.advance(by: .milliseconds(500))
            mails += try await office.send().map { (office.clock.now - Office.start, $0) }
        }
        return mails
    }

    @Test(arguments: TestEngine.allCases)
    func `forty services of one server that fail in turn are forty alerts, two mails at most, and one end`(
        engine: TestEngine
    ) async throws {
        let office = try await office(40, engine)
        var mails: [(at: Duration, mail: SentMail)] = []
        for number in 1...40 {
            try await change(number, to: .down, office)
            mails += try await send(for: .milliseconds(750), office)
        }
        #expect(mails.count == 1)
        let first = try #require(mails.first)
        #expect(first.at <= .milliseconds(5500), "the first is told after the group wait")
        mails += try await send(for: .seconds(300), office)
        #expect(mails.count == 2)
        let second = try #require(mails.last)
        #expect(second.mail.header("In-Reply-To") == first.mail.header("Message-ID"))
        let subjects = mails.compactMap { $0.mail.header("Subject") }
        let counts = subjects.compactMap { $0.split(separator: " ").first.flatMap { Int($0) } }
        #expect(counts.reduce(0, +) == 40, "\(subjects)")
        #expect(try await office.files(.open).count == 40)

        // They come back within a minute, in another order.
        mails = []
        for number in (1...40).reversed() {
            try await change(number, to: .up, office)
            mails += try await send(for: .milliseconds(1000), office)
        }
        mails += try await send(for: .seconds(400), office)
        #expect(mails.compactMap { $0.mail.header("Subject") } == ["Over: 40 services work again"])
        #expect(try await office.files(.resolved).count == 40)
    }

    @Test func `what is more urgent than what was told, of another cause, or begins again is told at once`()
        async throws
    {
        let office = try await office(4, .sqlite)
        try await change(1, to: .degraded, office)
        #expect(try await send(for: .seconds(10), office).count == 1)
        try await change(2, to: .down, office)
        #expect(try await send(for: .seconds(6), office).count == 1)
        try await change(3, to: .down, cause: "https://other.example:443", office)
        #expect(try await send(for: .seconds(6), office).count == 1)
        try await change(4, to: .down, office)
        #expect(try await send(for: .seconds(25), office).isEmpty, "it gathers")
        #expect(try await send(for: .seconds(10), office).count == 1)
        for number in [1, 2, 4] { try await change(number, to: .up, office) }
        #expect(try await send(for: .seconds(6), office).count == 1)
        try await change(1, to: .down, office)
        #expect(try await send(for: .seconds(6), office).count == 1, "a new failure is no part of one that is over")
    }

    @Test func `what was told to be over and fails again while others still do is told at once, and gathers no more`()
        async throws
    {
        let office = try await office(5, .sqlite)
        for number in 1...5 { try await change(number, to: .down, office) }
        #expect(try await send(for: .seconds(6), office).count == 1)
        for number in 1...2 { try await change(number, to: .up, office) }
        #expect(try await send(for: .seconds(20), office).isEmpty, "the end waits for the others")
        try await change(1, to: .down, office)
        let again = try await send(for: .seconds(6), office).compactMap { $0.mail.header("Subject") }
        #expect(again.count == 2 && again.first == "Over: 2 services work again", "\(again)")
        // Now it is known again that the server fails: what follows gathers.
        try await change(2, to: .down, office)
        #expect(try await send(for: .seconds(25), office).isEmpty)
        #expect(try await send(for: .seconds(10), office).count == 1)
    }

    @Test func `eight that fail six seconds apart are two mails, the second soon and with all that fail then`()
        async throws
    {
        let office = try await office(8, .sqlite)
        var mails: [(at: Duration, mail: SentMail)] = []
        for number in 1...8 {
            try await change(number, to: .down, office)
            mails += try await send(for: .seconds(6), office)
        }
        mails += try await send(for: .seconds(30), office)
        #expect(mails.count == 2, "\(mails.map { $0.mail.header("Subject") ?? "" })")
        let second = try #require(mails.last)
        #expect(second.mail.header("Subject") == "7 services do not work: all on town.example")
        #expect(second.mail.header("In-Reply-To") == mails.first?.mail.header("Message-ID"))
        #expect(second.at <= .seconds(75), "\(second.at)")
    }

    @Test func `what gathers is told though what was told first is over meanwhile, all of it at once`() async throws {
        let office = try await office(8, .sqlite)
        try await change(1, to: .down, office)
        #expect(try await send(for: .seconds(6), office).count == 1)
        for number in 2...8 {
            try await change(number, to: .down, office)
            #expect(try await send(for: .seconds(3), office).isEmpty)
        }
        for number in 1...3 { try await change(number, to: .up, office) }
        let subjects = try await send(for: .seconds(60), office).compactMap { $0.mail.header("Subject") }
        #expect(subjects.contains("5 services do not work: all on town.example"), "\(subjects)")
    }

    @Test func `reminders of one cause that fall due one after the other are two mails at most`() async throws {
        let office = try await office(5, .sqlite)
        for number in 1...5 {
            try await change(number, to: .down, office)
            _ = try await send(for: .seconds(7), office)
        }
        _ = try await send(for: .seconds(300), office)
        office.clock.advance(by: office.useCases.settings.alerts.remindEvery - .seconds(400))
        var mails: [SentMail] = []
        for _ in 1...40 {
            office.clock.advance(by: .seconds(15))
            try await office.useCases.remind()
            mails += try await office.send()
        }
        #expect(mails.count == 2, "\(mails.compactMap { $0.header("Subject") })")
    }
}
