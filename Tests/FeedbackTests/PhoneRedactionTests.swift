import Testing

@testable import Feedback

struct PhoneRedactionTests {
    @Test(arguments: [
        ("Please get back to me: 07911123456", "Please get back to me: [phone]"),
        ("contact me on 07911123456", "contact me on [phone]"), ("mine is 0612345678.", "mine is [phone]."),
        ("Tel07911123456", "Tel[phone]"), ("tél0612345678", "tél[phone]"), ("07911\t123456", "[phone]"),
        ("7️⃣ times: 0️⃣7️⃣9️⃣1️⃣1️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣", "7️⃣ times: [phone]"),
        ("in this case: 07911123456", "in this case: [phone]"),
        ("No reference number. 07911123456", "No reference number. [phone]"),
    ])
    func `ten or eleven digits behind a nought are taken out without groups and whatever is said`(
        text: String, redacted: String
    ) {
        #expect(Redactor.redacted(text).text == redacted)
    }

    @Test(arguments: [
        "call me at 2025550143", "contact: 2025550143", "you can reach me under 612345678", "ring 2025550143",
        "WhatsApp 612345678", "text me on 612345678", "2025550143 is my mobile", "my number is 202 555 0143",
        "my phone number: 555 0143", "telephone number 2025550143", "get back to me on 2025550143", "text 7911123456",
        "tel 555 - 0143", "202 - 555 - 0143",
        "vous pouvez me joindre au 612345678", "me rappeler au 612345678", "tél. 612345678", "tel 612345678",
        "Téléphone : 612 345 678", "te\u{301}le\u{301}phone : 612345678", "numéro de téléphone 612345678",
        "mon numéro : 612345678", "merci de me contacter au 612345678",
        "je suis joignable au 612345678", "about my application, call 2025550143",
        "contact for this claim is 2025550143", "the phone number of my application is 07911123456",
        "le numéro de téléphone de ma demande : 0612345678", "numéro de téléphone du dossier 612345678",
    ])
    func `numbers that are spoken of as those of telephones are taken out, in groups or not`(text: String) {
        let redacted = Redactor.redacted(text)
        #expect(redacted.taken == [.phone: 1])
        #expect(!redacted.text.contains { $0.isNumber })
    }

    @Test(arguments: [
        "My application number is 12-345-678", "my reference number 2024 123 4567", "my reference number is 0123456789",
        "case number: 12-345-678", "the order number was 12-345-678", "ticket no. 12-345-678, call me",
        "I called to ask about case 12-345-678", "contact me about ticket #12-345-678", "ref. 2024 123 4567, by phone",
        "contact me, ref: 20241234567", "number of my file 12-345-678", "you can call about application 48291734",
        "the number on my letter is 12-345-678", "my house number 12-345-678",
        "mon numéro de dossier est le 12-345-678", "numéro de dossier : 12-345-678",
        "dossier n° 12-345-678, me rappeler",
        "Dossier no 2024 123 4567", "le numéro de ma demande est 12-345-678", "référence 2024 123 4567, me rappeler",
        "réf. : 2024 123 4567, tél. du service", "numéro de commande 12-345-678",
        "je vous contacte, dossier 12 345 678",
    ])
    func `numbers of applications, cases and orders stay, even beside words for telephones`(text: String) {
        #expect(Redactor.redacted(text) == RedactedText(text: text))
    }

    @Test(arguments: [
        "call on 01/02/2026", "I called on 2026-02-01 10:30", "phone on 01.02.26-05.02.26",
        "appeler le 3/12/2025 à 14h30",
        "le 12.03.26 à 9h", "by 12.03.26 a man came", "call between 9-17", "phone lines 9-12 14-17",
        "phone 9.30-12.30 14.00-17.00", "phone lines 09.00-12.30 14-17", "I was called and paid £1,250.00",
        "they called me about 1 250 000 €", "by phone I paid $1250000", "me rappeler : 1 250 000,50 euros",
        "call it 0.15 0.20 0.25", "phone lines of 2019-2024", "call me about Regulation (EU) 2018/1724 article 24(2)",
        "me contacter, article L. 123-4", "contact: 75001 Paris", "phone me at SW1A 1AA",
        "since 1998 I call every year",
        "room 0123, call", "phone 112 / 999 / 101", "the decree no 2018-1724, call us",
        "le rappel, article R. 1234-567 du code",
    ])
    func `days, hours, money, years, places and laws stay, even beside words for telephones`(text: String) {
        #expect(Redactor.redacted(text) == RedactedText(text: text))
    }

    @Test(arguments: [
        ("06 12 34 56 78 / 01 99 00 12 34", "[phone] / [phone]"), ("07911 123456 - 020 7946 0958", "[phone] - [phone]"),
        ("+33 6 12 34 56 78 / 01 99 00 12 34", "[phone] / [phone]"), ("07911123456 07911123457", "[phone] [phone]"),
        ("le 12/03/2026 06 12 34 56 78", "le 12/03/2026 [phone]"), ("le 12/03 06 12 34 56 78", "le 12/03 [phone]"),
        ("06 12 34 56 78 12/03/2026", "[phone] 12/03/2026"), ("+1 202 555 0143 2 times", "[phone] 2 times"),
        ("030 / 1234567", "[phone]"), ("option 2 07911 123456", "option 2 [phone]"),
        ("4111 0111 1111 1112 2", "4111 0111 1111 1112 2"),
    ])
    func `several in a row, and days beside them, are told apart`(text: String, redacted: String) {
        #expect(Redactor.redacted(text).text == redacted)
    }

    @Test func `what stands for a number that was taken out makes the next one no number of a telephone`() {
        #expect(Redactor.redacted("020 7946 0958, 12 345 678").text == "[phone], 12 345 678")
        #expect(Redactor.redacted("[phone], 12 345 678").text == "[phone], 12 345 678")
    }
}
