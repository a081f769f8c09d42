import Measures
@testable import Pages
import Registry
import TestSupport
import Testing

@Suite struct MailTests {
    @Test(arguments: DeliveryRow.Purpose.allCases, Language.allCases)
    func `no line is longer than 72 characters but an address`(purpose: DeliveryRow.Purpose, language: Language) throws
    {
        let mail = AlertMail(try Samples().mail(purpose, language))
        for line in mail.text.split(separator: "\n") where !line.hasPrefix("https://") {
            #expect(line.count <= 72, "\(line)")
        }
        #expect(!mail.subject.contains { $0.isNewline })
        #expect(!mail.html.contains("<script"))
    }

    @Test func `the mail says what fails, since when, what works, what is unknown and what to do`() throws {
        let text = AlertMail(try Samples().mail(.opened, .english)).text
        for part in [
            "People have not been able to do this online and on the mobile site", "- Apply", "14:05 (Dublin time, UTC)",
            "about 1,150 people a day".capitalisedFirst,
            "This works at the counter", "we no longer hear from it", "3 checks in a row said so.",
            "Online: it did not answer in time.", "(for the team: check “start”)", "1. ",
            "https://watch.ashbrook.example/details/42-", "until 23 December 2026",
        ] {
            #expect(text.replacing("\n", with: " ").contains(part), "\(part)")
        }
    }

    @Test func `what is hidden is told with both halves: what did not work, and what worked badly`() throws {
        let samples = try Samples()
        var model = samples.mail(.reminder, .english)
        model.alert = samples.hidden
        model.alert.status = .degraded
        model.alert.situation = Situation(cells: [
            Situation.Cell(task: samples.apply, channel: samples.web, status: .down, since: samples.ago(12)),
            Situation.Cell(task: samples.apply, channel: samples.phone, status: .degraded, since: samples.ago(12)),
        ])
        #expect(
            AlertMail(model).subject
                == "Reminder: Renew a parking permit: did not work online, worked badly by phone, "
                + "now in announced maintenance")
        model.language = .french
        #expect(AlertMail(model).subject.contains("ne fonctionnait pas en ligne, fonctionnait mal par téléphone"))
    }

    @Test func `a mail that it is over asks nobody to acknowledge`() throws {
        let samples = try Samples()
        #expect(!AlertMail(samples.mail(.resolved, .english)).text.contains("/acknowledge/"))
        #expect(AlertMail(samples.mail(.opened, .english)).text.contains("/acknowledge/"))
        #expect(AlertMail(samples.mail(.resolved, .english)).text.contains("It lasted 11 minutes."))
        var model = samples.mail(.resolved, .english)
        model.alert.isWithdrawn = true
        let withdrawn = AlertMail(model)
        #expect(withdrawn.subject == "No longer watched: Renew a parking permit")
        #expect(withdrawn.html.contains("Whether it works now is not known."))
        #expect(!withdrawn.text.contains("works again") && !withdrawn.text.contains("Nothing has to be repaired"))
    }

    @Test(arguments: AlertModel.Kind.allCases, Language.allCases)
    func `no mail about an alert quotes what people wrote`(kind: AlertModel.Kind, language: Language) throws {
        for purpose in DeliveryRow.Purpose.allCases {
            var model = try Samples().mail(purpose, language, of: kind)
            model.alert.ratings = model.alert.ratings ?? .init(unhappy: 1, answers: 2)
            model.alert.ratings?.examples = [.init(at: model.now, words: "they lost my answers")]
            model.alert.history = [AlertHistoryRow(at: model.now, kind: .note, note: "they lost my answers")]
            let mail = AlertMail(model)
            for text in [mail.subject, mail.text, mail.html] { #expect(!text.contains("lost my answers")) }
        }
    }

    @Test func `addresses that cannot be links stay text in the HTML`() throws {
        var model = try Samples().mail(.opened, .english)
        model.pageURL = "javascript:alert(1)"
        #expect(!AlertMail(model).html.contains("href=\"javascript"))
    }

    @Test(arguments: UInt64(1)...100)
    func `wrapping loses no word and keeps to the width`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let words = (0..<Int.random(in: 1...60, using: &random)).map { _ in
            String(repeating: "é", count: Int.random(in: 1...30, using: &random))
        }
        let wrapped = MailText.wrapped(words.joined(separator: " "), first: "1. ", rest: "   ")
        #expect(wrapped.dropFirst(3).split { $0 == " " || $0 == "\n" }.map(String.init) == words)
        #expect(wrapped.split(separator: "\n").allSatisfy { $0.count <= 72 })
    }
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
