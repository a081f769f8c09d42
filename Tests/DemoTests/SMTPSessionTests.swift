import Testing

@testable import Demo

@Suite("A conversation with the mail catcher")
struct SMTPSessionTests {
    /// Takes lines; gives the codes of the replies and the mails.
    private func talk(_ lines: [String], sizeLimit: Int = 10_000) -> (codes: [String], mails: [SMTPSession.Mail]) {
        var session = SMTPSession(sizeLimit: sizeLimit)
        var codes: [String] = []
        var mails: [SMTPSession.Mail] = []
        for line in lines {
            let turn = session.take(Array(line.utf8))
            if !turn.reply.isEmpty { codes.append(String(turn.reply.prefix(3))) }
            if let mail = turn.mail { mails.append(mail) }
        }
        return (codes, mails)
    }

    @Test func `a mail is taken with its envelope, its dots unstuffed`() {
        let (codes, mails) = talk([
            "EHLO me", "MAIL FROM:<a@b.example> SIZE=40 BODY=8BITMIME", "RCPT TO:<c@d.example>",
            "rcpt to: <e@f.example>",
            "DATA", "Subject: hi", "", "..two dots", ".", "QUIT",
        ])
        #expect(codes == ["250", "250", "250", "250", "354", "250", "221"])
        #expect(mails.map(\.envelope) == [.init(from: "a@b.example", recipients: ["c@d.example", "e@f.example"])])
        #expect(mails.map { String(decoding: $0.raw, as: UTF8.self) } == ["Subject: hi\r\n\r\n.two dots\r\n"])
    }

    @Test func `two mails in one conversation stay apart`() {
        let one = ["MAIL FROM:<>", "RCPT TO:<c@d.example>", "DATA", "one", "."]
        let (codes, mails) = talk(["HELO me"] + one + one)
        #expect(codes == ["250", "250", "250", "354", "250", "250", "250", "354", "250"])
        #expect(mails.map { $0.raw.count } == [5, 5])
        #expect(mails.map(\.envelope.from) == ["", ""])
    }

    @Test(arguments: [
        (["MAIL FROM:<a@b.example>"], "503"), (["EHLO me", "RCPT TO:<a@b.example>"], "503"),
        (["EHLO me", "DATA"], "503"), (["EHLO me", "MAIL FROM:a@b.example"], "501"),
        (["EHLO me", "MAIL TO:<a@b.example>"], "501"), (["EHLO me", "MAIL FROM:<nobody>"], "501"),
        (["EHLO me", "MAIL FROM:<a@b.example>", "RCPT TO:<>"], "501"),
        (["EHLO me", "MAIL FROM:<a@b.example>", "MAIL FROM:<a@b.example>"], "503"),
        (["EHLO me", "MAIL FROM:<a@b.example> SIZE=10001"], "552"), (["EHLO me", "STARTTLS"], "502"),
        (["HELLO me"], "500"), ([""], "500"),
        (["EHLO me", "MAIL FROM:<a@b.example>", "RSET", "RCPT TO:<a@b.example>"], "503"),
        (["NOOP"], "250"),
    ])
    func `what is out of order is refused`(lines: [String], code: String) {
        #expect(talk(lines).codes.last == code)
    }

    @Test func `a mail over the limit is refused when it ends, and the next one is taken`() {
        let begin = ["MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>", "DATA"]
        let long = Array(repeating: String(repeating: "x", count: 98), count: 11)
        let (codes, mails) = talk(["EHLO me"] + begin + long + ["."] + begin + ["short", "."], sizeLimit: 1000)
        #expect(codes.suffix(5) == ["552", "250", "250", "354", "250"])
        #expect(mails.map { $0.raw.count } == [7])
    }

    @Test func `a mail of exactly the limit is taken`() {
        let begin = ["EHLO me", "MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>", "DATA"]
        #expect(talk(begin + [String(repeating: "x", count: 98), "."], sizeLimit: 100).mails.count == 1)
        #expect(talk(begin + [String(repeating: "x", count: 99), "."], sizeLimit: 100).mails.isEmpty)
    }
}
