import Measures
public import Registry

/// One alert for whoever holds the sealed link of a mail, without signing in: what it is about and how it ended.
///
/// It shows no words of people and nothing internal: no office, no message that was sent, no note, no technical line of
/// a check. It asks for nothing and changes nothing.
///
/// - Parameter until: when the link stops to work.
public func sealedAlertPage(_ model: AlertModel, until: Timestamp, in context: PageContext) -> HTML {
    let (words, model) = (context.words, model.withoutInsides)
    return page(
        words.headline(model), in: context, isListed: false,
        """
        <p class="over">\(words.kind(model.kind)) – \(words.marked(model.organisation))</p>
        <h1>\(words.headline(model))</h1>
        \(when: model.kind.isAboutStatus, """
            <p class="standing">\(.status(model.status, words.serviceStatus(model.status), isLarge: true))</p>
            """)
        <dl class="facts">\(facts(model, context))</dl>
        \(section("about", words.aboutTitle(model), AlertAbout(model: model, context: context).html))
        \(section("evidence", words.evidenceTitle,
            AlertEvidence(model: model, context: context, isForTeam: false).html))
        \(section("next", words.nextTitle, "<ol>\(each: words.nextSteps(model), { "<li>\($0)</li>" })</ol>"))
        \(when: model.kind != .network,
            "<p><a href=\"\(context.link(.status(model.service)))\">\(words.followStatus)</a></p>")
        <p class="quiet">\(words.sealedUntil(until)) \(words.sealedMore) \
        <a href="\(context.link(.alert(model.id)))">\(words.sealedWhole)</a></p>
        """)
}

private func facts(_ model: AlertModel, _ context: PageContext) -> HTML {
    let words = context.words
    return """
        <dt>\(words.stateColumn)</dt><dd>\(words.stateSentence(model))</dd>
        <dt>\(words.sinceColumn)</dt><dd>\(words.time(model.since, words.momentAndZone(model.since)))</dd>
        \(if: model.resolvedAt, { end in
            """
            <dt>\(words.untilColumn)</dt><dd>\(words.time(end, words.momentAndZone(end))) \
            (\(words.lasted(end - model.since)))</dd>

            """
        })<dt>\(words.peopleColumn)</dt><dd>\(words.capitalised(words.people(model.peoplePerDay)))</dd>
        """
}
