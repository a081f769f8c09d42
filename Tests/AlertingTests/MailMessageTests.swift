import Alerting
import Registry
import TestSupport
import Testing

@Suite struct MailMessageTests {
    private static let texts = [
        "Renew a passport: people cannot apply online",
        "Renouveler un passeport : la demande en ligne ne fonctionne plus depuis 14 h 05, réessayez plus tard ou "
            + "passez au guichet, l’équipe est prévenue",
        "パスポートの更新ができません", "🛂🛂🛂🛂🛂🛂🛂🛂🛂🛂🛂🛂🛂🛂🛂🛂🛂🛂🛂🛂", "=?UTF-8?B?c3Bvb2Y=?= is not decoded",
        String(repeating: "x", count: 300), "a\r\nBcc: everybody@example.gov", "tabs\tand\u{0}nulls\u{7F}", "", "   ",
        "quote \" backslash \\ comma, semicolon; <angle@brackets>", "two  spaces", "\u{202E}turned around\u{202C}",
        "line\u{2028}separator\u{85}next",
    ]

    private func mail(
        subject: String = "Down", from: String = "Plumbline <watch@example.gov>", name: String? = nil,
        text: String = "Text\n", html: String = "<p>Text</p>\n", inReplyTo: String? = nil
    ) throws -> MailMessage {
        let sender = try #require(
            name == nil ? Mailbox(from) : Mailbox(name: name, address: "watch@example.gov"))
        return MailMessage(
            from: sender, to: try #require(Mailbox("owner@passport.example")), subject: subject, date: Town.start,
            messageID: "<plumbline.3k5f@watch.example.gov>", inReplyTo: inReplyTo, language: "en", text: text,
            html: html)
    }

    /// What can be shown of a text in one line.
    private func oneLine(_ text: String) -> String {
        let kept = text.unicodeScalars.filter { !(0x202A...0x202E).contains($0.value) }
        let isBreak = { (scalar: UnicodeScalar) in
            [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory) || scalar == " "
        }
        return kept.split(whereSeparator: isBreak).map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    }

    private func checkForm(_ bytes: [UInt8]) {
        #expect(bytes.allSatisfy { $0 == 0x0D || $0 == 0x0A || $0 == 0x09 || (0x20...0x7E).contains($0) })
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
        #expect(lines.last?.isEmpty == true)
        for line in lines.dropLast() {
            #expect(line.last == "\r", "a line ends without CR")
            #expect(line.dropLast().allSatisfy { $0 != "\r" }, "a CR stands alone")
            #expect(line.count <= 77, "a line is too long: \(String(line))")
        }
    }

    @Test func `a mail is written as agreed`() throws {
        let bytes = try mail(
            subject: "Renouveler un passeport : en panne", text: "Début = 14 h 05\n\nFin ", html: "<p>é</p>\n",
            inReplyTo: "<plumbline.1@watch.example.gov>"
        ).bytes()
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == """
                From: Plumbline <watch@example.gov>
                To: owner@passport.example
                Subject: Renouveler un passeport : en panne
                Date: Mon, 23 Nov 2026 10:00:00 +0000
                Message-ID: <plumbline.3k5f@watch.example.gov>
                In-Reply-To: <plumbline.1@watch.example.gov>
                References: <plumbline.1@watch.example.gov>
                Auto-Submitted: auto-generated
                MIME-Version: 1.0
                Content-Language: en
                Content-Type: multipart/alternative;
                 boundary="=_plumbline3k5fwatchexamplegov"

                --=_plumbline3k5fwatchexamplegov
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                D=C3=A9but =3D 14 h 05

                Fin=20

                --=_plumbline3k5fwatchexamplegov
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                <p>=C3=A9</p>

                --=_plumbline3k5fwatchexamplegov--

                """.replacing("\n", with: "\r\n"))
    }

    @Test func `python reads every subject, name and body as it was meant`() throws {
        let mails = try Self.texts.map { text in
            try mail(subject: text, name: text, text: text + "\n", html: "<p>\(text)</p>\n")
        }
        let bytes = try mails.map { try $0.bytes() }
        bytes.forEach(checkForm)
        for (text, parsed) in zip(Self.texts, try ParsedMail.reading(bytes)) {
            #expect(parsed.defects == [], "\(text)")
            #expect(parsed.values("Subject") == [oneLine(text)])
            #expect(parsed.fromName == oneLine(text))
            #expect(parsed.fromAddress == "watch@example.gov")
            #expect(parsed.toAddress == "owner@passport.example")
            #expect(parsed.types == ["multipart/alternative", "text/plain", "text/html"])
            #expect(parsed.date == "2026-11-23T10:00:00+00:00")
            #expect(parsed.values("Auto-Submitted") == ["auto-generated"])
            #expect(parsed.values("Bcc") == [])
            #expect(parsed.headers.count == 9)
        }
    }

    @Test func `python reads random texts as they were written`() throws {
        let alphabet = Array("abc =?_<>\"\\,.;:@()éß‰日🛂e\u{301}-\t".unicodeScalars)
        let texts = (UInt64(1)...120).map { seed in
            var random = SplitMix64(seed: seed)
            let scalars = (0..<Int.random(in: 1...400, using: &random)).map { _ in
                Bool.random(using: &random) && seed % 3 == 0
                    ? "\n" : alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            return String(String.UnicodeScalarView(scalars))
        }
        let bytes = try texts.map { try mail(subject: $0, name: $0, text: $0 + "\n", html: $0 + "\n").bytes() }
        bytes.forEach(checkForm)
        for (seed, (text, parsed)) in zip(texts, try ParsedMail.reading(bytes)).enumerated() {
            #expect(parsed.text == text + "\n", "seed \(seed + 1)")
            #expect(parsed.html == text + "\n", "seed \(seed + 1)")
            #expect(parsed.values("Subject") == [oneLine(text)], "seed \(seed + 1)")
            #expect(parsed.fromName == oneLine(text), "seed \(seed + 1)")
            #expect(parsed.defects == [], "seed \(seed + 1)")
        }
    }

    @Test(arguments: ["no brackets", "<a@b>\r\nBcc: x@example.gov", "<a b@c>", "<@b>", "<a@b@c>", "<>", "<é@b>"])
    func `an id that could end a header is refused`(id: String) throws {
        var first = try mail()
        first.messageID = id
        #expect(throws: MailMessage.Problem.self) { try first.bytes() }
        let second = try mail(inReplyTo: id)
        #expect(throws: MailMessage.Problem.self) { try second.bytes() }
    }

    @Test func `a language that could end a header is refused`() throws {
        var mail = try mail()
        mail.language = "en\r\nBcc: x@example.gov"
        #expect(throws: MailMessage.Problem.self) { try mail.bytes() }
    }

    @Test(arguments: [
        (Int64(0), "Thu, 1 Jan 1970 00:00:00 +0000"), (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
        (951_782_400_000, "Tue, 29 Feb 2000 00:00:00 +0000"), (1_795_428_005_999, "Mon, 23 Nov 2026 10:00:05 +0000"),
    ]) func `dates are written as mails write them`(milliseconds: Int64, written: String) throws {
        var mail = try mail()
        mail.date = Timestamp(milliseconds: milliseconds)
        #expect(String(decoding: try mail.bytes(), as: UTF8.self).contains("\r\nDate: \(written)\r\n"))
    }

    @Test(arguments: [
        ("watch@example.gov", nil, "watch@example.gov"), ("<watch@example.gov>", nil, "watch@example.gov"),
        ("Plumbline <watch@example.gov>", "Plumbline", "watch@example.gov"),
        ("\"Watch, the \\\"eye\\\"\" <watch@example.gov>", "Watch, the \"eye\"", "watch@example.gov"),
        ("Équipe de veille <watch@example.gov>", "Équipe de veille", "watch@example.gov"),
    ]) func `mailboxes are read`(text: String, name: String?, address: String) throws {
        let mailbox = try #require(Mailbox(text))
        #expect(mailbox.name == name && mailbox.address == address)
    }

    @Test(arguments: [
        "", "Plumbline", "Plumbline <watch>", "a@b.c, d@e.f", "Watch, the <watch@example.gov>",
        "A <a@b.c> B <d@e.f>", "Plumbline <watch@example.gov>\r\nBcc: x@y.z", "\"open <watch@example.gov>",
        "Plumbline <watch@example.gov> and more", "\"a\" b\" <watch@example.gov>",
    ]) func `what is no single mailbox is refused`(text: String) {
        #expect(Mailbox(text) == nil)
    }
}
