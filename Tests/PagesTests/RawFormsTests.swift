@testable import Pages
import Measures
import Registry
import TestSupport
import Testing

@Suite struct RawFormsTests {
    @Test(arguments: [
        "Rests on parking-permit/web/probe:start@1795442730000", "ratings dropped:22:67:86:463", "over P90D", "PT5M",
        "at 1795442730000", "since 2026-11-23T14:05:30.000Z", "bind(descriptor:ptr:bytes:): Address already in use",
        "Optional(3)", "it was http_status", "not_assessed", "differs:phone,web", "warning:FR-online",
    ])
    func `a form that programs write is found, as text and inside an element`(form: String) {
        #expect(!RawForms.found(in: form).isEmpty)
        #expect(!RawForms.found(inHTML: "<p>\(form)</p>").isEmpty)
    }

    @Test func `words are left alone, and codes in technical lines`() {
        #expect(RawForms.found(inHTML: "<p>It did not answer (since 14:05 today): status 503.</p>").isEmpty)
        #expect(RawForms.found(inHTML: "<p>x</p><p class=\"technical\">json $.db_state is \"x\"</p>").isEmpty)
        #expect(!RawForms.found(inHTML: "<p class=\"technical\">a/web/probe:start</p>").isEmpty)
    }

    @Test(arguments: Language.allCases)
    func `no page shows people a form that programs write`(language: Language) throws {
        for (name, html) in try Samples().pages(language) where name != "mailbox" && name != "mail" {
            #expect(RawForms.found(inHTML: html.text) == [], "\(name)")
        }
    }

    @Test(arguments: Language.allCases, AlertModel.Kind.allCases)
    func `no mail about an alert shows people a form that programs write`(
        language: Language, kind: AlertModel.Kind
    ) throws {
        for purpose in DeliveryRow.Purpose.allCases {
            let mail = AlertMail(try Samples().mail(purpose, language, of: kind))
            let text = mail.text.split(separator: "\n").filter { !$0.hasPrefix("https://") }.joined(separator: "\n")
            #expect(RawForms.found(in: mail.subject + "\n" + text) == [], "\(purpose)")
            #expect(RawForms.found(inHTML: mail.html) == [], "\(purpose)")
        }
    }

    @Test(arguments: Language.allCases)
    func `every code of a reason has words of its own`(language: Language) throws {
        let words = Messages(language, now: try Samples().now)
        for code in Messages.reasonCodes {
            #expect(RawForms.found(in: words.reason(code)) == [], "\(code)")
            let line = AlertModel.EvidenceLine(at: words.now, reason: code, detail: "")
            #expect(words.evidence(line, of: .status).sentence.first?.isUppercase == true, "\(code)")
        }
    }
}
