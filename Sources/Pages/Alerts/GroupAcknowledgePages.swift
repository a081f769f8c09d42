import Registry

/// The page that the link in a mail about several services leads to: it lists them and asks, because mail programs open
/// links by themselves.
public func acknowledgeGroupQuestionPage(_ models: [AlertModel], seal: String, in context: PageContext) -> HTML {
    let words = context.words
    let open = models.filter { $0.state == .open }
    return page(
        words.acknowledgeGroupQuestion(open.count), in: context,
        """
        <h1>\(words.acknowledgeGroupQuestion(open.count))</h1>
        \(list(models, context))
        <p>\(words.acknowledgeMeaning)</p>
        <form method="post" action="\(context.link(.acknowledge(seal: seal)))">
        <p><button>\(words.acknowledgeYes)</button></p></form>
        <p class="quiet">\(words.acknowledgeNo)</p>
        """)
}

/// The page after acknowledging several alerts, or when it had been done or all were over before.
public func acknowledgedGroupPage(_ models: [AlertModel], in context: PageContext) -> HTML {
    let words = context.words
    return page(
        words.acknowledgedGroup(models), in: context,
        """
        <h1>\(words.acknowledgedGroup(models))</h1>
        \(list(models, context))
        \(when: models.contains { $0.state != .resolved }, "<p>\(words.acknowledgedMeaning)</p>")
        <p><a href="\(context.link(.statuses))">\(words.followStatus)</a></p>
        """)
}

private func list(_ models: [AlertModel], _ context: PageContext) -> HTML {
    let words = context.words
    return """
        <ul class="events">\(each: models.byPeople, { model in
            """
            <li><strong>\(words.alertTitle(model))</strong>
            <p>\(words.capitalised(words.since(model.since))) – \(words.people(model.peoplePerDay))</p>
            <p class="quiet">\(words.stateSentence(model))</p></li>
            """
        })</ul>
        """
}
