import Registry

/// Why a sealed or one-time link does not work any more.
public enum LinkRefusal: String, CaseIterable, Sendable, Hashable {
    /// Its time is over.
    case expired
    /// It was used before and works only once.
    case used
    /// It was never made here, or was changed or cut on its way.
    case forged
}

/// The page that a link in a mail leads to: it asks, because mail programs open links by themselves.
public func acknowledgeQuestionPage(_ model: AlertModel, seal: String, in context: PageContext) -> HTML {
    let (words, model) = (context.words, model.withoutInsides)
    return page(
        words.acknowledgeQuestion, in: context, isListed: false,
        """
        <p class="over">\(words.marked(model.title)) – \(words.marked(model.organisation))</p>
        <h1>\(words.acknowledgeQuestion)</h1>
        \(alertHead(model, context))
        <p>\(words.acknowledgeMeaning)</p>
        <form method="post" action="\(context.link(.acknowledge(seal: seal)))">
        <p><button>\(words.acknowledgeYes)</button></p></form>
        <p class="quiet">\(words.acknowledgeNo)</p>
        \(section("about", words.aboutTitle(model), AlertAbout(model: model, context: context).html))
        \(section("evidence", words.evidenceTitle,
            AlertEvidence(model: model, context: context, isForTeam: false).html))
        """)
}

/// The page after acknowledging, or when it had been done or was over before.
public func acknowledgedPage(_ model: AlertModel, in context: PageContext) -> HTML {
    let (words, model) = (context.words, model.withoutInsides)
    return page(
        words.acknowledgedTitle(model.state), in: context, isListed: false,
        """
        <p class="over">\(words.marked(model.title)) – \(words.marked(model.organisation))</p>
        <h1>\(words.acknowledgedTitle(model.state))</h1>
        <p>\(words.stateSentence(model))</p>
        \(when: !model.isOver, "<p>\(words.acknowledgedMeaning)</p>")
        \(alertHead(model, context))
        \(section("about", words.aboutTitle(model), AlertAbout(model: model, context: context).html))
        \(AlertEnding(model: model, context: context).html)
        \(section("evidence", words.evidenceTitle,
            AlertEvidence(model: model, context: context, isForTeam: false).html))
        <p><a href="\(context.link(model.kind == .network ? .statuses : .status(model.service)))">\(words.followStatus)</a></p>
        """)
}

/// What an alert says in one line, with its status and since when, or from when to when.
private func alertHead(_ model: AlertModel, _ context: PageContext) -> HTML {
    let words = context.words
    let mark = AlertFacts.mark(model, context)
    return """
        <p><strong>\(words.title(words.headline(model), of: model))</strong></p>
        \(when: model.takenBack == nil, """
            <p class="standing">\(mark) \
            <span class="quiet">\(words.time(model.since, words.times(model))) \
            (\(words.zoneName(at: model.since)))</span></p>
            """)
        """
}

/// The page of a link that cannot be used.
public func linkRefusedPage(_ refusal: LinkRefusal, in context: PageContext) -> HTML {
    let words = context.words
    return page(
        words.linkRefusedTitle(refusal), in: context, isListed: false,
        """
        <h1>\(words.linkRefusedTitle(refusal))</h1>
        <p>\(words.linkRefused(refusal))</p>
        <p>\(words.linkRefusedNext) <a href="\(context.link(.signIn))">\(words.signIn)</a></p>
        <p>\(words.linkRefusedPublic) <a href="\(context.link(.statuses))">\(words.toStatuses)</a></p>
        """)
}
