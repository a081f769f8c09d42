import Alerting
import Curl
import Measures
import Operations
import Pages
import Probing
import Registry
import Storage
import Testing

/// Many services of one official that fail together: many alerts, one message, one end.
struct MassFailureTests {
    private static func service(_ number: Int) -> String {
        Office.service.replacing("id: \"permits\"", with: "id: \"service-\(number)\"")
            .replacing(
                "title: { en: \"Renew a permit\", fr: \"Renouveler un permis\" }",
                with: "title: { en: \"Service \(number)\" }"
            )
            .replacing("per_year: 36500", with: "per_year: \(365 * number)")
            .replacing(
                """

                  - id: "phone"
                    kind: "phone"
                    tasks: ["renew"]
                    probes: [ { id: "line", use: "heartbeat", every: "5m" } ]
                """, with: "")
    }

    private func office(
        _ count: Int, _ engine: TestEngine = .sqlite, isOnOneServer: Bool = true
    ) async throws -> Office {
        let office = try Office(engine, settings: try Office.mailing())
        for number in 1...count {
            let text = Self.service(number)
            _ = try await office.register(
                isOnOneServer ? text : text.replacing("https://town.example/", with: "https://town-\(number).example/"),
                name: "s\(number).yaml")
        }
        _ = try await office.keeper.begin()
        try await all(.good, 1...count, office)
        for _ in 1...3 {
            office.clock.advance(by: .seconds(60))
            try await all(.bad, 1...count, office)
        }
        #expect(try await office.files(.open).count == count)
        return office
    }

    private func all(_ outcome: ProbeResult.Outcome, _ numbers: ClosedRange<Int>, _ office: Office) async throws {
        for number in numbers { _ = try await office.find(outcome, "service-\(number)/web/probe:start") }
    }

