import Measures
@testable import Pages
import Registry
import Testing

@Suite struct GroupMailTests {
    @Test(arguments: DeliveryRow.Purpose.allCases, Language.allCases)
    func `no line is longer than 72 characters but an address`(purpose: DeliveryRow.Purpose, language: Language) throws
    {
        let mail = GroupMail(try Samples().groupMail(purpose, language, cause: "https://town.example:443"))
        for line in mail.text.split(separator: "\n") where !line.hasPrefix("https://") {
            #expect(line.count <= 72, "\(line)")
        }
        #expect(!mail.subject.contains { $0.isNewline })
    }

    @Test func `the services that most people use come first, and nobody is no small number`() throws {
        let text = GroupMail(try Samples().groupMail(.opened, .english)).text
        let order = ["school place", "parking permit", "street light", "local tax"].map { name in
            text.firstRange(of: name)?.lowerBound
        }
        #expect(order.allSatisfy { $0 != nil })
        #expect(order.compactMap(\.self) == order.compactMap(\.self).sorted())
        #expect(text.replacing("\n  ", with: " ").contains("local tax: does not work online and on the mobile site"))
        #expect(text.replacing("\n  ", with: " ").contains("how many people is not known"))
    }

    @Test func `a service of which another alert is not over is not said to work again`() throws {
        let samples = try Samples()
        for language in Language.allCases {
            var model = samples.groupMail(.resolved, language)
            let slug = try #require(model.alerts.first { $0.kind == .status }?.service)
            var silent = samples.alert(kind: .overdue)
            silent.service = slug
            model.others = [slug: [silent]]
            let mail = GroupMail(model)
            let counted =
                language == .english
                ? ["2 services work again,", "1 service works again in part,"]
                : ["services fonctionnent de nouveau,", "service fonctionne de nouveau en partie,"]
            for part in counted { #expect(mail.subject.contains(part), "\(mail.subject)") }
            let rest = language == .english ? "we still do not hear from it" : "toujours aucune nouvelle"
            #expect(mail.text.split { $0.isWhitespace }.joined(separator: " ").contains(rest), "\(mail.text)")
        }
    }

    @Test func `where nobody is named who runs the program, nobody is said to know of our network`() throws {
        for language in Language.allCases {
            var model = try Samples().ownNetworkMail(.opened, language)
            let knows = language == .english ? "whoever runs it knows" : "son exploitant le sait"
            #expect(GroupMail(model).text.replacing("\n", with: " ").contains(knows))
            model.isOperatorTold = false
            #expect(!GroupMail(model).text.replacing("\n", with: " ").contains(knows))
        }
    }

    @Test func `an end names each service once and asks nobody to acknowledge`() throws {
        let mail = GroupMail(try Samples().groupMail(.resolved, .english))
        #expect(mail.subject == "Over: 3 services work again, 1 service is heard from again")
        #expect(!mail.text.contains("/acknowledge/"))
        #expect(mail.text.split(separator: "\n").count { $0.hasPrefix("- ") } == 4)
    }

    /// Four services, of which some are on a server.
    private func mail(on causes: [String?], together: Bool = true) throws -> GroupMail {
        let samples = try Samples()
        var model = samples.groupMail(.opened, .english)
        model.alerts = causes.enumerated().map { number, cause in
            var alert = samples.alert()
            (alert.id, alert.service, alert.sharedCause) = (Int64(number), "s\(number)", cause)
            alert.notes = together && cause != nil ? [.sharedOrigin(checks: 3)] : []
            return alert
        }
        return GroupMail(model)
    }

    @Test func `a server is named with how many are on it, and one cause only where the connection failed for all`()
        throws
    {
        let (town, other) = ("https://town.example:443", "https://b.example:443")
        let all = try mail(on: [town, town, town, town])
        #expect(all.subject == "4 services do not work: all on town.example")
        #expect(all.text.contains("All of them are on the same server, town.example: probably one cause."))
        let merely = try mail(on: [town, town, town, town], together: false)
        #expect(merely.subject == all.subject)
        #expect(merely.text.contains("All of them are on the same server, town.example.\n"))
        #expect(
            !merely.text.contains("probably")
                && merely.text.replacing("\n   ", with: " ").contains("whether all that is on it has one cause."))
        let some = try mail(on: [town, town, nil, other])
        #expect(some.subject == "4 services do not work, 2 of them on town.example")
        #expect(some.text.contains("2 of them are on the same server, town.example: probably one cause."))
        #expect(!some.text.contains("b.example"), "one alone shares nothing")
        let two = try mail(on: [town, town, town, other, other])
        #expect(two.subject == "5 services do not work")
        #expect(two.text.contains("3 of them are on the same server, town.example"))
        #expect(two.text.contains("2 of them are on the same server, b.example"))
    }

