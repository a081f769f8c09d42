/// One mail about the alerts of several services: a mass failure is one message, and so is its end.
///
/// It names offices and services only, never a person or an address of one.
public struct GroupMail: Sendable, Hashable {
    /// The subject, in one line.
    public let subject: String
    /// The plain text: lines of at most 72 characters (addresses stand alone on theirs), ended by line feeds.
    public let text: String
    /// The same as a whole HTML document with styles inside.
    public let html: String

    /// Writes a mail.
    public init(_ model: GroupMailModel) {
        let words = Messages(model.language, zone: model.zone, now: model.now, isReadLater: true)
        let parts = words.groupParts(model)
        subject = words.groupSubject(model)
        text = MailText.render(parts, colon: words.colon)
        html = MailMarkup.render(parts, subject: subject, language: model.language).text
    }
}
