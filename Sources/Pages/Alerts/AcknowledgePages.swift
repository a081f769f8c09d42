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
    let words = context.words
    return page(
        words.acknowledgeQuestion, in: context,
        """
        <p class="over">\(words.marked(model.title)) – \(words.marked(model.organisation))</p>
        <h1>\(words.acknowledgeQuestion)</h1>
        <p class="standing">\(when: model.kind.isAboutStatus, .status(model.status, words.serviceStatus(model.status), isLarge: true)) \
        <span class="quiet">\(words.time(model.since, words.capitalised(words.since(model.since))))</span></p>
        \(SituationStatements(situation: model.situation, context: context).html)
        <p>\(words.acknowledgeMeaning)</p>
        <form method="post" action="\(context.link(.acknowledge(seal: seal)))">
        <p><button>\(words.acknowledgeYes)</button></p></form>
        <p class="quiet">\(words.acknowledgeNo)</p>
        """)
}

/// The page after acknowledging, or when it had been done or was over before.
public func acknowledgedPage(_ model: AlertModel, in context: PageContext) -> HTML {
    let words = context.words
    return page(
        words.acknowledgedTitle(model.state), in: context,
        """
        <p class="over">\(words.marked(model.title)) – \(words.marked(model.organisation))</p>
        <h1>\(words.acknowledgedTitle(model.state))</h1>
        <p>\(words.stateSentence(model))</p>
        \(when: model.state != .resolved, "<p>\(words.acknowledgedMeaning)</p>")
        <p><a href="\(context.link(.status(model.service)))">\(words.followStatus)</a></p>
        """)
}

/// The page of a link that cannot be used.
public func linkRefusedPage(_ refusal: LinkRefusal, in context: PageContext) -> HTML {
    let words = context.words
    return page(
        words.linkRefusedTitle(refusal), in: context,
        """
        <h1>\(words.linkRefusedTitle(refusal))</h1>
        <p>\(words.linkRefused(refusal))</p>
        <p>\(words.linkRefusedNext) <a href="\(context.link(.signIn))">\(words.signIn)</a></p>
        """)
}
