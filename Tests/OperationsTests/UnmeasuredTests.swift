import Alerting
import Measures
import Pages
import Probing
import Registry
import Storage
import Testing

@testable import Operations

/// What cannot be seen for long is told; what our own network made us say is taken back.
struct UnmeasuredTests {
    private let web = "permits/web/probe:start"

    private func office(_ change: (inout Settings) -> Void = { _ in }) async throws -> Office {
        let office = try Office(.sqlite, settings: try Office.mailing(change))
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        _ = try await office.find(.good, web)
        return office
    }

    /// Lets a probe find the same every minute for some minutes.
    private func run(
        _ outcome: ProbeResult.Outcome, reason: Reason? = nil, status: Int? = nil, minutes: Int, _ office: Office
    ) async throws {
        for _ in 0..<minutes {
            office.clock.advance(by: .seconds(60))
            _ = try await office.find(outcome, web, reason: reason, status: status)
            try await office.keeper.tick()
        }
    }

    @Test func `what we could not see for an hour is told once, and its end when it is seen again`() async throws {
        let office = try await self.office()
        try await run(.unknown, reason: .blockedByTarget, minutes: 60, office)
        #expect(try await office.files().filter { $0.alert.kind == .unmeasured }.isEmpty)
        try await run(.unknown, reason: .blockedByTarget, minutes: 30, office)
        let open = try await office.files(.open).filter { $0.alert.kind == .unmeasured }
        let alert = try #require(open.first?.alert)
        #expect(open.count == 1 && alert.severity == .warning && alert.subject == .channel("permits", "web"))
        #expect(alert.since == Office.start + .seconds(60))
        let mail = try #require(try await office.send().first { $0.words.contains("We have not been able to see") })
        #expect(mail.header("Subject") == "Renew a permit: we have not been able to see whether it works online")
        guard case .alert(let model) = try await office.useCases.open(seal: try #require(mail.seal)) else {
            Issue.record("the link leads nowhere")
            return
        }
        #expect(model.kind == .unmeasured && model.unseen?.reason == "blocked_by_target")
        try await run(.good, minutes: 3, office)
        let over = try #require(try await office.files().first { $0.alert.kind == .unmeasured })
        #expect(over.alert.state == .resolved && over.alert.end?.after == "measured")
        let end = try #require(try await office.send().first)
        #expect(end.header("Subject") == "Over: Renew a permit can be seen again online")
    }

    @Test func `how long nothing may be seen is a setting`() async throws {
        let office = try await self.office { $0.alerts.unmeasuredAfter = .seconds(600) }
        try await run(.unknown, reason: .ourError, minutes: 9, office)
        func told() async throws -> Int { try await office.files(.open).count { $0.alert.kind == .unmeasured } }
        #expect(try await told() == 0)
        try await run(.unknown, reason: .ourError, minutes: 2, office)
        #expect(try await told() == 1)
    }

    @Test func `a server that was started anew tells it too, and what is no longer probed is withdrawn`() async throws {
        let office = try await self.office { $0.alerts.unmeasuredAfter = .seconds(600) }
        try await run(.unknown, reason: .ourError, minutes: 12, office)
        _ = try await office.register(
            Office.service.replacing(
                "probes: [ { id: \"start\", use: \"page\", every: \"60s\", with: { url: \"https://town.example/\" } } ]",
                with: "probes: []"))
        _ = try await office.keeper.follow()
        let file = try #require(try await office.files().first { $0.alert.kind == .unmeasured })
        #expect(file.alert.isWithdrawn)
    }

    /// An office whose service was never reached at an address that is public.
    private func inside(_ change: (inout Settings) -> Void = { _ in }) async throws -> Office {
        let office = try Office(.sqlite, settings: try Office.mailing(change))
        _ = try await office.register(Office.service)
        _ = try await office.keeper.begin()
        return office
    }

    /// An office whose web page is looked at by two doors and a check.
    private func manyDoors(_ change: (inout Settings) -> Void = { _ in }) async throws -> Office {
        let check = Office.page.replacing("id: \"page\"", with: "id: \"links\"")
            .replacing("role: \"availability\"", with: "role: \"check\"")
        let office = try Office(.sqlite, settings: try Office.mailing(change), definitions: [check])
        _ = try await office.register(
            Office.service.replacing(
                "probes: [ { id: \"start\", use: \"page\", every: \"60s\", with: { url: \"https://town.example/\" } } ]",
                with: "probes: [ "
                    + [("start", "page"), ("till", "page"), ("links", "links")].map { id, use in
                        "{ id: \"\(id)\", use: \"\(use)\", every: \"60s\", with: { url: \"https://town.example/\(id)\" } }"
                    }.joined(separator: ", ") + " ]"))
        _ = try await office.keeper.begin()
        return office
    }

    private func run(
        _ found: [String: (ProbeResult.Outcome, Reason?)], minutes: Int, _ office: Office
    ) async throws {
        for _ in 0..<minutes {
            office.clock.advance(by: .seconds(60))
            for (probe, (outcome, reason)) in found.sorted(by: { $0.key < $1.key }) {
                _ = try await office.find(outcome, "permits/web/probe:" + probe, reason: reason)
            }
            try await office.keeper.tick()
        }
    }

