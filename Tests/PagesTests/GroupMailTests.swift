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

    @Test func `an end names each service once and asks nobody to acknowledge`() throws {
        let mail = GroupMail(try Samples().groupMail(.resolved, .english))
        #expect(mail.subject == "Over: alerts of 4 services")
        #expect(!mail.text.contains("/acknowledge/"))
        #expect(mail.text.split(separator: "\n").count { $0.hasPrefix("- ") } == 4)
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
