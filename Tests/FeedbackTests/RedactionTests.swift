import TestSupport
import Testing

@testable import Feedback

struct RedactionTests {
    @Test(arguments: [
        ("Write to jane.doe+x@post.example.org, please", "Write to [e-mail], please"),
        ("jane@post.example.", "[e-mail]."), ("(jane@post.example)", "([e-mail])"),
        ("jane @ post.example", "[e-mail]"), ("jane at post dot example", "[e-mail]"),
        ("jeanne arobase poste point example", "[e-mail]"), ("émile@café.example", "[e-mail]"),
        ("jane＠post.example", "[e-mail]"),
        ("jane dot doe at example dot com", "[e-mail]"), ("jeanne point doe arobase poste point fr", "[e-mail]"),
        ("(jane dot doe at example dot com).", "([e-mail])."),
        ("mail:jane at post dot example, soon", "mail:[e-mail], soon"),
        ("jane.doe at example.com", "[e-mail]"), ("jane(at)post(dot)example", "[e-mail]"),
        ("jane [at] post.example", "[e-mail]"), ("jane dot doe @ post.example", "[e-mail]"),
        ("jane@post dot example", "[e-mail]"), ("jeanne arobase poste.example", "[e-mail]"),
        ("jeanne at poste point fr", "[e-mail]"), ("jane dash doe at my dash post dot example", "[e-mail]"),
        ("at this point in the form", "at this point in the form"), ("look at point 3 dot 4", "look at point 3 dot 4"),
        ("I looked at gov.uk", "I looked at gov.uk"), ("e.g. at gov.uk", "e.g. at gov.uk"),
        ("arrived at 3 dot 5", "arrived at 3 dot 5"),
        ("it costs 3.5@2.0", "it costs 3.5@2.0"), ("I waited at noon", "I waited at noon"),
        ("see you at home", "see you at home"), ("@town tweets", "@town tweets"),
    ])
    func `addresses are taken out however they are written`(text: String, redacted: String) {
        #expect(Redactor.redacted(text).text == redacted)
    }

    @Test(arguments: [
        "GB82WEST12345698765432", "DE89370400440532013000", "FR1420041010050500013M02606", "NO9386011117947",
        "BE31435411161155", "GB82 WEST 1234 5698 7654 32", "fr14 2004 1010 0505 0001 3m02 606",
        "GB82.WEST.1234.5698.7654.32", "GB82-WEST-1234-5698-7654-32", "GB82  WEST  1234 - 5698 7654 32",
    ])
    func `account numbers are taken out`(number: String) {
        #expect(Redactor.redacted("pay \(number) now").text == "pay [iban] now")
    }

    @Test(arguments: ["GB82WEST12345698765433", "GB33WEST12345698765432", "XX82WEST12345698765432"])
    func `what only looks like an account number stays`(number: String) {
        #expect(Redactor.redacted("pay \(number)").taken[.iban] == nil)
    }

    @Test func `account numbers and cards are taken out where their names are glued to them`() {
        #expect(Redactor.redacted("IBANGB82WEST12345698765432").text == "IBAN[iban]")
        #expect(Redactor.redacted("Visa4111111111111111").text == "Visa[card]")
        #expect(Redactor.redacted("4111111111111111exp").text == "[card]exp")
    }

    @Test(arguments: [
        "4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "4111.1111.1111.1111", "4111/1111/1111/1111",
        "4111  1111  1111  1111", "4111 - 1111 - 1111 - 1111", "378282246310005", "3782.822463.10005",
    ])
    func `card numbers are taken out`(number: String) {
        #expect(Redactor.redacted("my card \(number) was charged").text == "my card [card] was charged")
    }

    @Test(arguments: ["4111111111111112", "79927398713", "79927398710", "1234567890123456"])
    func `what only looks like a card number stays`(number: String) {
        #expect(Redactor.redacted("case \(number)").text == "case \(number)")
    }