    private func unmeasured(_ office: Office) async throws -> [Alert] {
        try await office.files(.open).map(\.alert).filter { $0.kind == .unmeasured }
    }

    @Test func `a door that turns us away is told beside one that works badly, and so is a check`() async throws {
        let office = try await manyDoors()
        try await run(["start": (.slight, nil), "till": (.good, nil), "links": (.good, nil)], minutes: 5, office)
        try await run(
            ["start": (.slight, nil), "till": (.unknown, .blockedByTarget), "links": (.good, nil)], minutes: 65, office)
        #expect(try await unmeasured(office).map(\.subject.path) == ["permits/web/probe:till"])
        let mail = try #require(try await office.send().last)
        #expect(mail.words.contains("till"), "\(mail.words)")
        try await run(
            ["start": (.good, nil), "till": (.good, nil), "links": (.unknown, .blockedByTarget)], minutes: 65, office)
        #expect(try await unmeasured(office).map(\.subject.path) == ["permits/web/probe:links"])
        try await run(["start": (.good, nil), "till": (.good, nil), "links": (.bad, nil)], minutes: 4, office)
        #expect(try await unmeasured(office).isEmpty)
    }

    @Test func `a channel of which nothing can be seen is one alert`() async throws {
        let office = try await manyDoors()
        let all: (ProbeResult.Outcome, Reason?) = (.unknown, .blockedByTarget)
        try await run(["start": (.good, nil), "till": (.good, nil), "links": all], minutes: 2, office)
        try await run(["start": all, "till": all, "links": all], minutes: 70, office)
        #expect(try await unmeasured(office).map(\.subject.path) == ["permits/web"])
    }

    @Test func `a long time without sight is one, whatever its causes were in turn`() async throws {
        let office = try await self.office { $0.alerts.unmeasuredAfter = .seconds(6 * 3600) }
        for _ in 0..<13 {
            try await run(.unknown, reason: .blockedByTarget, minutes: 14, office)
            try await run(.unknown, reason: .rateLimited, minutes: 14, office)
        }
        let alert = try #require(try await unmeasured(office).first)
        #expect(alert.since == Office.start + .seconds(60))
    }

    @Test func `a restart of ours neither ends nor shortens it`() async throws {
        let office = try await self.office()
        try await run(.unknown, reason: .blockedByTarget, minutes: 50, office)
        office.clock.advance(by: .seconds(300))
        let next = office.restarted()
        _ = try await next.begin()
        #expect(try await unmeasured(office).isEmpty)
        let stream = try await office.useCases.store.read { try $0.stream(of: web, location: "here") }
        for _ in 1...6 {
            office.clock.advance(by: .seconds(60))
            _ = try await next.record([
                ProbeResult(
                    stream: stream ?? -1, at: office.clock.now, outcome: .unknown, reason: .blockedByTarget, status: 403
                )
            ])
            try await next.tick()
        }
        #expect(try await unmeasured(office).map(\.since) == [Office.start + .seconds(60)])
    }

    @Test func `an address inside a network is told to the operator, once for each name, until it is measured`()
        async throws
    {
        let office = try await inside { $0.operatorContact.email = "ops@town.example" }
        try await run(.unknown, reason: .nameLeadsToSpecialAddress, status: 0, minutes: 4, office)
        office.clock.advance(by: .seconds(10))
        let mails = try await office.send()
        #expect(mails.map { $0.header("To") } == ["ops@town.example"])
        #expect(mails.first?.header("Subject") == "Plumbline may not visit town.example (Renew a permit)")
        #expect(mails.first?.words.contains("network.allow") == true)
        try await run(.unknown, reason: .nameLeadsToSpecialAddress, status: 0, minutes: 20, office)
        office.clock.advance(by: .seconds(10))
        #expect(try await office.send().allSatisfy { $0.header("To") == "owner@town.example" })
        office.clock.advance(by: .seconds(90_000))
        try await office.useCases.remind()
        #expect(try await office.send().allSatisfy { $0.header("To") == "owner@town.example" })
        try await run(.good, minutes: 2, office)
        let ends = try await office.send().filter { $0.header("To") == "ops@town.example" }
        #expect(ends.map { $0.header("Subject") } == ["Over: Plumbline can see town.example (Renew a permit)"])
    }

    @Test func `where nobody runs the program by name, the list says so of an address inside a network`() async throws {
        let office = try await inside()
        try await run(.unknown, reason: .nameLeadsToSpecialAddress, status: 0, minutes: 4, office)
        let file = try #require(try await office.files(.open).first { $0.alert.kind == .unmeasured })
        #expect(file.deliveries.isEmpty && file.events.last?.detail?.contains("operator.email") == true)
    }

