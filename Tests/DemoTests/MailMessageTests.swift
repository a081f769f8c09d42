import Registry
import Testing

@testable import Demo

@Suite("Reading caught mails")
struct MailMessageTests {
    private func message(_ text: String) -> MailMessage {
        MailMessage(Array(text.replacing("\n", with: "\r\n").utf8))
    }

    @Test func `both parts of a mail with text and HTML are decoded`() {
        let mail = message(
            """
            Subject: x
            MIME-Version: 1.0
            Content-Type: multipart/alternative;
             boundary="=_b 1"

            ignored
            --=_b 1
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Caf=C3=A9 is a long=
             line =3D one
            --=_b 1
            Content-Type: text/html; charset="utf-8"
            Content-Transfer-Encoding: base64

            PHA+Q2Fm
            w6k8L3A+
            --=_b 1--
            ignored, too
            """)
        #expect(mail.content(ofType: "text/plain") == "Café is a long line = one")
        #expect(mail.content(ofType: "text/html") == "<p>Café</p>")
    }

    @Test func `parts within parts are found`() {
        let mail = message(
            """
            Content-Type: multipart/mixed; boundary=a

            --a
            Content-Type: multipart/alternative; boundary=ab

            --ab
            Content-Type: text/html

            <p>hi</p>
            --ab--
            --a--
            """)
        #expect(mail.content(ofType: "text/html") == "<p>hi</p>")
        #expect(mail.content(ofType: "text/plain") == nil)
    }

    @Test func `a mail without a type is plain text, its headers unfolded`() {
        let mail = message("Subject: one\n two\nX: y\n\nbody\n")
        #expect(mail.header("subject") == "one two")
        #expect(mail.content(ofType: "text/plain") == "body\n")
        #expect(mail.content(ofType: "text/html") == nil)
    }

    @Test(arguments: [
        ("plain", "plain"), ("=?utf-8?Q?Caf=C3=A9_au_lait?=", "Café au lait"), ("=?UTF-8?B?Q2Fmw6k=?=", "Café"),
        ("=?utf-8?Q?a?= =?utf-8?Q?b?= c", "ab c"), ("x =?utf-8?Q?a?= y =?utf-8?Q?b?=", "x a y b"),
        ("=?iso-8859-1*fr?q?=E9t=E9?=", "été"), ("=?utf-8?X?a?=", "=?utf-8?X?a?="), ("=?", "=?"),
        ("=?utf-8?Q?not closed", "=?utf-8?Q?not closed"), ("=?utf-8?Q?has blank?=", "=?utf-8?Q?has blank?="),
    ])
    func `encoded words are decoded`(header: String, words: String) {
        #expect(EncodedWords.decode(header) == words)
    }

    @Test(arguments: [
        ("a=3Db", "a=b"), ("a=\r\nb", "ab"), ("a=\nb", "ab"), ("=c3=a9", "é"), ("a=", "a="), ("a=4", "a=4"),
        ("a=zz", "a=zz"),
    ])
    func `quoted-printable is decoded, and what is none stays`(encoded: String, decoded: String) {
        #expect(String(decoding: QuotedPrintable.decode(encoded.utf8), as: UTF8.self) == decoded)
    }

    @Test(arguments: UInt64(1)...60) func `no bytes whatever break the reading`(seed: UInt64) {
        var numbers = GeneratedNumbers(seed: seed, name: "bytes")
        let pieces = [
            "Content-Type: multipart/mixed; boundary=a\r\n", "--a", "--a--", "\r\n", "\n", "=", "=3", "?=",
            "=?utf-8?B?", ":",
            "Content-Transfer-Encoding: base64\r\n", " ", "\u{0}", "é",
        ]
        var raw: [UInt8] = []
        for _ in 0..<40 {
            raw += Array((pieces.randomElement(using: &numbers) ?? "").utf8)
            raw.append(UInt8.random(in: 0...255, using: &numbers))
        }
        let mail = CaughtMail(
            id: 1, caughtAt: .init(milliseconds: 0), envelope: .init(from: "", recipients: []), raw: raw)
        #expect(mail.raw == raw)
    }
}
