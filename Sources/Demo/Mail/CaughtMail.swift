public import Registry

/// One mail that was caught instead of being delivered.
public struct CaughtMail: Hashable, Sendable {
    /// The number of the mail: the first one caught is 1.
    public var id: Int
    /// When it was caught.
    public var caughtAt: Timestamp
    /// The address that failures would be returned to, from the envelope.
    public var from: String
    /// Where it would have gone, from the envelope.
    public var recipients: [String]
    /// The subject, decoded (RFC 2047).
    public var subject: String
    /// The `Date` header as written; empty for none.
    public var date: String
    /// The text part, decoded; empty for none.
    public var text: String
    /// The HTML part, decoded; nothing for none.
    public var html: String?
    /// The mail as it came, without the transport's dots.
    public var raw: [UInt8]

    /// Creates a mail from what came over the wire.
    init(id: Int, caughtAt: Timestamp, envelope: SMTPSession.Envelope, raw: [UInt8]) {
        let message = MailMessage(raw)
        self.id = id
        self.caughtAt = caughtAt
        from = envelope.from
        recipients = envelope.recipients
        subject = EncodedWords.decode(message.header("subject") ?? "")
        date = message.header("date") ?? ""
        text = message.content(ofType: "text/plain") ?? ""
        html = message.content(ofType: "text/html")
        self.raw = raw
    }
}
