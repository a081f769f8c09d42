import Measures
public import Registry

/// One alert for whoever holds the sealed link of a mail, without signing in: what it is about, or was, and how it ended.
///
/// It shows no words of people and nothing internal: no office, no message that was sent, no note, no technical line of
/// a check. It asks for nothing and changes nothing.
///
/// - Parameter until: when the link stops to work.
public func sealedAlertPage(_ model: AlertModel, until: Timestamp, in context: PageContext) -> HTML {
    let (words, model) = (context.words, model.withoutInsides)
    let title = words.title(words.headline(model), of: model)
    return page(
        title, in: context, isListed: false,
        """
        <p class="over">\(words.kind(model.kind, isOver: model.isOver)) – \(words.marked(model.organisation))</p>
        <h1>\(title)</h1>
        \(AlertFacts.standing(model, context))
        \(AlertFacts(model: model, context: context, isForTeam: false).html)
        \(section("about", words.aboutTitle(model), AlertAbout(model: model, context: context).html))
        \(AlertEnding(model: model, context: context).html)
        \(section("evidence", words.evidenceTitle,
            AlertEvidence(model: model, context: context, isForTeam: false).html))
        \(section("next", words.nextTitle, "<ol>\(each: words.nextStepsToRead(model), { "<li>\($0)</li>" })</ol>"))
        \(when: model.kind != .network,
            "<p><a href=\"\(context.link(.status(model.service)))\">\(words.followStatus)</a></p>")
        <p class="quiet">\(words.sealedUntil(until)) \(words.sealedMore) \
        <a href="\(context.link(.alert(model.id)))">\(words.sealedWhole)</a></p>
        """)
}