    @Test func `the silence of one way leaves the server in the mail, and our own network is no service`() throws {
        let samples = try Samples()
        var model = samples.groupMail(.opened, .english, cause: "https://town.example:443")
        #expect(GroupMail(model).subject == "3 services do not work: all on town.example")
        model.alerts.append(samples.network(.open))
        #expect(GroupMail(model).subject == "3 services need attention: all on town.example")
    }

    @Test func `the list behind the link shows how each stands, with the way to the page about it, and no more`() throws
    {
        let samples = try Samples()
        var alerts = samples.onServer("https://town.example:443") + [samples.alert(.resolved), samples.takenBack]
        alerts[0].acknowledgedBy = "secret-office"
        for language in Language.allCases {
            let context = samples.context(language, at: .details(seal: "x"), signedIn: false)
            let page = sealedGroupPage(
                alerts.map { SealedAlert(alert: $0, seal: "seal-\($0.id)") }, until: samples.now, in: context
            ).text
            #expect(page.contains("<meta name=\"robots\" content=\"noindex, nofollow\">"))
            #expect(!page.contains("secret-") && !page.contains("<form") && !page.contains("check “"))
            for alert in alerts { #expect(page.contains("/details/seal-\(alert.id)")) }
            guard language == .english else { continue }
            for part in [
                "6 alerts, 4 not over yet", "did not work",
                "From 14:05 to 14:16 today (Dublin time, UTC) – about 1,150 people a day",
                "This works at the counter: Apply; See how far my application is.", "Taken back: Renew",
            ] { #expect(page.contains(part), "\(part)") }
        }
    }

    @Test func `several matters of one service are called after it`() throws {
        var model = try Samples().groupMail(.opened, .english)
        model.alerts = [try Samples().alert(), try Samples().unmeasured(.blocked)]
        #expect(GroupMail(model).subject == "Renew a parking permit: 2 alerts")
        model.purpose = .resolved
        #expect(GroupMail(model).subject == "Over: Renew a parking permit: 2 alerts")
    }

    @Test(arguments: [
        ("https://town.example:443", "town.example"), ("http://town.example:80", "town.example"),
        ("https://town.example:8443", "town.example:8443"), ("http://town.example:443", "town.example:443"),
        ("https://[2001:db8::1]:443", "[2001:db8::1]"), ("relay", "relay"),
    ]) func `an origin is named by its host`(origin: String, host: String) {
        #expect(Messages.host(origin) == host)
    }

    @Test func `what was not looked at is not said to fail`() throws {
        var model = try Samples().mail(.opened, .english)
        model.alert.situation = Situation(cells: model.alert.situation.cells.filter { $0.status != .up })
        let text = AlertMail(model).text.replacing("\n", with: " ")
        #expect(text.contains("We do not know whether it works by phone"))
        #expect(!text.contains("no other way"))
        model.alert.situation = Situation(cells: model.alert.situation.cells.filter { $0.status == .down })
        #expect(AlertMail(model).text.contains("We know of no other way that works now."))
    }

    @Test func `an alert that is over keeps what it was in its title, which forms are filled with`() throws {
        let words = Messages(.english, now: try Samples().now)
        let over = try Samples().alert(.resolved)
        #expect(words.alertTitle(over) == "Renew a parking permit: did not work")
        #expect(words.alertTitle(try Samples().takenBack) == "Renew a parking permit: did not work")
        #expect(words.stateSentence(try Samples().takenBack).contains("our own network was cut off from"))
    }
}
