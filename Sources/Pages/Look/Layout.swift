import Registry

/// The places that the navigation leads to.
enum NavigationPlace: Sendable, Hashable {
    case services, alerts, statuses, standards, youSaid, about, mailbox, signIn
    /// A page that the navigation does not name.
    case elsewhere
}

/// A whole page: head, banner with navigation, what it is about, foot.
///
/// - Parameter isListed: whether search engines may list it; pages behind sealed links are for their holders only.
func page(
    _ title: String, at place: NavigationPlace = .elsewhere, in context: PageContext, isListed: Bool = true,
    _ content: HTML
) -> HTML {
    let words = context.words
    return """
        <!DOCTYPE html>
        <html lang="\(context.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        \(when: !isListed, """
            <meta name="robots" content="noindex, nofollow">

            """)\
        <title>\(title) – \(words.product)</title>
        <link rel="stylesheet" href="\(Link.asset(Asset.stylesheet.name))">
        <link rel="icon" type="image/svg+xml" href="\(Link.asset(Asset.icon.name))">
        </head>
        <body>
        <a class="skip" href="\(Link(fragment: "main"))">\(words.skip)</a>
        \(banner(place, context))\(if: context.notice, { notice in
            """
            <aside class="notice" aria-label="\(words.noticeLabel)"><div class="wrap">\
            <p>\(words.text(notice))</p></div></aside>

            """
        })<main id="main" tabindex="-1"><div class="wrap">
        \(content)
        </div></main>
        <footer class="foot"><div class="wrap">
        <p>\(words.purpose)</p>
        <p>\(words.written(context.now)) <a href="\(context.link(.about))">\(words.aboutWords)</a></p>
        </div></footer>
        </body>
        </html>

        """
}

private func banner(_ place: NavigationPlace, _ context: PageContext) -> HTML {
    let words = context.words
    var entries: [(place: NavigationPlace, link: Link, word: String)] = []
    if context.viewer != nil {
        entries += [(.services, .overview, words.services), (.alerts, .alerts, words.alerts)]
    }
    entries += [
        (.statuses, .statuses, words.statuses), (.youSaid, .youSaid, words.youSaidTitle),
        (.standards, .standards, words.standards),
        (.about, .about, words.about),
    ]
    if context.hasMailbox { entries.append((.mailbox, .mailbox, words.mailbox)) }
    if context.viewer == nil { entries.append((.signIn, .signIn, words.signIn)) }
    let home: Link = context.viewer == nil ? .statuses : .overview
    return """
        <header class="banner"><div class="wrap">
        <a class="mark" href="\(context.link(home))">\(Mark.sign)\(words.product)</a>
        <nav class="tongue" aria-label="\(words.languages)"><ul>\(each: Language.allCases, { language in
            language == context.language
                ? "" : """
                <li><a href="\(context.address.adding("lang", language.rawValue))" lang="\(language.rawValue)" \
                hreflang="\(language.rawValue)">\(language.ownName)</a></li>
                """
        })</ul></nav>
        \(if: context.viewer, { viewer in
            """
            <div class="who"><span>\(words.signedInAs(viewer.name))</span>\
            <form method="post" action="\(context.link(.signOut))">\(csrf(viewer))\
            <button class="plain">\(words.signOut)</button></form></div>
            """
        })
        <nav class="places" aria-label="\(words.navigation)"><ul>\(each: entries, { entry in
            """
            <li><a href="\(context.link(entry.link))"\(when: entry.place == place, " aria-current=\"page\"")>\
            \(entry.word)</a></li>
            """
        })</ul></nav>
        </div></header>

        """
}

/// The hidden field by which a form proves that it came from a page of ours.
func csrf(_ viewer: PageContext.Viewer?) -> HTML {
    guard let viewer else { return .empty }
    return "<input type=\"hidden\" name=\"csrf\" value=\"\(viewer.csrf)\">"
}

/// The hidden field by which a GET form keeps the language that was asked for.
func languageField(_ context: PageContext) -> HTML {
    guard context.keepsLanguage else { return .empty }
    return "<input type=\"hidden\" name=\"lang\" value=\"\(context.language.rawValue)\">"
}

/// One choice of a form.
func option(_ value: String, _ label: String, isChosen: Bool) -> HTML {
    "<option value=\"\(value)\"\(when: isChosen, " selected")>\(label)</option>\n"
}

extension Messages {
    /// A text of a file; where it is not written in the language of the page, its own language is named.
    func marked(_ text: Text) -> HTML {
        let wording = wording(text)
        guard Language(tag: wording.language) != language else { return HTML(escaping: wording.words) }
        return "<span lang=\"\(wording.language)\">\(wording.words)</span>"
    }

    /// A moment for people and, in its attribute, for machines.
    func time(_ moment: Timestamp, _ text: String) -> HTML {
        "<time datetime=\"\(moment.description)\">\(text)</time>"
    }
}
