import Registry

/// The mails that the demonstration caught instead of sending.
public func mailboxPage(_ mails: [CaughtMailModel], in context: PageContext) -> HTML {
    let words = context.words
    let content: HTML =
        mails.isEmpty
        ? "<p class=\"empty\">\(words.noMails)</p>"
        : DataTable(
            id: "mails", caption: words.mailsCaption,
            columns: [words.subjectColumn, words.toColumn, words.atColumn].map { DataTable.Column($0) },
            rows: mails.map { mail in
                let subject = mail.subject.isEmpty ? words.noSubject : mail.subject
                return [
                    "<a href=\"\(context.link(.mail(mail.id)))\">\(subject)</a>",
                    HTML(escaping: mail.to.joined(separator: ", ")),
                    words.time(mail.at, words.spoken(mail.at)),
                ]
            }
        ).html
    return page(
        words.mailbox, at: .mailbox, in: context,
        "<h1>\(words.mailbox)</h1>\n<p class=\"intro\">\(words.mailboxIntro)</p>\n\(content)")
}

/// One caught mail as text, with its links made usable.
public func mailPage(_ mail: CaughtMailModel, in context: PageContext) -> HTML {
    let words = context.words
    let subject = mail.subject.isEmpty ? words.noSubject : mail.subject
    return page(
        subject, at: .mailbox, in: context,
        """
        <a class="back" href="\(context.link(.mailbox))">← \(words.allMails)</a>
        <h1>\(subject)</h1>
        <dl class="facts"><dt>\(words.fromColumn)</dt><dd>\(mail.from)</dd>
        <dt>\(words.toColumn)</dt><dd>\(mail.to.joined(separator: ", "))</dd>
        <dt>\(words.atColumn)</dt><dd>\(words.time(mail.at, words.momentAndZone(mail.at)))</dd></dl>
        <pre class="mail">\(linked(mail.text))</pre>
        """)
}

/// A text in which words that are checked web addresses are links; all else is text.
func linked(_ text: String) -> HTML {
    var result = HTML.empty
    var rest = text[...]
    while let start = rest.firstRange(of: "http")?.lowerBound {
        let word = rest[start...].prefix { !$0.isWhitespace && !"<>\"".contains($0) }
        result += HTML(escaping: String(rest[..<start]))
        if let link = Link(checking: String(word)) {
            result += "<a href=\"\(link)\">\(String(word))</a>"
        } else {
            result += HTML(escaping: String(word))
        }
        rest = rest[word.endIndex...]
    }
    return result + HTML(escaping: String(rest))
}