    @Test(arguments: [
        "295109912611193", "2 95 10 99 126 111 93", "253072B07300470", "AB123456C", "AB 12 34 56 C", "943 476 5870",
        "AB-12-34-56-C", "AB.12.34.56.C", "ab123456c", "AB 123456 C", "2-95-10-99-126-111-93", "943.476.5870",
        "54362315K", "X2482300W", "54362315-K", "54362315 K",
    ])
    func `national numbers that speak for themselves are taken out`(number: String) {
        #expect(Redactor.redacted("I am \(number), hello").text == "I am [national number], hello")
    }

    @Test(arguments: [
        ("my NHS number is 9434765870", "my NHS number is [national number]"),
        ("Steuer-ID 36574261809", "Steuer-ID [national number]"), ("BSN 111222333", "BSN [national number]"),
        ("BSN: 1112.22.333", "BSN: [national number]"),
    ])
    func `national numbers of which every tenth number could be one are taken out where they are spoken of`(
        text: String, redacted: String
    ) {
        #expect(Redactor.redacted(text).text == redacted)
    }

    @Test(arguments: [
        "295109912611199", "BG123456A", "943 476 5871", "54362315Z", "36574261890", "case 111222333",
        "reference 36574261809", "BSN 1112.52.333", "order AB123456CD", "54362315 k", "by 12 03 26 a man",
        "le 12-03-26 à", "54362315. K",
    ])
    func `numbers that fail the check, or are something else, stay`(text: String) {
        #expect(Redactor.redacted(text).text == text)
    }

    @Test(arguments: [
        "+44 20 7946 0958", "+44 (0)20 7946 0958", "020 7946 0958", "(202) 555-0143", "202-555-0143", "01 99 00 12 34",
        "0199001234", "0049 30 1234567",
    ])
    func `telephone numbers are taken out`(number: String) {
        #expect(Redactor.redacted("I am on \(number) all day").text == "I am on [phone] all day")
    }

    @Test(arguments: [
        "+1 202 555 01", "on 01.02.2026 10 people waited", "2026-02-01 10:30", "case 2026-114523", "ticket 48291734",
        "I paid 75.00 for 12 months", "form 27B-6", "since 1998", "in room 0123",
    ])
    func `dates, amounts and case numbers stay`(text: String) {
        #expect(Redactor.redacted(text).text == text)
    }

    @Test func `several are taken out, counted by kind, and the rest of the words stays as it was`() {
        let redacted = Redactor.redacted(
            "Ünïcode 👍 – mail a@b.example or c@d.example, call 020 7946 0958; the form lost my data twice!")
        #expect(
            redacted.text
                == "Ünïcode 👍 – mail [e-mail] or [e-mail], call [phone]; the form lost my data twice!")
        #expect(redacted.taken == [.email: 2, .phone: 1])
    }

    @Test func `digits that are wide or hold invisible characters are the same digits`() {
        #expect(Redactor.redacted("card ４１１１１１１１１１１１１１１１").text == "card [card]")
        #expect(Redactor.redacted("card 4111\u{200B}1111\u{AD}1111 1111").text == "card [card]")
        #expect(Redactor.redacted("card 4111\u{A0}1111\u{202F}1111\u{2009}1111").text == "card [card]")
    }

    @Test func `one character that stands for two digits may end one number and begin the next`() {
        let ones = String(repeating: "1", count: 14)
        #expect(Redactor.redacted("4\(ones)¼\(ones)1").text == "[card][card]")
    }

    @Test func `any text can be read, twice gives the same, and nothing is lost beside what was taken`() {
        var random = SplitMix64(seed: 5)
        let pieces = [
            "a@b.example", "4111111111111111", "GB82WEST12345698765432", "+44 20 7946 0958", " ", "\n", "é", "１", "👩‍👩‍👧",
            "\u{0}",
            "\u{202E}", "0", "12", "@", ".", "-", "at", "dot", "word", "¼", "tel", "07911", "2026-01-02", "/", "number",
            "\u{301}", "(at)", "point", "AB123456C", "(", ")",
        ]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            let redacted = Redactor.redacted(text)
            #expect(Redactor.redacted(redacted.text).text == redacted.text, "\(text.debugDescription)")
            if redacted.taken.isEmpty { #expect(redacted.text == text) }
        }
    }
}
