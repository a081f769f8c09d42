import Registry
import Testing

@testable import Parity

struct StatedMoneyTests {
    private func read(_ text: String, _ currency: String? = "EUR") -> String? {
        Money(stated: text, currency: currency.flatMap { Currency($0) })?.description
    }

    @Test(arguments: [
        ("€75.00", "75.00 EUR"), ("75,00 €", "75.00 EUR"), ("EUR 75", "75.00 EUR"), ("75.00", "75.00 EUR"),
        ("75EUR", "75.00 EUR"), ("eur 75", "75.00 EUR"), ("€75.00 EUR", "75.00 EUR"), ("75.5", "75.50 EUR"),
        ("0,90 €", "0.90 EUR"), ("007,50 €", "7.50 EUR"), ("£80", "80.00 GBP"), ("$80", "80.00 USD"),
        ("GBP 80", "80.00 GBP"),
        ("8.50.", "8.50 EUR"), ("€ 12,00,", "12.00 EUR"), (": 75 €*", "75.00 EUR"), ("“75,00 €”", "75.00 EUR"),
        ("1.075.", "1075.00 EUR"), ("0", "0.00 EUR"), ("0,00 €", "0.00 EUR"),
    ])
    func `money is read however it is written`(text: String, money: String) {
        #expect(read(text) == money)
    }

    @Test(arguments: [
        ("1.075,50 EUR", "1075.50 EUR"), ("€ 1,075.50", "1075.50 EUR"), ("€1,075", "1075.00 EUR"),
        ("1 250,00 €", "1250.00 EUR"), ("1\u{A0}250,00\u{A0}€", "1250.00 EUR"),
        ("1\u{202F}250,00\u{202F}€", "1250.00 EUR"), ("1\u{2009}250 €", "1250.00 EUR"),
        ("1.250,00 EUR", "1250.00 EUR"), ("1.250.000,50 €", "1250000.50 EUR"), ("CHF 1'250.50", "1250.50 CHF"),
        ("CHF 1’250.–", "1250.00 CHF"), ("75,- €", "75.00 EUR"), ("75.-- CHF", "75.00 CHF"),
        ("75,— EUR", "75.00 EUR"), ("₹1,25,000.00", "125000.00 INR"), ("12 34 567 INR", nil),
        ("£1,250.00", "1250.00 GBP"), ("¥1,250", "1250 JPY"), ("1.250 KWD", "1.250 KWD"),
        ("1,250.500 KWD", "1250.500 KWD"), ("$1,250.00", "1250.00 USD"),
    ])
    func `thousands are read as each country writes them`(text: String, money: String?) {
        #expect(read(text, nil) == money)
    }

    @Test func `a sign that several countries share means what is declared, and no other`() {
        #expect(read("$80", "CAD") == "80.00 CAD" && read("£80", "GIP") == "80.00 GIP")
        #expect(read("¥80", "CNY") == "80.00 CNY" && read("€80", "GBP") == "80.00 EUR")
    }

    @Test(arguments: [
        ("-75.00 EUR", "-75.00 EUR"), ("−75,00 €", "-75.00 EUR"), ("€-75", "-75.00 EUR"), ("-€75", "-75.00 EUR"),
        ("–5,00 €", "-5.00 EUR"),
    ])
    func `what is paid back is below zero, whichever dash stands there`(text: String, money: String) {
        #expect(read(text) == money)
    }

    @Test(arguments: [
        ("75,00 € (2026)", "75.00 EUR"), ("(2026) 75,00 €", "75.00 EUR"), ("EUR 75 (as of 01/03/2026)", "75.00 EUR"),
        ("€75.00 (incl. 20 % VAT)", "75.00 EUR"), ("€75 (for all ages)", "75.00 EUR"),
        ("75,00 € (gültig ab 1.3.2026.)", "75.00 EUR"),
    ])
    func `what stands in brackets beside an amount is no part of it`(text: String, money: String) {
        #expect(read(text) == money)
    }

    @Test(arguments: [
        "75–80 €", "75-80 €", "75 - 80 €", "75 — 80", "€75-€80", "12.50 / 15.00 €", "12,50 € 15,00 €", "75 € 2026",
        "75 2026", "EUR 75, 2026", "12€50", "75 to 80 EUR", "75 EUR 80 USD", "75,00 € (60,00 € for children)",
        "75 € (plus 5)", "75 (2026)", "1 250 500,00 / 3 €",
    ])
    func `a range and two numbers are no amount`(text: String) {
        #expect(read(text) == nil)
    }

    @Test(arguments: [
        "", "€", "about 75", "from €75", "75 € per year", "75 €/an", "- 75 €", "75-", "~75 €", "+75", "€.50", ",50 €",
        "75 € (", "75) €", "1,250,00", "12.5000", "0.075 EUR", "1.25.00", "1'25", "ask at the counter", "(75 €)",
        "75 € (EUR", "７５ €", "75 %",
    ])
    func `what is no amount is none`(text: String) {
        #expect(read(text) == nil)
    }

    @Test(arguments: [
        "free", "Free.", "FREE OF CHARGE", "no fee", "Gratuit !", "gratuite", "sans frais", "C’est gratuit",
        "kostenlos",
        "kostenfrei", "gebührenfrei", "gebu\u{308}hrenfrei", "Gratis", " free  of\u{A0}charge ", "'free'", "“free”",
    ])
    func `what costs nothing is nothing in the declared currency`(text: String) {
        #expect(read(text) == "0.00 EUR")
        #expect(read(text, nil) == nil, "nothing of which money?")
    }

    @Test(arguments: [
        "free for children", "not free", "free, else 75 €", "free 2026", "nearly free", "gratuit ou payant",
    ])
    func `what is free for some is no amount`(text: String) {
        #expect(read(text) == nil)
    }
}