    @Test func `the operator is told once that our own network is lost, and once that it is back`() async throws {
        let office = try await self.office { $0.operatorContact.email = "ops@town.example" }
        try await network(office) { try $0.lost(since: Office.start) }
        try await network(office) { try $0.lost(since: Office.start) }
        office.clock.advance(by: .seconds(5))
        let mails = try await office.send()
        #expect(mails.map { $0.header("Subject") } == ["Plumbline: our own network is cut off"])
        #expect(mails.first?.header("To") == "ops@town.example")
        office.clock.advance(by: .seconds(100))
        let moment = office.clock.now
        try await network(office) { try $0.back(at: moment) }
        let ends = try await office.send()
        #expect(ends.map { $0.header("Subject") } == ["Over: our own network works again"])
        #expect(ends.first?.words.contains("It began:") == true && ends.first?.words.contains("It ended:") == true)
        let file = try #require(try await office.files().first { $0.alert.kind == .network })
        #expect(file.alert.since == Office.start && file.alert.end?.since == moment)
        #expect(try await office.useCases.alertPage(file.alert.id, by: .commandLine).title == Text("en", "Plumbline"))
        let limited = Caller(name: "owner", role: .official, services: ["permits"])
        #expect(try await office.useCases.alertList(state: nil, page: 1, by: limited).rows.isEmpty)
    }

    @Test func `the operator is told of a cut that a look found, also by the next server that it is over`() async throws
    {
        let office = try await self.office { $0.operatorContact.email = "ops@town.example" }
        office.clock.advance(by: .seconds(60))
        try await office.find(.bad, web, reason: .connectTimeout, status: 0)
        office.clock.advance(by: .seconds(11))
        let question = try #require(await office.keeper.wayOutQuestion())
        _ = try await office.keeper.learn(WayOut.Report(asked: question.asked, verdict: .lost))
        let open = try await office.files(.open).map(\.alert)
        #expect(open.map(\.kind) == [.network])
        office.clock.advance(by: .seconds(60))
        #expect(try await office.send().map { $0.header("Subject") } == ["Plumbline: our own network is cut off"])
        let next = office.restarted()
        _ = try await next.begin()
        #expect(try await office.files(.open).contains { $0.alert.kind == .network }, "nobody has looked yet")
        let stream = try await office.useCases.store.read { try $0.stream(of: web, location: "here") }
        var answer = ProbeResult(
            stream: stream ?? -1, at: office.clock.now, trigger: .scheduled, outcome: .good, reason: .ok,
            phases: .init(total: 120_000), status: 200)
        answer.reachedPublic = true
        _ = try await next.record([answer])
        // A cut goes on over a restart, and is over as any other: once the way out has been open for a while.
        #expect(try await office.files(.open).contains { $0.alert.kind == .network })
        office.clock.advance(by: .seconds(300))
        answer.at = office.clock.now
        _ = try await next.record([answer])
        #expect(try await office.files(.open).allSatisfy { $0.alert.kind != .network })
        #expect(try await office.send().map { $0.header("Subject") } == ["Over: our own network works again"])
    }

    @Test func `where nobody is named, the list says that nobody was told`() async throws {
        let office = try await self.office()
        try await network(office) { try $0.lost(since: Office.start) }
        let file = try #require(try await office.files(.open).first)
        #expect(file.deliveries.isEmpty)
        #expect(file.events.map(\.kind) == [.opened, .nobodyToTell])
        #expect(file.events.last?.detail?.contains("operator.email") == true)
    }

    private func network(_ office: Office, _ act: @Sendable (NetworkTeller) throws -> Void) async throws {
        let (useCases, moment) = (office.useCases, office.clock.now)
        try await useCases.store.write { transaction in
            try act(NetworkTeller(transaction: transaction, useCases: useCases, now: moment))
        }
    }

    @Test func `an alert that our own network made is taken back, one from before the cut is not`() async throws {
        let office = try await self.office()
        try await run(.bad, minutes: 3, office)
        office.clock.advance(by: .seconds(5))
        #expect(try await office.send().count == 1)
        let (useCases, moment) = (office.useCases, office.clock.now)
        func takeBack(since: Timestamp) async throws {
            try await useCases.store.write { transaction in
                try AlertWriter(transaction: transaction, useCases: useCases, now: moment, newest: [:])
                    .takeBack(subject: .service("permits"), since: since, until: moment)
            }
        }
        try await takeBack(since: Office.start + .seconds(120))
        #expect(try await office.files(.open).count == 1)
        try await takeBack(since: Office.start + .seconds(30))
        let file = try #require(try await office.files().first)
        #expect(file.alert.isTakenBack && file.alert.matter.after == "down")
        let mail = try #require(try await office.send().first)
        #expect(mail.words.contains("That was our fault: our own network was cut off"))
        #expect(
            mail.header("Subject")?.contains("Taken back") == true || mail.header("Subject")?.hasPrefix("=?") == true)
        let row = try #require(try await useCases.alertList(state: nil, page: 1, by: .commandLine).rows.first)
        #expect(row.alert.takenBack != nil && row.alert.status == .down)
    }
}
