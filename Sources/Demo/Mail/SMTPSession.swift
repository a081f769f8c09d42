/// One conversation of a small mail server (RFC 5321), as a value: lines go in, replies and whole mails come out.
///
/// No TLS and no sign-in: it is reached from this machine only.
struct SMTPSession {
    /// Sender and recipients of one mail.
    struct Envelope: Hashable, Sendable {
        var from: String
        var recipients: [String]
    }

    /// A mail as it came.
    struct Mail: Hashable, Sendable {
        var envelope: Envelope
        var raw: [UInt8]
    }

    /// What follows from a line.
    struct Turn: Hashable, Sendable {
        /// The reply, with its line ends; empty for none.
        var reply = ""
        /// A mail that is now complete.
        var mail: Mail?
        /// Whether the connection ends after the reply.
        var closes = false
    }

    /// The most bytes of one mail.
    let sizeLimit: Int
    /// The most recipients of one mail.
    static let mostRecipients = 100

    private var hasGreeted = false
    private var from: String?
    private var recipients: [String] = []
    private var data: [UInt8]?
    private var isTooLong = false

    init(sizeLimit: Int) {
        self.sizeLimit = sizeLimit
    }

    /// What the server says first.
    static let greeting = "220 mail.ashbrook.example catches mail and delivers none\r\n"

    /// Takes one line without its line end.
    mutating func take(_ line: some Collection<UInt8>) -> Turn {
        data == nil ? command(String(decoding: line, as: UTF8.self)) : takeData(line)
    }

    private mutating func command(_ line: String) -> Turn {
        let word = line.prefix { $0 != " " && $0 != ":" }.uppercased()
        let rest = line.dropFirst(word.count).drop { $0 == " " }
        switch word {
        case "EHLO": return greet("250-mail.ashbrook.example\r\n250-SIZE \(sizeLimit)\r\n250-8BITMIME\r\n250 SMTPUTF8")
        case "HELO": return greet("250 mail.ashbrook.example")
        case "MAIL": return mail(rest)
        case "RCPT": return recipient(rest)
        case "DATA": return beginData()
        case "RSET":
            reset()
            return reply("250 forgotten")
        case "NOOP": return reply("250 nothing done")
        case "VRFY": return reply("252 every address is accepted and caught")
        case "QUIT": return Turn(reply: "221 goodbye\r\n", closes: true)
        case "STARTTLS", "AUTH": return reply("502 not offered here: mail is caught on this machine")
        default: return reply("500 unknown command; EHLO, MAIL, RCPT, DATA, RSET, NOOP and QUIT are known")
        }
    }

    private mutating func greet(_ words: String) -> Turn {
        reset()
        hasGreeted = true
        return reply(words)
    }

    private mutating func mail(_ rest: Substring) -> Turn {
        guard hasGreeted else { return reply("503 say EHLO first") }
        guard from == nil else { return reply("503 a mail has been begun already; RSET forgets it") }
        guard let address = Self.path(rest, after: "FROM:") else {
            return reply("501 MAIL FROM:<address> is expected")
        }
        for parameter in rest.split(separator: " ") where parameter.uppercased().hasPrefix("SIZE=") {
            if let size = Int(parameter.dropFirst(5)), size > sizeLimit {
                return reply("552 too long; at most \(sizeLimit) bytes")
            }
        }
        from = address
        return reply("250 noted")
    }

    private mutating func recipient(_ rest: Substring) -> Turn {
        guard from != nil else { return reply("503 say MAIL first") }
        guard let address = Self.path(rest, after: "TO:"), !address.isEmpty else {
            return reply("501 RCPT TO:<address> is expected")
        }
        guard recipients.count < Self.mostRecipients else {
            return reply("452 too many recipients; at most \(Self.mostRecipients)")
        }
        recipients.append(address)
        return reply("250 noted")
    }

    private mutating func beginData() -> Turn {
        guard from != nil, !recipients.isEmpty else { return reply("503 say MAIL and RCPT first") }
        data = []
        isTooLong = false
        return reply("354 go on; a line with a single dot ends the mail")
    }

    private mutating func takeData(_ line: some Collection<UInt8>) -> Turn {
        let dot = UInt8(ascii: ".")
        guard line.first == dot else {
            add(line)
            return Turn()
        }
        guard line.count == 1 else {
            add(line.dropFirst())
            return Turn()
        }
        defer { reset() }
        guard !isTooLong else { return reply("552 too long; at most \(sizeLimit) bytes") }
        guard let raw = data, let from else { return reply("451 the mail was lost") }
        var turn = reply("250 caught")
        turn.mail = Mail(envelope: Envelope(from: from, recipients: recipients), raw: raw)
        return turn
    }

    private mutating func add(_ line: some Collection<UInt8>) {
        guard !isTooLong else { return }
        guard (data?.count ?? 0) + line.count + 2 <= sizeLimit else {
            isTooLong = true
            data = []
            return
        }
        data?.append(contentsOf: line)
        data?.append(contentsOf: [13, 10])
    }

    private mutating func reset() {
        from = nil
        recipients = []
        data = nil
    }

    private func reply(_ words: String) -> Turn { Turn(reply: words + "\r\n") }

    /// The address of `FROM:<a@b>`; nothing for any other form.
    private static func path(_ words: Substring, after key: String) -> String? {
        guard words.prefix(key.count).uppercased() == key else { return nil }
        let rest = words.dropFirst(key.count).drop { $0 == " " }
        guard rest.first == "<", let end = rest.firstIndex(of: ">") else { return nil }
        let address = rest[rest.index(after: rest.startIndex)..<end]
        guard address.allSatisfy({ !$0.isWhitespace && $0 != "<" }), address.isEmpty || address.contains("@") else {
            return nil
        }
        return String(address)
    }
}
