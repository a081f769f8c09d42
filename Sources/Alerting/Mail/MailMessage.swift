public import Registry

/// One mail as it goes over the wire: text and HTML of the same words (RFC 5322, RFC 2045 to 2047).
///
/// Whatever the words are, they cannot add or end a header: they are cleaned and encoded, and ids are checked.
public struct MailMessage: Hashable, Sendable {
    /// Why no mail can be made.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong and what was expected.
        public let description: String
    }

    /// Who it is from.
    public var from: Mailbox
    /// Who it is for.
    public var to: Mailbox
    /// The subject.
    public var subject: String
    /// When it is sent.
    public var date: Timestamp
    /// The id, with its angle brackets.
    public var messageID: String
    /// The id of the message that it follows, so that mail programs show them together.
    public var inReplyTo: String?
    /// The BCP 47 tag of the language.
    public var language: String
    /// The words as plain text.
    public var text: String
    /// The words as HTML.
    public var html: String

    /// Creates a mail.
    public init(
        from: Mailbox, to: Mailbox, subject: String, date: Timestamp, messageID: String, inReplyTo: String? = nil,
        language: String, text: String, html: String
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.date = date
        self.messageID = messageID
        self.inReplyTo = inReplyTo
        self.language = language
        self.text = text
        self.html = html
    }

    /// The mail in the form in which it is sent: ASCII, CR LF at every end of a line.
    ///
    /// - Throws: an id or a language that is none.
    public func bytes() throws(Problem) -> [UInt8] {
        for id in [messageID, inReplyTo].compactMap(\.self) where !MailMessage.isMessageID(id) {
            throw Problem(
                description: "\"\(HeaderText.clean(id))\" is no message id; <left@right> in ASCII is expected")
        }
        guard isLanguageTag(language) else {
            throw Problem(
                description: "\"\(HeaderText.clean(language))\" is no language; a BCP 47 tag such as en is expected")
        }
        // An equals sign and an underscore never stand beside each other in quoted-printable text.
        let boundary =
            "=_"
            + messageID.utf8.filter { (48...57).contains($0) || (97...122).contains($0) }.prefix(48)
            .map { String(UnicodeScalar($0)) }.joined()
        var lines = HeaderText.mailbox("From", from) + HeaderText.mailbox("To", to)
        lines += HeaderText.unstructured("Subject", subject)
        lines += "Date: \(MailMessage.written(date))\r\n"
        lines += HeaderText.fold("Message-ID", [messageID])
        if let inReplyTo {
            lines += HeaderText.fold("In-Reply-To", [inReplyTo]) + HeaderText.fold("References", [inReplyTo])
        }
        // Nobody's automatic answer is wanted (RFC 3834).
        lines += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Language: \(language)\r\n"
        lines += "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"\r\n\r\n"
        for (type, words) in [("plain", text), ("html", html)] {
            lines += "--\(boundary)\r\nContent-Type: text/\(type); charset=utf-8\r\n"
            lines += "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
            // The end of line before a boundary belongs to the boundary (RFC 2046 §5.1.1), so the words get one more.
            lines += QuotedPrintable.encode(words) + "\r\n"
        }
        return Array((lines + "--\(boundary)--\r\n").utf8)
    }

    /// Whether a text is a message id: angle brackets around two sides of plain ASCII.
    private static func isMessageID(_ text: String) -> Bool {
        guard text.hasPrefix("<"), text.hasSuffix(">"), (5...250).contains(text.utf8.count) else { return false }
        let sides = text.dropFirst().dropLast().split(separator: "@", omittingEmptySubsequences: false)
        return sides.count == 2
            && sides.allSatisfy { side in
                !side.isEmpty
                    && side.utf8.allSatisfy { (0x21...0x7E).contains($0) && !#"<>"()[]\,;:"#.utf8.contains($0) }
            }
    }

    /// A moment as mails write it, `Mon, 23 Nov 2026 14:05:00 +0000`.
    static func written(_ moment: Timestamp) -> String {
        let seconds = moment.milliseconds.flooredQuotient(1000)
        let days = seconds.flooredQuotient(86_400)
        let date = CivilDate(days: days)
        let time = seconds - days * 86_400
        func pad(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        // 1970-01-01 was a Thursday.
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][Int(days - days.flooredQuotient(7) * 7)]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(weekday), \(date.day) \(months[date.month - 1]) \(date.year) "
            + "\(pad(time / 3600)):\(pad(time / 60 % 60)):\(pad(time % 60)) +0000"
    }
}
