import Measures
import Registry

/// One mail about an alert: it says what people cannot do and what to do next, to somebody who never saw the program.
///
/// It names offices and services only, never a person or an address of one.
public struct AlertMail: Sendable, Hashable {
    /// The subject, in one line.
    public let subject: String
    /// The plain text: lines of at most 72 characters (addresses stand alone on theirs), ended by line feeds.
    public let text: String
    /// The same as a whole HTML document with styles inside.
    public let html: String

    /// Writes a mail.
    public init(_ model: AlertMailModel) {
        let words = Messages(model.language, zone: model.zone, now: model.now, isReadLater: true)
        let parts = words.mailParts(model)
        subject = words.mailSubject(model)
        text = MailText.render(parts, colon: words.colon)
        html = MailMarkup.render(parts, subject: subject, language: model.language).text
    }
}

/// One part of a mail, from which its text and its HTML are both made.
enum MailPart: Hashable {
    /// What the mail says, in one line.
    case title(String, Status)
    case heading(String)
    case paragraph(String)
    case bullets([String])
    /// What something rests on: sentences, each with its technical line in small letters.
    case findings([EvidenceWords])
    case steps([String])
    /// An address to open.
    case action(String, url: String, isMain: Bool)
    /// Why the reader gets this, in small letters at the end.
    case closing(String)
}