    @Test(arguments: TestEngine.allCases)
    func `forty services that fail together are forty alerts, one mail with the list, and one end`(
        engine: TestEngine
    ) async throws {
        let office = try await self.office(40, engine)
        #expect(try await office.send().isEmpty)
        office.clock.advance(by: .seconds(5))
        let mails = try await office.send()
        let mail = try #require(mails.first)
        #expect(mails.count == 1)
        #expect(mail.header("Subject") == "40 services do not work: all on town.example")
        for number in 1...40 { #expect(mail.words.contains("- Service \(number): does not work online")) }
        let (first, last) = (mail.words.firstRange(of: "Service 40:"), mail.words.firstRange(of: "Service 1:"))
        #expect(try #require(first).lowerBound < (try #require(last)).lowerBound, "most people first")
        var told = try await office.files().flatMap(\.deliveries)
        #expect(told.count == 40 && told.allSatisfy { $0.state == .delivered && $0.attempts == 1 })
        #expect(Set(told.map(\.bundle)) == [mail.header("Message-ID")])
        #expect(try await office.send().isEmpty)

        // They come back one after the other, within a minute.
        for number in 1...40 {
            office.clock.advance(by: .seconds(1))
            for _ in 1...2 { _ = try await office.find(.good, "service-\(number)/web/probe:start") }
            if number < 40 { #expect(try await office.send().isEmpty) }
        }
        let ends = try await office.send()
        #expect(ends.map { $0.header("Subject") } == ["Over: 40 services work again"])
        #expect(ends.first?.header("In-Reply-To") == mail.header("Message-ID"))
        #expect(try await office.files(.resolved).count == 40)
        told = try await office.files().flatMap(\.deliveries)
        #expect(told.count == 80 && told.allSatisfy { $0.state == .delivered && $0.attempts == 1 })
        office.clock.advance(by: .seconds(3600))
        #expect(try await office.send().isEmpty)
    }

    @Test func `one that stays down does not keep the end of the others back for ever`() async throws {
        let office = try await self.office(5)
        office.clock.advance(by: .seconds(5))
        #expect(try await office.send().count == 1)
        for _ in 1...2 { try await all(.good, 1...4, office) }
        office.clock.advance(by: .seconds(299))
        #expect(try await office.send().isEmpty)
        office.clock.advance(by: .seconds(1))
        #expect(try await office.send().map { $0.header("Subject") } == ["Over: 4 services work again"])
        for _ in 1...2 { try await all(.good, 5...5, office) }
        let last = try await office.send()
        #expect(last.map { $0.header("Subject") } == ["Over: Service 5 works again"])
    }

    @Test func `what fails again while its end waits is told to be over first`() async throws {
        let office = try await self.office(5)
        office.clock.advance(by: .seconds(5))
        #expect(try await office.send().count == 1)
        for _ in 1...2 { try await all(.good, 1...1, office) }
        office.clock.advance(by: .seconds(10))
        #expect(try await office.send().isEmpty)
        for _ in 1...3 { try await all(.bad, 1...1, office) }
        #expect(try await office.send().map { $0.header("Subject") } == ["Over: Service 1 works again"])
        office.clock.advance(by: .seconds(5))
        #expect(try await office.send().map { $0.header("Subject") } == ["Service 1: does not work online"])
    }

    @Test func `a message that the relay did not take is tried again with the same id, without what is over`()
        async throws
    {
        let office = try await self.office(5)
        office.clock.advance(by: .seconds(5))
        let refused = try await office.send(status: 500)
        #expect(refused.count == 1)
        for _ in 1...2 { try await all(.good, 2...3, office) }
        office.clock.advance(by: .seconds(120))
        let mails = try await office.send()
        let again = try #require(mails.first { $0.header("Subject") == "3 services do not work: all on town.example" })
        #expect(again.header("Message-ID") == refused.first?.header("Message-ID"))
        #expect(again.words.contains("Service 1:") && !again.words.contains("Service 2:"))
        // It may have arrived, so that the end of the others is told too, in time.
        office.clock.advance(by: .seconds(300))
        let ends = try await office.send()
        #expect(ends.map { $0.header("Subject") } == ["Over: 2 services work again"])
        #expect(ends.first?.header("In-Reply-To") == refused.first?.header("Message-ID"))
    }

    @Test(arguments: TestEngine.allCases)
    func `a process that ends while it sends leaves one message to be sent again, under the same id`(
        engine: TestEngine
    ) async throws {
        let office = try await self.office(6, engine)
        office.clock.advance(by: .seconds(5))
        let due = try await office.useCases.dueDeliveries(limit: 100)
        let begun = try #require(try await office.useCases.begin(due[2]))
        #expect(begun.members.count == 6)
        for delivery in due { #expect(try await office.useCases.begin(delivery) == nil) }
        #expect(try await office.useCases.resumeDeliveries() == 6)
        let mails = try await office.send()
        #expect(mails.map { $0.header("Message-ID") } == [begun.message.messageID])
        #expect(mails.first?.header("Subject") == "6 services do not work: all on town.example")
    }

    @Test func `one link acknowledges all of them, after it listed them`() async throws {
        let office = try await self.office(5)
        office.clock.advance(by: .seconds(5))
        let seal = try #require(try await office.send().first?.seal)
        guard case .alerts(let models) = try await office.useCases.open(seal: seal) else {
            Issue.record("the link leads to one alert or none")
            return
        }
        #expect(models.count == 5 && models.allSatisfy { $0.state == .open })
        _ = try await office.useCases.acknowledge(seal: seal)
        #expect(try await office.files(.acknowledged).count == 5)
        guard case .alerts = try await office.useCases.acknowledge(seal: seal) else {
            Issue.record("the second time says nothing")
            return
        }
    }

    @Test func `the link of the mail lists them, how each stands and the way to the page about it, and does no more`()
        async throws
    {
        let office = try await self.office(5)
        office.clock.advance(by: .seconds(5))
        let mail = try #require(try await office.send().first)
        let seal = try #require(mail.details)
        for _ in 1...2 { try await all(.good, 1...1, office) }
        guard case .alerts(let alerts, let until, _) = try await office.useCases.openDetails(seal: seal) else {
            Issue.record("it shows nothing, or one alert only")
            return
        }
        #expect(alerts.count == 5 && alerts.count { $0.alert.state == .resolved } == 1)
        #expect(alerts.allSatisfy { $0.alert.deliveries.isEmpty && $0.alert.evidence.allSatisfy(\.detail.isEmpty) })
        for listed in alerts {
            guard case .alert(let alert, let end, _) = try await office.useCases.openDetails(seal: listed.seal) else {
                Issue.record("the way to one of them leads nowhere")
                return
            }
            #expect(alert.id == listed.alert.id && end == until)
        }
        guard case .refused(.forged) = try await office.useCases.acknowledge(seal: seal) else {
            Issue.record("whoever may read could acknowledge")
            return
        }
        office.clock.advance(by: until - office.clock.now)
        guard case .refused(.expired) = try await office.useCases.openDetails(seal: seal) else {
            Issue.record("it opens after its end")
            return
        }
    }

    @Test func `three services that fail at one moment without a known cause are three mails`() async throws {
        let office = try await self.office(3, isOnOneServer: false)
        office.clock.advance(by: .seconds(5))
        #expect(try await office.send().count == 3)
    }

    @Test func `services of one server say so, and whether its connection is known to be what fails`() async throws {
        let office = try await self.office(3)
        for file in try await office.files(.open) {
            #expect(file.alert.matter.sharedCause == "https://town.example:443")
            #expect(!file.alert.matter.isConnectionShared, "pages that answer 503 may have a cause each")
        }
        office.clock.advance(by: .seconds(5))
        #expect(try await office.send().count == 1)
    }

    @Test(arguments: TestEngine.allCases)
    func `two services with a cause that is known are one mail, which names the server`(engine: TestEngine) async throws
    {
        let office = try Office(engine, settings: try Office.mailing())
        for number in 1...2 { _ = try await office.register(Self.service(number), name: "s\(number).yaml") }
        let lifecycle = AlertLifecycle(
            groupWait: .seconds(5), remindEvery: .seconds(86_400), publicAddress: "http://localhost")
        let (moment, ids) = (office.clock.now, office.useCases.ids)
        try await office.useCases.store.write { transaction in
            for (number, wait) in [(1, 0), (2, 3)] {
                let change = Change(
                    subject: .service("service-\(number)"), kind: .status, before: "up", after: "down", at: moment,
                    sharedCause: "https://town.example:443")
                let context = AlertContext(
                    now: moment + .seconds(wait),
                    officials: [Official(office: "service_owner", email: "owner@town.example")])
                try transaction.keep(
                    lifecycle.follow(
                        change, situation: AlertSituation(change), existing: nil, outbox: [], context: context,
                        ids: { ids.next(at: moment) }))
            }
        }
        office.clock.advance(by: .seconds(5))
        let mails = try await office.send()
        #expect(mails.map { $0.header("Subject") } == ["2 services do not work: all on town.example"])
        let alert = try #require(try await office.files().first?.alert)
        #expect(alert.matter.sharedCause == "https://town.example:443")
    }
}
